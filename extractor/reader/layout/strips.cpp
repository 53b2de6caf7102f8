#include "extractor/reader/layout/strips.h"

#include "extractor/reader/characters.h"

#include <algorithm>
#include <limits>
#include <string_view>

namespace candour::layout {
namespace {

constexpr float kFar = std::numeric_limits<float>::max() / 4;
// No page has so many white strips at once, unless it was made to.
constexpr std::size_t kMaxStrips = 64;
// Nor so many rows or strips in all; looking at each of them would take too long.
constexpr std::size_t kMaxRows = 2000, kMaxDone = 4000;

bool is_figure(const Word& word) {
  return std::any_of(word.text.begin(), word.text.end(), is_digit);
}

// The gap that is usual between words `from` and `to` (indices) of a row.
float usual_gap(const std::vector<Word>& words, std::size_t from, std::size_t to, float otherwise) {
  std::vector<float> gaps;
  for (std::size_t i = from + 1; i <= to; ++i)
    if (!words[i].raised && !words[i - 1].raised) gaps.push_back(words[i].u0 - words[i - 1].u1);
  if (gaps.empty()) return otherwise;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return std::max(*middle, otherwise / 2);
}

// Adds what row `words` tells about the gap before its word `right`.
void weigh_gap(const std::vector<Word>& words, std::size_t right, Sides& sides) {
  const Gap gap = gap_before(words, right);
  ++sides.both;
  sides.wide += gap.wide;
  sides.markers += gap.first == gap.left && is_marker(words[gap.left]);
  sides.numbers += is_figure(words[right]);
  sides.left_words += static_cast<float>(gap.left - gap.first + 1);
  sides.right_words += static_cast<float>(gap.last - right + 1);
  sides.left_width += words[gap.left].u1 - words[gap.first].u0;
  sides.right_width += words[gap.last].u1 - words[right].u0;
  sides.gap += gap.width;
}

// The place at which most begin, and the share of those that do.
void find_start(std::vector<float>& starts, float within, Sides& sides) {
  if (starts.empty()) return;
  std::sort(starts.begin(), starts.end());
  std::size_t best = 0;
  for (std::size_t i = 0, from = 0; i < starts.size(); ++i) {
    while (starts[i] - starts[from] > within) ++from;
    if (i - from + 1 <= best) continue;
    best = i - from + 1;
    sides.start = starts[i];
  }
  sides.aligned = static_cast<float>(best) / static_cast<float>(starts.size());
}

}  // namespace

float usual_size(const std::vector<Row>& rows) {
  std::vector<float> sizes;
  for (const Row& row : rows)
    for (const Word& word : row.words) sizes.push_back(word.size);
  if (sizes.empty()) return 10;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

// White strips, each as tall as it can be at its width: rows are swept downwards, and a strip lives as long
// as a gap continues it.
std::vector<Strip> strips_of(const std::vector<Row>& rows, float least) {
  std::vector<Strip> live, next, done;
  std::vector<std::pair<float, float>> gaps;
  if (rows.size() > kMaxRows) return done;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    next.clear();
    gaps.clear();
    float from = -kFar;
    for (const Word& word : rows[i].words) {
      if (word.u0 - from >= least) gaps.emplace_back(from, word.u0);
      from = std::max(from, word.u1);
    }
    gaps.emplace_back(from, kFar);
    for (const Strip& strip : live) {
      bool whole = false;
      for (const auto& [a, b] : gaps) {
        const Strip cut{std::max(a, strip.a), std::min(b, strip.b), strip.first, i};
        if (cut.b - cut.a < least) continue;
        next.push_back(cut);
        whole |= cut.a == strip.a && cut.b == strip.b;
      }
      if (!whole && strip.a > -kFar && strip.b < kFar) done.push_back(strip);
    }
    for (const auto& [a, b] : gaps) next.push_back({a, b, i, i});
    // A strip within another that began no later tells nothing more.
    std::sort(next.begin(), next.end(), [](const Strip& x, const Strip& y) {
      return x.first != y.first ? x.first < y.first : x.b - x.a > y.b - y.a;
    });
    live.clear();
    for (const Strip& strip : next) {
      const bool known = std::any_of(live.begin(), live.end(),
                                     [&](const Strip& other) { return other.a <= strip.a && other.b >= strip.b; });
      if (!known && live.size() < kMaxStrips) live.push_back(strip);
    }
  }
  for (const Strip& strip : live)
    if (strip.a > -kFar && strip.b < kFar) done.push_back(strip);
  if (done.size() > kMaxDone) done.clear();
  return done;
}

bool is_marker(const Word& word) {
  std::u32string_view text = word.text;
  if (text.size() == 1 && (is_bullet(text[0]) || is_hyphen(text[0]) || text[0] == '*' || text[0] == 0x2013))
    return true;
  if (text.size() > 6) return false;
  // "1", "2.3.", "(a)", "iv)"
  const bool closed = text.back() == '.' || text.back() == ')';
  if (text.front() == '(') text.remove_prefix(1);
  if (closed && !text.empty()) text.remove_suffix(1);
  if (text.empty()) return false;
  const auto numeral = [](char32_t c) { return is_digit(c) || c == '.'; };
  if (std::all_of(text.begin(), text.end(), numeral)) return true;
  const bool roman = std::all_of(text.begin(), text.end(), [](char32_t c) { return c == 'i' || c == 'v' || c == 'x'; });
  return closed && (roman || (text.size() == 1 && is_letter(text[0])));
}

Gap gap_before(const std::vector<Word>& words, std::size_t right) {
  const std::size_t left = right - 1;
  const float em = std::min(words[left].size, words[right].size);
  const float gap = words[right].u0 - words[left].u1;
  const float reach = std::max(1.3F * em, gap * 1.05F);
  std::size_t first = left, last = right;
  while (first > 0 && left - first < 20 && words[first].u0 - words[first - 1].u1 < reach) --first;
  while (last + 1 < words.size() && last - right < 20 && words[last + 1].u0 - words[last].u1 < reach) ++last;
  const float otherwise = 0.28F * em;
  const float usual = std::max(usual_gap(words, first, left, otherwise), usual_gap(words, right, last, otherwise));
  return {first, left, right, last, gap, gap > 1.45F * usual + 0.1F * em};
}

Sides sides_of(const std::vector<Row>& rows, const Strip& strip, float em) {
  Sides sides;
  std::vector<float> starts;
  for (std::size_t i = strip.first; i <= strip.last; ++i) {
    const auto& words = rows[i].words;
    const auto next =
        std::partition_point(words.begin(), words.end(), [&](const Word& w) { return w.u0 < strip.b - 0.01F; });
    const auto right = static_cast<std::size_t>(next - words.begin());
    // What begins further off stands in another column.
    const bool begins = next != words.end() && next->u0 - strip.b < 4 * em;
    sides.left += right > 0;
    sides.right += begins;
    if (begins) starts.push_back(next->u0);
    if (right > 0 && begins) weigh_gap(words, right, sides);
  }
  find_start(starts, 0.25F * em, sides);
  if (sides.both > 0) {
    const auto n = static_cast<float>(sides.both);
    sides.left_words /= n;
    sides.right_words /= n;
    sides.left_width /= n;
    sides.right_width /= n;
    sides.gap /= n;
  }
  return sides;
}

}  // namespace candour::layout
