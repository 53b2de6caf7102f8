#include "extractor/reader/layout/words.h"

#include "extractor/reader/characters.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace candour::layout {
namespace {

// A character in its frame. Gaps are in shares of the font size (em).
struct Mark {
  float u0, u1, base, size;
  char32_t c;
  bool bold, italic, part;
};

// Baselines nearer than this share of the font size are one.
constexpr float kSameBaseline = 0.2F;
// A gap wider than this, beyond what letters of the same line usually leave, parts words.
constexpr float kWordGap = 0.13F;
// A gap wider than this may part different texts: letter spacing is judged on each side for itself.
constexpr float kChunkGap = 1.3F;

float gap_em(const Mark& a, const Mark& b) {
  return (b.u0 - a.u1) / std::max(std::max(a.size, b.size), 0.1F);
}

// Most files draw their text in order.
template <typename Less>
void sort_unless_sorted(std::vector<Mark>& marks, Less less) {
  if (!std::is_sorted(marks.begin(), marks.end(), less)) std::stable_sort(marks.begin(), marks.end(), less);
}

// Drops the text layer of a scan where text is also drawn to be seen: cells of a coarse grid say where.
class VisibleCells {
 public:
  explicit VisibleCells(const PageGlyphs& page) {
    bool any = false;
    for (const Glyph& glyph : page.glyphs) any |= glyph.invisible;
    if (!any) return;
    for (const Glyph& glyph : page.glyphs)
      if (!glyph.invisible && glyph.c != ' ') cells_.insert(key(glyph, 0, 0));
  }
  bool hides(const Glyph& glyph) const {
    if (!glyph.invisible || cells_.empty()) return false;
    for (int dx = -1; dx <= 1; ++dx)
      for (int dy = -1; dy <= 1; ++dy)
        if (cells_.contains(key(glyph, dx, dy))) return true;
    return false;
  }

 private:
  static std::uint64_t key(const Glyph& glyph, int dx, int dy) {
    const auto x = static_cast<std::int64_t>(glyph.x / 8) + dx, y = static_cast<std::int64_t>(glyph.y / 6) + dy;
    return (static_cast<std::uint64_t>(x) << 32) ^ (static_cast<std::uint64_t>(y) & 0xFFFFFFFFU);
  }
  std::unordered_set<std::uint64_t> cells_;
};

std::vector<Mark> marks_of(const PageGlyphs& page, std::uint8_t frame) {
  const VisibleCells visible(page);
  const float cosine = std::cos(page.angles[frame]), sine = std::sin(page.angles[frame]);
  std::vector<Mark> marks;
  marks.reserve(page.glyphs.size());
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.frame != frame || visible.hides(glyph)) continue;
    const float u = glyph.x * cosine + glyph.y * sine, v = glyph.y * cosine - glyph.x * sine;
    const float advance = glyph.dx * cosine + glyph.dy * sine;
    marks.push_back({std::min(u, u + advance), std::max(u, u + advance), v, glyph.size, glyph.c, glyph.bold,
                     glyph.italic, glyph.part});
  }
  return marks;
}

// Same character at the same place: one of them was drawn to look bold, or as a shadow.
void drop_doubles(std::vector<Mark>& row) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    bool doubled = false;
    for (std::size_t k = kept; k > 0 && k + 4 > kept && !doubled; --k) {
      Mark& other = row[k - 1];
      const float near = 0.14F * row[i].size;
      doubled = other.c == row[i].c && other.part == row[i].part && row[i].u0 - other.u0 < near &&
                std::fabs(row[i].base - other.base) < near && row[i].c != ' ';
      if (doubled) other.bold = true;
    }
    if (!doubled) row[kept++] = row[i];
  }
  row.resize(kept);
}

