#include "extractor/reader/sandbox.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <initializer_list>

#include <sys/prctl.h>
#include <sys/resource.h>

namespace candour {
namespace {

struct Bound {
  int resource;
  rlim_t most;
  const char* name;
};

bool set(const Bound& bound, rlim_t beyond = 0) {
  rlimit limit{};
  if (getrlimit(bound.resource, &limit) != 0) return false;
  limit = {std::min(limit.rlim_max, bound.most), std::min(limit.rlim_max, bound.most + beyond)};
  return setrlimit(bound.resource, &limit) == 0;
}

}  // namespace

std::string enter_sandbox(const wire::Setup& setup) {
  // A limit on file size does not touch pipes, so the answer still gets out.
  for (const Bound& bound : {Bound{RLIMIT_FSIZE, 0, "file size"}, Bound{RLIMIT_CORE, 0, "core dumps"}}) {
    if (!set(bound)) return std::string(bound.name) + ": " + std::strerror(errno);
  }
  // The soft limit comes first: its signal, SIGXCPU, says what happened.
  if (setup.processor_seconds != 0 && !set({RLIMIT_CPU, setup.processor_seconds, "processor time"}, 1))
    return std::string("processor time: ") + std::strerror(errno);
#ifndef CANDOUR_SANITIZE  // AddressSanitizer reserves terabytes of address space
  if (setup.memory_bytes != 0 && !set({RLIMIT_AS, setup.memory_bytes, "memory"})) {
    return std::string("memory: ") + std::strerror(errno);
  }
#endif
  // No set-user-ID program helps anyone out; without this the kernel takes no filter from a user either.
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return std::string("no_new_privs: ") + std::strerror(errno);
#ifndef CANDOUR_SANITIZE
  const sandbox::Outcome files = sandbox::restrict_files(setup.ocr.data);
  if (files == sandbox::Outcome::failed) return "files could not be restricted (Landlock)";
  if (sandbox::restrict_calls(files == sandbox::Outcome::holds) == sandbox::Outcome::failed)
    return "system calls could not be restricted (seccomp)";
#else
  (void)setup;
#endif
  return {};
}

}  // namespace candour
