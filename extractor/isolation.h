// What keeps readers from the machine that they run on, here.
#pragma once

#include <string>

namespace candour {

// The version of Landlock that the kernel has; under 1 if it has none.
long landlock_version();
// Whether the kernel has seccomp.
bool has_seccomp();

// "system calls (seccomp), files (Landlock 7), memory, time": what readers are bounded in on this kernel by this build. See
// extractor/reader/sandbox.h, which does it. Asks the kernel and changes nothing; any thread may call it.
std::string isolation_here();

}  // namespace candour
