// Passages: ranges of a Document as reports show them. A passage is what `extract` prints of its range:
// furniture (running heads, page numbers) that lies inside is left out of its text and its regions.
#pragma once

#include "extractor/document.h"
#include "rules/assessment.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

// Text with every run of white space as one space, none at its ends. Always valid UTF-8: bytes that are not
// become U+FFFD.
std::string folded(std::string_view text);

// The parts of a range that are printed, in order: one per paragraph that is not furniture.
std::vector<TextRange> printed_pieces(const Document& document, TextRange range);

// The words of a passage, white space folded.
std::string quote_of(const Document& document, TextRange range);

// What stands around a passage: at most `characters` code points on each side, whole words where there are
// any.
struct Context {
  std::string before, after;
};
// White space folded but kept at the passage's edge, so that before + quote_of() + after is a piece of the
// folded text.
Context context_of(const Document& document, TextRange range, std::size_t characters);
// As it stands in the text: "\n" where a paragraph ends.
Context unfolded_context_of(const Document& document, TextRange range, std::size_t characters);

// Where a passage stands: at most one region per page and run of paragraphs on it; none if no word lies in
// it.
std::vector<Region> regions_of_passage(const Document& document, TextRange range);

// Numbers of the pages that a passage touches, ascending, each once; page 1 where the file has no pages.
std::vector<std::uint32_t> page_numbers(const Document& document, TextRange range);

// The text of the heading that a sentence stands under; empty if there is none. `sentence` may be kNone.
std::string heading_over(const Document& document, std::uint32_t sentence);

// What a reader would call the document: the title that the file gives, unless it is a left-over of the
// program that made it; else its first heading on page one; else the file's name.
std::string title_of(const Document& document);

}  // namespace candour
