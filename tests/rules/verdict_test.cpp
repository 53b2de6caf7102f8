// Requirements -> verdicts, reasons, evidence and nearest misses.
#include "rules/specificity.h"
#include "tests/rules/small_pack.h"

using namespace candour;
using namespace candour::tests;

namespace {

std::string quote(const Document& document, TextRange range) {
  return std::string(text_of(document, range));
}

Document statement(const std::string& lines) {
  return document_of_text("# Modern slavery statement\n" + lines);
}

Finding judge(const Document& document, const std::string& id = "small.training") {
  return finding_of(small_rules().assess(document), id);
}

Specificity specificity(const std::string& sentence) {
  return specificity_of(sentence, match_text_of(sentence, false));
}

}  // namespace

TEST_CASE("Done or ongoing is found, with the sentence and what matched in it") {
  const Document document = statement("We have trained 40 employees on modern slavery.");
  const Finding finding = judge(document);
  CHECK(finding.verdict == Verdict::found);
  CHECK(finding.reason == "One sentence of the text discloses this.");
  CHECK(finding.asked_by == AskedBy::guidance);
  REQUIRE(finding.evidence.size() == 1);
  const Evidence& evidence = finding.evidence[0];
  CHECK(quote(document, evidence.quote) == "We have trained 40 employees on modern slavery.");
  CHECK(evidence.label == "training");
  CHECK(evidence.status == Status::done);
  CHECK(evidence.specificity == Specificity::measured);
  REQUIRE(evidence.matched.size() == 2);
  CHECK(quote(document, evidence.matched[0]) == "trained 40 employees");
  CHECK(quote(document, evidence.matched[1]) == "modern slavery");
}

TEST_CASE("Only planned is partly found") {
  const Finding finding = training_in("We will train staff on slavery.");
  CHECK(finding.verdict == Verdict::partly_found);
  CHECK(finding.reason == "The text only plans this.");
  REQUIRE(finding.evidence.size() == 1);
  CHECK(finding.evidence[0].status == Status::planned);
}

TEST_CASE("Only negated is not found, with the sentence as nearest miss") {
  const Document document = statement("We do not train staff on slavery.");
  const Finding finding = judge(document);
  CHECK(finding.verdict == Verdict::not_found);
  CHECK(finding.reason == "The statement says that it does not.");
  CHECK(finding.evidence.empty());
  REQUIRE(finding.nearest_misses.size() == 1);
  CHECK(quote(document, finding.nearest_misses[0].quote) == "We do not train staff on slavery.");
  CHECK(finding.nearest_misses[0].why == "The statement says that it does not.");
}

TEST_CASE("Nothing is not found, with what comes near and why") {
  const Finding finding = training_in("# Fire\nWe train staff on fire safety.");
  CHECK(finding.verdict == Verdict::not_found);
  CHECK(finding.reason == "No sentence of the text discloses this.");
  REQUIRE(finding.nearest_misses.size() == 1);
  CHECK(finding.nearest_misses[0].why == "It speaks of training, but not about slavery.");
}

TEST_CASE("A sentence whose status cannot carry the label is a nearest miss") {
  const Finding finding = training_in("Training staff on slavery means showing films.");
  CHECK(finding.verdict == Verdict::not_found);
  REQUIRE(finding.nearest_misses.size() == 1);
  CHECK(finding.nearest_misses[0].why == "It explains a term.");
}

TEST_CASE("At most three nearest misses are shown, negated ones first") {
  std::string lines = "# Fire\n";
  for (int i = 0; i < 5; ++i)
    lines += "We train staff on fire safety at site " + std::to_string(i) + ". That is it. So it is. Yes.\n";
  const Finding finding = training_in(lines + "We do not train staff on slavery.");
  REQUIRE(finding.nearest_misses.size() == 3);
  CHECK(finding.nearest_misses[0].why == "The statement says that it does not.");
  CHECK(finding.nearest_misses[1].quote.begin < finding.nearest_misses[2].quote.begin);
}

TEST_CASE("A label of partly_by makes it partly found") {
  const Finding finding = training_in("We raise awareness of slavery.");
  CHECK(finding.verdict == Verdict::partly_found);
  CHECK(finding.reason == "The text touches on this, but does not say enough.");
}

