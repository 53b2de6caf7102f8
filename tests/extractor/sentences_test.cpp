#include "extractor/sentences.h"

#include "tests/document_of.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using candour::kLargeText;
using candour::kLongestSentence;
using candour::split_sentences;

namespace {

using Sentences = std::vector<std::string>;

Sentences split(const std::string& text, const std::vector<std::uint32_t>& line_ends = {}) {
  Sentences sentences;
  for (const auto range : split_sentences(text, line_ends))
    sentences.push_back(text.substr(range.begin, range.end - range.begin));
  return sentences;
}

void whole(const std::string& text) {
  CHECK(split(text) == Sentences{text});
}

void parted(const std::string& first, const std::string& second) {
  CHECK(split(first + " " + second) == Sentences{first, second});
}

}  // namespace

TEST_CASE("a full stop before a capital ends a sentence") {
  parted("We train our buyers.", "They meet suppliers twice a year.");
  parted("No case was found in 2019.", "We looked at 14 sites.");
  parted("We looked at 14 sites.", "3,200 workers live there.");
}

TEST_CASE("text without a full stop is one sentence") {
  whole("Our supply chains");
  whole("Due diligence and audits");
}

TEST_CASE("an empty or blank text has no sentence") {
  CHECK(split("").empty());
  CHECK(split(" \n\t ").empty());
}

TEST_CASE("white space around sentences belongs to none") {
  CHECK(split("  We train.   We audit.\n") == Sentences{"We train.", "We audit."});
}

TEST_CASE("a line break ends nothing") {
  whole("We train\nour buyers every\nyear.");
}

TEST_CASE("titles before names end nothing") {
  whole("The statement was signed by Mr. Doe and Dr. Roe.");
  whole("Prof. Ann Roe and Messrs. Doe chair it at St. Albans.");
}

TEST_CASE("Latin and English abbreviations end nothing") {
  whole("Risky goods, e.g. Cotton and i.e. Mica, are checked.");
  whole("See Acme v. Roe and cf. Doe vs. Roe.");
}

TEST_CASE("company forms end a sentence only before a word that opens one") {
  whole("Nest Labs, Inc. (Nest), Nest Labs (Europe) Ltd. Group and Acme Co. Holdings are covered.");
  whole("Acme plc. Board of Directors approved it.");
  parted("The parent is Acme Ltd.", "We buy cotton.");
  parted("It is owned by Acme Inc.", "The group has three sites.");
}

TEST_CASE("countries, times and etc. end a sentence only before a word that opens one") {
  whole("The U.K. Modern Slavery Act applies to Acme.");
  parted("We operate in the U.K.", "We buy from the U.S.");
  parted("We check passports, visas, etc.", "All checks are kept.");
  whole("Lines are open to 5 p.m. Monday to Friday.");
}

TEST_CASE("abbreviations before a number end nothing") {
  whole("Company No. 1234567 made this under s. 54 and para. 12, art. 4 and pp. 3 to 5.");
  whole("It was approved on 3 Sept. 2019 by the board.");
  parted("We say no.", "We have looked.");
}

TEST_CASE("sections of the Act stay whole") {
  whole("This is made under s.54 of the Act and Section 54(6) of it.");
  parted("The board approved it under Section 54(6).", "It was signed.");
}

TEST_CASE("decimals and amounts end nothing") {
  whole("Turnover was £3.4bn and growth 2.5 per cent.");
  whole("We serve 1.300.000 people.");
}

TEST_CASE("web and mail addresses end nothing") {
  whole("See www.example.com/slavery.html and https://example.org/a.B?c=D for more.");
  whole("Write to jane.doe@example.co.uk or Example.Com today.");
  parted("See www.example.com.", "Our policy is there.");
}

TEST_CASE("initials end nothing") {
  whole("It was signed by J. K. Smith and J.K. Rowe for the board.");
  whole("Matthew T. Farrell chairs the board.");
}

TEST_CASE("a letter that is no initial ends a sentence before a word that opens one") {
  parted("These suppliers are in group B.", "We visit them.");
}

TEST_CASE("quotation marks and brackets after the full stop belong to the sentence that ends") {
  parted("He said \"We are free.\"", "They agreed.");
  parted("We call this \u201Cmodern slavery.\u201D", "It is a crime.");
  parted("(Some sites are leased.)", "The others are owned.");
  parted("We ask why (and how).", "Then we act.");
}

TEST_CASE("a quotation mark or bracket may open the next sentence") {
  parted("We asked.", "\u201CYes\u201D was the answer.");
  parted("We asked.", "(See annex.)");
}

