// Rows -> lines: a row that runs through several columns is cut at the gutters between them.
#pragma once

#include "extractor/reader/layout/words.h"

#include <vector>

namespace candour::layout {

// Words that are read one after the other without a jump.
struct Line {
  std::vector<Word> words;  // left to right, never empty
  float u0 = 0, u1 = 0;
  float top = 0, base = 0, bottom = 0;
  float size = 0;     // the size of most of its characters
  bool bold = false;  // of most of its characters
  bool italic = false;
  bool table = false;     // a row of cells, or a line of one cell
  std::uint32_t row = 0;  // lines of the cells of one row have one number; 0: the line is a row of its own, or no row
  std::uint8_t frame = 0;
  std::uint32_t block = 0;  // set by order_lines(): lines of one block stand under one another
};

// A Line around these words, which share a row.
Line line_of(std::vector<Word> words, std::uint8_t frame);

// Cuts rows at the page's gutters: white strips that run down many rows and whose gaps are wider than those
// between the words beside them. Strips behind bullets and numbers are no gutters.
std::vector<Line> lines_of(std::vector<Row> rows, std::uint8_t frame);

// Cuts the lines of one column (top to bottom) once more, where two things stand side by side in it; marks
// the rows of tables, which stay whole.
std::vector<Line> cut_column(std::vector<Line> column, std::uint8_t frame);

}  // namespace candour::layout
