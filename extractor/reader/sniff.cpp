#include "extractor/reader/sniff.h"

#include "extractor/reader/characters.h"
#include "extractor/reader/decode.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace candour {
namespace {

struct Signature {
  std::string_view bytes;
  const char* what;
};

using namespace std::string_view_literals;

// Types that people do hand in by mistake: the message then says what the file is.
constexpr Signature kSignatures[] = {
    {"{\\rtf"sv, "a rich text document (RTF)"},
    {"\x89PNG"sv, "a PNG image"},
    {"\xFF\xD8\xFF"sv, "a JPEG image"},
    {"GIF8"sv, "a GIF image"},
    {"II*\0"sv, "a TIFF image"},
    {"MM\0*"sv, "a TIFF image"},
    {"\x1F\x8B"sv, "a gzip archive"},
    {"%!PS"sv, "a PostScript file"},
    {"\x7F"
     "ELF"sv,
     "a program"},
};

constexpr std::string_view kZip = "PK\x03\x04"sv;
constexpr std::string_view kEmptyZip = "PK\x05\x06"sv;
constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

constexpr std::size_t kSample = 1 << 16;  // bytes by which texts are told from each other

// Valid UTF-8, but for a sequence that the end of the sample cuts off.
bool is_utf8(std::string_view s) {
  std::size_t i = 0;
  while (i < s.size()) {
    const auto c = static_cast<unsigned char>(s[i]);
    const std::size_t length = c < 0x80                ? 1
                               : c >= 0xC2 && c < 0xE0 ? 2
                               : (c & 0xF0) == 0xE0    ? 3
                               : c >= 0xF0 && c < 0xF5 ? 4
                                                       : 0;
    if (length == 0) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if (i + k == s.size()) return true;
      if ((static_cast<unsigned char>(s[i + k]) & 0xC0) != 0x80) return false;
    }
    i += length;
  }
  return true;
}

// Control characters that no text has, per thousand bytes; a few in a short text are none. White space, form
// feed and escape do occur.
std::size_t control_per_mille(std::string_view s) {
  const auto controls = std::count_if(s.begin(), s.end(), [](char ch) {
    const auto c = static_cast<unsigned char>(ch);
    return c < 0x20 && !(c >= 0x08 && c <= 0x0D) && c != 0x1A && c != 0x1B;
  });
  return static_cast<std::size_t>(controls) * 1000 / (s.size() + 64);
}

// UTF-16 without a mark: Latin letters leave every other byte zero.
bool zeros_at(std::string_view s, std::size_t parity) {
  std::size_t here = 0, other = 0;
  for (std::size_t i = 0; i + 1 < s.size(); i += 2) {
    here += s[i + parity] == 0;
    other += s[i + 1 - parity] == 0;
  }
  return s.size() >= 8 && here * 2 * 10 >= s.size() * 9 && other == 0;
}

// How the text begins, as is_html() and is_markdown() want it.
std::string beginning_of(std::string_view bytes, const Sniffed& sniffed) {
  std::string begin;
  for (const char32_t c : decode(bytes.substr(0, kSample), sniffed)) {
    if (c >= 'A' && c <= 'Z')
      begin += static_cast<char>(c - 'A' + 'a');
    else
      append_utf8(c, begin);
  }
  return begin;
}

Sniffed sniff_encoding(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  if (sample.starts_with("\xEF\xBB\xBF") && is_utf8(sample)) return {FileType::text, TextEncoding::utf8, 3};
  if (sample.starts_with("\xFF\xFE")) return {FileType::text, TextEncoding::utf16le, 2};
  if (sample.starts_with("\xFE\xFF")) return {FileType::text, TextEncoding::utf16be, 2};
  for (const Signature& signature : kSignatures)
    if (sample.starts_with(signature.bytes)) return {FileType::unknown, TextEncoding::utf8, 0, signature.what};
  if (zeros_at(sample, 1)) return {FileType::text, TextEncoding::utf16le, 0};
  if (zeros_at(sample, 0)) return {FileType::text, TextEncoding::utf16be, 0};
  const std::size_t controls = control_per_mille(sample);
  if (is_utf8(bytes) && controls <= 50) return {FileType::text, TextEncoding::utf8, 0};
  if (controls <= 10) return {FileType::text, TextEncoding::windows1252, 0};
  return {};
}

}  // namespace

Sniffed sniff(std::string_view bytes) {
  if (bytes.substr(0, 1024 + 4).find("%PDF") <= 1024) return {FileType::pdf};
  if (bytes.starts_with(kZip) || bytes.starts_with(kEmptyZip)) return sniff_zip(bytes);
  if (bytes.starts_with(kOle)) return sniff_ole(bytes);
  Sniffed sniffed = sniff_encoding(bytes);
  if (sniffed.type != FileType::text) return sniffed;
  const std::string begin = beginning_of(bytes, sniffed);
  if (is_html(begin))
    sniffed.type = FileType::html;
  else if (is_markdown(begin))
    sniffed.type = FileType::markdown;
  return sniffed;
}

}  // namespace candour
