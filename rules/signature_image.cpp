#include "rules/signature_image.h"

#include <algorithm>
#include <cmath>

namespace candour {
namespace {

constexpr float kNear = 120;          // points
constexpr float kLeftMargin = 20;     // points: a signature begins about where its lines do
constexpr float kHeadOfPage = 90;     // points from the top: where logos stand
constexpr float kBelowTheHead = 150;  // points from the top: a block that begins below has nothing to do with the head

bool has_size_of_signature(const Box& box) {
  const float width = box.x1 - box.x0;
  const float height = box.y1 - box.y0;
  return width >= 20 && width <= 320 && height >= 8 && height <= 200;
}

bool is_same_place(const Box& a, const Box& b) {
  const auto near = [](float p, float q) { return std::abs(p - q) <= 2; };
  return near(a.x0, b.x0) && near(a.y0, b.y0) && near(a.x1, b.x1) && near(a.y1, b.y1);
}

// Logos and ornaments stand in the same place on the pages before or after.
bool recurs(const Document& document, std::size_t page, const Box& box) {
  const std::size_t first = page - std::min<std::size_t>(page, 2);
  const std::size_t last = std::min(page + 2, document.pages.size() - 1);
  for (std::size_t other = first; other <= last; ++other) {
    const auto& images = document.pages[other].images;
    const auto is_there = [&](const Image& image) { return is_same_place(image.box, box); };
    if (other != page && std::any_of(images.begin(), images.end(), is_there)) return true;
  }
  return false;
}

bool is_near(const Box& image, const Box& block) {
  if (image.y1 <= kHeadOfPage && block.y0 > kBelowTheHead) return false;
  return image.x1 >= block.x0 - kLeftMargin && image.x0 <= block.x1 + kNear && image.y1 >= block.y0 - kNear &&
         image.y0 <= block.y1 + kNear;
}

}  // namespace

bool has_signature_image_near(const Document& document, TextRange block) {
  for (const Region& region : regions_of(document, block)) {
    if (region.boxes.empty()) continue;
    Box around = region.boxes.front();
    for (const Box& box : region.boxes) {
      around = {std::min(around.x0, box.x0), std::min(around.y0, box.y0), std::max(around.x1, box.x1),
                std::max(around.y1, box.y1)};
    }
    const auto page = std::find_if(document.pages.begin(), document.pages.end(),
                                   [&](const Page& p) { return p.number == region.page; });
    if (page == document.pages.end()) continue;
    for (const Image& image : page->images) {
      if (has_size_of_signature(image.box) && is_near(image.box, around) &&
          !recurs(document, static_cast<std::size_t>(page - document.pages.begin()), image.box))
        return true;
    }
  }
  return false;
}

}  // namespace candour
