// OCR's words -> what the layout takes.
#pragma once

#include "extractor/reader/layout/page.h"
#include "extractor/reader/ocr/engine.h"

#include <vector>

namespace candour::ocr {

// The mean confidence of the words, each counted by its length; 0 if there are none.
float confidence_of(const std::vector<Word>& words);

// Dots before lines become bullets: the engine knows none, and takes them for letters.
void mend_bullets(std::vector<Word>& words);

// Leaves out words of lines that do not run from left to right, more or less: the engine reads pages that lie sideways,
// the layout of its words cannot.
void drop_sideways(std::vector<Word>& words);

// Leaves out what is more likely a stain, a rule or a piece of a picture than a word.
void drop_noise(std::vector<Word>& words);

// The page laid out as any other: its letters are spread over the boxes of their words, and a page that lies askew
// on the scanner is laid out straight, its boxes put back to where the words stand. `from` is the page as it was
// read without OCR: its size and images are kept, its letters are not.
layout::PageLayout lay_out(const std::vector<Word>& words, double dpi, layout::PageLayout from);

}  // namespace candour::ocr
