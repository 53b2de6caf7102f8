#include "extractor/reader/layout/tables.h"

#include "extractor/reader/characters.h"
#include "extractor/reader/layout/strips.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace candour::layout {
namespace {

// Lines further apart than this, measured by the usual distance, are of different rows.
constexpr float kApart = 1.2F;
// Rows of one line each are further apart than this, in font sizes.
constexpr float kRowsApart = 1.6F;
constexpr std::size_t kLeastColumns = 3, kMostColumns = 20, kLeastRows = 3;
// No table has more lines. No page of text has so many rows or needs so many words looked at, unless it was made to.
constexpr std::size_t kMostLines = 300, kMaxRows = 2000, kMostLooks = 200'000;

// Words from `first` on, up to where the next cell begins.
struct Cell {
  std::size_t column, first;
};

struct Place {
  float u0, u1;  // of the cell in the row that was looked at first
};

// Words that stand clear of one another begin cells; each gives a column its place.
std::vector<Place> places_in(const Row& row) {
  std::vector<Place> places;
  for (std::size_t k = 0; k < row.words.size(); ++k) {
    const Word& word = row.words[k];
    const float gap = k == 0 ? 0 : word.u0 - row.words[k - 1].u1;
    const bool clear = k == 0 || gap > 1.3F * row.size || (gap > 0.8F * row.size && gap_before(row.words, k).wide);
    if (clear)
      places.push_back({word.u0, word.u1});
    else
      places.back().u1 = word.u1;
  }
  return places;
}

// The row's cells, if each of them begins (or ends, as figures may) where a column does, and none runs into the next.
std::optional<std::vector<Cell>> cells_in(const Row& row, const std::vector<Place>& places) {
  const float near = 0.5F * row.size;
  std::vector<Cell> cells;
  const auto end_of = [&](std::size_t k) {
    while (k + 1 < row.words.size() && row.words[k + 1].u0 - row.words[k].u1 < 0.6F * row.size) ++k;
    return row.words[k].u1;
  };
  for (std::size_t k = 0; k < row.words.size(); ++k) {
    const Word& word = row.words[k];
    const std::size_t from = cells.empty() ? 0 : cells.back().column + 1;
    const bool clear = k == 0 || word.u0 - row.words[k - 1].u1 > 0.6F * row.size;
    for (std::size_t c = from; clear && c < places.size(); ++c)
      if (std::fabs(word.u0 - places[c].u0) < near || std::fabs(end_of(k) - places[c].u1) < near) {
        cells.push_back({c, k});
        break;
      }
    if (cells.empty()) return std::nullopt;
    const std::size_t next = cells.back().column + 1;
    if (next < places.size() && word.u1 > places[next].u0 - 0.2F * row.size) return std::nullopt;
  }
  return cells;
}

struct Found {
  std::size_t first = 0, end = 0;        // rows of print
  std::vector<std::vector<Cell>> cells;  // of each of them
  std::vector<std::size_t> begins;       // which of them begin a row of the table
};

class Finder {
 public:
  explicit Finder(const std::vector<Row>& rows) : rows_(rows) {}

  // The table whose columns stand where the cells of row `at` do, if there is one.
  std::optional<Found> table_at(std::size_t at) {
    const std::vector<Place> places = places_in(rows_[at]);
    if (places.size() > kMostColumns) return std::nullopt;
    const auto columns =
        std::count_if(places.begin(), places.end(), [&](const Place& place) { return !is_mark(at, place); });
    if (columns < static_cast<std::ptrdiff_t>(kLeastColumns)) return std::nullopt;
    Found found{at, at, {}, {}};
    while (found.end < rows_.size() && found.end - at < kMostLines) {
      if (found.end > at && pitch(found.end) > 4 * rows_[found.end].size) break;
      looks_ += rows_[found.end].words.size();
      if (looks_ > kMostLooks) return std::nullopt;
      auto cells = cells_in(rows_[found.end], places);
      if (!cells) break;
      found.cells.push_back(std::move(*cells));
      ++found.end;
    }
    for (const bool by_distance : {true, false}) {
      Found table = found;
      part(table, by_distance);
      if (is_table(table)) return table;
    }
    return std::nullopt;
  }

 private:
  float pitch(std::size_t row) const { return rows_[row].base - rows_[row - 1].base; }

  // True if bullets or numbers of items stand in the column: that is none of a table.
  bool is_mark(std::size_t row, const Place& place) const {
    return std::any_of(rows_[row].words.begin(), rows_[row].words.end(),
                       [&](const Word& word) { return word.u0 == place.u0 && word.u1 == place.u1 && is_marker(word); });
  }

  // Lines of a cell are closer to each other than rows of the table are; or each line is a row.
  void part(Found& found, bool by_distance) const {
    float least = 1e9F;
    for (std::size_t i = found.first + 1; i < found.end; ++i) least = std::min(least, pitch(i));
    for (std::size_t i = found.first; i < found.end; ++i)
      if (i == found.first || !by_distance || pitch(i) > kApart * least) found.begins.push_back(i);
    // What stands under the first column alone, after the last row, is a heading or other text.
    while (!found.begins.empty() && found.cells[found.begins.back() - found.first].size() < 2) {
      found.end = found.begins.back();
      found.begins.pop_back();
    }
  }

