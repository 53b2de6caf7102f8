// Word documents (DOCX: ISO/IEC 29500, transitional and strict).
//
// One page without size: where pages end is up to whoever prints it. Paragraphs stand in the order of the file: headings
// by outline level, their own or their style's, list items with depth, table rows, the text of text boxes behind the
// paragraph that they hang on; then footnotes and endnotes, their marks taken out. Headers and footers are running
// heads and feet. As if all tracked changes were accepted; hidden text, comments and field codes are left out, the
// fields' results kept.
#pragma once

#include "extractor/reader/read.h"

#include <string>
#include <string_view>

namespace candour {

// Errors: damaged (no directory, no main part, broken XML: never a part of the text only), encrypted, limit_pages,
// limit_memory (unpacks to more than a statement ever does). Memory and depth are bounded whatever the bytes are.
Result<Document> read_docx(std::string_view bytes, const std::string& name, const ReadLimits& limits);

}  // namespace candour
