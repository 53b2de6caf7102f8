// HTML's character references, as Markdown takes them over: those that texts have.
#pragma once

#include <string_view>

namespace candour {

// "&amp;", "&#8211;", "&#x2013;" -> the character; 0 for a name that is not known here.
char32_t entity(std::string_view reference);

}  // namespace candour
