// The text that patterns see: one sentence as a row of tokens parted by single spaces.
//
//   sentence   «The Group’s e-learning reached 1,000 staff.»
//   folded     « the group ' s e learning reached 1,000 staff . »
//
// A token is a run of letters, marks and digits of any alphabet, or one punctuation mark. White space,
// hyphens and dashes part tokens and are gone; a comma or full stop between two digits stays inside its
// number. Typographic quotes become plain ones, digits of any alphabet 0 to 9, and letters are case folded
// (one code point to one). A mark beyond ASCII is preceded by the byte 0x01: so a pattern tells a word's
// character (anything beyond ASCII) from a mark's with a small character class.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

inline constexpr char kMarkByte = '\x01';  // stands before a mark that is not ASCII

enum class CharacterKind : std::uint8_t {
  letter,   // letters and combining marks
  digit,    // decimal digits
  mark,     // punctuation, symbols, other numbers such as ²
  parting,  // white space, hyphens, dashes: between tokens
  nothing,  // soft hyphens, joiners and the like: as if absent
};

CharacterKind kind_of(char32_t character);

// The plain form of a quote or digit; any other character as it is.
char32_t plain(char32_t character);

// Simple case folding.
char32_t folded(char32_t character);

struct Token {
  std::uint32_t begin = 0, end = 0;  // bytes in the sentence
  std::uint32_t at = 0;              // its first byte in MatchText::folded
  std::uint32_t words_before = 0;    // tokens before it that are words, not marks
  bool word = false;
};

struct MatchText {
  std::string folded;
  std::string cased;                    // the same without folding; empty unless asked for
  std::vector<std::uint32_t> cased_at;  // each token's first byte in `cased`; empty unless asked for
  std::vector<Token> tokens;            // ascending

  std::uint32_t words_before(std::uint32_t token) const;  // token <= tokens.size()
  std::string_view token(std::uint32_t index, bool as_cased) const;
};

// A run of tokens, half-open.
struct TokenSpan {
  std::uint32_t begin = 0, end = 0;
  bool operator==(const TokenSpan&) const = default;
};

// `sentence` is UTF-8 in NFC, under 4 GB; bytes that are not UTF-8 part words. Linear. Pure.
MatchText match_text_of(std::string_view sentence, bool with_case);

}  // namespace candour
