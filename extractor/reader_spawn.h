// Starting a process safely from a library that lives in a program it knows nothing about.
#pragma once

#include <string>

#include <sys/types.h>

namespace candour {

struct Spawned {
  int error = 0;  // errno; then the rest is -1
  pid_t process = -1;
  int socket = -1;   // SOCK_SEQPACKET; the process has the other end as wire::kRequestDescriptor
  int answers = -1;  // reading end of a pipe; the process has the other end as wire::kAnswerDescriptor
};

// posix_spawn, never fork: the host has threads. The descriptors are close-on-exec and the caller's to close.
Spawned spawn_reader(const std::string& program);

}  // namespace candour
