// A page's tree -> its paragraphs.
#pragma once

#include "extractor/reader/flow.h"
#include "extractor/reader/html/parts.h"
#include "extractor/reader/html/tree.h"

namespace candour::html {

// Puts the page's text and furniture into `flow`, in the order of the file.
void write_page(const Tree& tree, const Parts& parts, Flow& flow);

}  // namespace candour::html
