// The layout: characters anywhere on pages, as a PDF may draw them. The input is text that can be read and changed by hand:
//
//   page 595 842                 a page of this size; without one, A4
//   image 10 10 300 200          an image's box
//   72 100 10 bi3v Our policy    a run of characters from x 72, y 100 on, of size 10; b: bold, i: italic, v: invisible; a
//                                direction of writing from 0 to 9; w: they are drawn as parts of one; z: without advance; s: with
//                                twice the usual one; - stands for none of these
#include "extractor/reader/build.h"
#include "extractor/reader/layout/furniture.h"
#include "extractor/reader/layout/paragraphs.h"
#include "tests/fuzz/promises.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

#include <unicode/utf8.h>

#pragma GCC diagnostic ignored "-Wconversion"  // U8_NEXT is a macro of ICU's

using namespace candour;

namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kAngles[] = {0, kPi / 2, kPi, -kPi / 2, kPi / 6, -kPi / 4, 0.07F, 1, 2, 3, -1, -2};
constexpr std::size_t kMostPages = 20;

// Takes the next line, or the next word of it.
std::string_view take(std::string_view& from, char until) {
  const std::size_t end = std::min(from.find(until), from.size());
  const std::string_view taken = from.substr(0, end);
  from.remove_prefix(std::min(end + 1, from.size()));
  return taken;
}

float number(std::string_view text) {
  const float value = std::strtof(std::string(text.substr(0, 40)).c_str(), nullptr);
  return std::isfinite(value) ? value : 0;
}

layout::PageGlyphs page_of_size(float width, float height) {
  layout::PageGlyphs page;
  page.width = std::clamp(width, 0.0F, layout::kLargestPage);
  page.height = std::clamp(height, 0.0F, layout::kLargestPage);
  page.angles.assign(std::begin(kAngles), std::end(kAngles));
  return page;
}

// As the collector does: what is off the page, or of no size, is not kept.
void add_run(std::string_view line, layout::PageGlyphs& page) {
  layout::Glyph glyph{};
  glyph.x = number(take(line, ' '));
  glyph.y = number(take(line, ' '));
  glyph.size = number(take(line, ' '));
  if (!(glyph.size > 0.3F && glyph.size < 3000)) return;
  float advance = glyph.size / 2;
  for (const char c : take(line, ' ')) {
    glyph.bold = glyph.bold || c == 'b';
    glyph.italic = glyph.italic || c == 'i';
    glyph.invisible = glyph.invisible || c == 'v';
    glyph.part = glyph.part || c == 'w';
    if (c >= '0' && c <= '9') glyph.frame = static_cast<std::uint8_t>(c - '0');
    if (c == 's') advance = glyph.size;
    if (c == 'z') advance = 0;
  }
  glyph.dx = advance * std::cos(page.angles[glyph.frame]);
  glyph.dy = advance * std::sin(page.angles[glyph.frame]);
  for (std::size_t at = 0; at < line.size();) {
    UChar32 read = 0;
    U8_NEXT(line.data(), at, line.size(), read);
    glyph.c = read < 0x20 ? 0xFFFD : static_cast<char32_t>(read);
    const float x = glyph.x + glyph.dx / 2, y = glyph.y + glyph.dy / 2;
    if (x >= 0 && x <= page.width && y >= 0 && y <= page.height + glyph.size / 4) page.glyphs.push_back(glyph);
    glyph.x += glyph.dx;
    glyph.y += glyph.dy;
  }
}

void add_image(std::string_view line, layout::PageGlyphs& page) {
  const float x0 = number(take(line, ' ')), y0 = number(take(line, ' '));
  const float x1 = number(take(line, ' ')), y1 = number(take(line, ' '));
  const Box box{std::clamp(x0, 0.0F, page.width), std::clamp(y0, 0.0F, page.height), std::clamp(x1, 0.0F, page.width),
                std::clamp(y1, 0.0F, page.height)};
  if (box.x1 - box.x0 < 1 || box.y1 - box.y0 < 1 || page.images.size() >= 1000) return;
  page.images.push_back({box});
  page.image_share = 0.5F;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzz::bytes_of(data, size);
  std::vector<layout::PageGlyphs> drawn(1, page_of_size(595, 842));
  while (!rest.empty()) {
    std::string_view line = take(rest, '\n');
    std::string_view body = line;
    const std::string_view word = take(body, ' ');
    if (word == "image") {
      add_image(body, drawn.back());
    } else if (word != "page") {
      add_run(line, drawn.back());
    } else if (drawn.size() < kMostPages) {
      const float width = number(take(body, ' ')), height = number(take(body, ' '));
      drawn.push_back(page_of_size(width, height));
    }
  }
  std::vector<layout::PageLayout> pages;
  for (layout::PageGlyphs& page : drawn) pages.push_back(layout::lay_out(std::move(page)));
  layout::mark_furniture(pages, "A title");
  const std::vector<layout::Draft> drafts = layout::paragraphs_of(pages);
  Document document;
  build_document(std::move(pages), drafts, document);
  fuzz::check_read(document);
  return 0;
}
