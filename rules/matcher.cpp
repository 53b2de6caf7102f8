#include "rules/matcher.h"

#include "extractor/document.h"

#include <algorithm>

namespace candour {
namespace {

// A document of nonsense must not fill the memory with its words.
constexpr std::size_t kMostTokens = 50'000;

// A function object, so that sorting can inline it.
struct Before {
  static std::uint64_t place(const SegmentHit& hit) { return std::uint64_t{hit.segment} << 32 | hit.span.begin; }
  bool operator()(const SegmentHit& a, const SegmentHit& b) const {
    return place(a) != place(b) ? place(a) < place(b) : a.span.end < b.span.end;
  }
};

}  // namespace

std::uint32_t Matcher::add_segment(const WordGraph& graph, bool with_case, bool at_start) {
  const auto [entry, added] =
      segment_numbers_.emplace((at_start ? "^" : "") + std::string(with_case ? "c" : "f") + key_of(graph),
                               static_cast<std::uint32_t>(users_.size()));
  if (!added) return entry->second;
  users_.emplace_back();
  Side& side = sides_[with_case ? 1 : 0];
  const auto base =
      static_cast<std::uint32_t>(side.steps.size());  // state n of the graph is base + n - 1: state 0 is not stored
  side.steps.resize(base + graph.ends.size() - 1);
  side.ends.resize(side.steps.size(), kNone);
  for (std::size_t state = 1; state < graph.ends.size(); ++state) {
    if (graph.ends[state]) side.ends[base + state - 1] = entry->second;
  }
  for (const WordGraph::Step& step : graph.steps) {
    const std::uint32_t word = side.words.add(step.word);
    if (side.starts.size() <= word) {
      side.starts.resize(word + 1);
      side.front_starts.resize(word + 1);
    }
    if (step.from == 0) {
      (at_start ? side.front_starts : side.starts)[word].push_back(base + step.to - 1);
    } else {
      side.steps[base + step.from - 1].push_back({word, base + step.to - 1});
    }
  }
  return entry->second;
}

std::uint32_t Matcher::add(const Pattern& pattern, bool with_case) {
  Compiled compiled;
  compiled.gaps = pattern.gaps;
  std::string key;
  for (const WordGraph& graph : pattern.segments) {
    const std::uint32_t number = add_segment(graph, with_case, pattern.at_start && compiled.segments.empty());
    if (std::find(compiled.segments.begin(), compiled.segments.end(), number) == compiled.segments.end())
      ++compiled.different;
    compiled.segments.push_back(number);
    key += std::to_string(number) + ' ';
  }
  for (const std::uint32_t gap : compiled.gaps) key += '.' + std::to_string(gap);
  const auto [entry, added] = pattern_numbers_.emplace(std::move(key), static_cast<std::uint32_t>(patterns_.size()));
  if (!added) return entry->second;
  std::vector<std::uint32_t> different = compiled.segments;
  std::sort(different.begin(), different.end());
  different.erase(std::unique(different.begin(), different.end()), different.end());
  for (const std::uint32_t segment : different) users_[segment].push_back(entry->second);
  patterns_.push_back(std::move(compiled));
  return entry->second;
}

bool Matcher::seal(std::string& refused) {
  return sides_[0].words.seal(refused) && sides_[1].words.seal(refused);
}

std::vector<TokenSpan> Matcher::spans(std::uint32_t number, const SentenceHits& hits, const MatchText& text) const {
  const Compiled& pattern = patterns_[number];
  constexpr std::uint32_t kNever = kNone;
  const auto row_of = [&](std::uint32_t segment) {
    const auto begin =
        std::lower_bound(hits.segments.begin(), hits.segments.end(), segment,
                         [](const SegmentHit& hit, std::uint32_t wanted) { return hit.segment < wanted; });
    auto end = begin;
    while (end != hits.segments.end() && end->segment == segment) ++end;
    return std::pair(begin, end);
  };
  // From the last segment to the first: for each place of a segment, the nearest end of the whole pattern, if
  // it can be reached. Of the last segment's readings from one place the longest counts: 'training(
  // course)?'.
  auto [next_begin, next_end] = row_of(pattern.segments.back());
  std::vector<std::uint32_t> ends;
  for (auto hit = next_begin; hit != next_end; ++hit) ends.push_back(hit->span.end);
  for (std::size_t i = ends.size(); i-- > 1;) {
    if ((next_begin + static_cast<std::ptrdiff_t>(i) - 1)->span.begin ==
        (next_begin + static_cast<std::ptrdiff_t>(i))->span.begin)
      ends[i - 1] = ends[i];
  }
  for (std::size_t row = pattern.segments.size() - 1; row-- > 0;) {
    const auto [begin, end] = row_of(pattern.segments[row]);
    std::vector<std::uint32_t> reached;
    for (auto hit = begin; hit != end; ++hit) {
      std::uint32_t nearest = kNever;
      const std::uint32_t words = text.words_before(hit->span.end) + pattern.gaps[row];
      auto other = std::lower_bound(next_begin, next_end, hit->span.end,
                                    [](const SegmentHit& one, std::uint32_t token) { return one.span.begin < token; });
      for (; other != next_end && text.words_before(other->span.begin) <= words; ++other)
        nearest = std::min(nearest, ends[static_cast<std::size_t>(other - next_begin)]);
      reached.push_back(nearest);
    }
    ends = std::move(reached);
    next_begin = begin;
    next_end = end;
  }
  std::vector<TokenSpan> out;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (ends[i] == kNever) continue;
    const TokenSpan span{(next_begin + static_cast<std::ptrdiff_t>(i))->span.begin, ends[i]};
    if (!out.empty() && out.back().begin == span.begin) {
      out.back().end = std::min(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

MatchRun::MatchRun(const Matcher& matcher) : matcher_(matcher) {
  for (int which = 0; which < 2; ++which) {
    memory_[which].word_round.assign(matcher.sides_[which].words.size(), 0);
    memory_[which].seen.assign(matcher.sides_[which].steps.size(), {});
  }
}

const std::vector<std::uint32_t>& MatchRun::words_of(int which, std::string_view token) {
  Memory& memory = memory_[which];
  if (memory.numbers.size() > kMostTokens) {
    memory.numbers.clear();
    memory.words.clear();
  }
  if (const auto known = memory.numbers.find(token); known != memory.numbers.end()) return memory.words[known->second];
  memory.numbers.emplace(token, static_cast<std::uint32_t>(memory.words.size()));
  matcher_.sides_[which].words.find(token, memory.words.emplace_back());
  return memory.words.back();
}

// Follows all graphs over the tokens. What is active is ordered by where it began, so a state that was last
// reached from `begin` in this round has been reached from there before: each (state, begin) is followed
// once.
void MatchRun::walk(int which, const MatchText& text, std::vector<SegmentHit>& hits) {
  const Matcher::Side& side = matcher_.sides_[which];
  Memory& memory = memory_[which];
  active_.clear();
  for (std::uint32_t t = 0; t < text.tokens.size(); ++t) {
    ++round_;
    next_.clear();
    const auto reach = [&](std::uint32_t state, std::uint32_t begin) {
      Seen& seen = memory.seen[state];
      if (seen.round == round_ && seen.begin == begin) return;
      seen = {round_, begin};
      if (side.ends[state] != kNone) hits.push_back({side.ends[state], {begin, t + 1}});
      if (!side.steps[state].empty()) next_.push_back({state, begin});
    };
    const auto& words = words_of(which, text.token(t, which == 1));
    if (!active_.empty()) {
      for (const std::uint32_t word : words) memory.word_round[word] = round_;
      for (const Active one : active_) {
        for (const Matcher::Step step : side.steps[one.state]) {
          if (memory.word_round[step.word] == round_) reach(step.to, one.begin);
        }
      }
    }
    for (const std::uint32_t word : words) {
      for (const std::uint32_t state : side.starts[word]) reach(state, t);
    }
    if (text.tokens[t].words_before == 0) {
      for (const std::uint32_t word : words) {
        for (const std::uint32_t state : side.front_starts[word]) reach(state, t);
      }
    }
    active_.swap(next_);
  }
}

void MatchRun::find_patterns(SentenceHits& hits, const MatchText& text) {
  open_.clear();
  for (std::size_t i = 0; i < hits.segments.size(); ++i) {
    const std::uint32_t segment = hits.segments[i].segment;
    if (i > 0 && hits.segments[i - 1].segment == segment) continue;
    for (const std::uint32_t pattern : matcher_.users_[segment]) {
      (matcher_.patterns_[pattern].segments.size() == 1 ? hits.patterns : open_).push_back(pattern);
    }
  }
  std::sort(open_.begin(), open_.end());
  for (std::size_t i = 0; i < open_.size();) {
    std::size_t end = i;
    while (end < open_.size() && open_[end] == open_[i]) ++end;
    if (end - i == matcher_.patterns_[open_[i]].different && !matcher_.spans(open_[i], hits, text).empty())
      hits.patterns.push_back(open_[i]);
    i = end;
  }
  std::sort(hits.patterns.begin(), hits.patterns.end());
}

SentenceHits MatchRun::find(const MatchText& text) {
  SentenceHits hits;
  for (int which = 0; which < 2; ++which) {
    if (matcher_.sides_[which].words.size() > 0) walk(which, text, hits.segments);
  }
  std::sort(hits.segments.begin(), hits.segments.end(), Before{});
  hits.segments.erase(std::unique(hits.segments.begin(), hits.segments.end()), hits.segments.end());
  find_patterns(hits, text);
  return hits;
}

}  // namespace candour
