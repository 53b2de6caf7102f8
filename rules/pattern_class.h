// Character classes of patterns: '[sz]', '[^,]', '[- ]', '[\\d,.]'.
#pragma once

#include "rules/pattern_tree.h"
#include "rules/word_graph.h"

#include <optional>
#include <string>
#include <string_view>

namespace candour {

struct ClassResult {  // `node` or `mistake` is set
  PatternTree node;
  std::size_t end = 0;     // behind the ]
  bool is_number = false;  // digits, commas and full stops only: it stays inside a number
  std::optional<PatternMistake> mistake;
};

// Reads the class whose [ stands at `begin`. A mark in it is a token of its own and a space or hyphen the
// edge of a word, as everywhere in a pattern; a class that excludes never matches a space.
ClassResult read_character_class(std::u32string_view pattern, std::size_t begin, bool with_case);

std::string utf8_of(char32_t character);
constexpr bool is_ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
constexpr bool is_ascii_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

}  // namespace candour
