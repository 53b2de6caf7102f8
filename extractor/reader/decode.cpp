#include "extractor/reader/decode.h"

#include <cstddef>

namespace candour {

std::u32string decode_utf8(std::string_view s) {
  std::u32string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) {
    const auto c = static_cast<unsigned char>(s[i]);
    const std::size_t length = c < 0x80                ? 1
                               : c >= 0xC2 && c < 0xE0 ? 2
                               : (c & 0xF0) == 0xE0    ? 3
                               : c >= 0xF0 && c < 0xF5 ? 4
                                                       : 0;
    char32_t value = length == 1 ? c : length == 2 ? c & 0x1FU : length == 3 ? c & 0x0FU : c & 0x07U;
    bool valid = length > 0 && i + length <= s.size();
    for (std::size_t k = 1; valid && k < length; ++k) {
      const auto next = static_cast<unsigned char>(s[i + k]);
      valid = (next & 0xC0) == 0x80;
      value = (value << 6) | (next & 0x3FU);
    }
    const char32_t least = length == 3 ? 0x800 : length == 4 ? 0x10000 : 0;
    valid = valid && value >= least && value <= 0x10FFFF && !(value >= 0xD800 && value < 0xE000);
    out += valid ? value : 0xFFFD;
    i += valid ? length : 1;
  }
  return out;
}

namespace {

std::u32string from_utf16(std::string_view s, bool big) {
  std::u32string out;
  out.reserve(s.size() / 2);
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(s[i]), b = static_cast<unsigned char>(s[i + 1]);
    return static_cast<char32_t>(big ? a << 8 | b : b << 8 | a);
  };
  for (std::size_t i = 0; i + 1 < s.size(); i += 2) {
    const char32_t c = unit(i);
    const char32_t low = c >= 0xD800 && c < 0xDC00 && i + 3 < s.size() ? unit(i + 2) : 0;
    if (low >= 0xDC00 && low < 0xE000) {
      out += 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    } else {
      out += c >= 0xD800 && c < 0xE000 ? 0xFFFD : c;
    }
  }
  return out;
}

std::u32string from_windows1252(std::string_view s) {
  static constexpr char32_t kHigh[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                         0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  std::u32string out;
  out.reserve(s.size());
  for (char ch : s) {
    const auto c = static_cast<unsigned char>(ch);
    out += c >= 0x80 && c < 0xA0 ? kHigh[c - 0x80] : c;
  }
  return out;
}

}  // namespace

std::u32string decode(std::string_view bytes, const Sniffed& sniffed) {
  bytes.remove_prefix(sniffed.mark);
  switch (sniffed.encoding) {
    case TextEncoding::utf16le:
      return from_utf16(bytes, false);
    case TextEncoding::utf16be:
      return from_utf16(bytes, true);
    case TextEncoding::windows1252:
      return from_windows1252(bytes);
    case TextEncoding::utf8:
      break;
  }
  return decode_utf8(bytes);
}

}  // namespace candour
