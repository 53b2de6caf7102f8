#include "extractor/reader/html/encoding.h"

#include "extractor/reader/characters.h"
#include "extractor/reader/decode.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace candour::html {
namespace {

constexpr std::size_t kDeclaredWithin = 4096;  // bytes; browsers look at 1,024

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

// "iso-8859-2" in `<meta charset="iso-8859-2">`, `content="text/html; charset=..."`, `<?xml ... encoding="..."?>`.
std::string declared(std::string_view bytes) {
  const std::string begin = lower(bytes.substr(0, kDeclaredWithin));
  for (const std::string_view key : {"charset", "encoding"}) {
    for (std::size_t at = begin.find(key); at != std::string::npos; at = begin.find(key, at + 1)) {
      const std::size_t equals = begin.find_first_not_of(" \t\r\n", at + key.size());
      if (equals == std::string::npos || begin[equals] != '=') continue;
      const std::size_t name = begin.find_first_not_of(" \t\r\n\"'", equals + 1);
      if (name == std::string::npos) continue;
      const std::size_t end = begin.find_first_of(" \t\r\n\"';>?/", name);
      if (end != std::string::npos && end - name < 40) return begin.substr(name, end - name);
    }
  }
  return {};
}

struct Utf8Count {
  std::size_t whole = 0, broken = 0;  // sequences of several bytes, and bytes that belong to none
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = c >= 0xC2 && c < 0xE0 ? 2 : (c & 0xF0) == 0xE0 ? 3 : c >= 0xF0 && c < 0xF5 ? 4 : 0;
    std::size_t k = 1;
    while (k < length && i + k < bytes.size() && (static_cast<unsigned char>(bytes[i + k]) & 0xC0) == 0x80) ++k;
    const bool whole = length > 0 && k == length;
    ++(whole ? count.whole : count.broken);
    i += whole ? length : 1;
  }
  return count;
}

bool is_latin1(const std::string& name) {
  static constexpr std::string_view kNames[] = {"iso-8859-1",   "latin1", "latin-1",   "us-ascii",   "ascii",
                                                "windows-1252", "cp1252", "iso8859-1", "iso_8859-1", "ansi"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

// A page that can be read as ASCII as far as its <meta> is in none of the others that ICU knows (UTF-16, UTF-7).
bool is_plausible(const std::string& name) {
  static constexpr std::string_view kFamilies[] = {"iso-8859",  "iso8859", "windows-", "cp125", "koi8", "shift",
                                                   "x-sjis",    "sjis",    "euc-",     "gb",    "big5", "iso-2022-jp",
                                                   "macintosh", "x-mac",   "tis-620",  "ibm866"};
  return std::any_of(std::begin(kFamilies), std::end(kFamilies),
                     [&](std::string_view family) { return name.starts_with(family); });
}

// By ICU; empty if it does not know the encoding.
std::string converted(std::string_view bytes, const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(name.c_str(), &status), ucnv_close);
  if (U_FAILURE(status) || bytes.size() > (std::size_t{1} << 28)) return {};
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  std::string out;
  if (U_SUCCESS(status)) text.toUTF8String(out);
  return out;
}

std::string encoded(const std::u32string& text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char32_t c : text) append_utf8(c, out);
  return out;
}

}  // namespace

std::string_view to_utf8(std::string_view bytes, const Sniffed& sniffed, std::string& held) {
  if (sniffed.encoding == TextEncoding::utf16le || sniffed.encoding == TextEncoding::utf16be) {
    held = encoded(decode(bytes, sniffed));
    return held;
  }
  bytes.remove_prefix(sniffed.mark);
  const Utf8Count count = count_utf8(bytes);
  std::string name = declared(bytes);
  const bool says_utf8 = name == "utf-8" || name == "utf8";
  // Encodings that look like ASCII, and switch by escapes, must be believed.
  if (count.broken == 0 && !(count.whole == 0 && name == "iso-2022-jp")) return bytes;
  if (sniffed.mark != 0 || (count.whole > count.broken && (says_utf8 || name.empty()))) {
    held = encoded(decode_utf8(bytes));
    return held;
  }
  if (is_plausible(name) && !is_latin1(name)) {
    held = converted(bytes, name);
    if (!held.empty()) return held;
  }
  held = encoded(decode(bytes, {FileType::html, TextEncoding::windows1252, 0}));
  return held;
}

}  // namespace candour::html
