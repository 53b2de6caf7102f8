// How well a page could be read.
#pragma once

#include "extractor/document.h"
#include "extractor/reader/layout/page.h"

namespace candour {

// Sets quality, characters and garbled_share of `page`, whose image_share is set.
void judge_quality(const layout::PageLayout& from, Page& page);

// True if a word of letters is no word of a language written in letters: no vowel, or so long that words must
// have been glued.
bool is_garbled_word(std::u32string_view word);

}  // namespace candour
