#include "extractor/reader/collect.h"

#include "extractor/reader/characters.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numbers>
#include <string>

#include <GfxFont.h>
#include <GfxState.h>
#include <Stream.h>

namespace candour {
namespace {

// Most directions of writing a page may have; further ones are taken for the nearest.
constexpr std::size_t kMaxFrames = 12;

// Fonts rarely say that they are bold: their names do.
bool named(const std::string& name, std::initializer_list<const char*> parts) {
  std::string lower;
  for (char c : name) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return std::any_of(parts.begin(), parts.end(),
                     [&](const char* part) { return lower.find(part) != std::string::npos; });
}

// A Type 3 font's size is in units of its own matrix: what counts is the height of its letters.
double type3_scale(const GfxFont& font) {
  const double* matrix = font.getFontMatrix();
  const double* box = font.getFontBBox();
  const double height = (box[3] - box[1]) * std::fabs(matrix[3]);
  return std::isfinite(height) && height > 0.05 && height < 20 ? height : 1;
}

std::u32string decoded(const std::string& text) {
  const bool wide = text.size() >= 2 && text[0] == '\xFE' && text[1] == '\xFF';
  std::u32string out;
  if (!wide) {
    for (char c : text) out += static_cast<unsigned char>(c);
    return out;
  }
  for (std::size_t i = 2; i + 1 < text.size(); i += 2) {
    const auto unit =
        static_cast<char32_t>((static_cast<unsigned char>(text[i]) << 8) | static_cast<unsigned char>(text[i + 1]));
    if (unit >= 0xDC00 && unit < 0xE000 && !out.empty() && out.back() >= 0xD800 && out.back() < 0xDC00)
      out.back() = 0x10000 + ((out.back() - 0xD800) << 10) + (unit - 0xDC00);
    else
      out += unit;
  }
  return out;
}

double pixels_of(int width, int height) {
  return static_cast<double>(width) * static_cast<double>(height);
}

}  // namespace

void Collector::startPage(int, GfxState* state, XRef*) {
  page_ = {};
  page_.width = static_cast<float>(state->getPageWidth());
  page_.height = static_cast<float>(state->getPageHeight());
  page_.angles.push_back(0);
  groups_.clear();
  masks_ = 0;
  stale_ = true;
  actual_open_ = false;
}

void Collector::endPage() {
  // Images overlap and repeat: the share is counted on a grid, never by adding areas.
  constexpr int kGrid = 64;
  std::vector<bool> covered(kGrid * kGrid);
  for (const Image& image : page_.images) {
    const auto cell = [](float at, float whole) {
      return static_cast<int>(
          std::clamp(std::lround(at / std::max(whole, 1.0F) * kGrid), 0L, static_cast<long>(kGrid)));
    };
    for (int y = cell(image.box.y0, page_.height); y < cell(image.box.y1, page_.height); ++y)
      for (int x = cell(image.box.x0, page_.width); x < cell(image.box.x1, page_.width); ++x)
        covered[y * kGrid + x] = true;
  }
  page_.image_share = static_cast<float>(std::count(covered.begin(), covered.end(), true)) / (kGrid * kGrid);
}

void Collector::updateAll(GfxState*) {
  stale_ = true;
}

// Slanted text (a watermark) gets a frame of its own, so that its letters make words.
std::uint8_t Collector::frame_of(double angle) {
  const double step = std::numbers::pi / 90;  // two degrees
  const double rounded = std::round(angle / step) * step;
  const auto near = [&](float known) { return std::fabs(std::remainder(known - rounded, 2 * std::numbers::pi)); };
  std::size_t best = 0;
  for (std::size_t i = 1; i < page_.angles.size(); ++i)
    if (near(page_.angles[i]) < near(page_.angles[best])) best = i;
  if (near(page_.angles[best]) > step / 2 && page_.angles.size() < kMaxFrames) {
    page_.angles.push_back(static_cast<float>(rounded));
    best = page_.angles.size() - 1;
  }
  return static_cast<std::uint8_t>(best);
}

void Collector::refresh(GfxState* state) {
  stale_ = false;
  double size = state->getTransformedFontSize();
  bold_ = italic_ = false;
  if (const auto& font = state->getFont()) {
    if (font->getType() == fontType3) size *= type3_scale(*font);
    const std::string name = font->getName().value_or("");
    bold_ = font->isBold() || font->getWeight() >= GfxFont::W600 || named(name, {"bold", "black", "heavy", "demi"});
    italic_ = font->isItalic() || named(name, {"italic", "oblique"});
  }
  size_ = std::isfinite(size) ? static_cast<float>(size) : 0;
  double m11 = 0, m12 = 0, m21 = 0, m22 = 0;
  state->getFontTransMat(&m11, &m12, &m21, &m22);
  const double angle = std::atan2(m12, m11);
  frame_ = std::isfinite(angle) ? frame_of(angle) : 0;
}

void Collector::add(char32_t c, float x, float y, float dx, float dy, int render) {
  if (page_.glyphs.size() >= kMaxGlyphs) return;
  page_.glyphs.push_back({x, y, dx, dy, size_, c, frame_, bold_ || render == 2, italic_, render == 3, false});
}

void Collector::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                         CharCode code, int, const Unicode* unicode, int length) {
  if (masks_ > 0) return;
  if (stale_) refresh(state);
  // Spacing between letters is part of the advance: without it gaps can be measured.
  double spacing = state->getCharSpace();
  if (code == 0x20) spacing += state->getWordSpace();
  double space_x = 0, space_y = 0;
  state->textTransformDelta(spacing * state->getHorizScaling(), 0, &space_x, &space_y);
  double px = 0, py = 0, ax = 0, ay = 0;
  state->transform(x - origin_x, y - origin_y, &px, &py);
  state->transformDelta(dx - space_x, dy - space_y, &ax, &ay);
  // Off the page as it is shown, or no number at all (comparisons with NaN are false).
  const double cx = px + ax / 2, cy = py + ay / 2;
  if (!(cx >= 0 && cx <= page_.width && cy >= 0 && cy <= page_.height + size_ / 4)) return;
  if (!(std::fabs(ax) < 5000 && std::fabs(ay) < 5000) || !(size_ > 0.3F && size_ < 3000)) return;

  const int render = state->getRender() & 3;  // 4 to 7 also clip; 7 draws nothing, like 3
  if (length <= 0) {
    ++page_.unknown;
    add(0xFFFD, static_cast<float>(px), static_cast<float>(py), static_cast<float>(ax), static_cast<float>(ay), render);
    return;
  }
  Unfolded unfolded;
  for (int i = 0; i < std::min(length, 16); ++i) unfold(unicode[i], unfolded);
  const auto parts = static_cast<float>(std::max<std::size_t>(unfolded.count, 1));
  const auto step_x = static_cast<float>(ax) / parts, step_y = static_cast<float>(ay) / parts;
  for (std::size_t i = 0; i < unfolded.count; ++i)
    add(unfolded.c[i], static_cast<float>(px) + step_x * static_cast<float>(i),
        static_cast<float>(py) + step_y * static_cast<float>(i), step_x, step_y, render);
  for (std::size_t i = 1; i < unfolded.count && i < page_.glyphs.size(); ++i)
    page_.glyphs[page_.glyphs.size() - i].part = true;
}

