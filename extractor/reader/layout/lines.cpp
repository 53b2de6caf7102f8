#include "extractor/reader/layout/lines.h"

#include "extractor/reader/characters.h"
#include "extractor/reader/layout/strips.h"

#include <algorithm>
#include <cmath>

namespace candour::layout {
namespace {

// Few words to a cell, the cells of a row on one baseline, and more white than ink or hardly more than one
// word on each side.
bool is_sparse(const Sides& sides) {
  const std::size_t rows = sides.left + sides.right - sides.both;
  if (sides.both < 2 || sides.both * 2 < rows || sides.left_words > 4 || sides.right_words > 5) return false;
  return sides.gap > 0.7F * sides.left_width || (sides.left_words <= 2.2F && sides.right_words <= 3);
}

// What no gutter has: bullets or figures alone on one side.
bool beside_markers(const Sides& sides, float em) {
  return sides.markers * 10 >= sides.both * 7 || sides.left_width < 1.8F * em || sides.right_width < 1.2F * em;
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
bool is_short_gutter(const std::vector<Row>& rows, const Strip& strip, const Sides& sides, float em, float pitch) {
  const float width = strip.b - strip.a;
  const std::size_t used = sides.left + sides.right - sides.both;
  if (sides.both < 2 || used < 3 || width < 1.2F * em) return false;
  // Figures with figures behind them are the cells of a table; else they are the numbers of items.
  if (sides.markers * 10 >= sides.both * 7 && sides.numbers * 10 < sides.both * 7) return false;
  if (sides.both >= 3 && sides.aligned >= 0.8F && (sides.wide * 2 >= sides.both || width >= 2 * em)) return true;
  // In lines that are stretched to both edges wide spaces come to lie over one another; but what stands side
  // by side in a column stands apart from its text.
  const auto apart = [&](std::size_t i) {
    return i == 0 || i >= rows.size() || rows[i].base - rows[i - 1].base > 1.3F * pitch;
  };
  const bool alone = apart(strip.first) || apart(strip.last + 1);
  return sides.wide * 10 >= sides.both * 7 && width >= 1.8F * em && alone;
}

// The distance of most baselines in a column.
float usual_pitch(const std::vector<Row>& rows) {
  std::vector<float> pitches;
  for (std::size_t i = 1; i < rows.size(); ++i) pitches.push_back(rows[i].base - rows[i - 1].base);
  if (pitches.empty()) return 12;
  const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
  std::nth_element(pitches.begin(), middle, pitches.end());
  return *middle;
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
  const float pitch = usual_pitch(rows);
  for (const Strip& strip : strips_of(rows, 0.9F * em)) {
    const Sides sides = sides_of(rows, strip, em);
    if (is_short_gutter(rows, strip, sides, em, pitch) || is_gutter(strip, sides, em))
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

// True if a row close above or below row `i`, in letters of its size, has text where this one has the gap from `a` to `b`: then
// the gap is only a wide space.
bool is_bridged(const std::vector<Row>& rows, std::size_t i, float a, float b, float em) {
  const float inset = (b - a) / 4;
  const auto covers = [&](const Row& row) {
    const bool alike = std::max(row.size, rows[i].size) < 1.2F * std::min(row.size, rows[i].size);
    return alike && std::any_of(row.words.begin(), row.words.end(),
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
  if (right - left < 0.5F * em) return At::word;  // narrower than any strip
  // An item's bullet stands where the column begins, not at the end of another column's line.
  if (can_lead(words, k) && (k == 1 || parts(rows, cuts, i, k - 1, em) != At::word)) return At::word;
  // Strips of different height can lie in one gap: the one that more rows bear out says what it is.
  const Cut* best = nullptr;
  for (const Cut& cut : cuts) {
    const bool here =
        i >= cut.strip.first && i <= cut.strip.last && cut.strip.a >= left - 0.01F && cut.strip.b <= right + 0.01F;
    if (!here || (std::fabs(right - cut.sides.start) > 0.5F * em && !gap_before(words, k).wide)) continue;
    const bool better =
        best == nullptr || cut.sides.both > best->sides.both || (cut.sides.both == best->sides.both && cut.table);
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
  const auto most =
      std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
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
