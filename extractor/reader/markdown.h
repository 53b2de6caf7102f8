// Markdown (CommonMark with GitHub's tables): a plain text whose marks are read and taken away.
//
// One page without size. Headings, list items with depth, table rows, footnotes ([^1]) after the body; the text of
// emphasis, links and code stays, that of pictures, HTML tags, comments and front matter goes. Words know the code
// points they stand at in the decoded file, as in plain text.
#pragma once

#include "extractor/reader/read.h"
#include "extractor/reader/sniff.h"

#include <string>
#include <string_view>

namespace candour {

// Error: limit_pages (words, or cells of tables).
Result<Document> read_markdown(std::string_view bytes, const Sniffed& sniffed, const std::string& name,
                               const ReadLimits& limits);

}  // namespace candour
