#include "extractor/utf8.h"

#include <cstdint>
#include <cstring>

#include <unicode/utf8.h>

#pragma GCC diagnostic ignored "-Wconversion"  // U8_NEXT is a macro of ICU's

namespace candour {
namespace {

// Length of the ASCII run at the beginning, eight bytes at a time: most of what is checked is English.
std::size_t ascii_run(const char* bytes, std::size_t size) {
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    std::uint64_t block = 0;
    std::memcpy(&block, bytes + i, 8);
    if ((block & 0x8080808080808080ULL) != 0) break;
  }
  return i;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  const std::size_t size = bytes.size();
  std::size_t i = 0;
  while (i < size) {
    i += ascii_run(bytes.data() + i, size - i);
    const std::size_t block_end = i + 8 < size ? i + 8 : size;
    while (i < block_end) {
      UChar32 character = 0;
      U8_NEXT(bytes.data(), i, size, character);
      if (character < 0) return false;
    }
  }
  return true;
}

std::string to_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t begin = i;
    UChar32 character = 0;
    U8_NEXT(bytes.data(), i, bytes.size(), character);
    if (character < 0) {
      out += "\xEF\xBF\xBD";
    } else {
      out.append(bytes, begin, i - begin);
    }
  }
  return out;
}

}  // namespace candour
