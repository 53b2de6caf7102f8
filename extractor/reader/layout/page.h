// One page, laid out: its lines in reading order.
#pragma once

#include "extractor/reader/layout/lines.h"

#include <vector>

namespace candour::layout {

struct PageLayout {
  float width = 0, height = 0;
  std::vector<Letters> letters;  // what the words' texts point into
  std::vector<Line> lines;       // upright text first, then each other direction of writing
  std::vector<Role> roles;       // one a line, set by mark_furniture(): body, or one of the furniture roles
  std::vector<Image> images;
  float image_share = 0;
  double image_pixels = 0;  // that drawing the images would read
  std::uint32_t unknown = 0;
  bool unreadable = false, maps_missing = false;
  Ocr ocr = Ocr::none;  // as in Page; these three are set by ocr::Recogniser
  float ocr_confidence = 0;
  bool blank = false;  // its images show nothing
};

PageLayout lay_out(PageGlyphs page);

// The font size of most characters of all pages, furniture left out: that of the running text.
float body_size(const std::vector<PageLayout>& pages);

}  // namespace candour::layout
