// Dates that files carry, as Metadata has them.
#pragma once

#include <string>
#include <string_view>

namespace candour {

// "D:20240328140500+01'00'" (PDF 32000-1, 7.9.4; the parts after the year may be missing) -> "2024-03-28T14:05:00+01:00". Empty for
// anything else, and for days and times that do not exist.
std::string pdf_date(std::string_view text);

// ISO 8601 as web pages and Word documents have it, a day with or without a time -> the same without fractions of seconds. Empty for
// anything else.
std::string iso_date(std::string_view text);

}  // namespace candour
