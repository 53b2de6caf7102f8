// Running heads, running feet and page numbers.
#pragma once

#include "extractor/reader/layout/page.h"

#include <string>
#include <vector>

namespace candour::layout {

// Sets PageLayout::roles of all pages. Furniture stands outermost on the page and comes back on other pages
// at the same height, its digits apart; or it is a page number, or shares a line with one. On a document of
// one page nothing can come back: there a small head must say what a heading or the file's `title` says too,
// so that nothing is lost.
void mark_furniture(std::vector<PageLayout>& pages, const std::string& title);

}  // namespace candour::layout
