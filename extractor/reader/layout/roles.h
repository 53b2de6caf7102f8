// What each paragraph is for its page: by size, weight and place.
#pragma once

#include "extractor/reader/layout/page.h"
#include "extractor/reader/layout/paragraphs.h"

#include <vector>

namespace candour::layout {

// What running text looks like in this document, and the sizes of its headings.
struct Styles {
  explicit Styles(const std::vector<PageLayout>& pages);
  float body = 10;
  bool body_bold = false;
  std::vector<float> headings;  // sizes above the body's that short lines have, largest first
  // 1 for the largest; headings of body size come after all larger ones.
  std::uint8_t level_of(float size) const;
};

// Sets role and level of all drafts but furniture.
void set_roles(const std::vector<PageLayout>& pages, const Styles& styles, std::vector<Draft>& drafts);

}  // namespace candour::layout
