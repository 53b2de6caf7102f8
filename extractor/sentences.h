// Where sentences end. Own rules rather than ICU's: ICU breaks at "Ltd. We", "s. 54" and "J. Smith" alike,
// and its answer changes with its version.
#pragma once

#include "extractor/document.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace candour {

// No sentence is longer, in bytes.
inline constexpr std::size_t kLongestSentence = 1500;

// The sentences of one paragraph: ranges of it, ascending, never overlapping, without white space at either
// end, none empty. They hold all of it but white space. `paragraph` is UTF-8, words parted by white space; it
// is one flow of text, so a line break ends nothing. A text without a full stop is one sentence.
//
// A full stop, question mark, exclamation mark or ellipsis ends a sentence, with the quotation marks,
// brackets and the footnote mark that stand after it. It does not in abbreviations, initials, numbers, web
// and mail addresses, enumerators ("2. Our policy"), or before a small letter. So does a bullet that stands
// within the flow, and "signed by:" before a name. Semicolons and colons do not.
//
// Where nothing ends one for kLongestSentence bytes, it is cut after the last semicolon, else at the last of
// `line_ends`, else after a word. `line_ends`: ascending offsets in `paragraph` at which lines of the page
// end; may be empty. Linear in the size of the paragraph.
std::vector<TextRange> split_sentences(std::string_view paragraph, std::span<const std::uint32_t> line_ends = {});

}  // namespace candour
