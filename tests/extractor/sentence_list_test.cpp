#include "extractor/sentence_list.h"

#include <string>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

Document of(std::vector<std::string_view> sentences) {
  return document_of_sentences(sentences);
}

std::string made_of(std::string_view sentence) {
  const Document document = of({sentence});
  return std::string(text_of(document, document.sentences[0].text));
}

// "b" body, "i" item, "s" sign-off, with the number of the lead behind it.
std::string roles_of(const std::vector<std::string_view>& sentences) {
  std::string text;
  for (const Sentence& sentence : of(sentences).sentences) {
    text += sentence.role == Role::list_item ? 'i' : sentence.role == Role::sign_off ? 's' : 'b';
    if (sentence.lead != kNone) text += std::to_string(sentence.lead);
  }
  return text;
}

}  // namespace

TEST_CASE("Each sentence of a list is one sentence in a paragraph of its own, the empty ones too") {
  const Document document = of({"One. Two.", "", "Three"});
  REQUIRE(document.sentences.size() == 3);
  CHECK(document.text == "One. Two.\n\nThree\n");
  for (std::uint32_t i = 0; i < 3; ++i) {
    CHECK(document.sentences[i].paragraph == i);
    CHECK(document.paragraphs[i].text == document.sentences[i].text);
    CHECK(document.sentences[i].heading == kNone);
  }
  CHECK(document.pages.size() == 1);
  CHECK(of({}).sentences.empty());
}

TEST_CASE("The text of a sentence in a list is what readers make of text") {
  CHECK(made_of("  a \t\n b\r\n") == "a b");
  CHECK(made_of("a\x01\x7F"
                "b") == "ab");
  CHECK(made_of("a\u00A0\u2003b\u200B") == "a b");
  CHECK(made_of("o\uFB03ce") == "office");
  CHECK(made_of("cafe\u0301") == "caf\u00E9");
  CHECK(made_of("sup\u00ADplier") == "supplier");
  CHECK(made_of("a\xFF\xC3"
                "b") ==
        "a\uFFFD\uFFFD"
        "b");
  CHECK(made_of(std::string_view("a\0b", 3)) == "ab");
}

TEST_CASE("A sentence that ends with a colon leads the items after it") {
  CHECK(roles_of({"We will:", "train staff", "(a) Map suppliers", "2) Audit", "\u2022 Report", "Then we go on.",
                  "small letters alone are no item"}) == "bi0i0i0i0bb");
  CHECK(roles_of({"We will:", "Train staff."}) == "bb");
}

TEST_CASE("An item that ends with a colon leads those after it") {
  CHECK(roles_of({"We will:", "train:", "buyers", "drivers"}) == "bi0i1i1");
}

TEST_CASE("A bullet makes an item, whatever stands before it") {
  CHECK(roles_of({"We buy cotton.", "\u2022 Audits", "- Training", "-5 degrees"}) == "biib");
}

TEST_CASE("Lines of a sign-off are told in a list of sentences") {
  CHECK(roles_of({"The board approved this statement.", "Signed", "Jane Doe", "Managing Director", "3 May 2021"}) ==
        "bssss");
}
