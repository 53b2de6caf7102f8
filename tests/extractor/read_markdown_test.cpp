// Markdown: its marks are read and taken away.
#include "tests/extractor/read_helpers.h"

#include <string>

using namespace candour;
using namespace candour::reading;

namespace {

// The first lines make it Markdown for certain.
Document document(const std::string& body) {
  auto result = read_bytes("# Statement\n\n## Scope\n\n" + body);
  REQUIRE(result);
  CHECK(result.value().source.media_type == "text/markdown");
  check_contract(result.value());
  if (!result.value().words.empty()) CHECK(places_of(result.value()) == Places::characters);
  return result.take();
}

std::string text(const std::string& body) {
  const std::string whole = printed_text(document(body));
  REQUIRE(whole.starts_with("Statement\nScope\n"));
  return whole.substr(16);
}

}  // namespace

TEST_CASE("headings with signs and with lines under them have their levels") {
  const Document read = document("### Third\n\nFirst again\n=====\n\nSecond again\n---\n\nText.\n");
  std::string levels;
  for (const Paragraph& paragraph : read.paragraphs)
    levels += paragraph.role == Role::heading ? std::to_string(paragraph.level) : "-";
  CHECK(levels == "12312-");
}

TEST_CASE("emphasis, links, code, pictures, tags and comments lose their marks") {
  CHECK(text("We **train** *all* staff_members, see [our policy](https://example.org/p) and `code`.\n") ==
        "We train all staff_members, see our policy and code.\n");
  CHECK(text("A ![picture of a mill](mill.png) shows it. <!-- not this --> An <b>old</b> tag.\n") ==
        "A shows it. An old tag.\n");
  CHECK(text("Fish &amp; chips cost &pound;5, 3 \\* 4 \\_ 5.\n") ==
        "Fish & chips cost \xC2\xA3"
        "5, 3 * 4 _ 5.\n");
  CHECK(text("<div>\nKept text.\n</div>\n\n<!-- gone\n\ngone too -->\n\nNext.\n") == "Kept text.\nNext.\n");
}

TEST_CASE("lines that were wrapped are one paragraph, hard breaks part lines") {
  CHECK(text("One line of it\ngoes on here.\n\nAnother.\n") == "One line of it goes on here.\nAnother.\n");
  CHECK(text("Jane Example  \nChief Executive\\\n4 March 2025\n") == "Jane Example\nChief Executive\n4 March 2025\n");
}

TEST_CASE("list items have their depths, and paragraphs in them too") {
  const Document read = document("We will:\n\n- train;\n  - buyers\n    1. often\n- audit.\n\n  And again.\n");
  std::string depths;
  for (const Paragraph& paragraph : read.paragraphs)
    depths += paragraph.role == Role::list_item ? std::to_string(paragraph.level) : "-";
  CHECK(depths == "---12311");
}

TEST_CASE("tables are rows, fences lose their marks") {
  const Document read = document("| Region | Sites |\n|---|--:|\n| Asia | 41 |\n");
  CHECK(read.paragraphs.back().role == Role::table_row);
  CHECK(text_of(read, read.paragraphs.back().text) == "Asia 41");
  CHECK(text("```text\nOne line.\nAnother line.\n```\n") == "One line.\nAnother line.\n");
}

TEST_CASE("front matter is metadata and no text") {
  const auto result = read_bytes(
      "---\ntitle: \"Our statement\"\nlang: en-GB\nauthor: Jo Example\ndate: 2024-03-28\n---\n\n# Statement\n\nWe "
      "train staff.\n");
  REQUIRE(result);
  CHECK(printed_text(result.value()) == "Statement\nWe train staff.\n");
  CHECK(result.value().metadata.title == "Our statement");
  CHECK(result.value().metadata.language == "en-GB");
  CHECK(result.value().metadata.author == "Jo Example");
  CHECK(result.value().metadata.created == "2024-03-28");
}

TEST_CASE("footnotes follow the text, and their marks go") {
  const Document read = document("We have 12 sites.[^1] We visit them.\n\n[^1]: Counted in June.\n\nThe end.\n");
  CHECK(printed_text(read).ends_with("We have 12 sites. We visit them.\nThe end.\nCounted in June.\n"));
  CHECK(read.paragraphs.back().role == Role::footnote);
}

TEST_CASE("words of Markdown know where they stand in the file") {
  const std::string bytes = "# Caf\xC3\xA9\n\n## **Tr\xC3\xA4in** &amp; audit\n";
  const Document read = read_bytes(bytes).take();
  REQUIRE(read.words.size() == 4);
  CHECK(read.words[0].source_begin == 2);
  CHECK(read.words[0].source_end == 6);
  CHECK(read.words[1].source_begin == 13);
  CHECK(read.words[1].source_end == 18);
  CHECK(read.words[2].source_begin == 21);
  CHECK(read.words[2].source_end == 26);
  CHECK(read.words[3].source_begin == 27);
}