TEST_CASE("A label of review_by asks for a person when nothing answers") {
  const Finding finding = training_in("Our posters name slavery.");
  CHECK(finding.verdict == Verdict::needs_review);
  CHECK(finding.reason == "What the text says may answer this; a person should look.");
  CHECK(finding.evidence.size() == 1);
  CHECK(training_in("Our posters name slavery. We train staff on slavery.").verdict == Verdict::found);
}

TEST_CASE("Evidence stands best first: done before planned, measured before vague, then as in the text") {
  const Document document = statement(
      "We will train 50 staff on slavery.\nWe train staff on slavery.\nWe train 12 staff on slavery.\n"
      "We train our staff on slavery.");
  const Finding finding = judge(document);
  REQUIRE(finding.evidence.size() == 4);
  CHECK(quote(document, finding.evidence[0].quote) == "We train 12 staff on slavery.");
  CHECK(quote(document, finding.evidence[1].quote) == "We train staff on slavery.");
  CHECK(quote(document, finding.evidence[2].quote) == "We train our staff on slavery.");
  CHECK(finding.evidence[3].status == Status::planned);
}

TEST_CASE("At most ten quotes are given, and the reason counts all") {
  std::string lines;
  for (int i = 0; i < 15; ++i) lines += "We train staff on slavery at site " + std::to_string(i) + ".\n";
  const Finding finding = training_in(lines);
  CHECK(finding.evidence.size() == 10);
  CHECK(finding.reason == "15 sentences of the text disclose this.");
}

TEST_CASE("What no document can answer could not be checked") {
  const Finding finding = judge(statement("We make chairs."), "small.link");
  CHECK(finding.verdict == Verdict::could_not_check);
  CHECK(finding.reason == "A link cannot be seen in a document.");
}

TEST_CASE("What is not asked of a document is not applicable") {
  const Finding finding = training_in("I am a sole trader.");
  CHECK(finding.verdict == Verdict::not_applicable);
  CHECK(finding.reason == "A sole trader has no staff.");
}

TEST_CASE("A document that is no statement is told so once, and nothing is asked of it") {
  const Assessment assessment =
      small_rules().assess(document_of_text("# Chairs\nWe train staff on slavery in the year ended 31 March 2020."));
  CHECK(assessment.type == DocumentType::other);
  CHECK(assessment.type_reason == "Nothing in its title or first sentences presents it as a modern slavery statement.");
  CHECK(finding_of(assessment, "small.training").verdict == Verdict::not_applicable);
  CHECK(finding_of(assessment, "small.link").verdict == Verdict::not_applicable);
  CHECK(assessment.facts.at("small.year").size() == 1);
}

TEST_CASE("The first rule of document types that holds decides") {
  const Assessment assessment =
      small_rules().assess(document_of_text("# Modern slavery statement\nThis is not part of any statement."));
  CHECK(assessment.type == DocumentType::other);
  CHECK(assessment.type_reason == "It says that it is not part of a statement.");
}

TEST_CASE("title() looks at the file's title too") {
  Document document = document_of_text("# Chairs\nWe train staff on slavery.");
  document.metadata.title = "Modern slavery statement";
  CHECK(small_rules().assess(document).type == DocumentType::statement);
}

TEST_CASE("A text in another language could not be checked") {
  Document document = statement("We train staff on slavery.");
  document.language = "fr";
  const Finding finding = judge(document);
  CHECK(finding.verdict == Verdict::could_not_check);
  CHECK(finding.reason == "The text is in a language for which this pack has no rules (French).");
  document.language = "en-GB";
  CHECK(judge(document).verdict == Verdict::found);
  document.language = "und";
  CHECK(judge(document).verdict == Verdict::found);
}

TEST_CASE("What is not found in a document with pages in another language could not be checked") {
  Document document = statement("We make chairs.");
  document.language = "en";
  document.pages.push_back({});
  document.pages[1].number = 2;
  document.pages[1].characters = 900;
  document.pages[1].language = "fr";
  CHECK(judge(document).verdict == Verdict::could_not_check);
  CHECK(judge(document).reason == "Not found in what could be read, but page 2 is in French.");
  document.pages[1].characters = 20;  // a cover in two languages
  CHECK(judge(document).verdict == Verdict::not_found);
  document.pages[1] = document.pages[0];
  document.pages[1].language = "en-GB";
  document.pages[1].characters = 900;
  CHECK(judge(document).verdict == Verdict::not_found);
}

