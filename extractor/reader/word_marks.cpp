#include "extractor/reader/word_marks.h"

#include "extractor/reader/characters.h"

#include <algorithm>

namespace candour {
namespace {

bool is_terminal(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == ':' || c == ';';
}

}  // namespace

bool is_bullet_word(std::u32string_view word) {
  return word.size() == 1 && (is_bullet(word[0]) || is_hyphen(word[0]) || word[0] == '*' || word[0] == 'o' ||
                              word[0] == 0x2013 || word[0] == 0x2014);
}

bool is_number_word(std::u32string_view word) {
  if (word.size() < 2 || word.size() > 7 || (word.back() != '.' && word.back() != ')')) return false;
  const std::u32string_view bare = word.substr(word[0] == '(' ? 1 : 0, word.size() - 1 - (word[0] == '(' ? 1 : 0));
  const bool year = bare.size() == 4 && bare.find('.') == bare.npos;  // "2015." ends a sentence
  const bool digits =
      !year && std::all_of(bare.begin(), bare.end(), [](char32_t c) { return is_digit(c) || c == '.'; });
  const bool roman = std::all_of(bare.begin(), bare.end(), [](char32_t c) { return c == 'i' || c == 'v' || c == 'x'; });
  return !bare.empty() && (digits || roman || (bare.size() == 1 && is_letter(bare[0])));
}

bool ends_sentence(std::u32string_view last_word) {
  while (last_word.size() > 1 && !is_letter(last_word.back()) && !is_digit(last_word.back()) &&
         !is_terminal(last_word.back()))
    last_word.remove_suffix(1);
  return is_terminal(last_word.back());
}

bool begins_small(std::u32string_view first_word) {
  return is_lower(first_word.front());
}

bool is_superscript_digit(char32_t c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

std::size_t trailing_note_signs(std::u32string_view word) {
  std::size_t n = 0;
  while (n < word.size() && is_superscript_digit(word[word.size() - 1 - n])) ++n;
  if (n == 0 || n == word.size()) return 0;
  // After three letters or more, or punctuation, it is no exponent.
  const std::u32string_view rest = word.substr(0, word.size() - n);
  if (is_digit(rest.back())) return 0;
  return !is_letter(rest.back()) || rest.size() >= 3 ? n : 0;
}

char32_t superscript(char32_t c) {
  static constexpr std::u32string_view kSuperscripts = U"\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079";
  return c >= '0' && c <= '9' ? kSuperscripts[c - '0'] : c;
}

}  // namespace candour
