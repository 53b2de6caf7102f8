// PDF through Poppler.
#pragma once

#include "extractor/reader/read.h"

#include <string>
#include <string_view>

namespace candour {

// `bytes` is the whole file and must stay where it is during the call.
Result<Document> read_pdf(std::string_view bytes, const std::string& name, const ReadLimits& limits);

}  // namespace candour
