// Numbers for the different words of a document: 0 for the first that is met, 1 for the second, ...
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

// Keeps its own copy of each text; all together under 4 GB.
class TextNumbers {
 public:
  TextNumbers() : slots_(1024) {}

  // The same text has the same number.
  std::uint32_t add(std::string_view text);
  std::size_t size() const { return ends_.size(); }

 private:
  struct Slot {
    std::uint32_t hash = 0, number = 0xFFFFFFFF;
  };
  std::string_view text(std::uint32_t number) const;
  void grow();

  std::vector<Slot> slots_;  // a power of two, at most half of them taken
  std::string bytes_;        // of all texts
  std::vector<std::uint32_t> ends_;
};

}  // namespace candour
