// Which parts of a page are its text, and which stand around the text.
#pragma once

#include "extractor/reader/html/measure.h"
#include "extractor/reader/html/tree.h"

#include <cstdint>
#include <vector>

namespace candour::html {

enum class Part : std::uint8_t {
  text,
  loose,      // a page's header, and what lies outside of <main>: of it, headings and running text are text
  aside,      // text beside the flow
  notes,      // footnotes
  furniture,  // menus, banners, footers
  unseen,     // not shown
};

struct Parts {
  std::vector<Part> of;  // one for each node
  std::vector<Measure> measures;
};

// General rules, for no site in particular. A part is furniture by what it is (nav, a page's footer), by how it is
// named, or because it is all links; never if a good share of the page's running text is in it. If rules by name and
// by links would leave less than most of the running text, they are not applied at all.
Parts parts_of(const Tree& tree);

}  // namespace candour::html
