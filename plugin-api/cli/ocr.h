// The option --ocr, and what a summary says of it.
#pragma once

#include "plugin-api/candour.hpp"

#include <string>

namespace candour::cli {

// "auto", "never" or "always".
Ocr ocr_named(const std::string& name);

void add_to(PageCounts& sum, const PageCounts& more);

// "2 pages were read by OCR" and what was not read, as sentences with a space before each; empty if there is nothing to
// say.
std::string ocr_summary(const PageCounts& counts);

}  // namespace candour::cli