// How far apart the letters of a chunk usually stand: 0 in common text, more where a heading is
// letter-spaced.
float usual_gap(const Mark* first, const Mark* last) {
  // Common text: most letters touch.
  std::size_t pairs = 0, tight = 0;
  for (const Mark* mark = first; mark + 1 < last; ++mark) {
    if (mark->c == ' ' || mark[1].c == ' ') continue;
    ++pairs;
    tight += mark[1].u0 - mark->u1 <= 0;
  }
  if (pairs < 3 || tight * 4 > pairs) return 0;
  std::vector<float> gaps;
  gaps.reserve(pairs);
  for (const Mark* mark = first; mark + 1 < last; ++mark)
    if (mark->c != ' ' && mark[1].c != ' ') gaps.push_back(gap_em(mark[0], mark[1]));
  // The lower quarter: in short words the gaps between words can be as many as those between letters ("1 of
  // 3").
  const auto quarter = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 4);
  std::nth_element(gaps.begin(), quarter, gaps.end());
  return std::clamp(*quarter, 0.0F, 1.0F);
}

// Half-open ranges of marks that make words; spaces are in none.
using Spans = std::vector<std::pair<const Mark*, const Mark*>>;

bool single_letter(const std::pair<const Mark*, const Mark*>& span) {
  return span.second - span.first == 1 && (is_letter(span.first->c) || is_digit(span.first->c));
}

// "S P A C E D": four or more lone letters in a row are words whose letters were parted by spaces. The narrow
// gaps are between letters, the wide ones between words.
void glue_lone_letters(Spans& spans) {
  if (std::count_if(spans.begin(), spans.end(), single_letter) < 3) return;
  Spans out;
  for (std::size_t i = 0; i < spans.size();) {
    std::size_t end = i;
    std::size_t letters = 0;
    for (; end < spans.size() && single_letter(spans[end]); ++end) letters += is_letter(spans[end].first->c);
    const bool alone = i == 0 && end == spans.size() && letters == end && letters >= 3;
    if (!alone && (end - i < 4 || letters < 3)) {
      out.insert(out.end(), spans.begin() + static_cast<std::ptrdiff_t>(i),
                 spans.begin() + static_cast<std::ptrdiff_t>(std::max(end, i + 1)));
      i = std::max(end, i + 1);
      continue;
    }
    std::vector<float> gaps;
    for (std::size_t k = i + 1; k < end; ++k) gaps.push_back(gap_em(*spans[k - 1].first, *spans[k].first));
    std::vector<float> sorted = gaps;
    std::sort(sorted.begin(), sorted.end());
    const float narrow = sorted[sorted.size() / 4];
    out.push_back(spans[i]);
    for (std::size_t k = i + 1; k < end; ++k) {
      if (gaps[k - i - 1] > narrow * 1.4F + 0.08F)
        out.push_back(spans[k]);
      else
        out.back().second = spans[k].second;
    }
    i = end;
  }
  spans = std::move(out);
}

// Words of a chunk: parted by spaces, or by gaps wider than its letters usually leave.
void split_chunk(const Mark* first, const Mark* last, Spans& out) {
  const float limit = usual_gap(first, last) + kWordGap;
  Spans spans;
  const Mark* previous = nullptr;
  for (const Mark* mark = first; mark < last; ++mark) {
    if (mark->c == ' ') {
      previous = nullptr;
      continue;
    }
    const bool parted = previous == nullptr || gap_em(*previous, *mark) > limit ||
                        std::max(previous->size, mark->size) > 1.6F * std::min(previous->size, mark->size);
    if (parted)
      spans.push_back({mark, mark + 1});
    else
      spans.back().second = mark + 1;
    previous = mark;
  }
  glue_lone_letters(spans);
  out.insert(out.end(), spans.begin(), spans.end());
}

