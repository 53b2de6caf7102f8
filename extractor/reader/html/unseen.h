// What a page does not show.
#pragma once

#include "extractor/reader/html/measure.h"
#include "extractor/reader/html/tree.h"

#include <vector>

namespace candour::html {

// One for each node: true where a browser shows nothing, and no control on the page would show it. Panels of
// accordions and tabs that are closed are text of the page; so is what is hidden from screen readers only, if it is
// running text.
std::vector<bool> unseen_in(const Tree& tree, const std::vector<Measure>& measures);

}  // namespace candour::html
