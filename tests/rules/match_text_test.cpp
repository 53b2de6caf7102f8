#include "rules/match_text.h"

#include <catch2/catch.hpp>

using namespace candour;

namespace {

std::string folded_of(std::string_view sentence) {
  return match_text_of(sentence, false).folded;
}

std::string source_of(std::string_view sentence, std::size_t token) {
  const MatchText text = match_text_of(sentence, false);
  return std::string(sentence.substr(text.tokens[token].begin, text.tokens[token].end - text.tokens[token].begin));
}

}  // namespace

TEST_CASE("A sentence becomes folded words and marks, parted by single spaces") {
  CHECK(folded_of("The Group\u2019s e-learning reached 1,000 staff.") ==
        " the group ' s e learning reached 1,000 staff . ");
}

TEST_CASE("Hyphens, dashes and all white space part words and are gone") {
  CHECK(folded_of("anti-slavery\u2013policy \u2014\tnon\u2011executive\u00A0board") ==
        " anti slavery policy non executive board ");
}

TEST_CASE("A comma or full stop between digits stays in its number") {
  CHECK(folded_of("3.5% of 1,000,000, in 31.12.2023.") == " 3.5 % of 1,000,000 , in 31.12.2023 . ");
}

TEST_CASE("Typographic quotes are plain ones, and digits of any alphabet are 0 to 9") {
  CHECK(folded_of("\u201Cour\u201D \u00ABpolicy\u00BB \u0663") == " \" our \" \" policy \" 3 ");
}

TEST_CASE("Letters of any alphabet are folded, with their marks") {
  CHECK(folded_of("\u00C0 l\u2019\u00C9T\u00C9 \u0394\u039F\u03A5\u039B\u0395\u0399\u0391") ==
        " \u00E0 l ' \u00E9t\u00E9 \u03B4\u03BF\u03C5\u03BB\u03B5\u03B9\u03B1 ");
}

TEST_CASE("A mark beyond ASCII stands behind a byte that no word has") {
  CHECK(folded_of("\u00A336m \u2022 \u00B2") == " \x01\u00A3 36m \x01\u2022 \x01\u00B2 ");
}

TEST_CASE("Soft hyphens and joiners are as if absent") {
  CHECK(folded_of("sla\u00ADvery wo\u200Drd") == " slavery word ");
}

TEST_CASE("A token knows its bytes in the sentence") {
  CHECK(source_of("L\u2019\u0153uvre d\u2019\u00C9t\u00E9", 2) == "\u0153uvre");
  CHECK(source_of("L\u2019\u0153uvre d\u2019\u00C9t\u00E9", 5) == "\u00C9t\u00E9");
}

TEST_CASE("The cased text keeps its letters and its tokens") {
  const MatchText text = match_text_of("The ILO's Act", true);
  CHECK(text.cased == " The ILO ' s Act ");
  CHECK(text.token(1, true) == "ILO");
  CHECK(text.token(1, false) == "ilo");
}

TEST_CASE("Words are counted without marks") {
  const MatchText text = match_text_of("one, two; three", false);
  REQUIRE(text.tokens.size() == 5);
  CHECK(text.words_before(4) == 2);
  CHECK(text.words_before(5) == 3);
}

TEST_CASE("Bytes that are not UTF-8 part words") {
  CHECK(folded_of("a\xFF\x62") == " a b ");
}

TEST_CASE("Nothing is one space") {
  CHECK(folded_of("") == " ");
  CHECK(folded_of(" \n ") == " ");
}
