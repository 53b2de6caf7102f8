// Plain text.
#pragma once

#include "extractor/reader/read.h"
#include "extractor/reader/sniff.h"

#include <string>
#include <string_view>

namespace candour {

// A page without size for each form feed that something follows. Lines that were wrapped are put together to paragraphs; blank lines and form feeds
// part them. Words know the code points they stand at in the decoded file (Word::source_begin).
Result<Document> read_text(std::string_view bytes, const Sniffed& sniffed, const std::string& name,
                           const ReadLimits& limits);

}  // namespace candour
