#include "reports/json.h"

#include "reports/passage.h"
#include "tests/reports/fixture.h"

#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace candour;
using nlohmann::json;

namespace {

json parsed(const Report& report) {
  return json::parse(json_report(report, fixture::tool(), JsonStyle::compact));
}

std::string keys_of(const json& object) {
  std::string keys;
  for (const auto& [key, value] : object.items()) keys += (keys.empty() ? "" : " ") + key;
  return keys;
}

const json& requirement(const json& report, const std::string& id) {
  const auto& all = report["requirements"];
  return *std::find_if(all.begin(), all.end(), [&](const json& r) { return r["id"] == id; });
}

}  // namespace

TEST_CASE("A report has the fields of the contract") {
  const auto c = fixture::statement();
  const json report = parsed(c.report());
  CHECK(keys_of(report) == "document facts notes packs requirements schema_version tool");
  CHECK(report["schema_version"] == 1);
  CHECK(report["tool"] == json::parse(R"({"name": "candour", "version": "0.1.0",
                                          "libraries": {"ICU": "72.1", "Poppler": "22.12.0", "RE2": "20220601"}})"));
  CHECK(keys_of(report["document"]) ==
        "language media_type name pages sentences sha256 statement_pages title type type_evidence type_reason");
  CHECK(report["document"]["name"] == "suppliers/Harrow & Finch 2025.pdf");
  CHECK(report["document"]["type"] == "statement");
  CHECK(report["document"]["sentences"] == c.document.sentences.size());
  CHECK(report["document"]["pages"][1] ==
        json::parse(R"({"number": 2, "width": 595.28, "height": 841.89, "quality": "image_only", "characters": 0,
                         "dictionary_share": null, "language": "und"})"));
  CHECK(keys_of(report["packs"][0]) == "id sha256 version warnings");
  CHECK(report["requirements"].size() == 11);
  CHECK(keys_of(report["requirements"][0]) ==
        "asked_by citation evidence id measured nearest_misses reason title verdict");
}

TEST_CASE("What OCR has read is marked: pages with their confidence, and every region on them") {
  const json report = parsed(fixture::recognised().report());
  CHECK(report["document"]["pages"][0]["ocr"] == "read");
  CHECK(report["document"]["pages"][0]["ocr_confidence"] == 0.9);
  CHECK(report["document"]["pages"][1]["ocr"] == "unsure");
  CHECK_FALSE(report["document"]["pages"][1].contains("ocr_confidence"));
  CHECK(requirement(report, "uk.financial-year")["evidence"][0]["regions"][0]["ocr"] == true);
  CHECK(json_report(fixture::statement().report(), fixture::tool(), JsonStyle::pretty).find("ocr") ==
        std::string::npos);
}

TEST_CASE("Evidence holds the quote, its context, its place and what it is") {
  const auto c = fixture::statement();
  const json report = parsed(c.report());
  CHECK(requirement(report, "uk.financial-year")["evidence"] == json::parse(R"([{
    "after": " Our business Harrow & Finch is a",
    "before": "54 of the Modern Slavery Act 2015. ",
    "heading": "Modern Slavery and Human Trafficking Statement 2025",
    "id": "ev-2",
    "label": "uk.financial-year",
    "quote": "It covers the financial year ended 31 March 2025.",
    "regions": [{"page": 1, "boxes": [[72, 142, 317, 152]]}],
    "signals": [{"id": "uk.financial-year_words", "share": 0.75}, {"id": "about_slavery", "share": 0.25}],
    "specificity": "measured",
    "status": "done"}])"));
}

TEST_CASE("A quote across two pages leaves the page number between them out and has two regions") {
  const auto c = fixture::statement();
  const json evidence = requirement(parsed(c.report()), "uk.due-diligence")["evidence"][0];
  CHECK(evidence["quote"] ==
        "In the year we audited 14 of 38 suppliers, and two more audits were under way when this statement "
        "was written, the results of "
        "which we will publish.");
  REQUIRE(evidence["regions"].size() == 2);
  CHECK(evidence["regions"][0]["page"] == 5);
  CHECK(evidence["regions"][1]["page"] == 6);
  CHECK(evidence["after"] == " We intend to ask all labour agencies");
}

