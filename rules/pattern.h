// A pattern of a pack, as an author writes it, and what the matcher makes of it: segments (RE2 regular expressions on match text, see
// match_text.h) with bounded gaps between them. docs/rule-authors.md describes the language.
//
//   '{staff} ... e-learning (is )?completed'   ->   " (?:employees?|workers?) "   gap 8   " e learning (?:is )?completed "
//
// What is translated: literal characters are folded and made plain like the sentence; white space and hyphens become one space;
// punctuation becomes a token of its own; {name} becomes the words of that vocabulary; \w, \d, dots and negated classes never match a
// space, so no part of a pattern leaves its word except at a space that the author wrote; what may be absent takes its space along.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

struct Pattern {
  std::vector<std::string> segments;  // RE2, each with a space at both ends; at least one
  std::vector<std::uint32_t> gaps;    // words that may stand between segment n and n + 1; one fewer than segments
  bool operator==(const Pattern&) const = default;
};

inline constexpr std::uint32_t kDefaultGap = 8;
inline constexpr std::uint32_t kLongestGap = 30;
inline constexpr std::size_t kLongestSegment = 64 * 1024;  // bytes, vocabularies written out

struct PatternMistake {
  std::string what;      // "a gap is too long"; empty when the lookup found no vocabulary
  std::string expected;  // "0 to 30 words, as in ...30..."
};

// Gives a vocabulary as one regular expression group, or nothing when there is none of that name (the caller has reported why).
using VocabularyLookup = std::function<std::optional<std::string>(std::string_view name)>;

// Translates a pattern. `text` is UTF-8 in NFC. Exactly one of the two results is set. Regular expressions that RE2 refuses are
// found by check_segment().
struct PatternResult {
  std::optional<Pattern> pattern;
  std::optional<PatternMistake> mistake;
};
PatternResult translate_pattern(std::string_view text, bool with_case, const VocabularyLookup& vocabulary);

// Translates one word (or phrase) of a vocabulary: a pattern without gaps, without the spaces at its ends.
PatternResult translate_word(std::string_view text, bool with_case, const VocabularyLookup& vocabulary);

// Nothing if RE2 takes the segment, else RE2's reason.
std::optional<std::string> refusal_of(const std::string& segment);

}  // namespace candour
