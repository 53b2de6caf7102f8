#include "extractor/reader/ocr/words.h"

#include "extractor/reader/characters.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace candour::ocr {
namespace {

// How far tall letters and small ones reach above the baseline, in shares of the font size; and a line's height by
// the engine, which counts for lines without either. Those of common text fonts differ by a few hundredths.
constexpr float kTall = 0.73F, kSmall = 0.52F, kHeight = 0.97F;
// Sizes of lines nearer than this are one: what differs is which letters a line happens to have.
constexpr float kSameSize = 0.07F;
// Words less sure than this are dropped; those without letters and figures need more.
constexpr float kWord = 0.25F, kSigns = 0.60F;

constexpr const char* kBullet = "\u2022";

std::u32string decoded(const std::string& utf8) {
  std::u32string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k)
      c = c << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
    out += c;
    i += length;
  }
  return out;
}

// A dot before a line, round, clear of the baseline and lower than tall letters: a bullet, whatever letter the
// engine takes it for ("e", "*", "\u00A2").
bool is_dot(const Word& word) {
  const float wide = word.x1 - word.x0, high = word.y1 - word.y0;
  const float under = (word.base_y0 + word.base_y1) / 2 - word.y1, above = under + high;
  return decoded(word.text).size() == 1 && wide > 0.6F * high && wide < 1.6F * high && high > 0.12F * word.height &&
         high < 0.45F * word.height && under > 0.12F * word.height && above < 0.68F * word.height;
}

std::u32string clean(const std::string& utf8) {
  std::u32string out;
  for (const char32_t c : decoded(utf8)) {
    Unfolded unfolded;
    unfold(c, unfolded);
    for (std::size_t i = 0; i < unfolded.count; ++i)
      if (unfolded.c[i] != ' ') out += unfolded.c[i];
  }
  return out;
}

// Turns the page about its top left corner.
struct Turn {
  explicit Turn(double angle) : cosine(std::cos(angle)), sine(std::sin(angle)) {}
  std::pair<float, float> straight(double x, double y) const {
    return {static_cast<float>(x * cosine + y * sine), static_cast<float>(y * cosine - x * sine)};
  }
  std::pair<float, float> back(double x, double y) const {
    return {static_cast<float>(x * cosine - y * sine), static_cast<float>(y * cosine + x * sine)};
  }
  double cosine, sine;
};

// How far the page lies askew: the slope of the middle one of its baselines, long ones counted more.
double skew_of(const std::vector<Word>& words) {
  std::vector<std::pair<double, double>> slopes;  // angle, length
  double all = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && words[i].line == words[i - 1].line) continue;
    const double dx = words[i].base_x1 - words[i].base_x0, dy = words[i].base_y1 - words[i].base_y0;
    if (dx <= 0) continue;
    slopes.emplace_back(std::atan2(dy, dx), dx);
    all += dx;
  }
  std::sort(slopes.begin(), slopes.end());
  double passed = 0;
  for (const auto& [angle, length] : slopes) {
    passed += length;
    if (passed * 2 >= all) return std::fabs(angle) < 0.0005 || std::fabs(angle) > 0.3 ? 0 : angle;
  }
  return 0;
}

bool has(std::u32string_view letters, std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), [&](char32_t c) { return letters.find(c) != letters.npos; });
}

float base_under(const Word& word) {
  const float wide = word.base_x1 - word.base_x0, middle = (word.x0 + word.x1) / 2;
  const float share = wide > 0 ? std::clamp((middle - word.base_x0) / wide, 0.0F, 1.0F) : 0;
  return word.base_y0 + share * (word.base_y1 - word.base_y0);
}

// The font size of one line, in pixels: a low one of what its words say, because specks of dust make boxes taller.
// Those with tall letters say it best. (The engine's own height of a line is that of the block around it, a heading's that of its paragraph.)
float size_of(const Word* first, const Word* last) {
  std::vector<float> tall, small;
  for (const Word* word = first; word < last; ++word) {
    const std::u32string text = decoded(word->text);
    const float above = base_under(*word) - word->y0;
    if (above <= 0) continue;
    if (has(U"bdfhklABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", text))
      tall.insert(tall.end(), text.size(), above / kTall);
    else if (has(U"acemnorsuvwxz", text) && !has(U"tij\u201C\u201D\u2018\u2019'\"*", text))
      small.insert(small.end(), text.size(), above / kSmall);
  }
  std::vector<float>& says = tall.empty() ? small : tall;
  if (says.empty()) return first->height / kHeight;
  const auto quarter = says.begin() + static_cast<std::ptrdiff_t>(says.size() / 4);
  std::nth_element(says.begin(), quarter, says.end());
  return *quarter;
}

