#include "rules/matcher.h"

#include "extractor/document.h"

#include <algorithm>
#include <utility>

namespace candour {
namespace {

// A function object, so that sorting can inline it.
struct Before {
  static std::uint64_t place(const SegmentHit& hit) { return std::uint64_t{hit.segment} << 32 | hit.span.begin; }
  bool operator()(const SegmentHit& a, const SegmentHit& b) const {
    return place(a) != place(b) ? place(a) < place(b) : a.span.end < b.span.end;
  }
};

std::span<const SegmentHit> row_of(std::uint32_t segment, const SentenceHits& hits) {
  const auto begin = std::lower_bound(hits.segments.begin(), hits.segments.end(), segment,
                                      [](const SegmentHit& hit, std::uint32_t wanted) { return hit.segment < wanted; });
  auto end = begin;
  while (end != hits.segments.end() && end->segment == segment) ++end;
  return {begin, end};
}

template <typename Visit>
void each_bit(const std::vector<std::uint64_t>& words, Visit visit) {
  for (std::size_t w = 0; w < words.size(); ++w) {
    for (std::uint64_t bits = words[w]; bits != 0; bits &= bits - 1)
      visit(static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(__builtin_ctzll(bits)));
  }
}

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
  for (Side& side : sides_) {
    if (!side.words.seal(refused)) return false;
    for (const auto& steps : side.steps) {
      side.first_step.push_back(static_cast<std::uint32_t>(side.all_steps.size()));
      side.all_steps.insert(side.all_steps.end(), steps.begin(), steps.end());
    }
    side.first_step.push_back(static_cast<std::uint32_t>(side.all_steps.size()));
    side.later.resize(side.words.size());
    for (const Step& step : side.all_steps) side.later[step.word] = true;
  }
  return true;
}

TokenClass Matcher::Side::class_of(const std::vector<std::uint32_t>& of_words) const {
  TokenClass found;
  for (const std::uint32_t word : of_words) {
    if (later[word]) found.later.push_back(word);
    for (const std::uint32_t state : starts[word]) add_start(state, found.start);
    for (const std::uint32_t state : front_starts[word]) add_start(state, found.front);
  }
  return found;
}

void Matcher::Side::add_start(std::uint32_t state, TokenClass::Start& start) const {
  const auto add = [](std::uint32_t one, std::vector<std::uint32_t>& all) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
  };
  if (ends[state] != kNone) add(ends[state], start.segments);
  if (first_step[state] != first_step[state + 1]) add(state, start.states);
}

// From the last segment to the first: for each place of a segment, the nearest end of the whole pattern, if
// it can be reached. Of the last segment's readings from one place the longest counts: 'training(
// course)?'.
std::span<const SegmentHit> Matcher::find_ends(const Compiled& pattern, const SentenceHits& hits, const MatchText& text,
                                               std::vector<std::uint32_t>& ends,
                                               std::vector<std::uint32_t>& spare) const {
  std::span<const SegmentHit> next = row_of(pattern.segments.back(), hits);
  ends.clear();
  for (const SegmentHit& hit : next) ends.push_back(hit.span.end);
  for (std::size_t i = ends.size(); i-- > 1;) {
    if (next[i - 1].span.begin == next[i].span.begin) ends[i - 1] = ends[i];
  }
  for (std::size_t row = pattern.segments.size() - 1; row-- > 0;) {
    const std::span<const SegmentHit> here = row_of(pattern.segments[row], hits);
    spare.clear();
    for (const SegmentHit& hit : here) {
      std::uint32_t nearest = kNone;
      const std::uint32_t words = text.words_before(hit.span.end) + pattern.gaps[row];
      auto other = std::lower_bound(next.begin(), next.end(), hit.span.end,
                                    [](const SegmentHit& one, std::uint32_t token) { return one.span.begin < token; });
      for (; other != next.end() && text.words_before(other->span.begin) <= words; ++other)
        nearest = std::min(nearest, ends[static_cast<std::size_t>(other - next.begin())]);
      spare.push_back(nearest);
    }
    ends.swap(spare);
    next = here;
  }
  return next;
}

