// Labels that weights decide.
#include "tests/rules/drafts.h"
#include "tests/rules/weights/weighed_pack.h"

#include <cmath>

using namespace candour;
using namespace candour::tests;

namespace {

struct Weighed {
  explicit Weighed(const Weights& weights) {
    folder.write("weights.json", json_of(weights));
    auto compiled = RuleSet::compile({weighed_pack(folder)});
    REQUIRE(compiled);
    rules = std::make_unique<RuleSet>(compiled.take());
  }
  // "training policy" for each sentence, one a line.
  std::string labels_in(const std::string& lines) const {
    std::string out;
    for (const SentenceLabels& sentence : label_sentences(*rules, document_of_text(lines))) {
      std::string row;
      for (const auto& carried : sentence.labels) row += (row.empty() ? "" : " ") + carried.label;
      out += (row.empty() ? "-" : row) + "\n";
    }
    return out;
  }
  TemporaryFolder folder;
  std::unique_ptr<RuleSet> rules;
};

}  // namespace

TEST_CASE("A label with weights is carried where its features say so, not where its condition holds") {
  const Weighed weighed(dogs_and_cats(""));
  CHECK(weighed.labels_in("We have dogs.\nWe train people on many other things.\n") == "training\n-\n");
}

TEST_CASE("A label's score is 0.5 at its cut") {
  Weights weights = dogs_and_cats("");
  weights.labels[0].bias = weights.labels[0].cut = 2.5F;
  const Weighed weighed(weights);
  const auto labelled = label_sentences(*weighed.rules, document_of_text("We walk on.\n"));
  CHECK(labelled[0].scores[0] == Approx(0.5));
}

TEST_CASE("A feature that comes twice in a sentence counts once") {
  const Weighed weighed(dogs_and_cats(""));
  const auto once = label_sentences(*weighed.rules, document_of_text("We have dogs and fish.\n"));
  const auto twice = label_sentences(*weighed.rules, document_of_text("We have dogs and dogs.\n"));
  CHECK(once[0].scores[0] == Approx(twice[0].scores[0]).margin(0.02));
}

TEST_CASE("The letters of a word that is not known speak for a label") {
  Weights weights = dogs_and_cats("");
  weights.features = {"letters _hund"};
  weights.entries = {{0, 40.0F}};
  weights.first = {0, 1};
  const Weighed weighed(weights);
  CHECK(weighed.labels_in("We have hundreds.\nWe have a thousand.\n") == "training\n-\n");
}

TEST_CASE("Letters weigh the same in known and in unknown words") {
  Weights weights = dogs_and_cats("");
  weights.features = {"letters _dog", "letters ogs_"};
  weights.entries = {{0, 7.0F}, {0, 3.0F}};
  weights.first = {0, 1, 2};
  const auto score = [&](const std::string& words) {
    weights.words = words;
    const Weighed weighed(weights);
    return label_sentences(*weighed.rules, document_of_text("we have dogs.\n"))[0].scores[0];
  };
  CHECK(score(". dogs we") == score(". we"));
}

TEST_CASE("What the section keeps out carries no label, whatever weights say") {
  const Weighed weighed(dogs_and_cats(""));
  CHECK(weighed.labels_in("# We have dogs\nWe have dogs.\n") == "-\ntraining\n");
}

TEST_CASE("The condition `only_if` holds a label back by weights") {
  const Weighed weighed(dogs_and_cats(""));
  CHECK(weighed.labels_in("We have cats.\n") == "-\n");
  CHECK(weighed.labels_in("We have cats.\nThis is made under the Act.\n") == "policy\n-\n");
}

TEST_CASE("The condition `only_if` holds a label back by its condition") {
  const TemporaryFolder folder;
  const auto rules = RuleSet::compile({weighed_pack(folder)});  // no weights: conditions decide
  REQUIRE(rules);
  const auto carried = [&](const std::string& lines) {
    return label_sentences(rules.value(), document_of_text(lines))[0].labels.size();
  };
  CHECK(carried("It is slavery.\n") == 0);
  CHECK(carried("It is slavery.\nThis is made under the Act.\n") == 1);
}

TEST_CASE("The condition `only_if` of a label holds back what is part of it too") {
  const TemporaryFolder folder;
  const auto pack = loaded(folder.write("p.yaml", kWeighedHead + kWeighedParts + R"(
  action:
    about: 'x'
    only_if: document(act)
    examples: {match: ['Under the Act we signed.'], no_match: ['We signed.']}
  signing:
    about: 'x'
    part_of: action
    when: signed
    examples: {match: ['We signed.'], no_match: ['We walk.']}
)"));
  CHECK(run_examples(pack).failures.empty());
}

TEST_CASE("A label that held back by weights scores 0") {
  const Weighed weighed(dogs_and_cats(""));
  const auto labelled = label_sentences(*weighed.rules, document_of_text("We have cats.\n"));
  CHECK(labelled[0].scores == std::vector<float>{labelled[0].scores[0], 0.0F});
}

TEST_CASE("Shares of what spoke for a label are of all that spoke for it") {
  Weights weights = dogs_and_cats("");
  weights.labels[0].same = 1;
  weights.features = {"^ we", "dogs", "letters _dogs", "we"};
  weights.entries = {{0, -3.0F}, {0, 20.0F}, {0, 5.0F}, {0, 4.0F}};
  weights.first = {0, 1, 2, 3, 4};
  const Weighed weighed(weights);
  const auto labelled =
      label_sentences(*weighed.rules, document_of_text("We have dogs.\nWe have dogs.\n"), Explain::yes);
  REQUIRE(labelled[0].labels.size() == 1);
  double all = 0;
  std::string names;
  for (const SignalShare& share : labelled[0].labels[0].signals) {
    CHECK(share.share > 0);
    all += share.share;
    names += share.signal + '\n';
  }
  CHECK(all == Approx(1.0));
  CHECK(names.starts_with("dogs\n"));
  CHECK(names.find("letters of dogs\n") != std::string::npos);
  CHECK(names.find("its neighbours\n") != std::string::npos);
  CHECK(names.find("^ we\n") == std::string::npos);  // it spoke against
}

TEST_CASE("Weights for labels that the pack does not have are passed over") {
  Weights weights = dogs_and_cats("");
  weights.labels.push_back({"no_such_label", 9, 0, 0, 0, {}});
  CHECK(Weighed(weights).labels_in("We have dogs.\n") == "training\n");
}

TEST_CASE("A label for which there are no weights is judged by its condition") {
  Weights weights = dogs_and_cats("");
  weights.labels[0].name = "some_other";
  CHECK(Weighed(weights).labels_in("We have dogs.\nWe train people on many other things.\n") == "-\ntraining\n");
}
