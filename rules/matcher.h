// The matcher: all patterns of all packs at once. A token's words are found first (word_table.h), once for
// each different token of all documents, within bounds; then one walk over a sentence's tokens follows the graphs of all
// segments side by side and yields every place where one stands; then patterns of several segments are put
// together over their gaps.
//
// (An RE2::Set over whole sentences does not do: its automaton remembers which patterns have matched so far,
// so with hundreds of patterns nearly every sentence makes new states. docs/decisions has the figures.)
#pragma once

#include "rules/match_text.h"
#include "rules/pattern.h"
#include "rules/text_numbers.h"
#include "rules/token_classes.h"
#include "rules/word_table.h"

#include <cstdint>
#include <deque>
#include <span>
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
    // The steps of state n once more, in a row: all_steps[first_step[n]] up to, not including, all_steps[first_step[n + 1]].
    std::vector<Step> all_steps;
    std::vector<std::uint32_t> first_step;
    std::unique_ptr<TokenClasses> classes = std::make_unique<TokenClasses>();  // of tokens that were met
    std::vector<bool> later;  // by word: a step that is not a first one is over it
    TokenClass class_of(const std::vector<std::uint32_t>& words) const;
    void add_start(std::uint32_t state, TokenClass::Start& start) const;
  };
  // The places of a pattern's first segment, and for each the nearest end of the whole pattern, or kNone. `spare` is for use within.
  std::span<const SegmentHit> find_ends(const Compiled& pattern, const SentenceHits& hits, const MatchText& text,
                                        std::vector<std::uint32_t>& ends, std::vector<std::uint32_t>& spare) const;
  std::uint32_t add_segment(const WordGraph& graph, bool with_case, bool at_start);

  Side sides_[2];
  std::vector<Compiled> patterns_;
  std::unordered_map<std::string, std::uint32_t> segment_numbers_, pattern_numbers_;
  std::vector<std::vector<std::uint32_t>> users_;  // by segment: the patterns with it
};

// Matches one sentence after the other. Remembers the tokens it has met, so use one for a document. Not thread-safe; the Matcher must
// outlive it.
class MatchRun {
 public:
  explicit MatchRun(const Matcher& matcher);

  // `text` was made with Matcher::needs_case().
  SentenceHits find(const MatchText& text);

  // Of the folded tokens of the sentence that was matched last: which of the different tokens met so far each is.
  const std::vector<std::uint32_t>& tokens() const { return memory_[0].tokens; }
  std::size_t different_tokens() const { return memory_[0].numbers.size(); }

 private:
  struct Active {
    std::uint32_t state, begin;
  };
  struct Seen {
    std::uint32_t round = 0, begin = 0;
  };
  // What is remembered for folded or cased text.
  struct Memory {
    TextNumbers numbers;                     // of the tokens met
    std::vector<std::uint32_t> tokens;       // of the sentence
    std::vector<const TokenClass*> classes;  // by number
    std::deque<TokenClass> own;              // those that the matcher does not keep
    std::vector<std::uint32_t> word_round;   // by word: when a token was last it
    std::vector<Seen> seen;                  // by state: when it was last reached, and from where
  };
  void read_tokens(int which, const MatchText& text);
  const TokenClass* class_of(int which, std::string_view token);  // of a token that is new
  void walk(int which, const MatchText& text);
  void begin(const TokenClass::Start& start, std::uint32_t token);
  void sort_hits(std::vector<SegmentHit>& sorted);
  void find_patterns(SentenceHits& hits, const MatchText& text);
  bool is_there(const Matcher::Compiled& pattern, const SentenceHits& hits, const MatchText& text);

  const Matcher& matcher_;
  Memory memory_[2];
  std::uint32_t round_ = 0;
  std::vector<std::string_view> new_tokens_;
  std::vector<const TokenClass*> new_classes_;
  std::vector<std::uint32_t> words_;  // of a new token
  std::vector<Active> active_, next_;
  std::vector<SegmentHit> hits_;                    // as they are met
  std::vector<std::uint64_t> segments_, patterns_;  // bits: those with hits
  // By segment: how many hits it has, then where the next one goes. By pattern: how many of its different segments have hits. All 0
  // between sentences, as the bits are.
  std::vector<std::uint32_t> segment_hits_, pattern_segments_;
  std::vector<std::uint32_t> ends_, spare_;  // of a pattern that is looked for
};

}  // namespace candour
