#include "rules/matcher.h"

#include <algorithm>
#include <optional>

namespace candour {
namespace {

RE2::Options options_with(std::int64_t memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_longest_match(true);
  options.set_max_mem(memory);
  return options;
}

// The token whose first byte is `at`, or the first after it.
std::uint32_t token_at(const MatchText& text, bool with_case, std::size_t at) {
  if (with_case) {
    const auto found = std::lower_bound(text.cased_at.begin(), text.cased_at.end(), at);
    return static_cast<std::uint32_t>(found - text.cased_at.begin());
  }
  const auto found = std::lower_bound(text.tokens.begin(), text.tokens.end(), at, [](const Token& token, std::size_t place) { return token.at < place; });
  return static_cast<std::uint32_t>(found - text.tokens.begin());
}

}  // namespace

std::uint32_t SegmentTable::add(const std::string& segment) {
  const auto [entry, added] = numbers_.emplace(segment, static_cast<std::uint32_t>(segments_.size()));
  if (added) segments_.push_back(segment);
  return entry->second;
}

bool SegmentTable::seal(std::string& refused) {
  singles_ = std::make_unique<Single[]>(segments_.size());
  chunks_.clear();
  if (!segments_.empty()) build(0, static_cast<std::uint32_t>(segments_.size()));
  for (const Chunk& chunk : chunks_) {
    if (chunk.set || single(chunk.first).ok()) continue;
    refused = segments_[chunk.first];
    return false;
  }
  return true;
}

void SegmentTable::build(std::uint32_t first, std::uint32_t count) {
  auto set = std::make_unique<RE2::Set>(options_with(limits_.set_memory), RE2::UNANCHORED);
  bool fits = true;
  for (std::uint32_t i = first; i < first + count && fits; ++i) fits = set->Add(segments_[i], nullptr) >= 0;
  if (fits && set->Compile()) {
    chunks_.push_back({std::move(set), first, count});
  } else if (count == 1) {
    chunks_.push_back({nullptr, first, 1});
  } else {
    build(first, count / 2);
    build(first + count / 2, count - count / 2);
  }
}

const RE2& SegmentTable::single(std::uint32_t segment) const {
  Single& one = singles_[segment];
  std::call_once(one.once, [&] { one.regex = std::make_unique<RE2>(segments_[segment], options_with(limits_.segment_memory)); });
  return *one.regex;
}

void SegmentTable::find(std::string_view text, std::vector<std::uint32_t>& hits) const {
  hits.clear();
  const re2::StringPiece piece(text.data(), text.size());
  std::vector<int> found;
  for (const Chunk& chunk : chunks_) {
    RE2::Set::ErrorInfo error{RE2::Set::kNoError};
    const bool any = chunk.set && chunk.set->Match(piece, &found, &error);
    if (any) {
      for (const int number : found) hits.push_back(chunk.first + static_cast<std::uint32_t>(number));
    } else if (!chunk.set || error.kind != RE2::Set::kNoError) {
      // Match() answers "no" when its automaton runs out of memory: that no is not an answer.
      for (std::uint32_t i = chunk.first; i < chunk.first + chunk.count; ++i) {
        if (RE2::PartialMatch(piece, single(i))) hits.push_back(i);
      }
    }
  }
}

void SegmentTable::places(std::uint32_t segment, std::string_view text, std::vector<Range>& out) const {
  out.clear();
  const RE2& regex = single(segment);
  const re2::StringPiece piece(text.data(), text.size());
  re2::StringPiece match;
  for (std::size_t from = 0; from < text.size();) {
    if (!regex.Match(piece, from, text.size(), RE2::UNANCHORED, &match, 1)) return;
    const auto begin = static_cast<std::size_t>(match.data() - text.data());
    const std::size_t first_of_begin = out.size();
    // The longest match from here, then the longest that is shorter, and so on: all ends that are possible.
    for (std::size_t end = begin + match.size();;) {
      out.push_back({begin, end});
      if (end < begin + 2 || !regex.Match(piece, begin, end - 1, RE2::ANCHOR_START, &match, 1)) break;
      end = begin + match.size();
    }
    std::reverse(out.begin() + static_cast<std::ptrdiff_t>(first_of_begin), out.end());
    from = begin + 1;
  }
}

std::uint32_t Matcher::add(const Pattern& pattern, bool with_case) {
  std::string key(1, with_case ? 'c' : 'f');
  for (std::size_t i = 0; i < pattern.segments.size(); ++i) {
    if (i > 0) key += '\n' + std::to_string(pattern.gaps[i - 1]) + '\n';
    key += pattern.segments[i];
  }
  const auto [entry, added] = numbers_.emplace(std::move(key), static_cast<std::uint32_t>(patterns_.size()));
  if (!added) return entry->second;
  Compiled compiled;
  compiled.with_case = with_case;
  compiled.gaps = pattern.gaps;
  auto& users = users_[with_case ? 1 : 0];
  for (const std::string& segment : pattern.segments) {
    const std::uint32_t number = tables_[with_case ? 1 : 0].add(segment);
    if (users.size() <= number) users.resize(number + 1);
    if (std::find(compiled.segments.begin(), compiled.segments.end(), number) == compiled.segments.end()) {
      users[number].push_back(entry->second);
      ++compiled.different;
    }
    compiled.segments.push_back(number);
  }
  patterns_.push_back(std::move(compiled));
  return entry->second;
}

bool Matcher::seal(std::string& refused) { return tables_[0].seal(refused) && tables_[1].seal(refused); }

void Matcher::find(const MatchText& text, std::vector<std::uint32_t>& hits) const {
  hits.clear();
  std::vector<std::uint32_t> segments;
  std::vector<std::uint32_t> open;  // patterns of several segments, once for each of them that occurs
  for (int which = 0; which < 2; ++which) {
    if (tables_[which].size() == 0) continue;
    tables_[which].find(which == 0 ? text.folded : text.cased, segments);
    for (const std::uint32_t segment : segments) {
      for (const std::uint32_t pattern : users_[which][segment]) {
        (patterns_[pattern].segments.size() == 1 ? hits : open).push_back(pattern);
      }
    }
  }
  std::sort(open.begin(), open.end());
  for (std::size_t i = 0; i < open.size();) {
    std::size_t end = i;
    while (end < open.size() && open[end] == open[i]) ++end;
    if (end - i == patterns_[open[i]].different && !spans(open[i], text).empty()) hits.push_back(open[i]);
    i = end;
  }
  std::sort(hits.begin(), hits.end());
}

std::vector<TokenSpan> Matcher::token_spans(std::uint32_t segment, bool with_case, const MatchText& text) const {
  std::vector<SegmentTable::Range> ranges;
  tables_[with_case ? 1 : 0].places(segment, with_case ? text.cased : text.folded, ranges);
  std::vector<TokenSpan> spans;
  for (const auto& range : ranges) {
    // A range begins with the space before its first token and ends after the space behind its last.
    spans.push_back({token_at(text, with_case, range.begin + 1), token_at(text, with_case, range.end)});
  }
  return spans;
}

std::vector<TokenSpan> Matcher::spans(std::uint32_t number, const MatchText& text) const {
  const Compiled& pattern = patterns_[number];
  std::vector<std::vector<TokenSpan>> rows;
  for (const std::uint32_t segment : pattern.segments) rows.push_back(token_spans(segment, pattern.with_case, text));
  // From the last segment to the first: for each place of a segment, the nearest end of the whole pattern, if it can be reached.
  constexpr std::uint32_t kNever = 0xFFFFFFFF;
  std::vector<std::uint32_t> ends;
  for (const TokenSpan& span : rows.back()) ends.push_back(span.end);
  for (std::size_t i = ends.size(); i-- > 1;) {  // the longest reading of the last segment: 'training( course)?'
    if (rows.back()[i - 1].begin == rows.back()[i].begin) ends[i - 1] = ends[i];
  }
  for (std::size_t row = rows.size() - 1; row-- > 0;) {
    const std::vector<TokenSpan>& next = rows[row + 1];
    std::vector<std::uint32_t> reached;
    for (const TokenSpan& span : rows[row]) {
      std::uint32_t end = kNever;
      auto from = std::lower_bound(next.begin(), next.end(), span.end, [](const TokenSpan& other, std::uint32_t token) { return other.begin < token; });
      const std::uint32_t words = text.words_before(span.end) + pattern.gaps[row];
      for (; from != next.end() && text.words_before(from->begin) <= words; ++from) end = std::min(end, ends[static_cast<std::size_t>(from - next.begin())]);
      reached.push_back(end);
    }
    ends = std::move(reached);
  }
  std::vector<TokenSpan> out;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (ends[i] == kNever) continue;
    const TokenSpan span{rows[0][i].begin, ends[i]};
    if (!out.empty() && out.back().begin == span.begin) {
      out.back().end = std::min(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

}  // namespace candour
