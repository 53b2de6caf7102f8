// How a line begins and ends, as far as it tells where paragraphs do.
#pragma once

#include "extractor/reader/layout/lines.h"

namespace candour::layout {

// Ends in a full stop or its like, quotation marks and brackets behind it not counted. A colon and a
// semicolon end it too: what follows them is a list.
bool ends_sentence(const Line& line);
// Begins with a lower-case letter (quotation marks and brackets before it not counted): the sentence is going
// on.
bool begins_small(const Line& line);
bool begins_with_bullet(const Line& line);
// "1.", "2.3", "(a)", "iv)", followed by text.
bool begins_with_number(const Line& line);
// Ends in a hyphen behind a letter: a word goes on in the next line.
bool ends_in_hyphen(const Line& line);
// The bare number at the beginning ("12 See page 3"), or 0.
long bare_number(const Line& line);
// A superscript digit or sign: the mark of a footnote.
bool begins_with_raised(const Line& line);
// All letters are capitals, and there are at least four.
bool is_all_capitals(const Line& line);

}  // namespace candour::layout
