#include "extractor/reader/layout/lines.h"

#include "extractor/reader/characters.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace candour::layout {
namespace {

// White from u = a to b in all rows from first to last (both counted).
struct Strip {
  float a, b;
  std::size_t first, last;
};

// What stands on both sides of a strip.
struct Sides {
  std::size_t left = 0, right = 0, both = 0;  // rows with words there
  std::size_t wide = 0;  // of `both`: the gap is plainly wider than those between the words beside it
  std::size_t markers = 0, numbers = 0;  // of `both`: left is a bullet or number; right is a figure
  float aligned = 0, start = 0;          // share of `right` rows that begin at the same place, and that place
  float left_words = 0, right_words = 0;  // of `both`, on average
  float left_width = 0, right_width = 0, gap = 0;
};

constexpr float kFar = std::numeric_limits<float>::max() / 4;
// No page has so many white strips at once, unless it was made to.
constexpr std::size_t kMaxStrips = 64;

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
  for (std::size_t i = 0; i < rows.size(); ++i) {
    next.clear();
    std::vector<std::pair<float, float>> gaps;
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
      const bool known = std::any_of(live.begin(), live.end(), [&](const Strip& other) {
        return other.a <= strip.a && other.b >= strip.b;
      });
      if (!known && live.size() < kMaxStrips) live.push_back(strip);
    }
  }
  for (const Strip& strip : live)
    if (strip.a > -kFar && strip.b < kFar) done.push_back(strip);
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
  const bool roman =
      std::all_of(text.begin(), text.end(), [](char32_t c) { return c == 'i' || c == 'v' || c == 'x'; });
  return closed && (roman || (text.size() == 1 && is_letter(text[0])));
}

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

// The gap before word `right` of a row, and the cells on both sides of it: as far as words follow one another
// at less than a column's distance (in a line that is stretched to both edges all gaps are wide, and as wide
// as this one).
struct Gap {
  std::size_t first, left, right, last;
  float width;
  bool wide;  // plainly wider than the gaps between the words beside it
};

