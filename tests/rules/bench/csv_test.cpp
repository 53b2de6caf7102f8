#include "rules/bench/csv.h"

#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace candour;

namespace {

using Rows = std::vector<std::vector<std::string>>;

// The rows below the header, or the error.
Result<Rows> rows_of(const std::string& bytes) {
  CsvFile file{"t.csv", bytes};
  auto reader = CsvReader::open(file);
  if (!reader) return reader.error();
  Rows rows;
  for (;;) {
    const auto read = reader.value().next();
    if (!read) return read.error();
    if (!read.value()) return rows;
    const auto fields = reader.value().fields();
    rows.emplace_back(fields.begin(), fields.end());
  }
}

std::string error_of(const std::string& bytes) {
  const auto rows = rows_of(bytes);
  return rows ? "none" : rows.error().message;
}

}  // namespace

TEST_CASE("CSV: fields are what stands between commas") {
  CHECK(rows_of("a,b,c\n1, 2 ,\n").value() == Rows{{"1", " 2 ", ""}});
}

TEST_CASE("CSV: a field in quotes may hold commas, line ends and quotes") {
  CHECK(rows_of("a,b\n\"x, \"\"y\"\"\n z\",\"\"\n\"\"\"\",2\n").value() == Rows{{"x, \"y\"\n z", ""}, {"\"", "2"}});
}

TEST_CASE("CSV: a quote within a field without quotes is a character") {
  CHECK(rows_of("a,b\n5\" pipe,it's\n").value() == Rows{{"5\" pipe", "it's"}});
}

TEST_CASE("CSV: lines end with LF, CRLF or CR, the last one also with nothing") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    CHECK(rows_of("a,b" + end + "1,2" + end + "3,4").value() == Rows{{"1", "2"}, {"3", "4"}});
    CHECK(rows_of("a,b" + end + "1,\"2\"" + end).value() == Rows{{"1", "2"}});
  }
}

TEST_CASE("CSV: a byte order mark is not part of the first name") {
  CsvFile file{"t.csv", "\xEF\xBB\xBFid,b\n"};
  const auto reader = CsvReader::open(file);
  REQUIRE(reader);
  CHECK(reader.value().column("id").value() == 0);
}

TEST_CASE("CSV: lines without a character are passed over") {
  CHECK(rows_of("\na\n\n1\n\r\n2\n\n").value() == Rows{{"1"}, {"2"}});
}

TEST_CASE("CSV: a file without rows has its columns") {
  CHECK(rows_of("a,b").value().empty());
}

TEST_CASE("CSV: a quote that is not closed names the line where it was opened") {
  CHECK(error_of("a,b\n1,2\n3,\"x\ny\nz\n") == "t.csv:3: a quote is opened here and never closed.");
}

TEST_CASE("CSV: text after a closing quote is an error in its line") {
  CHECK(error_of("a,b\n\"x\ny\"z,2\n") == "t.csv:3: after the quote that closes a field there is more text.");
}

TEST_CASE("CSV: a row with other than the header's number of fields names the line at which it begins") {
  CHECK(error_of("a,b\n\"1\n\",2\n3\n") == "t.csv:4: 1 fields where the header has 2.");
  CHECK(error_of("a,b\r\n1,2\r\n3,4,5\r\n") == "t.csv:3: 3 fields where the header has 2.");
}

TEST_CASE("CSV: a column that is not there is named, with those that are") {
  CsvFile file{"t.csv", "a,b,b\n"};
  const auto reader = CsvReader::open(file);
  REQUIRE(reader);
  const auto missing = reader.value().column("sentence");
  CHECK(missing.error().message == "t.csv:1: there is no column sentence.");
  CHECK(missing.error().advice == "The columns are: a, b, b.");
  CHECK(reader.value().column("b").error().message == "t.csv:1: two columns are called b.");
}

TEST_CASE("CSV: UTF-16 is told from CSV in UTF-8") {
  CHECK(error_of(std::string("\xFF\xFE"
                             "a\0,\0",
                             6)) == "t.csv:1: this is UTF-16.");
}

TEST_CASE("CSV: empty files, folders and files that are not there are told apart") {
  const TemporaryFolder folder;
  CHECK(read_csv_file(folder.write("empty.csv", "")).error().code == ErrorCode::file_empty);
  CHECK(read_csv_file(folder / "none.csv").error().code == ErrorCode::file_not_found);
  CHECK(read_csv_file(folder.path()).error().code == ErrorCode::not_a_file);
  CHECK(error_of("\n\n") == "t.csv is empty.");
}

TEST_CASE("CSV: what is written is what is read") {
  for (const std::string field : {"plain", "", "a,b", "say \"no\"", "two\nlines", "\r", "\"", " space "}) {
    std::string row;
    append_csv_field(field, row);
    CHECK(rows_of("a,b\n" + row + ",x\n").value() == Rows{{field, "x"}});
  }
}