TEST_CASE("a small letter goes on with the sentence") {
  whole("\"Stop!\" he said.");
  whole("The firm Yahoo! was asked.");
}

TEST_CASE("an ellipsis ends a sentence only before a capital") {
  whole("We looked ... and found none.");
  whole("We looked\u2026 and found none.");
  parted("We looked\u2026", "We found none.");
}

TEST_CASE("a question and its answer are two sentences") {
  parted("Do we use agencies?", "Yes, in two countries.");
  parted("Really?!", "Yes.");
}

TEST_CASE("semicolons and colons end nothing") {
  whole("We will: train our buyers; visit suppliers; and publish results.");
  whole("Our values are these: Honesty, Care and Courage.");
}

TEST_CASE("enumerated clauses stay in their sentence") {
  whole("We (a) train buyers, (b) visit sites and (c) report cases.");
}

TEST_CASE("an enumerator stays with its sentence") {
  CHECK(split("1. Our policy covers all. 2. We train. 3.1. We audit.") ==
        Sentences{"1. Our policy covers all.", "2. We train.", "3.1. We audit."});
  whole("A. Our business");
  whole("iv. Training");
}

TEST_CASE("an enumerator in small letters opens a sentence") {
  CHECK(split("a. We train. b. We audit. ii) We report.") ==
        Sentences{"a. We train.", "b. We audit.", "ii) We report."});
}

TEST_CASE("a bullet within the flow opens a sentence") {
  CHECK(split("We will: \u2022 train buyers \u2022 visit sites") ==
        Sentences{"We will:", "\u2022 train buyers", "\u2022 visit sites"});
  whole("\u2022 train buyers");
}

TEST_CASE("a footnote mark belongs to the sentence before it") {
  parted("The board was told of it.4", "We then acted.");
  parted("They call it \u201Cforced labour.\u201D12", "It is a crime.");
  whole("The rate was set to no.4 The Strand.");
}

TEST_CASE("a lost space after a full stop still ends a sentence") {
  CHECK(split("We check compliance.We also audit.") == Sentences{"We check compliance.", "We also audit."});
  whole("We sell through VictoriaPlum.Com and plum.Net shops.");
}

TEST_CASE("words of signing end at their colon before a name") {
  parted("Approved by the board and signed on its behalf by:", "Jane Doe, Director");
  parted("Signed:", "Jane Doe");
  whole("Risks are signed off by: the board.");
}

TEST_CASE("German dates stay whole") {
  whole("Das Geschäftsjahr endete am 31. Dezember 2019.");
  parted("Wir haben 14 Werke.", "Unsere Lieferanten sind geprüft.");
}

TEST_CASE("French and Welsh sentences are parted") {
  parted("L’exercice est clos.", "Élaborée par le conseil, elle est publiée.");
  parted("Rydym yn hyfforddi staff.", "Mae'r bwrdd wedi cymeradwyo.");
}

TEST_CASE("a sentence without end is cut after a semicolon") {
  std::string text;
  while (text.size() < 4000) text += "the supplier of part number seven; ";
  for (const std::string& sentence : split(text)) {
    CHECK(sentence.size() <= kLongestSentence);
    CHECK(sentence.back() == ';');
  }
}

TEST_CASE("a sentence without end or semicolon is cut at a line's end") {
  std::string text;
  std::vector<std::uint32_t> line_ends;
  while (text.size() < 4000) {
    text += "a line of the page without any stop";
    line_ends.push_back(static_cast<std::uint32_t>(text.size()));
    text += ' ';
  }
  for (const std::string& sentence : split(text, line_ends)) {
    CHECK(sentence.size() <= kLongestSentence);
    CHECK(sentence.ends_with("any stop"));
  }
}

TEST_CASE("a word without end is cut between characters") {
  std::string text;
  while (text.size() < 4001) text += "é";
  std::string joined;
  for (const std::string& sentence : split(text)) {
    CHECK(sentence.size() % 2 == 0);
    CHECK(sentence.size() <= kLongestSentence);
    joined += sentence;
  }
  CHECK(joined == text);
}

TEST_CASE("a large text is split in linear time") {
  const char* const parts[] = {"We train. ",    ". ",   "word ",  "a.b.c",
                               "\u201D\u2019)", "((((", "1. 2. ", "Signed by: A "};
  for (const char* part : parts) {
    std::string text;
    while (text.size() < kLargeText) text += part;
    CHECK(!split_sentences(text).empty());
  }
}
