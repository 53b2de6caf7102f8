// Pages whose elements are nested so deep, or have so many attributes, that a parser would take time squared.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace candour::html {

// `page` with the tags left out that nest deeper than `deepest` elements; "<p>" stands where a block began. A tag of
// more than a thousand attributes loses them. Empty if nothing has to go, which is so for every page that people wrote.
// Reads tags roughly: comments and scripts are skipped, elements whose end tags may be left out do not count.
std::string without_depth(std::string_view page, std::size_t deepest);

}  // namespace candour::html
