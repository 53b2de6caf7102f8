#include "extractor/reader/markdown_entities.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace candour {
namespace {

struct Entity {
  std::string_view name;
  char32_t character;
};

constexpr Entity kEntities[] = {
    {"amp", '&'},      {"lt", '<'},        {"gt", '>'},       {"quot", '"'},      {"apos", '\''},    {"nbsp", 0xA0},
    {"shy", 0xAD},     {"ensp", 0x2002},   {"emsp", 0x2003},  {"thinsp", 0x2009}, {"ndash", 0x2013}, {"mdash", 0x2014},
    {"minus", 0x2212}, {"hellip", 0x2026}, {"middot", 0xB7},  {"bull", 0x2022},   {"lsquo", 0x2018}, {"rsquo", 0x2019},
    {"sbquo", 0x201A}, {"ldquo", 0x201C},  {"rdquo", 0x201D}, {"bdquo", 0x201E},  {"laquo", 0xAB},   {"raquo", 0xBB},
    {"pound", 0xA3},   {"euro", 0x20AC},   {"cent", 0xA2},    {"yen", 0xA5},      {"sect", 0xA7},    {"para", 0xB6},
    {"copy", 0xA9},    {"reg", 0xAE},      {"trade", 0x2122}, {"deg", 0xB0},      {"plusmn", 0xB1},  {"times", 0xD7},
    {"frac12", 0xBD},  {"frac14", 0xBC},   {"frac34", 0xBE},  {"sup1", 0xB9},     {"sup2", 0xB2},    {"sup3", 0xB3},
    {"rarr", 0x2192},  {"larr", 0x2190},   {"agrave", 0xE0},  {"aacute", 0xE1},   {"acirc", 0xE2},   {"atilde", 0xE3},
    {"auml", 0xE4},    {"aring", 0xE5},    {"ccedil", 0xE7},  {"egrave", 0xE8},   {"eacute", 0xE9},  {"ecirc", 0xEA},
    {"euml", 0xEB},    {"iacute", 0xED},   {"ntilde", 0xF1},  {"oacute", 0xF3},   {"ocirc", 0xF4},   {"ouml", 0xF6},
    {"oslash", 0xF8},  {"uacute", 0xFA},   {"uuml", 0xFC},    {"szlig", 0xDF},    {"Eacute", 0xC9},  {"Auml", 0xC4},
    {"Ouml", 0xD6},    {"Uuml", 0xDC},     {"Oslash", 0xD8},  {"Aring", 0xC5},
};

}  // namespace

char32_t entity(std::string_view reference) {
  if (!reference.starts_with('&') || !reference.ends_with(';') || reference.size() < 3) return 0;
  const std::string_view name = reference.substr(1, reference.size() - 2);
  if (name[0] == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && code > 0 && code <= 0x10FFFF ? code : 0xFFFD;
  }
  const auto* found =
      std::find_if(std::begin(kEntities), std::end(kEntities), [&](const Entity& e) { return e.name == name; });
  return found != std::end(kEntities) ? found->character : 0;
}

}  // namespace candour