// The font sizes of lines, by their numbers. Lines of nearly the same size get the same, that of most letters first.
std::vector<float> sizes_of(const std::vector<Word>& words, double points) {
  std::vector<float> sizes(words.empty() ? 0 : words.back().line + 1);
  std::vector<std::pair<float, std::size_t>> votes;  // size, letters
  for (std::size_t i = 0; i < words.size();) {
    std::size_t end = i, letters = 0;
    for (; end < words.size() && words[end].line == words[i].line; ++end) letters += words[end].text.size();
    const float size = size_of(words.data() + i, words.data() + end) * static_cast<float>(points);
    sizes[words[i].line] = std::max(size, 1.0F);
    votes.emplace_back(sizes[words[i].line], letters);
    i = end;
  }
  while (!votes.empty()) {
    std::sort(votes.begin(), votes.end());
    // The middle of what stands nearest to the most.
    std::size_t best = 0, most = 0;
    for (std::size_t first = 0, last = 0, sum = 0; first < votes.size(); ++first) {
      for (; last < votes.size() && votes[last].first <= votes[first].first * (1 + kSameSize); ++last)
        sum += votes[last].second;
      if (sum > most) most = sum, best = (first + last) / 2;
      sum -= votes[first].second;
    }
    const float size = votes[best].first;
    const auto near = [&](float other) { return std::fabs(other / size - 1) <= kSameSize; };
    const float rounded = std::round(size * 2) / 2;
    for (float& line : sizes)
      if (line > 0 && near(line)) line = -rounded;  // settled
    std::erase_if(votes, [&](const auto& vote) { return near(vote.first); });
  }
  for (float& line : sizes) line = std::fabs(line);
  return sizes;
}

void add_letters(const std::u32string& text, float x0, float x1, float base, float size, layout::PageGlyphs& page) {
  const float width = std::max(x1 - x0, 0.1F) / static_cast<float>(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    layout::Glyph glyph{};
    glyph.x = x0 + width * static_cast<float>(i);
    glyph.y = base;
    glyph.dx = width;
    glyph.size = size;
    glyph.c = text[i];
    page.glyphs.push_back(glyph);
  }
}

// Letters as if they had been drawn, on a page that lies straight.
layout::PageGlyphs glyphs_of(const std::vector<Word>& words, double points, const Turn& turn) {
  layout::PageGlyphs page;
  page.angles.push_back(0);
  const std::vector<float> sizes = sizes_of(words, points);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    const std::u32string text = clean(word.text);
    if (text.empty()) continue;
    const double middle_y = (word.y0 + word.y1) / 2;
    const float x0 = turn.straight(word.x0 * points, middle_y * points).first,
                x1 = turn.straight(word.x1 * points, middle_y * points).first;
    const float base =
        turn.straight((word.base_x0 + word.base_x1) / 2 * points, (word.base_y0 + word.base_y1) / 2 * points).second;
    const float size = sizes[word.line];
    // What the engine parts, a space parts: boxes may touch.
    if (i > 0 && words[i - 1].line == word.line) add_letters(U" ", x0, x0, base, size, page);
    add_letters(text, x0, x1, base, size, page);
  }
  return page;
}

}  // namespace

float confidence_of(const std::vector<Word>& words) {
  double sum = 0;
  std::size_t letters = 0;
  for (const Word& word : words) {
    sum += static_cast<double>(word.confidence) * static_cast<double>(word.text.size());
    letters += word.text.size();
  }
  return letters > 0 ? static_cast<float>(sum / static_cast<double>(letters)) : 0;
}

void mend_bullets(std::vector<Word>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool first = i == 0 || words[i - 1].line != words[i].line;
    if (first && words[i + 1].line == words[i].line && is_dot(words[i])) words[i].text = kBullet;
  }
}

void drop_sideways(std::vector<Word>& words) {
  std::erase_if(words, [](const Word& word) {
    const float along = word.base_x1 - word.base_x0, across = std::fabs(word.base_y1 - word.base_y0);
    return !(along > 0 && across < 0.3F * along);
  });
}

void drop_noise(std::vector<Word>& words) {
  std::erase_if(words, [](const Word& word) {
    if (word.text == kBullet) return false;
    const std::u32string text = decoded(word.text);
    const bool spoken = std::any_of(text.begin(), text.end(), [](char32_t c) { return is_letter(c) || is_digit(c); });
    return word.confidence < (spoken ? kWord : kSigns);
  });
}

layout::PageLayout lay_out(const std::vector<Word>& words, double dpi, layout::PageLayout from) {
  const double points = 72 / dpi;
  const Turn turn(skew_of(words));
  layout::PageGlyphs glyphs = glyphs_of(words, points, turn);
  glyphs.width = from.width;
  glyphs.height = from.height;
  glyphs.images = std::move(from.images);
  glyphs.image_share = from.image_share;
  layout::PageLayout page = layout::lay_out(std::move(glyphs));
  const auto within = [](float at, float whole) { return std::clamp(at, 0.0F, std::max(whole, 0.0F)); };
  for (layout::Line& line : page.lines)
    for (layout::Word& word : line.words) {
      const auto [ax, ay] = turn.back(word.box.x0, word.box.y0);
      const auto [bx, by] = turn.back(word.box.x1, word.box.y0);
      const auto [cx, cy] = turn.back(word.box.x0, word.box.y1);
      const auto [dx, dy] = turn.back(word.box.x1, word.box.y1);
      word.box = {within(std::min(ax, cx), page.width), within(std::min(ay, by), page.height),
                  within(std::max(bx, dx), page.width), within(std::max(cy, dy), page.height)};
    }
  return page;
}

}  // namespace candour::ocr