std::vector<TokenSpan> Matcher::spans(std::uint32_t number, const SentenceHits& hits, const MatchText& text) const {
  std::vector<std::uint32_t> ends, spare;
  const std::span<const SegmentHit> first = find_ends(patterns_[number], hits, text, ends, spare);
  std::vector<TokenSpan> out;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (ends[i] == kNone) continue;
    const TokenSpan span{first[i].span.begin, ends[i]};
    if (!out.empty() && out.back().begin == span.begin) {
      out.back().end = std::min(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

MatchRun::MatchRun(const Matcher& matcher)
    : matcher_(matcher),
      segments_(matcher.users_.size() / 64 + 1, 0),
      patterns_(matcher.patterns_.size() / 64 + 1, 0),
      segment_hits_(matcher.users_.size(), 0),
      pattern_segments_(matcher.patterns_.size(), 0) {
  for (int which = 0; which < 2; ++which) {
    memory_[which].word_round.assign(matcher.sides_[which].words.size(), 0);
    memory_[which].seen.assign(matcher.sides_[which].ends.size(), {});
  }
}

// Numbers the tokens of a sentence and finds the classes of those that no sentence has had before.
void MatchRun::read_tokens(int which, const MatchText& text) {
  Memory& memory = memory_[which];
  memory.tokens.clear();
  new_tokens_.clear();
  for (std::uint32_t t = 0; t < text.tokens.size(); ++t) {
    const std::size_t met = memory.numbers.size();
    const std::string_view token = text.token(t, which == 1);
    memory.tokens.push_back(memory.numbers.add(token));
    if (memory.tokens.back() == met) new_tokens_.push_back(token);
  }
  if (new_tokens_.empty()) return;
  matcher_.sides_[which].classes->find(new_tokens_, new_classes_);
  for (std::size_t i = 0; i < new_tokens_.size(); ++i)
    memory.classes.push_back(new_classes_[i] != nullptr ? new_classes_[i] : class_of(which, new_tokens_[i]));
}

const TokenClass* MatchRun::class_of(int which, std::string_view token) {
  const Matcher::Side& side = matcher_.sides_[which];
  side.words.find(token, words_);
  std::sort(words_.begin(), words_.end());
  const auto make = [&](const std::vector<std::uint32_t>& words) { return side.class_of(words); };
  const TokenClass* known = side.classes->add(token, words_, make);
  return known != nullptr ? known : &memory_[which].own.emplace_back(make(words_));
}

// Follows all graphs over the tokens. What is active is ordered by where it began, so a state that was last
// reached from `begin` in this round has been reached from there before: each (state, begin) is followed
// once.
void MatchRun::walk(int which, const MatchText& text) {
  const Matcher::Side& side = matcher_.sides_[which];
  Memory& memory = memory_[which];
  const auto* const first_step = side.first_step.data();
  const auto* const ends = side.ends.data();
  auto* const word_round = memory.word_round.data();
  active_.clear();
  for (std::uint32_t t = 0; t < text.tokens.size(); ++t) {
    const std::uint32_t round = ++round_;
    next_.clear();
    const TokenClass& token = *memory.classes[memory.tokens[t]];
    for (const std::uint32_t word : token.later) word_round[word] = round;
    for (const Active one : active_) {
      const auto* const last = side.all_steps.data() + first_step[one.state + 1];
      for (const auto* step = side.all_steps.data() + first_step[one.state]; step != last; ++step) {
        if (word_round[step->word] != round) continue;
        Seen& seen = memory.seen[step->to];
        if (seen.round == round && seen.begin == one.begin) continue;
        seen = {round, one.begin};
        if (ends[step->to] != kNone) hits_.push_back({ends[step->to], {one.begin, t + 1}});
        if (first_step[step->to] != first_step[step->to + 1]) next_.push_back({step->to, one.begin});
      }
    }
    begin(token.start, t);
    if (text.tokens[t].words_before == 0) begin(token.front, t);
    active_.swap(next_);
  }
}

// Nothing has reached these states from here before.
void MatchRun::begin(const TokenClass::Start& start, std::uint32_t token) {
  for (const std::uint32_t segment : start.segments) hits_.push_back({segment, {token, token + 1}});
  for (const std::uint32_t state : start.states) next_.push_back({state, token});
}

// Puts hits in order: by segment in one pass over those with hits, then by place, of which a segment has few. Each once.
void MatchRun::sort_hits(std::vector<SegmentHit>& sorted) {
  for (const SegmentHit& hit : hits_) {
    ++segment_hits_[hit.segment];
    segments_[hit.segment / 64] |= std::uint64_t{1} << (hit.segment % 64);
  }
  std::uint32_t next = 0;
  each_bit(segments_, [&](std::uint32_t segment) { next += std::exchange(segment_hits_[segment], next); });
  sorted.resize(hits_.size());
  for (const SegmentHit& hit : hits_) sorted[segment_hits_[hit.segment]++] = hit;
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    for (std::size_t k = i; k > 0 && Before{}(sorted[k], sorted[k - 1]); --k) std::swap(sorted[k], sorted[k - 1]);
  }
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  hits_.clear();
}

// Patterns all of whose segments have hits; of several segments only if they stand within the gaps of each other.
void MatchRun::find_patterns(SentenceHits& hits, const MatchText& text) {
  each_bit(segments_, [&](std::uint32_t segment) {
    segment_hits_[segment] = 0;
    for (const std::uint32_t pattern : matcher_.users_[segment]) {
      ++pattern_segments_[pattern];
      patterns_[pattern / 64] |= std::uint64_t{1} << (pattern % 64);
    }
  });
  std::fill(segments_.begin(), segments_.end(), 0);
  each_bit(patterns_, [&](std::uint32_t pattern) {
    const Matcher::Compiled& compiled = matcher_.patterns_[pattern];
    const std::uint32_t found = std::exchange(pattern_segments_[pattern], 0);
    const bool holds = compiled.segments.size() == 1 || (found == compiled.different && is_there(compiled, hits, text));
    if (holds) hits.patterns.push_back(pattern);
  });
  std::fill(patterns_.begin(), patterns_.end(), 0);
}

bool MatchRun::is_there(const Matcher::Compiled& pattern, const SentenceHits& hits, const MatchText& text) {
  matcher_.find_ends(pattern, hits, text, ends_, spare_);
  return std::any_of(ends_.begin(), ends_.end(), [](std::uint32_t end) { return end != kNone; });
}

SentenceHits MatchRun::find(const MatchText& text) {
  SentenceHits hits;
  for (int which = 0; which < 2; ++which) {
    if (which == 1 && !matcher_.needs_case()) continue;
    read_tokens(which, text);
    walk(which, text);
  }
  sort_hits(hits.segments);
  find_patterns(hits, text);
  return hits;
}

}  // namespace candour
