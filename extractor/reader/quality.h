// How well a page could be read.
#pragma once

#include "extractor/document.h"
#include "extractor/reader/layout/page.h"

#include <cstdint>
#include <string_view>

namespace candour {

// Judges a page by its words, in any order.
class QualityCount {
 public:
  void add(std::u32string_view word);
  // Sets quality, characters and garbled_share of `page`, whose image_share is set.
  void judge(Page& page) const;

 private:
  std::uint32_t characters_ = 0, garbled_ = 0;
};

// The same for a page that was laid out; one whose fonts could not be read is garbled.
void judge_quality(const layout::PageLayout& from, Page& page);

// True if a word of letters is no word of a language written in letters: no vowel, or so long that words must
// have been glued.
bool is_garbled_word(std::u32string_view word);

}  // namespace candour
