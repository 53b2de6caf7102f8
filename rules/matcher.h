// The matcher: all segments of all patterns in a few RE2::Sets, one pass over a sentence, and positions on demand.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <re2/re2.h>
#include <re2/set.h>

#include "rules/match_text.h"
#include "rules/pattern.h"

namespace candour {

struct MatcherLimits {
  std::int64_t set_memory = 48 << 20;     // bytes an RE2::Set may use, its automaton included
  std::int64_t segment_memory = 8 << 20;  // bytes a single segment may use
};

// Segments of one kind of match text (folded or cased), each once. Built, then sealed; after that thread-safe.
class SegmentTable {
 public:
  explicit SegmentTable(MatcherLimits limits) : limits_(limits) {}

  // The segment's number; the same text has the same number.
  std::uint32_t add(const std::string& segment);

  // Builds the sets. A set that is too large for its memory is halved until it fits. False if a single segment does not compile:
  // `refused` says which.
  bool seal(std::string& refused);

  std::size_t size() const { return segments_.size(); }

  // Numbers of the segments that occur in `text`, each once, in no order. Complete whatever the memory: a set that runs out of it
  // is done segment by segment.
  void find(std::string_view text, std::vector<std::uint32_t>& hits) const;

  // All places of a segment, as half-open byte ranges of `text` that include the space at either end, by begin, then by end.
  struct Range {
    std::size_t begin, end;
  };
  void places(std::uint32_t segment, std::string_view text, std::vector<Range>& out) const;

 private:
  struct Chunk {
    std::unique_ptr<RE2::Set> set;  // null when not even one segment fits: then one by one
    std::uint32_t first = 0, count = 0;
  };
  void build(std::uint32_t first, std::uint32_t count);
  const RE2& single(std::uint32_t segment) const;

  MatcherLimits limits_;
  std::vector<std::string> segments_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Chunk> chunks_;
  // Compiled when first needed: most segments never are.
  struct Single {
    std::once_flag once;
    std::unique_ptr<RE2> regex;
  };
  mutable std::unique_ptr<Single[]> singles_;
};

// Patterns over two tables. Built, then sealed; after that thread-safe.
class Matcher {
 public:
  explicit Matcher(MatcherLimits limits = {}) : tables_{SegmentTable(limits), SegmentTable(limits)} {}

  // The pattern's number; the same pattern has the same number.
  std::uint32_t add(const Pattern& pattern, bool with_case);
  bool seal(std::string& refused);

  std::size_t size() const { return patterns_.size(); }
  bool needs_case() const { return tables_[1].size() > 0; }

  // Numbers of the patterns that hold in a sentence, ascending. `text` was made with needs_case().
  void find(const MatchText& text, std::vector<std::uint32_t>& hits) const;

  // Where a pattern that holds stands: from each token at which it can begin to the nearest at which it then can end. Ascending.
  std::vector<TokenSpan> spans(std::uint32_t pattern, const MatchText& text) const;

 private:
  struct Compiled {
    std::vector<std::uint32_t> segments;
    std::vector<std::uint32_t> gaps;
    std::uint32_t different = 0;  // segments, each counted once
    bool with_case = false;
  };
  std::vector<TokenSpan> token_spans(std::uint32_t segment, bool with_case, const MatchText& text) const;

  SegmentTable tables_[2];  // folded, cased
  std::vector<Compiled> patterns_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::vector<std::uint32_t>> users_[2];  // by segment: the patterns with it
};

}  // namespace candour