TEST_CASE("A sign-off block of several paragraphs is one quote") {
  const auto c = fixture::statement();
  const json report = parsed(c.report());
  const json evidence = requirement(report, "uk.signature")["evidence"][0];
  CHECK(evidence["quote"] == "Margaret Aske Chief Executive Officer");
  CHECK(evidence["regions"].size() == 1);
  CHECK(evidence["regions"][0]["boxes"].size() == 2);
  CHECK(report["facts"]["uk.signature"] == json::parse(R"([{
    "name": "Margaret Aske", "quote": "Margaret Aske Chief Executive Officer", "role": "Chief Executive Officer", "seen": "image",
    "regions": [{"page": 9, "boxes": [[72, 114, 137, 124], [72, 135, 187, 145]]}],
    "status": "done", "value": "Margaret Aske"}])"));
}

TEST_CASE("Nearest misses say why, notes what") {
  const auto c = fixture::statement();
  const json report = parsed(c.report());
  const json miss = requirement(report, "uk.training")["nearest_misses"][0];
  CHECK(keys_of(miss) == "quote regions why");
  CHECK(miss["why"] == "It speaks of training, but not about slavery.");
  CHECK(keys_of(report["notes"][0]) == "id quote regions text");
  CHECK(report["notes"][0]["quote"] == "There is no slavery in our supply chains.");
}

TEST_CASE("In plain text a region is page 1 with the characters of the file and no boxes") {
  const auto c = fixture::text_twin();
  const json evidence = parsed(c.report())["requirements"][0]["evidence"][0];
  CHECK(evidence["quote"] == "Training on modern slavery was given to 12 buyers.");
  CHECK(evidence["regions"] == json::parse(R"([{"page": 1, "characters": [61, 111]}])"));
  CHECK(evidence["before"] == "statement We buy coffee from Kenya. ");
  CHECK(evidence["after"] == " It will be given again.");
}

TEST_CASE("Every quote with its context is a piece of what extract prints") {
  for (const auto& c : {fixture::statement(), fixture::text_twin(), fixture::large(50)}) {
    const std::string text = folded(printed_text(c.document)) + " ";
    const json report = parsed(c.report());
    for (const json& requirement : report["requirements"]) {
      for (const json& e : requirement["evidence"]) {
        const std::string piece =
            e["before"].get<std::string>() + e["quote"].get<std::string>() + e["after"].get<std::string>();
        CHECK_THAT(text, Catch::Contains(piece));
      }
    }
  }
}

TEST_CASE("Evidence is numbered over the whole report") {
  const auto c = fixture::statement();
  int number = 0;
  const json report = parsed(c.report());
  for (const json& requirement : report["requirements"]) {
    for (const json& e : requirement["evidence"]) CHECK(e["id"].get<std::string>() == "ev-" + std::to_string(++number));
  }
  CHECK(number == 9);
}

TEST_CASE("A file that could not be checked has a record of the same shape") {
  const json report = parsed(fixture::unreadable());
  CHECK(keys_of(report) == "document error facts notes packs requirements schema_version tool");
  CHECK(report["error"] == json::parse(R"({"code": "encrypted", "message": "locked.pdf needs a password to be opened.",
                                           "advice": "Save a copy without a password and check that."})"));
  CHECK(report["document"] ==
        json::parse(R"({"name": "locked.pdf", "media_type": "application/pdf", "language": "und", "title": "",
    "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "type": null, "type_evidence": [], "type_reason": "", "pages": [], "sentences": 0, "statement_pages": null})"));
  CHECK(report["requirements"] == json::array());
  CHECK(report["facts"] == json::object());
  CHECK(report["notes"] == json::array());
  CHECK(report["packs"].size() == 1);
}

TEST_CASE("Hostile text comes out as valid UTF-8 with the same words") {
  const auto c = fixture::hostile();
  const std::string text = json_report(c.report(), fixture::tool(), JsonStyle::pretty);
  const json report = json::parse(text);  // throws on invalid UTF-8
  const std::string quote = report["requirements"][0]["evidence"][0]["quote"];
  const std::string nul("nul\0here", 8);
  CHECK_THAT(quote, Catch::StartsWith("We train " + nul + " \u202Egnirts\u202C and </q></blockquote><script>"));
  CHECK(report["requirements"][0]["nearest_misses"][0]["quote"] ==
        "Bad bytes \uFFFD\uFFFD and \uFFFD\uFFFD\uFFFD after, wholly illegal and in breach, a pass or fail.");
  CHECK(report["facts"]["fact\"><i>"][0]["quote"] == quote);  // not what a part of that name says
  // Nothing in the bytes steers a terminal or reorders text.
  CHECK(text.find('\x1B') == std::string::npos);
  CHECK(text.find("\u202E") == std::string::npos);
  CHECK(text.find('\0') == std::string::npos);
}

