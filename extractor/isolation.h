// What keeps readers from the machine that they run on, here.
#pragma once

#include <string>

namespace candour {

// "system calls (seccomp), files (Landlock 7), memory, time": what readers are bounded in on this kernel by this build. See
// extractor/reader/sandbox.h, which does it. Asks the kernel and changes nothing; any thread may call it.
std::string isolation_here();

}  // namespace candour
