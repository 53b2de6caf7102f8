#include "extractor/reader/characters.h"

#include <algorithm>
#include <string_view>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace candour {
namespace {

constexpr std::u32string_view kLatinLigatures[] = {U"ff",  U"fi", U"fl", U"ffi",
                                                   U"ffl", U"st", U"st"};  // U+FB00 to U+FB06

// Wingdings, Symbol and their kin, as producers map them into the private use area (U+F000 + code): those
// that are used as bullets.
constexpr char32_t kSymbolBullets[] = {0xF02D, 0xF06C, 0xF06D, 0xF06E, 0xF06F, 0xF070, 0xF071, 0xF072, 0xF073,
                                       0xF074, 0xF075, 0xF076, 0xF077, 0xF09E, 0xF09F, 0xF0A0, 0xF0A1, 0xF0A2,
                                       0xF0A3, 0xF0A4, 0xF0A7, 0xF0A8, 0xF0AA, 0xF0AB, 0xF0B7, 0xF0BE, 0xF0C4,
                                       0xF0D8, 0xF0DC, 0xF0DE, 0xF0E0, 0xF0E8, 0xF0F0, 0xF0FB, 0xF0FC, 0xF0FE};

bool vanishes(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return true;
  if (c >= 0x200B && c <= 0x200F) return true;  // zero-width space and joiners, direction marks
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069)) return true;
  if (c == 0x61C || c == 0x180E) return true;  // Arabic letter mark, Mongolian separator
  if ((c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F)) return true;  // annotations, tags
  if (c >= 0xD800 && c <= 0xDFFF) return true;
  return c == 0xFEFF || c == 0xFFFE || c == 0xFFFF || c > 0x10FFFF;
}

void push(char32_t c, Unfolded& out) {
  if (out.count < Unfolded::kMax) out.c[out.count++] = c;
}

}  // namespace

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

void unfold(char32_t c, Unfolded& out) {
  if (c > 0x20 && c < 0x7F) return push(c, out);
  if (is_space(c)) return push(' ', out);
  if (vanishes(c)) return;
  if (c == 0xAD) return push('-', out);
  if (c >= 0xFB00 && c <= 0xFB06) {
    for (char32_t letter : kLatinLigatures[c - 0xFB00]) push(letter, out);
    return;
  }
  if (std::binary_search(std::begin(kSymbolBullets), std::end(kSymbolBullets), c)) return push(0x2022, out);
  push(c, out);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool is_digit(char32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit(static_cast<UChar32>(c)) != 0;
}
bool is_upper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(static_cast<UChar32>(c)) != 0;
}
bool is_lower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(static_cast<UChar32>(c)) != 0;
}

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

bool is_bullet(char32_t c) {
  switch (c) {
    case 0xB7:  // middle dot
    case 0x2022:
    case 0x2023:
    case 0x2043:
    case 0x204C:
    case 0x204D:  // bullets
    case 0x2219:
    case 0x22C5:
    case 0x2713:
    case 0x2714:
    case 0x27A2:
    case 0x27A4:
    case 0x2794:
    case 0x2192:
    case 0x21D2:
    case 0x25A0:
    case 0x25A1:
    case 0x25AA:
    case 0x25AB:
    case 0x25B6:
    case 0x25B8:
    case 0x25BA:
    case 0x25C6:
    case 0x25C7:
    case 0x25CA:
    case 0x25CB:
    case 0x25CF:
    case 0x25D8:
    case 0x25E6:
    case 0x2605:
    case 0x2756:
    case 0x29BF:
    case 0x203A:
    case 0xBB:  // as web pages use them
      return true;
    default:
      return is_private_use(c);
  }
}

bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011 || c == 0xAD;
}

void append_utf8(char32_t c, std::string& out) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

void append_nfc(std::u32string_view text, std::string& out) {
  // Below U+0300 nothing combines: nearly all text goes this way.
  const bool plain =
      std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x300 || (c >= 0x2010 && c < 0x2100); });
  if (!plain) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    const auto source = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                      static_cast<std::int32_t>(text.size()));
    const icu::UnicodeString normal = U_SUCCESS(status) ? nfc->normalize(source, status) : source;
    if (U_SUCCESS(status)) {
      normal.toUTF8String(out);
      return;
    }
  }
  for (char32_t c : text) append_utf8(c, out);
}

}  // namespace candour
