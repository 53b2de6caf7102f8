// All of some bytes, to a file or a pipe.
#pragma once

#include <cerrno>
#include <cstddef>

#include <unistd.h>

namespace candour {

// 0, or why not all of them could be written. Interrupted writes go on.
inline int write_all(int descriptor, const void* bytes, std::size_t size) {
  for (const char* at = static_cast<const char*>(bytes); size > 0;) {
    const ssize_t part = write(descriptor, at, size);
    if (part < 0 && errno == EINTR) continue;
    if (part <= 0) return part < 0 ? errno : EIO;
    at += part;
    size -= static_cast<std::size_t>(part);
  }
  return 0;
}

}  // namespace candour
