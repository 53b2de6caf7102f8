#include "reports/html.h"

#include "reports/html_writer.h"
#include "reports/wording.h"
#include "tests/reports/fixture.h"

#include <catch2/catch.hpp>

using namespace candour;
using Catch::Contains;

namespace {

std::string page_of(const fixture::Case& c, const HtmlOptions& options = {}) {
  return html_report(c.report(), fixture::tool(), options);
}

std::size_t count(const std::string& text, const std::string& words) {
  std::size_t n = 0;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("A quote stands in a blockquote, with what matched marked and its context around it") {
  CHECK_THAT(page_of(fixture::statement()), Contains("<blockquote dir=\"auto\"><p><span class=\"around\">… "
                                                     "We buy raw cotton from Turkey, Egypt and India through "
                                                     "38 direct suppliers. </span>Beyond the first tier we "
                                                     "have <mark>not yet mapped</mark> the ginning stage."
                                                     "<span class=\"around\"><br>Cotton picking"));
}

TEST_CASE("Matches that overlap or touch become one mark") {
  auto c = fixture::statement();
  auto& evidence = c.assessment.packs[0].findings[0].evidence[0];
  const TextRange quote = evidence.quote;
  evidence.matched = {
      {quote.begin + 5, quote.begin + 14}, {quote.begin, quote.begin + 4}, {quote.begin + 8, quote.begin + 17}};
  CHECK_THAT(page_of(c), Contains("<mark>This</mark> <mark>statement is</mark> made by"));
}

TEST_CASE("A quote links to its page of the PDF, each link saying which quote it is for") {
  const auto c = fixture::statement();
  const std::string page = page_of(c, {"../sources/a b#1.pdf", "", ""});
  CHECK_THAT(page, Contains("<a class=\"open\" href=\"../sources/a%20b%231.pdf#page=9\">Open page 9 of the PDF"
                            "<span class=\"hidden\"> for quote ev-3, Approval</span></a>"));
  CHECK_THAT(page, Contains("#page=5\">") && Contains("#page=6\">"));
  CHECK_THAT(page_of(c), !Contains("Open page"));
}

TEST_CASE("Plain text has places in characters and no page links") {
  const std::string page = page_of(fixture::text_twin(), {"twin.txt", "", ""});
  CHECK_THAT(page, Contains("<b>Characters 62 to 111</b>") && !Contains("#page=") && Contains("Open the document"));
}

TEST_CASE("Law and guidance have tables and counts of their own") {
  const std::string page = page_of(fixture::statement());
  CHECK_THAT(page, Contains("<caption id=\"checklist-law\">Asked for by law") &&
                       Contains("<caption id=\"checklist-guidance\">Recommended by guidance"));
  CHECK_THAT(page, Contains("<ul class=\"tally\" data-asked-by=\"law\"><li class=\"tag v-found\" "
                            "data-verdict=\"found\"><b>3</b> Found"));
  CHECK_THAT(page, Contains("<article class=\"v-partly_found\" id=\"req-uk.training\""));
}

TEST_CASE("What needs a person comes before the checklist, with its reason") {
  const std::string page = page_of(fixture::statement());
  const std::size_t queue = page.find("<ul class=\"queue\">");
  REQUIRE(queue < page.find("id=\"checklist\""));
  const std::string list = page.substr(queue, page.find("</ul>", queue) - queue);
  CHECK_THAT(list, Contains("<a href=\"#req-uk.signature\">Signature</a>") &&
                       Contains("This cannot be seen in the document."));
  CHECK(count(list, "<li>") == 2);
}

TEST_CASE("Names of the document in a reason are set apart from our words") {
  CHECK_THAT(page_of(fixture::statement()),
             Contains("<p class=\"why\"><q class=\"name\">Margaret Aske</q>, <q class=\"name\">Chief "
                      "Executive Officer</q>, stands in"));
}

TEST_CASE("Pages that could not be read are named at the top") {
  const std::string page = page_of(fixture::statement());
  CHECK_THAT(page, Contains("<li>Pages 2 and 3 are images with no text to read") &&
                       Contains("<li>Page 10 has text that came out garbled"));
  CHECK_THAT(page, Contains("10 pages, 7 of them could be read"));
  CHECK_THAT(page_of(fixture::scanned()), Contains("<li>Pages 1 to 3 are images"));
}

TEST_CASE("Pages with text that needs character maps which are not there are named, also where the rest was read") {
  auto draft = fixture::statement();
  draft.document.pages[3].maps_missing = true;
  const std::string page = page_of(draft);
  CHECK_THAT(page, Contains("<li>Page 4 has text that needs character maps"));
  CHECK_THAT(page, Contains("10 pages, 6 of them could be read"));
}

TEST_CASE("What OCR has read is marked at the top and at each quote") {
  ToolInfo tool = fixture::tool();
  tool.libraries["tesseract"] = "5.3.0";
  const std::string page = html_report(fixture::recognised().report(), tool, {});
  CHECK_THAT(page, Contains("<li>Pages 1 and 4 to 9 were read by OCR (Tesseract 5.3.0), from a picture of the page."));
  CHECK_THAT(page, Contains("<b>Page 9, read by OCR</b>"));
  CHECK_THAT(page, Contains("10 pages, 7 of them could be read, 7 by OCR"));
  CHECK_THAT(page_of(fixture::statement()), !Contains("by OCR"));
}

TEST_CASE("Pages that OCR did not read say why") {
  const std::string page = page_of(fixture::recognised());
  CHECK_THAT(page, Contains("<li>Page 2 is an image on which OCR found no text that it is sure of"));
  CHECK_THAT(page, Contains("<li>Page 3 is an image that OCR did not come to before its time was used up"));
  auto c = fixture::scanned();
  for (Page& one : c.document.pages) one.ocr = Ocr::not_installed;
  CHECK_THAT(page_of(c), Contains("<li>Pages 1 to 3 are images with no text to read, and OCR is not installed here"));
}

TEST_CASE("The title is the file's own, its first heading where a program left its name, or its name") {
  CHECK_THAT(page_of(fixture::statement()),
             Contains("<h1><q class=\"name\">Modern Slavery and Human Trafficking Statement 2025</q></h1>"));
  CHECK_THAT(page_of(fixture::news_item()), Contains("<h1><q class=\"name\">Raid on car wash</q></h1>"));
  CHECK_THAT(page_of(fixture::scanned()), Contains("<h1><q class=\"name\">scan.pdf</q></h1>"));
}

TEST_CASE("A document that is no statement gets one sentence and no list, and its facts stay") {
  const std::string page = page_of(fixture::news_item());
  CHECK_THAT(page, Contains("does not present itself as an organisation’s modern slavery statement"));
  CHECK_THAT(page, !Contains("Not found") && !Contains("<article") && !Contains("class=\"checklist\""));
  CHECK_THAT(page, Contains("<q class=\"name\">08000 121 700</q>"));
}

TEST_CASE("A file that could not be checked says why and what to do") {
  const std::string page = html_report(fixture::unreadable(), fixture::tool(), {});
  CHECK_THAT(page, Contains("<p><q class=\"name\">locked.pdf</q> needs a password to be opened.</p>"));
  CHECK_THAT(page, Contains("<b>What to do:</b> Save a copy without a password and check that."));
  CHECK_THAT(page, !Contains("<article"));
}

TEST_CASE("Where a requirement has many quotes the first five stand open") {
  const std::string page = page_of(fixture::large(100));
  CHECK(count(page, "<summary>5 more quotes</summary>") == 10);
  CHECK(count(page, "<figure id=\"ev-") == 100);
}

TEST_CASE("Quotes in another language say so, unless the language is no language tag") {
  auto c = fixture::text_twin();
  c.document.language = "fr";
  CHECK_THAT(page_of(c), Contains("<blockquote dir=\"auto\" lang=\"fr\">") && Contains("The text looks like French."));
  CHECK_THAT(page_of(fixture::hostile()), !Contains("lang=\"en\"\"") && !Contains("onload=\"x"));
}

TEST_CASE("A web page has neither pages nor characters, and nothing is said of any") {
  const std::string page = page_of(fixture::web_twin(), {"twin.html", "", ""});
  CHECK_THAT(page, Contains("<b>In the text</b>") && Contains("web page (HTML)"));
  CHECK(count(page, "Characters ") == 0);
  CHECK(count(page, ">Page ") == 0);
  CHECK(count(page, "Open page") == 0);
}

TEST_CASE("Hostile text is inert and visible") {
  const std::string page = page_of(fixture::hostile(), {"javascript:alert(1)", "//evil.example/x", "data:text/html,x"});
  CHECK(count(page, "<script") == 0);
  CHECK(count(page, "<img") == 0);
  CHECK_THAT(page, Contains("href=\"javascript%3Aalert%281%29\"") && Contains("href=\"/evil.example/x\"") &&
                       Contains("href=\"data%3Atext/html%2Cx\""));
  CHECK_THAT(page, Contains("nul<span class=\"code-point\">U+0000</span>here <mark><span "
                            "class=\"code-point\">U+202E</span>gnirts</mark>"));
  CHECK_THAT(page, Contains("id=\"req-uk.training__onclick__x\""));
}

TEST_CASE("Pages are byte-stable") {
  const auto c = fixture::statement();
  CHECK(page_of(c) == page_of(c));
  CHECK(html_index(fixture::index(), fixture::tool()) == html_index(fixture::index(), fixture::tool()));
}

TEST_CASE("The index has a row per statement and lists what could not be checked and what is no statement") {
  const std::string page = html_index(fixture::index(), fixture::tool());
  CHECK_THAT(page, Contains("<b>25</b> statements were checked") &&
                       Contains("<b>1</b> <a href=\"#errors\">file could not be checked</a>"));
  CHECK_THAT(page, Contains("<td class=\"v-found\"><b>F</b><i>Found</i></td>"));
  CHECK_THAT(page, Contains("<td>Save a copy without a password and check that.</td>"));
  CHECK_THAT(page, Contains("<a href=\"news.html\"><q class=\"name\">news.pdf</q></a>"));
  CHECK_THAT(page, Contains("Skipped: 3 files of types"));
  CHECK_THAT(page, Contains("href=\"javascript%3Aalert%281%29\""));
}

TEST_CASE("An index of nothing is still a page") {
  CHECK_THAT(html_index({}, fixture::tool()), Contains("<b>0</b> statements were checked") && !Contains("<table"));
}

TEST_CASE("Addresses are relative paths whatever they say") {
  CHECK(percent_encoded("../a b/ü?.pdf") == "../a%20b/%C3%BC%3F.pdf");
  CHECK(percent_encoded("C:\\x") == "C%3A%5Cx");
  CHECK(percent_encoded("///host/x") == "/host/x");
  CHECK(percent_encoded("") == "");
}

TEST_CASE("Numbers, pages and periods in words") {
  CHECK(page_words({9}) == "page 9");
  CHECK(page_words({9, 10}) == "pages 9 and 10");
  CHECK(page_words({1, 3, 4, 5, 9}) == "pages 1, 3 to 5 and 9");
  CHECK(period_words("2019-01-01/2019-12-31") == "1 January 2019 to 31 December 2019");
  CHECK(period_words("../2025-03-31") == "Year ended 31 March 2025");
  CHECK(period_words("2024-04-01/..") == "Year from 1 April 2024");
  CHECK(period_words("2024") == "2024");
  CHECK(period_words("2024-13-01") == "");
  CHECK(period_words("Dave Murphy") == "");
  CHECK(title_of_id("uk.financial-year") == "Financial year");
}
