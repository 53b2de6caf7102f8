// Lines of all pages -> paragraphs, in the order in which they are printed.
#pragma once

#include "extractor/reader/layout/page.h"

#include <vector>

namespace candour::layout {

struct LineRef {
  std::uint32_t page, line;  // indices
};

struct Draft {
  std::vector<LineRef> lines;  // may run over several columns and pages
  std::uint32_t page = 0;      // its first
  Role role = Role::body;
  std::uint8_t level = 0;
};

// Needs mark_furniture() before. A paragraph that is broken by the end of a column or page, or by something
// that stands in its way, is whole in one Draft. On each page: the flow, then asides, then footnotes;
// furniture where it stands.
std::vector<Draft> paragraphs_of(const std::vector<PageLayout>& pages);

}  // namespace candour::layout