TEST_CASE("A document in two languages is judged by the pages that the pack can read") {
  Document document = statement("We train staff on slavery.");
  document.language = "fr";
  document.pages[0].language = "en";
  document.pages[0].characters = 300;
  document.pages.push_back({});
  document.pages[1].number = 2;
  document.pages[1].language = "fr";
  document.pages[1].characters = 400;
  CHECK(judge(document).verdict == Verdict::found);
  document.pages[0].language = "fr";
  CHECK(judge(document).verdict == Verdict::could_not_check);
  CHECK(judge(document).reason == "The text is in a language for which this pack has no rules (French).");
}

TEST_CASE("A long text whose language nobody knows could not be checked, a short one is") {
  Document document = statement("We make chairs.");
  document.language = "und";
  document.pages[0].characters = 2000;
  CHECK(judge(document).verdict == Verdict::could_not_check);
  document.pages[0].characters = 40;
  CHECK(judge(document).verdict == Verdict::not_found);
}

TEST_CASE("What is not found in a document with unreadable pages could not be checked") {
  Document document = statement("We make chairs.");
  document.pages.push_back({});
  document.pages[1].number = 2;
  document.pages[1].quality = PageQuality::image_only;
  Finding finding = judge(document);
  CHECK(finding.verdict == Verdict::could_not_check);
  CHECK(finding.reason == "Not found in what could be read, but page 2 is an image without text.");
  document.pages.push_back({});
  document.pages[2].number = 3;
  document.pages[2].quality = PageQuality::garbled;
  finding = judge(document);
  CHECK(finding.reason ==
        "Not found in what could be read, but page 2 is an image without text, page 3 holds text that cannot be read.");
  document.pages[2].quality = PageQuality::image_only;
  CHECK(judge(document).reason == "Not found in what could be read, but pages 2 and 3 are images without text.");
  document.pages[1].quality = document.pages[2].quality = PageQuality::read;
  document.pages[2].maps_missing = true;
  CHECK(judge(document).reason ==
        "Not found in what could be read, but page 3 needs character maps that are not here.");
  document = statement("We train staff on slavery.");
  document.pages.push_back({});
  document.pages[1].quality = PageQuality::garbled;
  CHECK(judge(document).verdict == Verdict::found);
}

TEST_CASE("A document of which no page could be read could not be checked") {
  Document document;
  document.pages.push_back({});
  document.pages[0].quality = PageQuality::image_only;
  complete(document);
  const Assessment assessment = small_rules().assess(document);
  CHECK(finding_of(assessment, "small.training").verdict == Verdict::could_not_check);
  CHECK(finding_of(assessment, "small.training").reason ==
        "The document could not be read: page 1 is an image without text.");
}

TEST_CASE("A stated period is found, a year in the title partly") {
  Finding finding = judge(statement("This statement covers the financial year ended 31 March 2020."), "small.year");
  CHECK(finding.verdict == Verdict::found);
  CHECK(finding.reason == "The period covered is stated: to 2020-03-31.");
  finding = judge(document_of_text("# Modern Slavery Statement 2019/20\nWe make chairs."), "small.year");
  CHECK(finding.verdict == Verdict::partly_found);
  CHECK(finding.reason == "Only a title names a year (2019/2020); which financial year is covered is not said.");
}

TEST_CASE("A sign-off with name and role is found, and says what was seen") {
  const std::string text = "We make chairs of oak and ash in our workshop in Leeds.\n";
  Finding finding = judge(statement(text + "Signed\nJane Doe\nManaging Director"), "small.signature");
  CHECK(finding.verdict == Verdict::found);
  CHECK(finding.reason == "Jane Doe, Managing Director stands in the sign-off; the word signed was seen.");
  REQUIRE(finding.evidence.size() == 1);
  CHECK(finding.evidence[0].label == "small.signed");
  CHECK(finding.evidence[0].matched.size() == 2);
  finding = judge(statement(text + "Jane Doe\nManaging Director"), "small.signature");
  CHECK(finding.verdict == Verdict::found);
  CHECK(finding.reason ==
        "Jane Doe, Managing Director stands in the sign-off; name and role only: neither the word signed nor "
        "an image of a signature was seen.");
}

