// Lines -> blocks -> reading order.
#pragma once

#include "extractor/reader/layout/lines.h"

#include <vector>

namespace candour::layout {

// Puts lines of one frame into the order in which a person reads them and numbers their blocks from
// `first_block`; returns the next free number. Columns left to right, each from top to bottom; what spans
// columns comes before what it stands over and after what it stands under (T. Breuel, High Performance
// Document Layout Analysis, 2003: the two rules of section 4).
std::uint32_t order_lines(std::vector<Line>& lines, std::uint32_t first_block);

}  // namespace candour::layout
