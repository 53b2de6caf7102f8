// The section `weights` of a pack.
#include "tests/rules/drafts.h"
#include "tests/rules/weights/weighed_pack.h"

using namespace candour;
using namespace candour::tests;

namespace {

std::string without(std::string text, const std::string& part) {
  for (std::size_t at; (at = text.find(part)) != std::string::npos;) text.erase(at, part.size());
  return text;
}

// What is wrong in the pack with another section; the folder's name is left out.
std::string mistakes_in(const std::string& section, const std::string& weights = "") {
  const TemporaryFolder folder;
  if (!weights.empty()) folder.write("weights.json", weights);
  const auto pack = load_pack(folder.write("p.yaml", kWeighedHead + kWeighedParts + section));
  if (pack) return "";
  CHECK(pack.error().code == ErrorCode::pack_invalid);
  return without(pack.error().message, folder.path() + "/");
}

std::string place(std::size_t line) {
  return "p.yaml:" + std::to_string(line_of_section() + line) + ": ";
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

std::string labels_by(const std::shared_ptr<const Pack>& pack, const std::string& lines) {
  const auto rules = RuleSet::compile({pack});
  REQUIRE(rules);
  std::string all;
  for (const SentenceLabels& sentence : label_sentences(rules.value(), document_of_text(lines))) {
    for (const auto& carried : sentence.labels) all += carried.label + ' ';
  }
  return all;
}

// A pack that includes the file with the section; `before` is included before it.
std::string including(const std::string& id, const std::string& before = "", const std::string& more = "") {
  return "id: " + id + "\nversion: '1'\ntitle: 'P'\ninclude: [" + (before.empty() ? "" : before + ", ") +
         "labels.yaml]\n" + more;
}

}  // namespace

TEST_CASE("A pack whose weights file is missing loads with a warning") {
  const TemporaryFolder folder;
  const auto pack = weighed_pack(folder);
  REQUIRE(pack->warnings.size() == 1);
  CHECK(without(pack->warnings[0], folder.path() + "/") ==
        "weighed.yaml:" + std::to_string(line_of_section() + 1) +
            ": there is no file weights.json: labels are judged by their conditions alone. Fit weights with candour "
            "calibrate");
  CHECK(pack->weights->weights == nullptr);
}

TEST_CASE("A pack whose weights file is missing judges by conditions") {
  const TemporaryFolder folder;
  CHECK(labels_by(weighed_pack(folder), "We have dogs.\nWe train people on many other things.\n") == "training ");
}

TEST_CASE("A pack with weights that were fitted for it loads without a warning") {
  const TemporaryFolder folder;
  const std::string sha256 = weighed_pack(folder)->weights->pack_sha256;
  folder.write("weights.json", json_of(dogs_and_cats(sha256)));
  CHECK(weighed_pack(folder)->warnings.empty());
}

TEST_CASE("A pack that changed since its weights were fitted loads with a warning") {
  const TemporaryFolder folder;
  folder.write("weights.json", json_of(dogs_and_cats("of another time")));
  const auto pack = weighed_pack(folder);
  REQUIRE(pack->warnings.size() == 1);
  CHECK(pack->warnings[0].find("weights.json were fitted for other signals and labels than these files now have") !=
        std::string::npos);
}

TEST_CASE("A pack that changed since its weights were fitted still takes its labels from them") {
  const TemporaryFolder folder;
  folder.write("weights.json", json_of(dogs_and_cats("of another time")));
  CHECK(labels_by(weighed_pack(folder), "We have dogs.\nWe train people on many other things.\n") == "training ");
  CHECK(labels_by(weighed_pack(folder), "We train people on many other things.\n").empty());
}

TEST_CASE("Another signal is another pack to fit, another requirement is not") {
  const TemporaryFolder folder;
  const std::string labels = kWeighedParts + kWeighedSection;
  folder.write("labels.yaml", labels);
  const std::string sha256 = loaded(folder.write("p.yaml", including("p")))->weights->pack_sha256;
  CHECK(loaded(folder.write("p.yaml", including("p", "", "law_checked: '2026-01-01'\n")))->weights->pack_sha256 ==
        sha256);
  folder.write("labels.yaml", replaced(labels, "'train\\w*'", "'trains?'"));
  CHECK(loaded(folder.write("p.yaml", including("p")))->weights->pack_sha256 != sha256);
}

TEST_CASE("What a pack includes before the file with the section is no change of it") {
  const TemporaryFolder folder;
  folder.write(
      "words.yaml",
      "signals:\n  walks: {about: 'x', match: ['walks?'], examples: {match: ['We walk.'], no_match: ['We run.']}}\n");
  folder.write("labels.yaml", "include: [words.yaml]\n" + kWeighedParts + kWeighedSection);
  folder.write(
      "more.yaml",
      "signals:\n  runs: {about: 'x', match: ['runs?'], examples: {match: ['We run.'], no_match: ['We walk.']}}\n");
  const std::string sha256 = loaded(folder.write("p.yaml", including("p")))->weights->pack_sha256;
  CHECK(loaded(folder.write("q.yaml", including("q", "words.yaml")))->weights->pack_sha256 == sha256);
  CHECK(loaded(folder.write("r.yaml", including("r", "more.yaml")))->weights->pack_sha256 == sha256);
}

TEST_CASE("Scores do not depend on what else a pack includes") {
  const TemporaryFolder folder;
  folder.write("labels.yaml", kWeighedParts + kWeighedSection);
  folder.write("weights.json", json_of(dogs_and_cats("")));
  folder.write("more.yaml",
               "signals:\n  walks: {about: 'x', match: ['we'], examples: {match: ['We walk.'], no_match: ['Run.']}}\n");
  const auto score = [&](const std::string& pack) {
    const auto rules = RuleSet::compile({loaded(folder.write("p.yaml", pack))});
    REQUIRE(rules);
    return label_sentences(rules.value(), document_of_text("We have dogs.\n"))[0].scores[0];
  };
  CHECK(score(including("p")) == score(including("p", "more.yaml")));
}

TEST_CASE("Packs that include the same labels share what is made ready of their weights") {
  const TemporaryFolder folder;
  folder.write("labels.yaml", kWeighedParts + kWeighedSection);
  folder.write("weights.json", json_of(dogs_and_cats("")));
  const auto rules =
      compile_rules({loaded(folder.write("p.yaml", including("p"))), loaded(folder.write("q.yaml", including("q")))});
  REQUIRE(rules);
  CHECK(rules.value()->packs.size() == 2);
  CHECK(rules.value()->weights.size() == 1);
  CHECK(rules.value()->packs[0].labels == rules.value()->packs[1].labels);
}

TEST_CASE("Packs whose statuses differ share no weights, since the status is a feature") {
  const TemporaryFolder folder;
  folder.write("labels.yaml", kWeighedParts + kWeighedSection);
  folder.write("weights.json", json_of(dogs_and_cats("")));
  const std::string status = "statuses:\n  - {status: planned, when: trains, about: 'x'}\n";
  const auto rules = compile_rules(
      {loaded(folder.write("p.yaml", including("p"))), loaded(folder.write("q.yaml", including("q", "", status)))});
  REQUIRE(rules);
  CHECK(rules.value()->weights.size() == 2);
}

TEST_CASE("Labels of the pack's own, after the section, are judged by their conditions") {
  const TemporaryFolder folder;
  folder.write("labels.yaml", kWeighedParts + kWeighedSection);
  Weights weights = dogs_and_cats("");
  weights.labels[1].name = "own";
  folder.write("weights.json", json_of(weights));
  const auto pack = loaded(folder.write(
      "p.yaml",
      including(
          "p", "",
          "labels:\n  own: {about: 'x', when: signed, examples: {match: ['We signed.'], no_match: ['We walk.']}}\n")));
  CHECK(labels_by(pack, "We have cats.\n").empty());
  CHECK(labels_by(pack, "We signed it.\n") == "own ");
}

TEST_CASE("Broken weights are told with the pack's line and the file") {
  CHECK(mistakes_in(kWeighedSection, "{") == place(1) + "weights.json: it is no JSON");
  CHECK(mistakes_in(kWeighedSection, replaced(json_of(dogs_and_cats("")), "\"dogs\",0,", "\"dogs\",9,")) ==
        place(1) + "weights.json: a label of the feature 'dogs' is no number from 0 to 1");
}

TEST_CASE("Weights that are no file are told") {
  CHECK(mistakes_in(replaced(kWeighedSection, "weights.json", ".")).starts_with(place(1)));
  CHECK(mistakes_in(replaced(kWeighedSection, "weights.json", ".")).find("this is not a file") != std::string::npos);
}

TEST_CASE("A signal that the section names and nobody defines is told with its line") {
  CHECK(mistakes_in(replaced(kWeighedSection, "document: [act]", "document: [acts]")) ==
        place(3) + "there is no signal 'acts'");
  CHECK(mistakes_in(replaced(kWeighedSection, "placed: [signed]", "placed: [training]")) ==
        place(4) + "there is no signal 'training'");
}

TEST_CASE("A vocabulary that the section names and nobody defines is told with its line") {
  CHECK(mistakes_in(replaced(kWeighedSection, "[month, country]", "[month, town]")) ==
        place(5) + "there is no vocabulary 'town'");
  CHECK(mistakes_in(replaced(kWeighedSection, "sentence_starts: start", "sentence_starts: begin")) ==
        place(6) + "there is no vocabulary 'begin'");
  CHECK(mistakes_in(replaced(kWeighedSection, "small_words: small", "small_words: tiny")) ==
        place(7) + "there is no vocabulary 'tiny'");
}

TEST_CASE("The section needs a file and the sentences that can carry labels") {
  CHECK(mistakes_in("weights:\n  sentences: not is_heading\n") == place(1) + "'weights' has no 'file'");
  CHECK(mistakes_in("weights:\n  file: weights.json\n").starts_with(place(1) + "'weights' has no 'sentences'"));
}

TEST_CASE("The section's other keys may be left out") {
  CHECK(mistakes_in("weights:\n  file: weights.json\n  sentences: not is_heading\n").empty());
}

TEST_CASE("An unknown key of the section is told") {
  CHECK(mistakes_in(kWeighedSection + "  smal_words: small\n") ==
        place(8) + "'weights' has no 'smal_words'; did you mean 'small_words'?");
}

TEST_CASE("The section's condition speaks of signals, not of the labels that it decides about") {
  CHECK(mistakes_in(replaced(kWeighedSection, "not is_heading", "not training")) ==
        place(2) +
            "in the condition 'not training', at character 5: 'training' is a label, and the section 'weights' decides "
            "about labels");
  CHECK(mistakes_in(replaced(kWeighedSection, "not is_heading", "not trains")).empty());
}

TEST_CASE("A pack has one section of weights over all its files") {
  const TemporaryFolder folder;
  folder.write("labels.yaml", kWeighedParts + kWeighedSection);
  const auto pack = load_pack(folder.write("p.yaml", including("p", "", kWeighedSection)));
  REQUIRE_FALSE(pack);
  CHECK(pack.error().message.find("there are weights already (") != std::string::npos);
}

TEST_CASE("The shipped packs' weights were fitted for their signals and labels") {
  for (const std::string& id : shipped_pack_ids()) {
    const auto pack = loaded(id);
    INFO((pack->warnings.empty() ? std::string() : pack->warnings[0]));
    CHECK(pack->warnings.empty());
  }
}