void Collector::beginActualText(GfxState*, const GooString* text) {
  actual_open_ = text != nullptr;
  actual_from_ = page_.glyphs.size();
  if (text != nullptr) actual_ = decoded(text->toStr());
}

// Replaces what was drawn by what it stands for, if that is a piece of one line; else what was drawn is the
// better witness.
void Collector::endActualText(GfxState*) {
  if (!actual_open_) return;
  actual_open_ = false;
  auto& glyphs = page_.glyphs;
  if (actual_from_ >= glyphs.size()) return;
  const layout::Glyph first = glyphs[actual_from_], last = glyphs.back();
  Unfolded unfolded;
  for (char32_t c : actual_.substr(0, 12)) unfold(c, unfolded);
  const float dx = last.x + last.dx - first.x, dy = last.y + last.dy - first.y;
  const float along = std::hypot(dx, dy);
  if (actual_.size() > 12 || along > 12 * first.size || first.frame != last.frame) return;
  if (first.frame == 0 && std::fabs(dy) > first.size / 2) return;
  glyphs.resize(actual_from_);
  const auto parts = static_cast<float>(std::max<std::size_t>(unfolded.count, 1));
  for (std::size_t i = 0; i < unfolded.count; ++i) {
    layout::Glyph glyph = first;
    glyph.x += dx / parts * static_cast<float>(i);
    glyph.y += dy / parts * static_cast<float>(i);
    glyph.dx = dx / parts;
    glyph.dy = dy / parts;
    glyph.c = unfolded.c[i];
    glyphs.push_back(glyph);
  }
}

void Collector::add_image(GfxState* state, double pixels) {
  page_.image_pixels += pixels;
  if (page_.images.size() >= kMaxImages || masks_ > 0) return;
  const double* m = state->getCTM();
  // An image fills the unit square of its coordinates, cut by the page.
  const double x0 = m[4] + std::min({0.0, m[0], m[2], m[0] + m[2]}),
               x1 = m[4] + std::max({0.0, m[0], m[2], m[0] + m[2]});
  const double y0 = m[5] + std::min({0.0, m[1], m[3], m[1] + m[3]}),
               y1 = m[5] + std::max({0.0, m[1], m[3], m[1] + m[3]});
  if (!std::isfinite(x0 + x1 + y0 + y1)) return;
  Box box{static_cast<float>(std::clamp(x0, 0.0, static_cast<double>(page_.width))),
          static_cast<float>(std::clamp(y0, 0.0, static_cast<double>(page_.height))),
          static_cast<float>(std::clamp(x1, 0.0, static_cast<double>(page_.width))),
          static_cast<float>(std::clamp(y1, 0.0, static_cast<double>(page_.height)))};
  if (box.x1 - box.x0 >= 1 && box.y1 - box.y0 >= 1) page_.images.push_back({box});
}

// The base class reads past an inline image's data, which stands between the drawing commands.
void Collector::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                              bool interpolate, bool inline_image) {
  add_image(state, pixels_of(width, height));
  OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inline_image);
}

void Collector::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colors,
                          bool interpolate, const int* mask, bool inline_image) {
  add_image(state, pixels_of(width, height));
  OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask, inline_image);
}

void Collector::drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool,
                                Stream*, int mask_width, int mask_height, bool, bool) {
  add_image(state, pixels_of(width, height) + pixels_of(mask_width, mask_height));
}

void Collector::drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool,
                                    Stream*, int mask_width, int mask_height, GfxImageColorMap*, bool) {
  add_image(state, pixels_of(width, height) + pixels_of(mask_width, mask_height));
}

void Collector::beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool, bool for_mask) {
  groups_.push_back(for_mask);
  masks_ += for_mask;
}

void Collector::endTransparencyGroup(GfxState*) {
  if (groups_.empty()) return;
  masks_ -= groups_.back();
  groups_.pop_back();
}

}  // namespace candour
