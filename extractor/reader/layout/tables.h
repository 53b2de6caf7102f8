// Tables of three columns and more, as wide as their page.
//
// Cells of words look like columns of text: what tells them apart is that all of them begin anew at the same heights, again and
// again. Left to cut_column() are tables of two columns, those that stand in a column of text, and those whose rows are lines as close
// as lines of text are.
#pragma once

#include "extractor/reader/layout/lines.h"

#include <cstdint>
#include <vector>

namespace candour::layout {

class Tables {
 public:
  // Takes the rows of tables out of `rows`, which are the page's from top to bottom.
  Tables(std::vector<Row>& rows, std::uint8_t frame);

  // For each row of a table a Line that stands for it while lines are put into order: as high and wide as the row is.
  std::vector<Line> stand_ins() const;

  // Puts the lines of the cells where the stand-ins are: cell by cell, each from top to bottom.
  void put_back(std::vector<Line>& lines) const;

 private:
  std::vector<std::vector<Line>> rows_;  // of all tables: the lines of their cells
};

}  // namespace candour::layout
