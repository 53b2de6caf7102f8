#include "rules/bench/statement_table.h"

#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace candour;

namespace {

const WantedColumns kWanted{true, {"training", "policy"}, true};

Result<StatementTable> table_of(const std::string& bytes, const WantedColumns& wanted = kWanted) {
  const TemporaryFolder folder;
  return read_statement_table(folder.write("t.csv", bytes), wanted);
}

// The message without the folder.
std::string error_of(const std::string& bytes) {
  const auto table = table_of(bytes);
  if (table) return "none";
  const std::string& message = table.error().message;
  return message.substr(message.find("t.csv"));
}

}  // namespace

TEST_CASE("Rows stay in the file's order, and are known by statement and sentence_index") {
  const auto table = table_of("sentence,x,sentence_index,statement_id\nB2,,2,b\nA10,,10,a\nB1,,1,b\nA9,,9,a\n");
  REQUIRE(table);
  CHECK(table.value().rows[1].sentence == "A10");
  CHECK(table.value().statements == std::vector<std::string_view>{"b", "a"});
  CHECK(table.value().ordered == std::vector<std::uint32_t>{2, 0, 3, 1});
  CHECK(table.value().first == std::vector<std::uint32_t>{0, 2, 4});
}

TEST_CASE("A label is carried from 0.5 on; an empty field is 0") {
  const auto table = table_of(
      "statement_id,sentence_index,sentence,policy\na,0,x,0.5\na,1,x,0.49999999\na,2,x,\na,3,x,1\na,4,x,0\na,5,x, 5e-1 "
      "\n");
  REQUIRE(table);
  CHECK(table.value().labels == std::vector<std::string>{"policy"});
  CHECK(table.value().carries == std::vector<std::uint8_t>{1, 0, 0, 1, 0, 1});
  CHECK_FALSE(table.value().has_status);
}

TEST_CASE("A score that is no number from 0 to 1 is an error in its line") {
  for (const std::string score : {"yes", "1.5", "-0.1", "nan", "0,5", "1e400", "0.5x"}) {
    const std::string field = score == "0,5" ? "\"0,5\"" : score;
    CHECK(error_of("statement_id,sentence_index,sentence,policy\na,0,x,1\na,1,x," + field + "\n") ==
          "t.csv:3: policy is no number from 0 to 1: " + score + ".");
  }
}

TEST_CASE("A sentence_index that is no whole number is an error in its line") {
  for (const std::string index : {"", "one", "1.0", "1 2", "99999999999999999999"}) {
    CHECK(error_of("statement_id,sentence_index,sentence\na," + index + ",x\n") ==
          "t.csv:2: sentence_index is no whole number: " + index + ".");
  }
}

TEST_CASE("The same sentence twice is an error that names both lines") {
  CHECK(error_of("statement_id,sentence_index,sentence\na,1,x\nb,1,x\na,01,x\n") ==
        "t.csv:4: sentence 1 of a is there already, in line 2.");
}

TEST_CASE("Columns that must be there are asked for by name") {
  CHECK(error_of("statement_id,sentence_index\na,1\n") == "t.csv:1: there is no column sentence.");
  CHECK(error_of("id,sentence_index,sentence\na,1,x\n") == "t.csv:1: there is no column statement_id.");
  CHECK(error_of("statement_id,n,sentence\na,1,x\n") == "t.csv:1: there is no column sentence_index.");
}

TEST_CASE("A table without rows is an error") {
  CHECK(error_of("statement_id,sentence_index,sentence\n") == "t.csv has no rows below its header.");
}