Gap gap_before(const std::vector<Word>& words, std::size_t right) {
  const std::size_t left = right - 1;
  const float em = std::min(words[left].size, words[right].size);
  const float gap = words[right].u0 - words[left].u1;
  const float reach = std::max(1.3F * em, gap * 1.05F);
  std::size_t first = left, last = right;
  while (first > 0 && left - first < 20 && words[first].u0 - words[first - 1].u1 < reach) --first;
  while (last + 1 < words.size() && last - right < 20 && words[last + 1].u0 - words[last].u1 < reach) ++last;
  const float otherwise = 0.28F * em;
  const float usual =
      std::max(usual_gap(words, first, left, otherwise), usual_gap(words, right, last, otherwise));
  return {first, left, right, last, gap, gap > 1.45F * usual + 0.1F * em};
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

Sides sides_of(const std::vector<Row>& rows, const Strip& strip, float em) {
  Sides sides;
  std::vector<float> starts;
  for (std::size_t i = strip.first; i <= strip.last; ++i) {
    const auto& words = rows[i].words;
    const auto next = std::partition_point(words.begin(), words.end(),
                                           [&](const Word& w) { return w.u0 < strip.b - 0.01F; });
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

// Few words to a cell, the cells of a row on one baseline, and more white than ink or hardly more than one
// word on each side.
bool is_sparse(const Sides& sides) {
  const std::size_t rows = sides.left + sides.right - sides.both;
  if (sides.both < 2 || sides.both * 2 < rows || sides.left_words > 4 || sides.right_words > 5) return false;
  return sides.gap > 0.7F * sides.left_width || (sides.left_words <= 2.2F && sides.right_words <= 3);
}

// What no gutter has: bullets or figures alone on one side.
bool beside_markers(const Sides& sides, float em) {
  return sides.markers * 10 >= sides.both * 7 || sides.left_width < 1.8F * em ||
         sides.right_width < 1.2F * em;
}

// A gutter of the page: it runs down many rows.
bool is_gutter(const Strip& strip, const Sides& sides, float em) {
  if (sides.both == 0 || beside_markers(sides, em)) return false;
  const float width = strip.b - strip.a;
  const std::size_t rows = sides.left + sides.right - sides.both;
  // So many rows begin at one place only where a column does, however wide the spaces beside the gutter are.
  if (sides.right >= 8 && sides.left >= 3 && sides.aligned >= 0.6F && width >= 0.7F * em) return true;
  if (sides.wide * 10 < sides.both * 7) return false;
  if (sides.both >= 4 && (sides.aligned >= 0.5F || width >= 1.2F * em)) return true;
  return rows >= 5 && width >= 0.9F * em && (sides.aligned >= 0.6F || width >= 1.5F * em);
}

// Something narrower and shorter inside a column: the white between the cells of a table, or between two
// sign-off blocks.
bool is_short_gutter(const Strip& strip, const Sides& sides, float em) {
  const float width = strip.b - strip.a;
  const std::size_t rows = sides.left + sides.right - sides.both;
  if (sides.both < 2 || rows < 3 || width < 1.2F * em) return false;
  if (sides.markers * 10 >= sides.both * 7) return false;
  return (sides.wide * 10 >= sides.both * 7 && width >= 1.8F * em) ||
         (sides.both >= 3 && sides.aligned >= 0.8F);
}

struct Cut {
  Strip strip;
  Sides sides;
  bool table = false;
};

std::vector<Cut> page_cuts(const std::vector<Row>& rows, float em) {
  std::vector<Cut> cuts;
  for (const Strip& strip : strips_of(rows, 0.55F * em)) {
    const Sides sides = sides_of(rows, strip, em);
    if (is_gutter(strip, sides, em) && !is_sparse(sides)) cuts.push_back({strip, sides, false});
  }
  return cuts;
}

// Sparse strips are a table's when there are two of them side by side or when they hold figures; else they
// may be two sign-off blocks.
std::vector<Cut> column_cuts(const std::vector<Row>& rows, float em) {
  std::vector<Cut> cuts;
  for (const Strip& strip : strips_of(rows, 0.9F * em)) {
    const Sides sides = sides_of(rows, strip, em);
    if (is_short_gutter(strip, sides, em) || is_gutter(strip, sides, em))
      cuts.push_back({strip, sides, false});
  }
  for (Cut& cut : cuts) {
    if (!is_sparse(cut.sides)) continue;
    cut.table = cut.sides.numbers * 2 >= cut.sides.both;
    for (const Cut& other : cuts) {
      const bool beside = other.strip.b <= cut.strip.a || other.strip.a >= cut.strip.b;
      const bool shared = other.strip.first <= cut.strip.last && cut.strip.first <= other.strip.last;
      cut.table |= beside && shared && is_sparse(other.sides);
    }
  }
  // Neither the one nor the other: white that happens to lie there.
  std::erase_if(cuts, [&](const Cut& cut) { return !cut.table && beside_markers(cut.sides, em); });
  return cuts;
}

// True if a row close above or below row `i` has text where this one has the gap from `a` to `b`: then the
// gap is only a wide space.
bool is_bridged(const std::vector<Row>& rows, std::size_t i, float a, float b, float em) {
  const float inset = (b - a) / 4;
  const auto covers = [&](const Row& row) {
    return std::any_of(row.words.begin(), row.words.end(),
                       [&](const Word& w) { return w.u0 < b - inset && w.u1 > a + inset; });
  };
  for (std::size_t k = i; k-- > 0 && rows[i].base - rows[k].base < 3.4F * em;)
    if (covers(rows[k])) return true;
  for (std::size_t k = i + 1; k < rows.size() && rows[k].base - rows[i].base < 3.4F * em; ++k)
    if (covers(rows[k])) return true;
  return false;
}

// True if the word before `k` can be the bullet or number of an item that begins with `k`. A bare figure may
// be the end of a sentence.
bool can_lead(const std::vector<Word>& words, std::size_t k) {
  const Word& marker = words[k - 1];
  return is_marker(marker) && !is_digit(marker.text.back()) && words[k].u0 - marker.u1 < 3 * marker.size;
}

enum class At { word, cell, column };

// What the gap before word `k` of row `i` parts. A strip can run into a space between words: there the gap is
// like the others of its line, and no column begins behind it.
At parts(const std::vector<Row>& rows, const std::vector<Cut>& cuts, std::size_t i, std::size_t k, float em) {
  const auto& words = rows[i].words;
  const float left = words[k - 1].u1, right = words[k].u0;
  // An item's bullet stands where the column begins, not at the end of another column's line.
  if (can_lead(words, k) && (k == 1 || parts(rows, cuts, i, k - 1, em) != At::word)) return At::word;
  // Strips of different height can lie in one gap: the one that more rows bear out says what it is.
  const Cut* best = nullptr;
  for (const Cut& cut : cuts) {
    const bool here = i >= cut.strip.first && i <= cut.strip.last && cut.strip.a >= left - 0.01F &&
                      cut.strip.b <= right + 0.01F;
    if (!here || (std::fabs(right - cut.sides.start) > 0.5F * em && !gap_before(words, k).wide)) continue;
    const bool better = best == nullptr || cut.sides.both > best->sides.both ||
                        (cut.sides.both == best->sides.both && cut.table);
    if (better) best = &cut;
  }
  return best == nullptr ? At::word : best->table ? At::cell : At::column;
}

// Cuts rows where `cuts` say so, and at very wide gaps if `at_gaps`.
std::vector<Line> cut_rows(std::vector<Row> rows, const std::vector<Cut>& cuts, std::uint8_t frame, float em,
                           bool at_gaps) {
  // All is judged before words are moved.
  std::vector<std::vector<At>> judged(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    judged[i].assign(rows[i].words.size(), At::word);
    for (std::size_t k = 1; k < rows[i].words.size(); ++k) {
      const Word &left = rows[i].words[k - 1], &right = rows[i].words[k];
      judged[i][k] = parts(rows, cuts, i, k, em);
      const float size = std::max({em, left.size, right.size});
      const bool far = at_gaps && judged[i][k] == At::word && right.u0 - left.u1 > 4 * size;
      if (far && !is_bridged(rows, i, left.u1, right.u0, size)) judged[i][k] = At::column;
    }
  }
  std::vector<Line> lines;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<Word> piece;
    bool table = false;
    const auto close = [&] {
      lines.push_back(line_of(std::move(piece), frame));
      lines.back().table = table;
      piece.clear();
      table = false;
    };
    for (std::size_t k = 0; k < rows[i].words.size(); ++k) {
      table |= judged[i][k] == At::cell;
      if (judged[i][k] == At::column) close();
      piece.push_back(std::move(rows[i].words[k]));
    }
    if (!piece.empty()) close();
  }
  return lines;
}

}  // namespace

Line line_of(std::vector<Word> words, std::uint8_t frame) {
  Line line;
  line.words = std::move(words);
  line.frame = frame;
  line.u0 = line.words.front().u0;
  line.u1 = line.words.front().u1;
  // The size of most characters, found by votes of the words: exact sizes repeat.
  std::vector<std::pair<float, std::size_t>> votes;
  std::size_t all = 0, bold = 0, italic = 0;
  for (const Word& word : line.words) {
    line.u0 = std::min(line.u0, word.u0);
    line.u1 = std::max(line.u1, word.u1);
    if (word.raised) continue;
    const std::size_t n = word.text.size();
    all += n;
    bold += word.bold ? n : 0;
    italic += word.italic ? n : 0;
    auto known = std::find_if(votes.begin(), votes.end(),
                              [&](const auto& vote) { return std::fabs(vote.first - word.size) < 0.3F; });
    if (known == votes.end()) known = votes.insert(votes.end(), {word.size, 0});
    known->second += n;
  }
  const auto most = std::max_element(votes.begin(), votes.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  line.size = most == votes.end() ? line.words.front().size : most->first;
  line.bold = bold * 10 >= all * 9 && all > 0;
  line.italic = italic * 10 >= all * 9 && all > 0;
  line.base = line.words.front().base;
  for (const Word& word : line.words)
    if (std::fabs(word.size - line.size) < 0.3F && !word.raised) line.base = word.base;
  line.top = line.base - kAscent * line.size;
  line.bottom = line.base + kDescent * line.size;
  return line;
}

std::vector<Line> lines_of(std::vector<Row> rows, std::uint8_t frame) {
  const float em = usual_size(rows);
  const std::vector<Cut> cuts = page_cuts(rows, em);
  return cut_rows(std::move(rows), cuts, frame, em, false);
}

std::vector<Line> cut_column(std::vector<Line> column, std::uint8_t frame) {
  std::vector<Row> rows;
  for (Line& line : column) rows.push_back({std::move(line.words), line.base, line.size});
  const float em = usual_size(rows);
  const std::vector<Cut> cuts = column_cuts(rows, em);
  return cut_rows(std::move(rows), cuts, frame, em, true);
}

}  // namespace candour::layout
