// Paragraphs as drafted -> Document: the text with its words, lines and boxes.
#pragma once

#include "extractor/document.h"
#include "extractor/reader/layout/page.h"
#include "extractor/reader/layout/paragraphs.h"

#include <vector>

namespace candour {

// Fills pages, lines, words, paragraphs and text. Repairs words that the end of a line hyphenated, leaves out
// footnote marks in running text, and sets superscripts that belong to their word (1st, m²) close to it.
void build_document(std::vector<layout::PageLayout> pages, const std::vector<layout::Draft>& drafts,
                    Document& document);

}  // namespace candour
