// A statement inside a longer document.
#include "rules/statement_section.h"

#include "tests/rules/small_pack.h"

using namespace candour;
using namespace candour::tests;

namespace {

constexpr int kOnAPage = 20;

// So many pages of twenty sentences about chairs.
std::string chairs(int pages) {
  std::string text;
  for (int i = 0; i < pages * kOnAPage; ++i)
    text += "In this year as in others we sold a good many chairs, and some tables too.\n";
  return text;
}

const std::string kStatement =
    "# Modern slavery statement\n"
    "We look at slavery in what we buy, and here is what we found in the year.\n"
    "We train all staff on slavery, and the course was taken by forty of them this year.\n"
    "We asked each mill about slavery, and all but one of them have given us an answer.\n"
    "The board has looked at the risk of slavery twice in the year, and it will do so again.\n"
    "No slavery was found, which does not prove that there is none where we have not looked.\n";

// The document with each page ending before the sentences of these numbers.
Document report(const std::string& text, std::initializer_list<std::uint32_t> page_ends) {
  Document document = document_of_text("# Annual report 2020\n" + text);
  document.pages.assign(page_ends.size() + 1, {});
  for (std::uint32_t i = 0; i < document.pages.size(); ++i) document.pages[i].number = i + 1;
  for (Sentence& sentence : document.sentences) {
    const auto number = static_cast<std::uint32_t>(&sentence - document.sentences.data());
    std::uint32_t page = 0;
    for (const std::uint32_t end : page_ends) page += number >= end;
    // One word and one line a sentence, so that the sentence has a page.
    document.lines.push_back({page, {}});
    document.words.push_back({sentence.text, number, {}, 0, false, 0, 0});
    document.paragraphs[sentence.paragraph].page = page;
  }
  return document;
}

Assessment assessed(const Document& document) {
  return small_rules().assess(document);
}

}  // namespace

TEST_CASE("A statement in a report is found with its pages, and it alone is judged") {
  const Document document = report(chairs(3) + kStatement + chairs(3), {21, 41, 61, 67, 87, 107});
  const Assessment assessment = assessed(document);
  CHECK(assessment.type == DocumentType::statement_in_report);
  CHECK(assessment.type_reason == "It is part of a report.");
  CHECK(assessment.statement_pages == PageRange{4, 4});
  const Finding training = finding_of(assessment, "small.training");
  CHECK(training.verdict == Verdict::found);
  REQUIRE(training.evidence.size() == 1);
  CHECK(text_of(document, training.evidence[0].quote).starts_with("We train all staff on slavery"));
  // Evidence points into the whole document.
  CHECK(document.sentences[training.evidence[0].sentence].text == training.evidence[0].quote);
}

TEST_CASE("What a report says outside its statement answers nothing") {
  const std::string outside = "We train all staff on slavery, says the page on our people, forty of them this year.\n";
  std::string statement = kStatement;
  statement.erase(statement.find("We train"), statement.find("We asked") - statement.find("We train"));
  const Document document = report(outside + chairs(3) + statement + chairs(3), {22, 42, 62, 67, 87});
  const Assessment assessment = assessed(document);
  CHECK(assessment.type == DocumentType::statement_in_report);
  CHECK(finding_of(assessment, "small.training").verdict == Verdict::not_found);
}

TEST_CASE("Pages outside the statement that could not be read do not weaken what is not found") {
  std::string statement = kStatement;
  statement.erase(statement.find("We train"), statement.find("We asked") - statement.find("We train"));
  Document document = report(chairs(3) + statement + chairs(3), {21, 41, 61, 66, 86, 106});
  document.pages[0].quality = PageQuality::image_only;
  CHECK(finding_of(assessed(document), "small.training").verdict == Verdict::not_found);
  document.pages[3].quality = PageQuality::image_only;
  CHECK(finding_of(assessed(document), "small.training").verdict == Verdict::could_not_check);
}

TEST_CASE("A line of the contents is no statement") {
  const Document document = report("# Modern slavery statement\n" + chairs(5), {21, 41, 61, 81});
  const Assessment assessment = assessed(document);
  CHECK(assessment.type == DocumentType::annual_report);
  CHECK_FALSE(assessment.statement_pages);
  CHECK(finding_of(assessment, "small.training").verdict == Verdict::not_applicable);
}

TEST_CASE("A statement with little around it is no statement in a report") {
  const Document document = report(kStatement + chairs(1), {8});
  CHECK(assessed(document).type != DocumentType::statement_in_report);
}

TEST_CASE("A statement may run over pages, and ends where a page begins with something else") {
  std::string long_statement = kStatement;
  for (int i = 0; i < 12; ++i)
    long_statement += "Slavery was looked for in mill after mill, in the company of people who know them well.\n";
  const Document document = report(chairs(2) + long_statement + chairs(4), {21, 41, 47, 59, 79, 99});
  CHECK(assessed(document).statement_pages == PageRange{3, 4});
}

TEST_CASE("Names that sign belong to the statement") {
  const std::string signatures = "# Signed\nJane Field, Chief Executive\n12 May 2021\n";
  const Document document = report(chairs(2) + kStatement + signatures + chairs(2), {21, 41, 47, 50, 70});
  const Assessment assessment = assessed(document);
  CHECK(assessment.type == DocumentType::statement_in_report);
  CHECK(assessment.statement_pages == PageRange{3, 4});
}

TEST_CASE("Headings and leads of a part are those inside it") {
  const Document document = report(chairs(2) + kStatement + chairs(2), {21, 41, 47});
  const SentenceRange range{41, 47};
  const Document part = part_of(document, range);
  REQUIRE(part.sentences.size() == 6);
  CHECK(part.sentences[0].role == Role::heading);
  CHECK(part.sentences[0].heading == kNone);
  CHECK(part.sentences[1].heading == 0);
  CHECK(part.text == document.text);
  CHECK(pages_of(document, range) == PageRange{3, 3});
}
