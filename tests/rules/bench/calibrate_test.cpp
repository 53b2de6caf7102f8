// Weights from statements that people have labelled.
#include "rules/bench/calibrate.h"

#include "rules/bench/logistic.h"
#include "rules/rule_set.h"
#include "tests/document_of.h"
#include "tests/rules/bench/invented_statements.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <mutex>

#include <catch2/catch.hpp>

using namespace candour;
using namespace candour::tests;

namespace {

bool no_fitting() {
  if (!can_fit()) WARN("skipped: no data: built without LIBLINEAR");
  return !can_fit();
}

struct Workshop {
  std::shared_ptr<const Pack> pack(const std::string& yaml = kFittedPack) const {
    auto loaded = load_pack(folder.write("fitted.yaml", yaml));
    INFO((loaded ? std::string() : loaded.error().message));
    REQUIRE(loaded);
    return loaded.take();
  }
  CalibrationOptions options(const std::string& gold, const std::string& teach = "") const {
    CalibrationOptions options;
    options.gold = {folder.write("gold.csv", gold)};
    if (!teach.empty()) options.teach = {folder.write("teach.csv", teach)};
    options.yardstick = "experts";
    return options;
  }
  Calibration fitted(const CalibrationOptions& options) const {
    auto done = calibrate(pack(), options);
    INFO((done ? std::string() : done.error().message));
    REQUIRE(done);
    return done.take();
  }
  // The message without the folder, with the advice.
  std::string refused(const CalibrationOptions& options, const std::string& yaml = kFittedPack) const {
    const auto done = calibrate(pack(yaml), options);
    if (done) return "";
    std::string text = done.error().message + " | " + done.error().advice;
    for (std::size_t at; (at = text.find(folder.path() + "/")) != std::string::npos;)
      text.erase(at, folder.path().size() + 1);
    return text;
  }
  TemporaryFolder folder;
};

float weight_of(const Weights& weights, const std::string& feature, std::uint8_t label) {
  const auto found = std::find(weights.features.begin(), weights.features.end(), feature);
  if (found == weights.features.end()) return 0;
  const auto number = static_cast<std::size_t>(found - weights.features.begin());
  for (std::uint32_t e = weights.first[number]; e < weights.first[number + 1]; ++e) {
    if (weights.entries[e].label == label) return weights.entries[e].weight;
  }
  return 0;
}

}  // namespace

TEST_CASE("Fitting learns a word that no rule names") {
  if (no_fitting()) return;
  const Workshop workshop;
  const Weights weights = workshop.fitted(workshop.options(invented_table(14))).weights;
  REQUIRE(weights.labels.size() == 2);
  CHECK(weights.labels[0].name == "training");
  CHECK(weight_of(weights, "course", 0) > 0);
  CHECK(weight_of(weights, "code", 1) > 0);
  CHECK(weight_of(weights, "course", 1) <= 0);
}

TEST_CASE("Fitted weights label sentences that were not fitted on") {
  if (no_fitting()) return;
  const Workshop workshop;
  workshop.folder.write("fitted.json", json_of(workshop.fitted(workshop.options(invented_table(14))).weights));
  const auto rules = RuleSet::compile({workshop.pack()});
  REQUIRE(rules);
  const auto labelled =
      label_sentences(rules.value(), document_of({{"We make and sell bells in two towns."},
                                                  {"Our cooks take a course on forced labour every year."},
                                                  {"Our code asks suppliers of bells to keep wages and hours fair."}}));
  const auto names = [&](std::size_t sentence) {
    std::string all;
    for (const auto& carried : labelled[sentence].labels) all += carried.label + ' ';
    return all;
  };
  CHECK(names(0).empty());
  CHECK(names(1) == "training ");
  CHECK(names(2) == "policy ");
}

TEST_CASE("Weights that were fitted for a pack load with it without a warning") {
  if (no_fitting()) return;
  const Workshop workshop;
  workshop.folder.write("fitted.json", json_of(workshop.fitted(workshop.options(invented_table(14))).weights));
  const auto pack = workshop.pack();
  CHECK(pack->warnings.empty());
  CHECK(pack->weights->weights != nullptr);
}

TEST_CASE("Fitting does not look at the weights that are there") {
  if (no_fitting()) return;
  const Workshop workshop;
  const std::string once = json_of(workshop.fitted(workshop.options(invented_table(14))).weights);
  workshop.folder.write("fitted.json", once);
  CHECK(json_of(workshop.fitted(workshop.options(invented_table(14))).weights) == once);
}

TEST_CASE("The number of threads changes no byte of the weights") {
  if (no_fitting()) return;
  const Workshop workshop;
  CalibrationOptions options = workshop.options(invented_table(14));
  const std::string once = json_of(workshop.fitted(options).weights);
  options.threads = 2;
  CHECK(json_of(workshop.fitted(options).weights) == once);
}

TEST_CASE("The order of rows changes no weight") {
  if (no_fitting()) return;
  const Workshop workshop;
  const std::string table = invented_table(14);
  std::vector<std::string> rows;
  for (std::size_t at = table.find('\n') + 1; at < table.size(); at = table.find('\n', at) + 1)
    rows.push_back(table.substr(at, table.find('\n', at) + 1 - at));
  std::string turned = table.substr(0, table.find('\n') + 1);
  for (std::size_t i = 0; i < rows.size(); i += 4) {  // within their statements
    for (std::size_t k = 4; k-- > 0;) turned += rows[i + k];
  }
  const Weights one = workshop.fitted(workshop.options(table)).weights,
                other = workshop.fitted(workshop.options(turned)).weights;
  CHECK(one.features == other.features);
  CHECK(one.entries == other.entries);
  CHECK(one.labels == other.labels);
}

