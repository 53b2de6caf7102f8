// The matcher: all patterns of all packs at once. A token's words are found first (word_table.h), once for
// each different token of a document; then one walk over a sentence's tokens follows the graphs of all
// segments side by side and yields every place where one stands; then patterns of several segments are put
// together over their gaps.
//
// (An RE2::Set over whole sentences does not do: its automaton remembers which patterns have matched so far,
// so with hundreds of patterns nearly every sentence makes new states. docs/decisions has the figures.)
#pragma once

#include "rules/match_text.h"
#include "rules/pattern.h"
#include "rules/word_table.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace candour {

// A segment stands over these tokens.
struct SegmentHit {
  std::uint32_t segment = 0;
  TokenSpan span;
  bool operator==(const SegmentHit&) const = default;
};

// What holds in a sentence.
struct SentenceHits {
  std::vector<SegmentHit> segments;     // ascending by segment, begin, end
  std::vector<std::uint32_t> patterns;  // ascending
};

class Matcher {
 public:
  explicit Matcher(MatcherLimits limits = {}) : sides_{Side(limits), Side(limits)} {}

  // The pattern's number; the same pattern has the same number.
  std::uint32_t add(const Pattern& pattern, bool with_case);

  // After the last add(). False if RE2 cannot compile a word: `refused` says which. From here on thread-safe.
  bool seal(std::string& refused);

  std::size_t size() const { return patterns_.size(); }
  bool needs_case() const { return sides_[1].words.size() > 0; }

  // Where a pattern that holds stands: from each token at which it can begin to the nearest end. Ascending.
  std::vector<TokenSpan> spans(std::uint32_t pattern, const SentenceHits& hits, const MatchText& text) const;

 private:
  friend class MatchRun;

  struct Compiled {
    std::vector<std::uint32_t> segments;
    std::vector<std::uint32_t> gaps;
    std::uint32_t different = 0;  // segments, each counted once
  };
  struct Step {
    std::uint32_t word = 0, to = 0;
  };
  // Folded or cased text: its words and its graphs.
  struct Side {
    explicit Side(MatcherLimits limits) : words(limits) {}
    WordTable words;
    std::vector<std::vector<std::uint32_t>> starts;        // by word: states after a first step over it
    std::vector<std::vector<std::uint32_t>> front_starts;  // the same for segments that begin a sentence
    std::vector<std::vector<Step>> steps;                  // by state
    std::vector<std::uint32_t> ends;                       // by state: the segment that ends there, or kNone
  };
  std::uint32_t add_segment(const WordGraph& graph, bool with_case, bool at_start);

  Side sides_[2];
  std::vector<Compiled> patterns_;
  std::unordered_map<std::string, std::uint32_t> segment_numbers_, pattern_numbers_;
  std::vector<std::vector<std::uint32_t>> users_;  // by segment: the patterns with it
};

// Matches one sentence after the other. Remembers the words of the tokens it has met, so use one for a
// document. Not thread-safe; the Matcher must outlive it.
class MatchRun {
 public:
  explicit MatchRun(const Matcher& matcher);

  // `text` was made with Matcher::needs_case().
  SentenceHits find(const MatchText& text);

 private:
  struct Active {
    std::uint32_t state, begin;
  };
  struct TextHash {               // finds a text in a map without making a string of it
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard library's name
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  struct Seen {
    std::uint32_t round = 0, begin = 0;
  };
  // What is remembered for folded or cased text.
  struct Memory {
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> numbers;  // of the tokens met
    std::vector<std::vector<std::uint32_t>> words;                                      // by token
    std::vector<std::uint32_t> word_round;  // by word: when a token was last it
    std::vector<Seen> seen;                 // by state: when it was last reached, and from where
  };
  void walk(int which, const MatchText& text, std::vector<SegmentHit>& hits);
  const std::vector<std::uint32_t>& words_of(int which, std::string_view token);
  void find_patterns(SentenceHits& hits, const MatchText& text);

  const Matcher& matcher_;
  Memory memory_[2];
  std::uint32_t round_ = 0;
  std::vector<Active> active_, next_;
  std::vector<std::uint32_t> open_;
};

}  // namespace candour
