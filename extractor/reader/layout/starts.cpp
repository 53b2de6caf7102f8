#include "extractor/reader/layout/starts.h"

#include "extractor/reader/characters.h"

#include <algorithm>

namespace candour::layout {
namespace {

bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D || c == 0xBB;
}

bool is_opening(char32_t c) {
  return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x2018 || c == 0x201C || c == 0xAB;
}

}  // namespace

bool ends_sentence(const Line& line) {
  for (std::size_t i = line.words.size(); i-- > 0;) {
    const Word& word = line.words[i];
    if (word.raised) continue;
    std::size_t end = word.text.size();
    while (end > 0 && is_closing(word.text[end - 1])) --end;
    if (end == 0) continue;
    const char32_t c = word.text[end - 1];
    return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == 0x2026 || c == 0x3002;
  }
  return false;
}

bool begins_small(const Line& line) {
  for (char32_t c : line.words.front().text)
    if (!is_opening(c)) return is_lower(c);
  return line.words.size() > 1 && is_lower(line.words[1].text[0]);
}

bool begins_with_bullet(const Line& line) {
  const std::u32string_view text = line.words.front().text;
  if (is_bullet(text[0])) return text.size() == 1 || is_letter(text[1]) || is_digit(text[1]);
  const bool dash = text.size() == 1 &&
                    (is_hyphen(text[0]) || text[0] == '*' || text[0] == 0x2013 || text[0] == 'o' || text[0] == 0x2014);
  // A lone dash or "o" is a bullet when it stands clear of the text behind it.
  return dash && line.words.size() > 1 && line.words[1].u0 - line.words[0].u1 > 0.45F * line.size;
}

bool begins_with_number(const Line& line) {
  if (line.words.size() < 2 || line.words.front().raised) return false;
  const std::u32string_view text = line.words.front().text;
  const char32_t end = text.back();
  std::size_t digits = 0, letters = 0, dots = 0;
  for (char32_t c : text) {
    digits += is_digit(c);
    letters += is_letter(c);
    dots += c == '.';
  }
  const bool closed = end == '.' || end == ')';
  if (digits > 0 && letters == 0 && digits <= 4) return closed ? digits <= 3 || dots > 1 : dots > 0 && text.size() <= 6;
  if (digits > 0 || !closed || text.size() > 5) return false;
  const std::u32string_view bare = text.substr(text[0] == '(' ? 1 : 0, text.size() - 1 - (text[0] == '(' ? 1 : 0));
  const bool roman = std::all_of(bare.begin(), bare.end(), [](char32_t c) { return c == 'i' || c == 'v' || c == 'x'; });
  return !bare.empty() && (roman || (bare.size() == 1 && is_letter(bare[0])));
}

bool ends_in_hyphen(const Line& line) {
  const std::u32string_view text = line.words.back().text;
  return text.size() > 1 && is_hyphen(text.back()) && is_letter(text[text.size() - 2]);
}

long bare_number(const Line& line) {
  const std::u32string_view text = line.words.front().text;
  if (line.words.size() < 2 || text.size() > 3) return 0;
  long number = 0;
  for (char32_t c : text) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + static_cast<long>(c - '0');
  }
  return number;
}

bool begins_with_raised(const Line& line) {
  const Word& word = line.words.front();
  return word.raised && line.words.size() > 1 && (is_digit(word.text[0]) || !is_letter(word.text[0]));
}

bool is_all_capitals(const Line& line) {
  std::size_t letters = 0;
  for (const Word& word : line.words)
    for (char32_t c : word.text) {
      if (is_lower(c)) return false;
      letters += is_letter(c);
    }
  return letters >= 4;
}

}  // namespace candour::layout