TEST_CASE("Reports are byte-stable, with sorted keys") {
  for (const auto& c : {fixture::statement(), fixture::text_twin(), fixture::scanned(), fixture::news_item()}) {
    const std::string compact = json_report(c.report(), fixture::tool(), JsonStyle::compact);
    CHECK(compact == json_report(c.report(), fixture::tool(), JsonStyle::compact));
    CHECK(compact == json::parse(compact).dump() + "\n");  // nlohmann sorts keys: so were they
    CHECK(std::count(compact.begin(), compact.end(), '\n') == 1);
    CHECK(json::parse(json_report(c.report(), fixture::tool(), JsonStyle::pretty)) == json::parse(compact));
    const std::string document = json_document(c.document, JsonStyle::compact);
    CHECK(document == json::parse(document).dump() + "\n");
    CHECK(json::parse(json_document(c.document, JsonStyle::pretty)) == json::parse(document));
  }
}

TEST_CASE("Pretty reports keep a region on one line") {
  const auto c = fixture::text_twin();
  CHECK_THAT(json_report(c.report(), fixture::tool(), JsonStyle::pretty),
             Catch::Contains(
                 "          \"regions\": [\n            {\"characters\": [61, 111], \"page\": 1}\n          ],\n"));
}

TEST_CASE("Numbers are rounded, short and never broken") {
  std::string out;
  JsonWriter writer(out, JsonStyle::compact);
  writer.begin_array();
  for (const double value : {72.0, 72.345, 0.1 + 0.2, -0.001, -1.05, 1e300, 595.276f * 1.0, 1.0 / 0.0})
    writer.decimal(value, 2);
  writer.decimal(0.05, 4);
  writer.decimal(2.5, 0);
  writer.integer(18446744073709551615u);
  writer.end();
  CHECK(out == "[72,72.35,0.3,0,-1.05,0,595.28,0,0.05,3,18446744073709551615]");
}

TEST_CASE("A document's JSON holds its pages, lines, words, sentences and headings") {
  const auto c = fixture::statement();
  const json document = json::parse(json_document(c.document, JsonStyle::compact));
  CHECK(keys_of(document) == "document headings pages paragraphs schema_version sentences");
  CHECK(document["document"]["bytes"] == 123456);
  CHECK(document["pages"].size() == 10);
  CHECK(document["pages"][1]["images"] == json::parse("[[0, 0, 595.28, 782.5]]"));
  CHECK(document["pages"][0]["lines"][1]["box"] == json::parse("[72, 93, 327, 103]"));
  CHECK(document["pages"][0]["lines"][1]["words"][0] ==
        json::parse(R"({"box": [72, 93, 102, 103], "font_size": 10, "text": "Modern"})"));
  CHECK(document["headings"][1] == json::parse(R"({"level": 2, "page": 1, "sentence": 3, "text": "Our business"})"));
  CHECK(document["sentences"][4]["heading"] == 3);
  CHECK(document["sentences"][0]["heading"] == nullptr);
  CHECK(document["sentences"][0]["lead"] == nullptr);
  CHECK(document["sentences"][4]["role"] == "body");
  CHECK(document["paragraphs"][0]["role"] == "page_number");
}

TEST_CASE("A web page's regions and words say no more than their page") {
  const fixture::Case c = fixture::web_twin();
  const std::string report = json_report(c.report(), fixture::tool(), JsonStyle::pretty);
  const std::string document = json_document(c.document, JsonStyle::pretty);
  const json read = json::parse(document);
  CHECK(read["sentences"][0]["regions"] == json::parse(R"([{"page": 1}])"));
  CHECK(read["pages"][0]["lines"][0]["words"][0].size() == 1);
  for (const std::string& text : {report, document}) {
    CHECK(text.find("\"boxes\"") == std::string::npos);
    CHECK(text.find("\"characters\": [") == std::string::npos);
  }
}

TEST_CASE("A plain text's words stand where they stand in the file") {
  const auto c = fixture::text_twin();
  const json document = json::parse(json_document(c.document, JsonStyle::compact));
  CHECK(document["pages"][0]["lines"][0]["words"][0] == json::parse(R"({"characters": [0, 4], "text": "Café"})"));
  CHECK(document["pages"][0]["lines"][0].contains("box") == false);
}
