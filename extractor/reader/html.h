// HTML: a web page as it was saved or fetched, XHTML, or a piece of a page.
//
// One page without size. The text of the page is read, in the order of the file: headings with their levels, list
// items with their depths, table rows, footnotes (after the body, their marks taken out). What the page does not show
// (scripts, hidden elements) is left out, but panels that a control on the page opens are text. What stands around
// the text on every page of a site (menus, cookie banners, breadcrumbs, share bars, search boxes, related links,
// comments, headers and footers) is furniture: kept with a furniture role, so neither printed nor judged. It is told
// by elements and roles, ids and classes, and by how much of a part is links; in doubt it is text.
#pragma once

#include "extractor/reader/read.h"
#include "extractor/reader/sniff.h"

#include <string>
#include <string_view>

namespace candour {

// Errors: damaged (no text: a page that scripts draw), limit_pages, limit_memory. Depth and memory are bounded
// whatever the bytes are; elements nested deeper than any page has are read as if they lay side by side.
Result<Document> read_html(std::string_view bytes, const Sniffed& sniffed, const std::string& name,
                           const ReadLimits& limits);

}  // namespace candour