TEST_CASE("Weights say what they were fitted on") {
  if (no_fitting()) return;
  const Workshop workshop;
  const Weights weights = workshop.fitted(workshop.options(invented_table(12), invented_table(3))).weights;
  REQUIRE(weights.data.size() == 2);
  CHECK(weights.data[0].name == "gold.csv");
  CHECK(weights.data[0].statements == 12);
  CHECK(weights.data[0].sentences == 48);
  CHECK(weights.data[0].sha256.size() == 64);
  CHECK(weights.data[1].name == "teach.csv");
}

TEST_CASE("Weights say how each label did on statements that were not fitted on") {
  if (no_fitting()) return;
  const Workshop workshop;
  const Weights weights = workshop.fitted(workshop.options(invented_table(12), invented_table(3))).weights;
  const MeasuredLabel& measured = weights.labels[0].measured;
  CHECK(measured.statements == 12);  // of those that count only
  CHECK(measured.marked == 12);
  CHECK(measured.right <= std::min(measured.marked, measured.carried));
  CHECK(measured.right >= 10);
  CHECK(measured.alone <= measured.carried);
  CHECK(measured.alone_right <= std::min(measured.alone, measured.right));
  CHECK(measured.yardstick == "experts");
}

TEST_CASE("A label that only a teaching table has is measured there") {
  if (no_fitting()) return;
  const Workshop workshop;
  std::string teach = invented_table(12, "statement_id,sentence_index,sentence,training,policy\n");
  std::string gold = invented_table(12, "statement_id,sentence_index,sentence,other,policy\n");
  const Weights weights = workshop.fitted(workshop.options(gold, teach)).weights;
  REQUIRE(weights.labels.size() == 2);
  CHECK(weights.labels[0].measured.yardstick == "one reader");
  CHECK(weights.labels[0].measured.statements == 12);
  CHECK(weights.labels[1].measured.yardstick == "experts");
}

TEST_CASE("A label that no table marks is not fitted") {
  if (no_fitting()) return;
  const Workshop workshop;
  const Weights weights =
      workshop.fitted(workshop.options(invented_table(12, "statement_id,sentence_index,sentence,training,other\n")))
          .weights;
  REQUIRE(weights.labels.size() == 1);
  CHECK(weights.labels[0].name == "training");
}

TEST_CASE("Held-out scores are there for every sentence, in the tables' order") {
  if (no_fitting()) return;
  const Workshop workshop;
  CalibrationOptions options = workshop.options(invented_table(14));
  options.hold_out = true;
  const Calibration calibration = workshop.fitted(options);
  REQUIRE(calibration.held_out.size() == 56);
  CHECK(calibration.held_out[0].statement_id == "firm-0");
  CHECK(calibration.held_out[5].statement_id == "firm-1");
  CHECK(calibration.held_out[5].sentence_index == 1);
  std::size_t right = 0;
  for (const HeldOutScores& one : calibration.held_out) {
    REQUIRE(one.scores.size() == 2);
    for (const float score : one.scores) CHECK((score >= 0 && score <= 1));
    right += (one.scores[0] >= 0.5F) == (one.sentence_index == 1);
  }
  CHECK(right >= 50);
}

TEST_CASE("Nothing is held out unless it is asked for") {
  if (no_fitting()) return;
  const Workshop workshop;
  CHECK(workshop.fitted(workshop.options(invented_table(12))).held_out.empty());
}

TEST_CASE("Fitting says what it is at") {
  if (no_fitting()) return;
  const Workshop workshop;
  CalibrationOptions options = workshop.options(invented_table(12));
  std::string said;
  options.say = [&](const std::string& what) { said += what + '\n'; };
  workshop.fitted(options);
  CHECK(said == "all statements\ntraining\npolicy\n");
}

TEST_CASE("Fewer than ten statements are too few to fit on") {
  if (no_fitting()) return;
  const Workshop workshop;
  CHECK(workshop.refused(workshop.options(invented_table(9))) ==
        "there are only 9 statements | Give at least ten: fewer say too little");
  CHECK(workshop.refused(workshop.options(invented_table(10))).empty());
}

TEST_CASE("Tables without a label of the pack are refused") {
  if (no_fitting()) return;
  const Workshop workshop;
  CHECK(workshop.refused(workshop.options(invented_table(12, "statement_id,sentence_index,sentence,one,other\n"))) ==
        "no table marks a sentence with a label of the pack fitted | Name the tables' columns as the labels are named");
}

TEST_CASE("A pack without the section is refused") {
  if (no_fitting()) return;
  const Workshop workshop;
  CHECK(
      workshop.refused(workshop.options(invented_table(12)), kFittedPack.substr(0, kFittedPack.find("weights:"))) ==
      "the pack fitted has no section 'weights' | Include candour:shared/labels.yaml, or write a section of your own: "
      "docs/rule-authors.md");
}

TEST_CASE("What is wrong in a table is told with file and line") {
  if (no_fitting()) return;
  const Workshop workshop;
  CHECK(workshop.refused(workshop.options("statement_id,sentence_index,sentence,training\na,0,We sell.,2\n"))
            .starts_with("gold.csv:2: training is no number from 0 to 1: 2"));
  CHECK(workshop.refused(workshop.options(invented_table(12), "statement_id,sentence_index\na,0\n"))
            .starts_with("teach.csv:1: there is no column sentence"));
}

TEST_CASE("A table that is not there is told") {
  if (no_fitting()) return;
  const Workshop workshop;
  CalibrationOptions options = workshop.options(invented_table(12));
  options.teach = {workshop.folder / "no.csv"};
  CHECK(workshop.refused(options).starts_with("no.csv"));
}
