// What the reader and complete() make of whole pages: each PDF of fixtures/documents against the Document that a person wrote for it.
// document_lines.h says how to write one; fixtures/documents/make_documents.py makes the PDFs.
#include "tests/extractor/document_lines.h"
#include "tests/extractor/read_helpers.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace candour;
using namespace candour::reading;

namespace {

struct ExpectedLine {
  std::string text;
  std::size_t number;  // in the file, from 1
};

std::vector<ExpectedLine> expected_lines(const std::string& path) {
  std::ifstream in(path);
  REQUIRE(in.good());
  std::vector<ExpectedLine> lines;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number)
    if (!line.empty() && line[0] != '#') lines.push_back({line, number});
  return lines;
}

// What to take out of the expected lines (-) and what to put in (+) to have those that were read; empty if they are the same. By the
// longest common subsequence, so a line too many is one line of it.
std::string difference(const std::vector<ExpectedLine>& expected, const std::vector<std::string>& read) {
  const std::size_t n = expected.size(), m = read.size();
  std::vector<std::vector<std::size_t>> common(n + 1, std::vector<std::size_t>(m + 1));  // of the lines from i and j on
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;)
      common[i][j] =
          expected[i].text == read[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
  std::string out;
  std::size_t i = 0, j = 0;
  while (i < n || j < m) {
    if (i < n && j < m && expected[i].text == read[j]) {
      ++i, ++j;
    } else if (j == m || (i < n && common[i + 1][j] >= common[i][j + 1])) {
      out += "line " + std::to_string(expected[i].number) + " - " + expected[i].text + "\n";
      ++i;
    } else {
      out += (i < n ? "line " + std::to_string(expected[i].number) : "end") + " + " + read[j++] + "\n";
    }
  }
  return out;
}

std::vector<std::string> names_ending_in(const std::string& ending) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(fixture("documents"))) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(ending)) names.push_back(name.substr(0, name.size() - ending.size()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

void check_pair(const std::string& name) {
  auto read = read_file(fixture("documents/" + name + ".pdf"));
  REQUIRE(read);
  Document document = read.take();
  complete(document);
  check_contract(document);
  const std::string difference_of_it =
      difference(expected_lines(fixture("documents/" + name + ".document.txt")), lines_of(document));
  INFO(name << ".document.txt expects (-) what the reader does not give (+):\n" << difference_of_it);
  CHECK(difference_of_it.empty());
}

}  // namespace

TEST_CASE("beside each PDF stands the Document that a careful reader would make of it, and a test reads both") {
  const std::vector<std::string> tested = {"footnotes",       "hyphens",       "lists",       "numbered_headings",
                                           "pull_quote",      "running_heads", "sidebar",     "sign_off",
                                           "spaced_headings", "tables",        "two_columns", "two_signatories"};
  CHECK(names_ending_in(".pdf") == tested);
  CHECK(names_ending_in(".document.txt") == tested);
}

TEST_CASE("columns are read one after the other, and sentences run on over columns and pages") {
  check_pair("two_columns");
}

TEST_CASE("a sidebar is an aside behind the text of its page") {
  check_pair("sidebar");
}

TEST_CASE("a sentence that a pull quote parts is whole, and the quote is an aside") {
  check_pair("pull_quote");
}

TEST_CASE("running heads, feet and page numbers are furniture, and sentences run on from page to page past them") {
  check_pair("running_heads");
}

TEST_CASE("words, spans of figures and addresses are whole over line ends, and hyphens that belong to them stay") {
  check_pair("hyphens");
}

TEST_CASE("marks of footnotes are no part of a sentence, and notes follow the text of their page") {
  check_pair("footnotes");
}

TEST_CASE("a row of a table is read cell by cell, however many lines its cells have") {
  check_pair("tables");
}

TEST_CASE("items of lists and of lists within lists know the sentence that opens them") {
  check_pair("lists");
}

TEST_CASE("numbered headings stand one under another by their size") {
  check_pair("numbered_headings");
}

TEST_CASE("letter-spaced headings are words, and bold words that open a paragraph are part of it") {
  check_pair("spaced_headings");
}

TEST_CASE("approval is text, and the lines around a signature are the sign-off") {
  check_pair("sign_off");
}

TEST_CASE("two signatures side by side are two blocks, one after the other") {
  check_pair("two_signatories");
}
