// A pattern of a pack, as an author writes it, and what the matcher makes of it: segments (graphs over words,
// see word_graph.h) with bounded gaps between them. docs/rule-authors.md describes the language.
//
//   '{staff} ... e-learning (is )?completed'   ->   {staff}   gap 8   e learning (is )?completed
//
// What is translated: literal characters are folded and made plain like the sentence; white space and hyphens
// become edges of words; punctuation becomes a token of its own; {name} becomes the words of that vocabulary;
// \w, \d, dots and classes never leave their word.
#pragma once

#include "rules/pattern_tree.h"
#include "rules/word_graph.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace candour {

struct Pattern {
  std::vector<WordGraph> segments;  // at least one
  std::vector<std::uint32_t> gaps;  // words that may stand between segment n and n + 1; one fewer than segments
  bool at_start = false;            // '^': only at the beginning of a sentence
};

// Bytes, in a pack: the cost of parentheses in one another grows with their square.
inline constexpr std::size_t kLongestPattern = 4 * 1024;
inline constexpr std::uint32_t kDefaultGap = 8;
inline constexpr std::uint32_t kLongestGap = 30;

// Gives a vocabulary as a tree, or null when there is none of that name (the caller has reported why).
using VocabularyLookup = std::function<PatternTree(std::string_view name)>;

// Translates a pattern. `text` is UTF-8 in NFC. Exactly one of the two results is set. What RE2 refuses is
// found by refusal_of().
struct PatternResult {
  std::optional<Pattern> pattern;
  std::optional<PatternMistake> mistake;
};
PatternResult translate_pattern(std::string_view text, bool with_case, const VocabularyLookup& vocabulary);

// Translates one word (or phrase) of a vocabulary: a pattern without gaps. Exactly one of the two results is
// set.
struct PhraseResult {
  PatternTree tree;
  std::optional<PatternMistake> mistake;
};
PhraseResult translate_phrase(std::string_view text, bool with_case, const VocabularyLookup& vocabulary);

// Nothing if RE2 takes all words of the graph, else RE2's reason. Patterns share most of their words: those that stand in `taken` are not
// asked about again; those that RE2 takes are added.
std::optional<std::string> refusal_of(const WordGraph& graph, std::unordered_set<std::string>& taken);

}  // namespace candour
