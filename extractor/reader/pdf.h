// PDF through Poppler.
#pragma once

#include <string>
#include <string_view>

#include "extractor/reader/read.h"

namespace candour {

// `bytes` is the whole file and must stay where it is during the call.
Result<Document> read_pdf(std::string_view bytes, const std::string& name, const ReadLimits& limits);

}  // namespace candour
