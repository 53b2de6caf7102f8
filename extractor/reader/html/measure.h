// How much text, how many links and how much running text each part of a page holds.
#pragma once

#include "extractor/reader/html/tree.h"

#include <cstdint>
#include <vector>

namespace candour::html {

struct Measure {
  std::uint32_t own = 0, own_links = 0;  // characters of a block itself, blocks within it not counted; of them in links
  std::uint32_t chars = 0, link_chars = 0;  // of the whole part
  std::uint32_t links = 0;
  std::uint32_t prose = 0;              // characters of blocks that are running text
  std::uint32_t speech = 0;             // the same, of shorter ones too: of all that have a full stop
  std::uint32_t mains = 0, titles = 0;  // <main> or role=main; <h1>
  bool is_prose = false;                // a block of running text itself
  bool small_print = false;             // it, or a part of it, speaks of copyright
  bool says_cookies = false;
};

// One for each node; texts have none. `unseen`: nodes that are not counted (may be empty: all are).
std::vector<Measure> measure(const Tree& tree, const std::vector<bool>& unseen);

// True if a browser begins a new line with the element.
bool is_block(const Tree& tree, std::uint32_t index);
// Never shown, or shown as no text of the page: scripts, pictures, fields of forms.
bool is_never_text(GumboTag tag);

}  // namespace candour::html