Box page_box(float u0, float u1, float v0, float v1, float angle, const PageGlyphs& page) {
  const auto within = [](float at, float whole) { return std::clamp(at, 0.0F, std::max(whole, 0.0F)); };
  if (angle == 0)
    return {within(u0, page.width), within(v0, page.height), within(u1, page.width), within(v1, page.height)};
  const float cosine = std::cos(angle), sine = std::sin(angle);
  Box box{1e9F, 1e9F, -1e9F, -1e9F};
  for (const float u : {u0, u1})
    for (const float v : {v0, v1}) {
      const float x = u * cosine - v * sine, y = u * sine + v * cosine;
      box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x), std::max(box.y1, y)};
    }
  return {within(box.x0, page.width), within(box.y0, page.height), within(box.x1, page.width),
          within(box.y1, page.height)};
}

Word word_of(const Mark* first, const Mark* last, const PageGlyphs& page, float angle, Letters& letters) {
  Word word;
  const std::size_t from = letters.size();
  word.u0 = first->u0;
  word.u1 = first->u1;
  word.base = first->base;
  long bold = 0, italic = 0;
  for (const Mark* mark = first; mark < last; ++mark) {
    if (mark->c == ' ') continue;  // between letters that glue_lone_letters() put together
    letters.push_back(mark->c);
    word.u1 = std::max(word.u1, mark->u1);
    word.size = std::max(word.size, mark->size);
    bold += mark->bold;
    italic += mark->italic;
  }
  word.text = {letters.data() + from, letters.size() - from};
  word.bold = bold * 2 > last - first;
  word.italic = italic * 2 > last - first;
  word.box = page_box(word.u0, word.u1, word.base - kAscent * word.size, word.base + kDescent * word.size, angle, page);
  return word;
}

Row row_of(std::vector<Mark>& marks, const PageGlyphs& page, float angle, Letters& letters) {
  sort_unless_sorted(marks, [](const Mark& a, const Mark& b) { return a.u0 < b.u0; });
  drop_doubles(marks);
  Spans spans;
  const Mark* chunk = marks.data();
  const Mark* const end = marks.data() + marks.size();
  const Mark* solid = nullptr;  // the last character that is no space
  for (const Mark* mark = chunk; mark < end; ++mark) {
    if (mark->c == ' ') continue;
    if (solid != nullptr && gap_em(*solid, *mark) > kChunkGap) {
      split_chunk(chunk, mark, spans);
      chunk = mark;
    }
    solid = mark;
  }
  split_chunk(chunk, end, spans);
  Row row;
  for (const auto& [first, last] : spans) {
    row.words.push_back(word_of(first, last, page, angle, letters));
    if (row.words.back().size > row.size) {
      row.size = row.words.back().size;
      row.base = row.words.back().base;
    }
  }
  return row;
}

// Footnote marks, ordinals, exponents: a short small word beside a bigger one and a little off its baseline
// belongs to that one's row.
bool stands_at(const Word& small, const Word& big) {
  if (big.size < 1.2F * small.size || small.text.size() > 4) return false;
  const float off = small.base - big.base;  // above: negative
  if (off < -0.75F * big.size || off > 0.4F * big.size) return false;
  const float reach = 0.45F * big.size;
  const bool after = small.u0 > big.u1 - reach && small.u0 < big.u1 + reach;
  const bool before = small.u1 < big.u0 + reach && small.u1 > big.u0 - reach && small.u0 < big.u0;
  return after || before;
}

bool adopt(Row& row, const Word& small) {
  if (row.size < 1.2F * small.size) return false;
  auto next =
      std::lower_bound(row.words.begin(), row.words.end(), small.u0, [](const Word& w, float u) { return w.u0 < u; });
  const bool after = next != row.words.begin() && stands_at(small, *(next - 1));
  const bool before = next != row.words.end() && stands_at(small, *next);
  if (!after && !before) return false;
  Word adopted = small;
  adopted.raised = true;
  row.words.insert(next, std::move(adopted));
  return true;
}

