// The tables that the bench reads: one row for a sentence of a statement, with what people or programs say of it.
#pragma once

#include "extractor/error.h"
#include "rules/bench/csv.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

// What a table must have beside statement_id and sentence_index, and what is taken if it is there. Other columns are passed over.
struct WantedColumns {
  bool sentence = false;            // the column `sentence` must be there
  std::vector<std::string> labels;  // 0, 1 or a score between them; empty is 0
  bool status = false;              // the column `status`
};

struct StatementTable {
  struct Row {
    std::uint32_t statement = 0;  // index into `statements`
    std::int64_t index = 0;       // sentence_index
    std::string_view sentence;    // empty unless wanted
  };

  std::unique_ptr<CsvFile> file;             // all views below are of its bytes
  std::vector<std::string_view> statements;  // ids, in the order in which they first come
  std::vector<Row> rows;                     // in the file's order
  // The rows by statement and then by sentence_index, whatever their order in the file; those of statement s are
  // ordered[first[s]] up to, not including, ordered[first[s + 1]].
  std::vector<std::uint32_t> ordered, first;

  std::vector<std::string> columns;        // all that the header names
  std::vector<std::string> labels;         // those wanted that the file has, in the order in which they were wanted
  std::vector<std::uint8_t> carries;       // by row, then by label: 1 where the score is 0.5 or more
  bool has_status = false;                 // the file has the column and it was wanted
  std::vector<std::string_view> statuses;  // by row, if has_status

  bool row_carries(std::size_t row, std::size_t label) const { return carries[row * labels.size() + label] != 0; }
};

// Errors: those of read_csv_file(), and argument_invalid with "FILE:LINE: what is wrong": a column that is not there, a row that is not
// whole, a sentence_index that is no whole number, a score that is no number from 0 to 1, the same sentence twice, no rows.
Result<StatementTable> read_statement_table(const std::string& path, const WantedColumns& wanted);
// The same of a file that has been read.
Result<StatementTable> read_statement_table(CsvFile file, const WantedColumns& wanted);

}  // namespace candour
