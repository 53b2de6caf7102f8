// A segment of a pattern as a graph over the words of a sentence. A step goes from one state to the next over
// one token that an RE2 expression matches whole:
//
//   'our (own )?employees'    0 -our-> 2,  2 -own-> 3,  2 -employees-> 1,  3 -employees-> 1      (0 begins, 1
//   is an end)
//
// Graphs have no circles: what repeats over several words does so at most kMostRepeats times.
#pragma once

#include "rules/pattern_tree.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace candour {

struct WordGraph {
  struct Step {
    std::uint32_t from = 0, to = 0;
    std::string word;  // RE2, matches a whole token (as MatchText writes it)
    bool operator==(const Step&) const = default;
  };
  std::vector<Step> steps;  // every `from` but 0 has been a `to` before
  std::vector<bool> ends;   // by state; state 0 begins and is no end
  bool operator==(const WordGraph&) const = default;
};

inline constexpr std::uint32_t kMostRepeats = 8;   // of * and + over several words
inline constexpr std::uint32_t kMostCounted = 30;  // of {n,m} over several words
inline constexpr std::size_t kMostSteps = 5000;

struct PatternMistake {
  std::string what;      // "a gap is too long"; empty when it has been reported already
  std::string expected;  // "0 to 30 words, as in ...30..."
};

struct WordGraphResult {  // exactly one is set
  std::optional<WordGraph> graph;
  std::optional<PatternMistake> mistake;
};
WordGraphResult graph_of(const PatternNode& tree);

// A text that two graphs share only if they are equal.
std::string key_of(const WordGraph& graph);

}  // namespace candour
