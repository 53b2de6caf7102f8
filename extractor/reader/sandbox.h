// What a reader gives up before it sees the first byte of a document.
#pragma once

#include "extractor/wire.h"

#include <string>

namespace candour {

// Bounds this process for good:
// - no files written, no core dumps, no more memory and processor time than the pool allows (rlimits);
// - no files opened but, for reading, those that Poppler, fontconfig and Tesseract open late: character maps, fonts, language data and the
//   libraries themselves, at paths that were fixed at build time (Landlock);
// - no system calls but those that reading needs: no socket, no program, no process, no signal to another, no open for writing (seccomp).
// Where the kernel has no Landlock no file can be opened at all: what is to be loaded late must be loaded before (files_can_be_told_apart()).
// Where it has no seccomp the other bounds still hold. Returns what could not be set up although the kernel has it, empty if all is well; a
// reader that cannot be bounded must not read.
//
// Sanitizers map terabytes and start programs: built with them (CANDOUR_SANITIZE), a reader is bounded in neither memory, files nor calls.
std::string enter_sandbox(const wire::Setup& setup);

// Whether files can be opened after enter_sandbox(): those of its list, by Landlock.
bool files_can_be_told_apart();

namespace sandbox {

enum class Outcome { holds, missing, failed };  // missing: the kernel does not have it

// Files, by Landlock. `data` is a further folder that may be read; may be empty.
Outcome restrict_files(const std::string& data);
// System calls, by seccomp. `may_open`: files may be opened for reading.
Outcome restrict_calls(bool may_open);

}  // namespace sandbox

}  // namespace candour
