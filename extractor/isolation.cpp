#include "extractor/isolation.h"

#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace candour {

long landlock_version() {
  return syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

bool has_seccomp() {
  return prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
}

std::string isolation_here() {
#ifdef CANDOUR_SANITIZE
  return "time (a build with sanitizers: readers are bounded in nothing else)";
#else
  const long landlock = landlock_version();
  const bool seccomp = has_seccomp();
  std::string bounds = seccomp ? "system calls (seccomp), " : "";
  if (landlock >= 1)
    bounds += "files (Landlock " + std::to_string(landlock) + "), ";
  else if (seccomp)
    bounds += "files (none can be opened: this kernel has no Landlock), ";
  return bounds + "memory, time";
#endif
}

}  // namespace candour