void adopt_raised(std::vector<Row>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto& words = rows[i].words;
    for (std::size_t k = words.size(); k-- > 0;) {
      if (words[k].text.size() > 4 || words[k].raised) continue;
      bool adopted = false;
      for (std::size_t step = 1; step <= 4 && !adopted; ++step) {
        if (i + step < rows.size() && rows[i + step].base - words[k].base < 3 * words[k].size)
          adopted = adopt(rows[i + step], words[k]);
        if (!adopted && i >= step) adopted = adopt(rows[i - step], words[k]);
      }
      if (adopted) words.erase(words.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }
  std::erase_if(rows, [](const Row& row) { return row.words.empty(); });
}

// How far from a row's baseline a word of its size may stand, and how near to the words beside it.
constexpr float kShift = 0.5F, kBeside = 0.35F;

// True if nothing stands near word `k` in its own row.
bool is_stray(const Row& row, std::size_t k) {
  const Word& word = row.words[k];
  return (k == 0 || word.u0 - row.words[k - 1].u1 > word.size) &&
         (k + 1 == row.words.size() || row.words[k + 1].u0 - word.u1 > word.size);
}

// Puts a word of about the row's size into the hole between two of its words, or behind the last.
bool seat(Row& row, const Word& stray) {
  if (std::fabs(row.base - stray.base) > kShift * stray.size || std::fabs(row.size - stray.size) > 0.2F * row.size)
    return false;
  const auto next =
      std::lower_bound(row.words.begin(), row.words.end(), stray.u0, [](const Word& w, float u) { return w.u0 < u; });
  const float least = -kBeside * stray.size;  // letters may be drawn under one another
  const float before = next == row.words.begin() ? 1e9F : stray.u0 - (next - 1)->u1;
  const float after = next == row.words.end() ? 1e9F : next->u0 - stray.u1;
  if (before < least || after < least || before > kBeside * stray.size) return false;
  Word seated = stray;
  seated.base = row.base;
  seated.glued = before < kWordGap * stray.size;
  if (next != row.words.end()) next->glued = after < kWordGap * stray.size;
  row.words.insert(next, seated);
  return true;
}

// Letters that were drawn a little higher or lower than their line, as in a logo or by a scanner, belong to it.
void seat_strays(std::vector<Row>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t k = rows[i].words.size(); k-- > 0;) {
      const Word& word = rows[i].words[k];
      for (const std::size_t other : {i - 1, i + 1}) {
        if (other >= rows.size() || rows[other].words.size() <= rows[i].words.size() || !is_stray(rows[i], k)) continue;
        if (!seat(rows[other], word)) continue;
        rows[i].words.erase(rows[i].words.begin() + static_cast<std::ptrdiff_t>(k));
        break;
      }
    }
  }
}

}  // namespace

std::vector<Row> rows_of(const PageGlyphs& page, std::uint8_t frame, Letters& letters) {
  std::vector<Mark> marks = marks_of(page, frame);
  letters.reserve(letters.size() + marks.size());  // words point into it: it must not grow after this
  sort_unless_sorted(marks, [](const Mark& a, const Mark& b) { return a.base < b.base; });
  std::vector<Row> rows;
  std::vector<Mark> row;
  for (std::size_t i = 0; i < marks.size();) {
    row.clear();
    // Spaces are set in odd sizes: they neither begin a row nor widen it.
    float reach = 0;
    for (; i < marks.size(); ++i) {
      if (marks[i].c != ' ') {
        const float own = kSameBaseline * marks[i].size;
        if (reach == 0)
          reach = marks[i].base + own;
        else if (marks[i].base > reach)
          break;
      } else if (reach != 0 && marks[i].base > reach) {
        break;
      }
      row.push_back(marks[i]);
    }
    Row made = row_of(row, page, page.angles[frame], letters);
    if (!made.words.empty()) rows.push_back(std::move(made));
  }
  seat_strays(rows);
  adopt_raised(rows);
  return rows;
}

}  // namespace candour::layout