TEST_CASE("A role that a pattern of the vocabulary names counts") {
  const Finding finding =
      judge(statement("We make chairs of oak and ash in our workshop.\nSigned\nJane Doe\nChief Chair Officer"),
            "small.signature");
  CHECK(finding.verdict == Verdict::found);
}

TEST_CASE("A name without a role that counts needs a person") {
  const Finding finding =
      judge(statement("We make chairs of oak and ash in our workshop.\nSigned\nJane Doe\nHead of Compliance"),
            "small.signature");
  CHECK(finding.verdict == Verdict::needs_review);
  CHECK(finding.reason ==
        "Jane Doe, Head of Compliance stands in the sign-off; a person should judge whether that role is one "
        "that may sign.");
}

TEST_CASE("Numbers and dates are measured, but not those of laws and standards") {
  CHECK(specificity("We trained 40 people.") == Specificity::measured);
  CHECK(specificity("We trained people in March 2023.") == Specificity::measured);
  CHECK(specificity("We follow the Modern Slavery Act 2015 and section 54.") == Specificity::vague);
}

TEST_CASE("Names inside the sentence and abbreviations are named") {
  CHECK(specificity("We buy cotton from Uzbekistan.") == Specificity::named);
  CHECK(specificity("ETI audits are used.") == Specificity::named);
  CHECK(specificity("Our Board of Directors has a Code of Conduct.") == Specificity::vague);
  CHECK(specificity("We train staff.") == Specificity::vague);
  CHECK(specificity("OUR PEOPLE AND PLACES MATTER TO ALL") == Specificity::vague);
}

TEST_CASE("A pack, a requirement, a label and a signal are shown as pages") {
  const auto pack = small_pack();
  const PackSummary summary = summary_of(*pack);
  CHECK(summary.reference.id == "small");
  CHECK(summary.law_checked == "2026-01-31");
  CHECK(summary.requirements == 4);
  const std::string page = page_of(*pack, "small.training");
  CHECK(
      page.starts_with("small.training: Training\nSmall Act, section 1 (asked by guidance)\n\nTraining of "
                       "staff about slavery.\n"));
  CHECK(page.find("Answered by: training") != std::string::npos);
  CHECK(page_of(*pack, "training").find("Part of: action") != std::string::npos);
  CHECK(page_of(*pack, "staff_trained").find("train (driver|station)s?") != std::string::npos);
  CHECK(page_of(*pack, "nothing").empty());
}

TEST_CASE("Every example of the small pack holds") {
  const ExampleRun run = run_examples(small_pack());
  CHECK(run.examples == 50);
  CHECK(run.failures.empty());
}

TEST_CASE("An example that fails is told with file and line") {
  const TemporaryFolder folder;
  const auto pack =
      load_pack(folder.write("p.yaml",
                             "id: p\nversion: '1'\ntitle: 'P'\n"
                             "signals:\n  s:\n    about: x\n    match: ['tea']\n    examples:\n"
                             "      match:\n        - 'We drink coffee.'\n      no_match: ['We sell tea.']\n"
                             "labels:\n  l:\n    about: x\n    when: s\n    examples:\n"
                             "      match:\n        - {sentence: 'Tea.', status: done}\n      no_match: ['Coffee.']\n"
                             "requirements:\n  r:\n    title: t\n    citation: c\n    asks: a\n    asked_by: law\n"
                             "    answered_by: [l]\n    examples: {found: ['Coffee.'], not_found: ['Milk.']}\n"));
  REQUIRE(pack);
  const ExampleRun run = run_examples(pack.value());
  CHECK(run.examples == 6);
  REQUIRE(run.failures.size() == 4);
  CHECK(run.failures[0] == folder / "p.yaml:10: signal s: should match: 'We drink coffee.'");
  CHECK(run.failures[1] == folder / "p.yaml:11: signal s: should not match: 'We sell tea.'");
  CHECK(run.failures[2] == folder / "p.yaml:18: label l: the status should be done and is ongoing: 'Tea.'");
  CHECK(run.failures[3] == folder /
                               "p.yaml:27: requirement r: should be found and is not_found (No sentence of "
                               "the text discloses this.): 'Coffee.'");
}
