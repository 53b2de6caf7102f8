// CSV as RFC 4180 has it, from researchers' tables: quotes, line ends within quotes, LF, CRLF or CR, a byte order mark.
#pragma once

#include "extractor/error.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

struct CsvFile {
  std::string name;  // as messages show it
  std::string bytes;
};

// Reads a whole file: a regular one, or a pipe. Errors: file_not_found, file_unreadable, not_a_file, file_empty.
Result<CsvFile> read_csv_file(const std::string& path);

// Reads rows one by one, in one pass. Not for use by two threads at once.
//
// A field in quotes may hold commas, line ends and doubled quotes; a quote within a field without them is a character like others. Lines
// without a character are passed over. Bytes are taken as they are: nothing is trimmed or checked to be UTF-8.
class CsvReader {
 public:
  // Reads the header line. `file` must outlive the reader and stay where it is: fields are views of its bytes, in which doubled
  // quotes are made single while they are read, so a file is read once. Errors: argument_invalid with "FILE:LINE: what is wrong".
  static Result<CsvReader> open(CsvFile& file);

  // The names in the header line.
  const std::vector<std::string_view>& columns() const { return columns_; }
  std::optional<std::size_t> find_column(std::string_view name) const;
  // Error: no column of this name, or two; says which there are.
  Result<std::size_t> column(std::string_view name) const;

  // Reads the next row; false after the last. Errors: a quote that is not closed, text after a closing quote, more or fewer fields
  // than columns; then nothing more may be read.
  Result<bool> next();
  // Of the row that was read last; as many as there are columns. The views stay good as long as the file.
  std::span<const std::string_view> fields() const { return fields_; }
  // The line at which that row begins, from 1.
  std::size_t line() const { return row_line_; }
  // An error in that row: "FILE:LINE: what".
  Error error(const std::string& what, const std::string& advice = {}) const;

 private:
  explicit CsvReader(CsvFile& file) : file_(&file) {}
  Result<bool> read_row();
  std::optional<Error> read_field();
  std::optional<Error> read_quoted();
  void end_line();
  Error error_at(std::size_t line, const std::string& what, const std::string& advice = {}) const;

  CsvFile* file_;
  std::size_t at_ = 0, line_ = 1, row_line_ = 1;
  std::vector<std::string_view> columns_, fields_;
};

// Appends a field to a row, in quotes if it needs them.
void append_csv_field(std::string_view field, std::string& row);

}  // namespace candour
