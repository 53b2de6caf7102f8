// A pack of somebody else's, in another language, from another folder: samples/packs/lieferkette in every command.
#include "tests/run_program.h"

#include <filesystem>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace candour;

namespace {

constexpr const char* kPack = CANDOUR_SOURCE_DIR "/samples/packs/lieferkette/lieferkette.yaml";
constexpr const char* kReport =
    "Bericht über unsere Sorgfaltspflichten 2024\n\n"
    "Die Mühlbach Möbel GmbH stellt in zwei Werken in Bayern Küchen her.\n\n"
    "Im Jahr 2024 haben wir 18 Lieferanten besucht und die Risiken bewertet.\n\n"
    "Im kommenden Jahr werden wir eine Beschwerdestelle einrichten, die auch Beschäftigten unserer Zulieferer "
    "offensteht.\n";

}  // namespace

TEST_CASE("A pack in another language judges, shows and tests itself from another folder") {
  const TemporaryFolder folder;
  folder.write("bericht.txt", kReport);
  const Ran checked = run_candour({"check", "bericht.txt", "--pack", kPack}, folder.path());
  REQUIRE(checked.status == 0);
  const auto report = nlohmann::json::parse(checked.out);
  CHECK(report["document"]["language"] == "de");
  CHECK(report["document"]["type"] == "statement");
  std::string verdicts;
  for (const auto& finding : report["requirements"])
    verdicts += finding["id"].get<std::string>() + " " + finding["verdict"].get<std::string>() + "\n";
  CHECK(verdicts == "lk.risikoanalyse found\nlk.beschwerdeweg partly_found\nlk.verbot not_found\n");
  CHECK(report["requirements"][0]["evidence"][0]["quote"] ==
        "Im Jahr 2024 haben wir 18 Lieferanten besucht und die Risiken bewertet.");

  CHECK(run_candour({"rules", "validate", kPack}, folder.path()).status == 0);
  CHECK(run_candour({"rules", "test", kPack}, folder.path()).status == 0);
  CHECK(has(run_candour({"rules", "show", "lk.verbot", "--pack", kPack}, folder.path()).out, "Forschungsfrage 3"));
}

TEST_CASE("A pack in another language labels and is measured from another folder") {
  const TemporaryFolder folder;
  folder.write("gold.csv",
               "statement_id,sentence_index,sentence,risikoanalyse\n"
               "a,0,Im Jahr 2024 haben wir 18 Lieferanten besucht.,1\n"
               "a,1,Künftig werden wir alle Lieferanten prüfen.,1\n"
               "a,2,Ähnliches gilt für die Küche.,0\n");
  const Ran labelled =
      run_candour({"label", "--sentences", "gold.csv", "--out", "l.csv", "--pack", kPack}, folder.path());
  CHECK(labelled.status == 0);
  CHECK(bytes_of(folder / "l.csv") ==
        "statement_id,sentence_index,risikoanalyse,beschwerdeweg,verbot,status\n"
        "a,0,1.0000,0.0000,0.0000,done\n"
        "a,1,1.0000,0.0000,0.0000,planned\n"
        "a,2,0.0000,0.0000,0.0000,ongoing\n");
  const Ran measured = run_candour({"evaluate", "--gold", "gold.csv", "--pack", kPack}, folder.path());
  CHECK(measured.status == 0);
  CHECK(has(measured.out, "lieferkette 1.0.0 against gold.csv"));
}

TEST_CASE("A text in another language than the pack's could not be checked") {
  const TemporaryFolder folder;
  folder.write(
      "statement.txt",
      "Grundsatzerklärung\n\n"
      "We are a family company and have made kitchens in two plants in Yorkshire since 1974. We buy wood from sixty "
      "suppliers in Poland and Romania, and we visited eighteen of them in the year. None of them may employ "
      "children. Each buyer is trained every year on the signs of forced labour and on what to do about them.\n");
  const auto report =
      nlohmann::json::parse(run_candour({"check", "statement.txt", "--pack", kPack}, folder.path()).out);
  for (const auto& finding : report["requirements"]) CHECK(finding["verdict"] == "could_not_check");
}

TEST_CASE("A mistake in an included file is named by its file and line, and what was expected") {
  const TemporaryFolder folder;
  std::filesystem::copy(std::filesystem::path(kPack).parent_path(), folder / "pack");
  std::string words = bytes_of(folder / "pack/begriffe.yaml");
  const std::string right = "when: ist_verneint", wrong = "when: ist_vernient";
  words.replace(words.find(right), right.size(), wrong);
  folder.write("pack/begriffe.yaml", words);
  const Ran ran = run_candour({"rules", "validate", "pack/lieferkette.yaml"}, folder.path());
  CHECK(ran.status == 2);
  CHECK(has(ran.err, "pack/begriffe.yaml:"));
  CHECK(has(ran.err, "ist_vernient"));
  CHECK(has(ran.err, "ist_verneint"));  // what may have been meant
}
