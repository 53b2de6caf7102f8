// What a reader gives up before it sees the first byte of a document.
#pragma once

#include "extractor/wire.h"

#include <string>

namespace candour {

// Bounds this process for good: no files written, no core dumps, no more memory than the pool allows. Returns
// what could not be set up, empty if all is well; a reader that cannot be bounded must not read. System calls
// and files are bounded here too, once issue "Surviving" brings seccomp and Landlock.
std::string enter_sandbox(const wire::Setup& setup);

}  // namespace candour
