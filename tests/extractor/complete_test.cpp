#include "extractor/document.h"
#include "tests/document_of.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

std::string sentence(const Document& document, std::uint32_t index) {
  return index == kNone ? "(none)" : std::string(text_of(document, document.sentences.at(index).text));
}

std::string heading_of(const Document& document, std::uint32_t index) {
  return sentence(document, document.sentences.at(index).heading);
}

std::string lead_of(const Document& document, std::uint32_t index) {
  return sentence(document, document.sentences.at(index).lead);
}

}  // namespace

TEST_CASE("sentences take the role and the place of their paragraph") {
  const Document document =
      document_of({{"Training", Role::heading, 1}, {"We train. We test."}, {"See annex.", Role::footnote}});
  REQUIRE(document.sentences.size() == 4);
  CHECK(document.sentences[0].role == Role::heading);
  CHECK(document.sentences[1].role == Role::body);
  CHECK(document.sentences[2].paragraph == 1);
  CHECK(sentence(document, 2) == "We test.");
  CHECK(document.sentences[3].role == Role::footnote);
}

TEST_CASE("furniture holds no sentences") {
  const Document document = document_of({{"Acme plc", Role::running_head}, {"We train."}, {"3", Role::page_number}});
  REQUIRE(document.sentences.size() == 1);
  CHECK(document.sentences[0].paragraph == 1);
}

TEST_CASE("a sentence stands under the nearest heading above") {
  const Document document = document_of(
      {{"Before."}, {"Policies", Role::heading, 2}, {"One. Two."}, {"Training", Role::heading, 2}, {"Three."}});
  CHECK(heading_of(document, 0) == "(none)");
  CHECK(heading_of(document, 3) == "Policies");
  CHECK(heading_of(document, 5) == "Training");
}

TEST_CASE("a heading stands under the nearest heading of a higher level") {
  const Document document = document_of({{"Statement", Role::heading, 1},
                                         {"Policies", Role::heading, 2},
                                         {"Codes", Role::heading, 4},
                                         {"Training", Role::heading, 2},
                                         {"Text."}});
  CHECK(heading_of(document, 0) == "(none)");
  CHECK(heading_of(document, 1) == "Statement");
  CHECK(heading_of(document, 2) == "Policies");
  CHECK(heading_of(document, 3) == "Statement");
}

TEST_CASE("a heading of two sentences is one heading") {
  const Document document =
      document_of({{"Statement", Role::heading, 1}, {"Who are we? What do we do?", Role::heading, 2}, {"Text."}});
  CHECK(heading_of(document, 1) == "Statement");
  CHECK(heading_of(document, 2) == "Statement");
  CHECK(heading_of(document, 3) == "Who are we?");
}

TEST_CASE("list items point at the sentence that opens the list") {
  const Document document = document_of({{"We act. In the coming year we will:"},
                                         {"train buyers; and", Role::list_item, 1},
                                         {"visit sites. We mean all.", Role::list_item, 1},
                                         {"That is all."}});
  CHECK(lead_of(document, 2) == "In the coming year we will:");
  CHECK(lead_of(document, 4) == "In the coming year we will:");
  CHECK(lead_of(document, 5) == "(none)");
}

TEST_CASE("a list after a closed sentence has no lead") {
  const Document document = document_of({{"We act."}, {"Training", Role::list_item, 1}});
  CHECK(lead_of(document, 1) == "(none)");
}

TEST_CASE("a sentence without a full stop, or that announces what follows, opens a list") {
  const Document unfinished = document_of({{"In the coming year we will"}, {"train buyers", Role::list_item, 1}});
  CHECK(lead_of(unfinished, 1) == "In the coming year we will");
  const Document announced =
      document_of({{"We will take the following steps."}, {"Train buyers.", Role::list_item, 1}});
  CHECK(lead_of(announced, 1) == "We will take the following steps.");
}

TEST_CASE("a heading opens a list only with a colon") {
  const Document with = document_of({{"Next year we will:", Role::heading, 2}, {"train buyers", Role::list_item, 1}});
  CHECK(lead_of(with, 1) == "Next year we will:");
  const Document without = document_of({{"Policies", Role::heading, 2}, {"Code of conduct", Role::list_item, 1}});
  CHECK(lead_of(without, 1) == "(none)");
}

TEST_CASE("nested items point at the item that opens them, and later items at their own lead") {
  const Document document = document_of({{"We will:"},
                                         {"train:", Role::list_item, 1},
                                         {"buyers", Role::list_item, 2},
                                         {"managers.", Role::list_item, 2},
                                         {"visit sites.", Role::list_item, 1},
                                         {"each year", Role::list_item, 2}});
  CHECK(lead_of(document, 2) == "train:");
  CHECK(lead_of(document, 3) == "train:");
  CHECK(lead_of(document, 4) == "We will:");
  CHECK(lead_of(document, 5) == "We will:");
}

TEST_CASE("footnotes and page furniture do not part a list from its lead") {
  const Document document = document_of({{"We will:"},
                                         {"1 See annex.", Role::footnote},
                                         {"4", Role::page_number},
                                         {"train buyers", Role::list_item, 1},
                                         {"Acme", Role::running_head},
                                         {"visit sites", Role::list_item, 1}});
  CHECK(lead_of(document, 2) == "We will:");
  CHECK(lead_of(document, 3) == "We will:");
}

TEST_CASE("completing again changes nothing") {
  Document document = document_of({{"We will:"},
                                   {"train buyers", Role::list_item, 1},
                                   {"Approved by the board."},
                                   {"Signed"},
                                   {"Jane Doe"},
                                   {"Director"}});
  const std::vector<Sentence> before = document.sentences;
  complete(document);
  REQUIRE(document.sentences.size() == before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(document.sentences[i].text == before[i].text);
    CHECK(document.sentences[i].role == before[i].role);
    CHECK(document.sentences[i].lead == before[i].lead);
  }
}

TEST_CASE("a large paragraph, and many short ones, are completed in linear time") {
  std::string text;
  while (text.size() < kLargeText) text += "We train buyers and visit sites. Jane Doe, Director of Acme Ltd; ";
  CHECK(document_of({{text}}).sentences.size() > kLargeText / 100);
  std::vector<ParagraphText> paragraphs;
  for (int i = 0; i < static_cast<int>(kLargeText / 33); ++i)
    paragraphs.push_back({i % 2 == 0 ? "Jane Doe" : "Director", i % 5 == 0 ? Role::list_item : Role::body, 1});
  CHECK(document_of(paragraphs).sentences.size() == paragraphs.size());
}
