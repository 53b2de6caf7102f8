// Where this program stands: what belongs to it is beside it.
#pragma once

#include <string>

#include <unistd.h>

namespace candour {

// With the slash at its end; empty if the kernel does not say.
inline std::string own_folder() {
  char path[4096];
  const ssize_t size = readlink("/proc/self/exe", path, sizeof path);
  if (size <= 0 || size == sizeof path) return {};
  const std::string program(path, static_cast<std::size_t>(size));
  return program.substr(0, program.rfind('/') + 1);
}

}  // namespace candour
