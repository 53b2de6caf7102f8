// An open file, closed when it goes.
#pragma once

#include <utility>

#include <unistd.h>

namespace candour {

class OpenDescriptor {
 public:
  explicit OpenDescriptor(int descriptor = -1) : descriptor_(descriptor) {}  // negative: none
  ~OpenDescriptor() { reset(-1); }
  OpenDescriptor(const OpenDescriptor&) = delete;
  OpenDescriptor& operator=(const OpenDescriptor&) = delete;

  int get() const { return descriptor_; }
  // Closes what was there.
  void reset(int descriptor) {
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = descriptor;
  }
  // The caller closes it.
  int release() { return std::exchange(descriptor_, -1); }

 private:
  int descriptor_;
};

}  // namespace candour