  std::size_t end_of(const Found& found, std::size_t row) const {
    return row + 1 < found.begins.size() ? found.begins[row + 1] : found.end;
  }

  // Columns of text are no table: their lines begin with small letters, and wherever they like. A table's lines follow one another
  // at one distance within its rows, and all cells of a row begin at its top. They are not of one length, as names, roles and dates
  // of people are who sign side by side; or each row is one line, and further from the next than lines of text are.
  bool is_table(const Found& found) const {
    std::size_t full = 0, ragged = 0, even = 0;
    float least = 1e9F, most = 0;  // distances within rows, in font sizes
    float rows_apart = 1e9F;       // the least distance between rows
    for (std::size_t row = 0; row < found.begins.size(); ++row) {
      const std::size_t first = found.begins[row], end = end_of(found, row);
      const auto& top = found.cells[first - found.first];
      full += top.size() >= kLeastColumns;
      if (row > 0) rows_apart = std::min(rows_apart, pitch(first) / rows_[first].size);
      bool same = true;
      for (std::size_t i = first + 1; i < end; ++i) {
        const auto& cells = found.cells[i - found.first];
        for (const Cell& cell : cells)
          if (std::none_of(top.begin(), top.end(), [&](const Cell& over) { return over.column == cell.column; }))
            return false;
        same &= cells.size() == top.size();
        least = std::min(least, pitch(i) / rows_[i].size);
        most = std::max(most, pitch(i) / rows_[i].size);
      }
      if (end - first > 1) (same ? even : ragged) += 1;
    }
    if (full * 3 < found.begins.size() * 2 || begins_small(found)) return false;
    if (ragged + even == 0) return full > kLeastRows && rows_apart > kRowsApart;
    return full >= kLeastRows && ragged > 0 && ragged >= even && least > 0.95F && most < 1.1F * least;
  }

  // True if more than a few cells of a column begin with a small letter.
  bool begins_small(const Found& found) const {
    std::vector<std::size_t> small(kMostColumns), all(kMostColumns);
    for (std::size_t begin : found.begins)
      for (const Cell& cell : found.cells[begin - found.first]) {
        small[cell.column] += is_lower(rows_[begin].words[cell.first].text[0]);
        ++all[cell.column];
      }
    for (std::size_t column = 0; column < kMostColumns; ++column)
      if (small[column] * 4 > all[column]) return true;
    return false;
  }

  const std::vector<Row>& rows_;
  std::size_t looks_ = 0;
};

// The lines of one row's cells.
std::vector<Line> lines_of_cells(std::vector<Row>& rows, const Found& found, std::size_t first, std::size_t end,
                                 std::uint8_t frame) {
  struct Part {
    std::size_t column;
    Line line;
  };
  std::vector<Part> parts;
  for (std::size_t i = first; i < end; ++i) {
    const auto& cells = found.cells[i - found.first];
    auto& words = rows[i].words;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::size_t to = c + 1 < cells.size() ? cells[c + 1].first : words.size();
      const auto at = words.begin();
      parts.push_back(
          {cells[c].column,
           line_of({at + static_cast<std::ptrdiff_t>(cells[c].first), at + static_cast<std::ptrdiff_t>(to)}, frame)});
    }
  }
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.column < b.column; });
  std::vector<Line> lines;
  for (Part& part : parts) lines.push_back(std::move(part.line));
  return lines;
}

}  // namespace

Tables::Tables(std::vector<Row>& rows, std::uint8_t frame) {
  if (rows.size() > kMaxRows) return;
  std::vector<Row> kept;
  Finder finder(rows);
  for (std::size_t at = 0; at < rows.size();) {
    const std::optional<Found> found = finder.table_at(at);
    if (!found) {
      kept.push_back(std::move(rows[at++]));
      continue;
    }
    for (std::size_t row = 0; row < found->begins.size(); ++row) {
      const std::size_t end = row + 1 < found->begins.size() ? found->begins[row + 1] : found->end;
      rows_.push_back(lines_of_cells(rows, *found, found->begins[row], end, frame));
      for (Line& line : rows_.back()) {
        line.table = true;
        line.row = static_cast<std::uint32_t>(rows_.size());
      }
    }
    at = found->end;
  }
  rows = std::move(kept);
}

std::vector<Line> Tables::stand_ins() const {
  std::vector<Line> lines;
  for (const auto& cells : rows_) {
    Line all = cells.front();
    for (const Line& line : cells) {
      all.u0 = std::min(all.u0, line.u0);
      all.u1 = std::max(all.u1, line.u1);
      all.top = std::min(all.top, line.top);
      all.base = std::max(all.base, line.base);
      all.bottom = std::max(all.bottom, line.bottom);
    }
    lines.push_back(std::move(all));
  }
  return lines;
}

void Tables::put_back(std::vector<Line>& lines) const {
  std::vector<Line> out;
  for (Line& line : lines) {
    if (line.row == 0) {
      out.push_back(std::move(line));
      continue;
    }
    for (const Line& cell : rows_[line.row - 1]) {
      out.push_back(cell);
      out.back().block = line.block;
    }
  }
  lines = std::move(out);
}

}  // namespace candour::layout
