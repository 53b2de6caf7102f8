// White strips between words: where columns may be parted.
#pragma once

#include "extractor/reader/layout/words.h"

#include <vector>

namespace candour::layout {

// White from u = a to b in all rows from first to last (both counted).
struct Strip {
  float a, b;
  std::size_t first, last;
};

// What stands on both sides of a strip.
struct Sides {
  std::size_t left = 0, right = 0, both = 0;  // rows with words there
  std::size_t wide = 0;                   // of `both`: the gap is plainly wider than those between the words beside it
  std::size_t markers = 0, numbers = 0;   // of `both`: left is a bullet or number; right is a figure
  float aligned = 0, start = 0;           // share of `right` rows that begin at the same place, and that place
  float left_words = 0, right_words = 0;  // of `both`, on average
  float left_width = 0, right_width = 0, gap = 0;
};

// The gap before word `right` of a row, and the cells on both sides of it: as far as words follow one another
// at less than a column's distance (in a line that is stretched to both edges all gaps are wide, and as wide
// as this one).
struct Gap {
  std::size_t first, left, right, last;
  float width;
  bool wide;  // plainly wider than the gaps between the words beside it
};

// Strips at least `least` wide, each as tall as it can be at its width. Empty on a page that was made to have
// too many.
std::vector<Strip> strips_of(const std::vector<Row>& rows, float least);
// `em` is the usual font size.
Sides sides_of(const std::vector<Row>& rows, const Strip& strip, float em);
Gap gap_before(const std::vector<Word>& words, std::size_t right);

// Bullet, "1", "2.3.", "(a)", "iv)".
bool is_marker(const Word& word);
// The font size of the middle word; 10 if there is none.
float usual_size(const std::vector<Row>& rows);

}  // namespace candour::layout
