#include "rules/period_tokens.h"

namespace candour {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Bytes of the letter at `at`: ASCII, or two bytes from "À" on, which is all that months and their like hold.
// 0 for no letter.
std::size_t letter_size(std::string_view text, std::size_t at) {
  if (is_ascii_letter(text[at])) return 1;
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead >= 0xC3 && lead < 0xE0 && at + 1 < text.size() ? 2 : 0;
}

// Small letters, for ASCII and for "À" to "Þ".
std::string lower(std::string_view word) {
  std::string out(word);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto c = static_cast<unsigned char>(out[i]);
    const bool capital = i > 0 && static_cast<unsigned char>(out[i - 1]) == 0xC3 && c >= 0x80 && c <= 0x9E;
    if ((c >= 'A' && c <= 'Z') || capital) out[i] = static_cast<char>(c + 0x20);
  }
  return out;
}

struct Sign {
  std::string_view text;
  PeriodTokenKind kind;
};

// Longest first is not needed: none begins another.
constexpr Sign kSigns[] = {
    {"-", PeriodTokenKind::dash},
    {"\u2010", PeriodTokenKind::dash},
    {"\u2011", PeriodTokenKind::dash},
    {"\u2012", PeriodTokenKind::dash},
    {"\u2013", PeriodTokenKind::dash},
    {"\u2014", PeriodTokenKind::dash},
    {"\u2212", PeriodTokenKind::dash},
    {"/", PeriodTokenKind::slash},
    {".", PeriodTokenKind::dot},
    {",", PeriodTokenKind::comma},
    {":", PeriodTokenKind::colon},
    {"'", PeriodTokenKind::apostrophe},
    {"\u2018", PeriodTokenKind::apostrophe},
    {"\u2019", PeriodTokenKind::apostrophe},
    {"(", PeriodTokenKind::bracket},
    {")", PeriodTokenKind::bracket},
};

constexpr std::string_view kSpaces[] = {" ", "\n", "\t", "\r", "\f", "\u00A0", "\u2009", "\u202F"};

std::size_t space_size(std::string_view text) {
  for (const std::string_view space : kSpaces) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

}  // namespace

std::vector<PeriodToken> period_tokens(std::string_view sentence) {
  std::vector<PeriodToken> tokens;
  bool glued = false;
  for (std::size_t at = 0; at < sentence.size();) {
    if (const std::size_t space = space_size(sentence.substr(at)); space > 0) {
      glued = false;
      at += space;
      continue;
    }
    PeriodToken token;
    token.glued = glued;
    std::size_t end = at;
    while (end < sentence.size() && is_digit(sentence[end])) ++end;
    if (end > at) {
      token.kind = PeriodTokenKind::number;
      token.digits = static_cast<int>(end - at);
      if (token.digits <= 4) token.value = std::stoi(std::string(sentence.substr(at, end - at)));
    } else if (letter_size(sentence, at) > 0) {
      token.kind = PeriodTokenKind::word;
      for (std::size_t size = 0; end < sentence.size() && (size = letter_size(sentence, end)) > 0;) end += size;
      token.lower = lower(sentence.substr(at, end - at));
    } else {
      end = at + 1;
      for (const Sign& sign : kSigns) {
        if (!sentence.substr(at).starts_with(sign.text)) continue;
        token.kind = sign.kind;
        end = at + sign.text.size();
      }
    }
    token.text = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    tokens.push_back(std::move(token));
    glued = true;
    at = end;
  }
  return tokens;
}

}  // namespace candour
