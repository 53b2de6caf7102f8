// candour evaluate: how often labels, statuses and verdicts are what people say.
#include "tests/run_program.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace candour;
using nlohmann::json;

namespace {

// Files of one comparison.
class Desk {
 public:
  Desk& with(const std::string& name, const std::string& bytes) {
    folder_.write(name, bytes);
    return *this;
  }
  Ran evaluate(std::vector<std::string> words) const {
    words.insert(words.begin(), "evaluate");
    return run_candour(words, folder_.path());
  }
  json figures(std::vector<std::string> words) const {
    words.insert(words.end(), {"--format", "json"});
    const Ran ran = evaluate(words);
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    return json::parse(ran.out);
  }

 private:
  TemporaryFolder folder_;
};

constexpr const char* kGold =
    "statement_id,sentence_index,sentence,training_given\n"
    "a,0,We train all staff.,1\n"
    "a,1,We travel by train.,0\n"
    "b,0,We teach all staff.,1\n"
    "c,0,We travel.,0\n";

// Six sentences with a label, in two statements, and one without.
constexpr const char* kStatusGold =
    "statement_id,sentence_index,policy,status\n"
    "a,0,1,planned\na,1,1,\na,2,1,negated\na,3,0,planned\nb,0,1,unsure\nb,1,1,mixed\nb,2,1,planned\n";

}  // namespace

TEST_CASE("evaluate labels the gold's own sentences and compares, by sentence and by statement") {
  const json figures = Desk().with("gold.csv", kGold).figures({"--gold", "gold.csv", "--pack", TEST_PACK});
  const json& label = figures["labels"]["training_given"];
  CHECK(label["true_positives"] == 1);
  CHECK(label["false_positives"] == 1);
  CHECK(label["false_negatives"] == 1);
  CHECK(label["precision"]["value"] == 0.5);
  CHECK(label["recall"]["of"] == 2);
  CHECK(label["f1"] == 0.5);
  CHECK(label["statement_accuracy"]["held"] == 2);  // a and c; not b
  CHECK(label["statement_accuracy"]["of"] == 3);
  CHECK(figures["pack"] == "tiny 1.0.0");
  CHECK(figures["predictions"].is_null());
}

TEST_CASE("evaluate prints a table that fits a terminal of 100 columns") {
  const Ran ran = Desk().with("gold.csv", kGold).evaluate({"--gold", "gold.csv", "--pack", TEST_PACK});
  CHECK(ran.status == 0);
  CHECK(ran.err.empty());
  CHECK(ran.out ==
        "tiny 1.0.0 against gold.csv: 4 sentences of 3 statements. In parentheses: 95 % Wilson intervals.\n"
        "\n"
        "label                   n            precision               recall     F1           statements\n"
        "training_given          2  0.500 (0.095-0.905)  0.500 (0.095-0.905)  0.500  0.667 (0.208-0.939)\n"
        "\n"
        "Fewer than 5 positives, so left out of the means: training_given.\n");
}

TEST_CASE("evaluate compares predictions with a cut at 0.5; columns and rows that are not predicted count as 0") {
  Desk desk;
  desk.with("gold.csv",
            "statement_id,sentence_index,approval,policy\n"
            "a,0,1,0\na,1,1,1\na,2,0,0\nb,0,1,0\nb,1,0,1\nb,2,1,0\nb,3,1,0\n");
  desk.with("p.csv", "sentence_index,statement_id,approval\n0,a,0.5\n1,a,0.4999\n2,a,0.9\n0,b,1\n1,b,0\n2,b,1\n");
  const std::vector<std::string> words{"--gold", "gold.csv", "--predictions", "p.csv"};
  const json figures = desk.figures(words);
  CHECK(figures["labels"]["approval"]["true_positives"] == 3);
  CHECK(figures["labels"]["approval"]["false_positives"] == 1);
  CHECK(figures["labels"]["approval"]["false_negatives"] == 2);
  CHECK(figures["labels"]["policy"]["false_negatives"] == 2);
  CHECK(figures["unpredicted"] == 1);
  CHECK(figures["not_in_predictions"] == json{"policy"});
  CHECK(figures["macro"]["disclosures"]["labels"] == 1);  // policy is a kind of action, with too few positives
  CHECK(figures["macro"]["disclosures"]["f1"] == Approx(6.0 / 9));
  const std::string text = desk.evaluate(words).out;
  CHECK(has(text, "Not in the predictions, so counted as 0: policy.\n"));
  CHECK(has(text, "Without a prediction, so counted as 0: 1 sentence.\n"));
  CHECK(has(text, "Macro mean of 1 disclosures: precision 0.750, recall 0.600, F1 0.667, statements 1.000.\n"));
}

TEST_CASE("evaluate says which labels are not in the gold, and which the pack does not have") {
  Desk desk;
  desk.with("gold.csv", "statement_id,sentence_index,sentence,status,signature\na,0,We travel.,,0\n");
  const json own = desk.figures({"--gold", "gold.csv", "--pack", TEST_PACK});
  CHECK(own["not_in_gold"] == json{"training_given"});
  CHECK(own["not_in_pack"] == json{"signature"});
  CHECK(own["labels"].empty());
}

TEST_CASE("evaluate compares each status with all others, on the sentences that carry a label in the gold") {
  Desk desk;
  desk.with("gold.csv", kStatusGold);
  desk.with("p.csv",
            "statement_id,sentence_index,policy,status\n"
            "a,0,1,planned\na,1,1,planned\na,2,1,done\na,3,0,planned\nb,0,1,planned\nb,1,1,planned\nb,2,0,planned\n");
  const std::vector<std::string> words{"--gold", "gold.csv", "--predictions", "p.csv"};
  const json figures = desk.figures(words);
  CHECK(figures["status_sentences"] == 4);
  CHECK(figures["statuses"]["planned"]["true_positives"] == 2);
  CHECK(figures["statuses"]["planned"]["false_positives"] == 1);
  CHECK(figures["statuses"]["negated"]["false_negatives"] == 1);
  CHECK(figures["statuses"].size() == 2);
  CHECK(
      has(desk.evaluate(words).out, "\nplanned                 2  0.667 (0.208-0.939)  1.000 (0.342-1.000)  0.800\n"));
}

TEST_CASE("evaluate without statuses among the predictions says so") {
  Desk desk;
  desk.with("gold.csv", kStatusGold).with("p.csv", "statement_id,sentence_index,policy\na,0,1\n");
  const Ran ran = desk.evaluate({"--gold", "gold.csv", "--predictions", "p.csv"});
  CHECK(has(ran.out, "The gold has a column status and the predictions have none.\n"));
}

TEST_CASE("evaluate takes what label writes") {
  const TemporaryFolder folder;
  folder.write("gold.csv", kGold);
  const auto run = [&](std::vector<std::string> words) { return run_candour(std::move(words), folder.path()); };
  REQUIRE(run({"label", "--sentences", "gold.csv", "--out", "p.csv", "--pack", TEST_PACK, "--explain"}).status == 0);
  const Ran direct = run({"evaluate", "--gold", "gold.csv", "--pack", TEST_PACK});
  const Ran by_file = run({"evaluate", "--gold", "gold.csv", "--pack", TEST_PACK, "--predictions", "p.csv"});
  CHECK(direct.out.substr(direct.out.find('\n')) == by_file.out.substr(by_file.out.find('\n')));
}

TEST_CASE("evaluate refuses predictions for sentences that the gold does not have") {
  Desk desk;
  desk.with("gold.csv", "statement_id,sentence_index,policy\na,0,1\n");
  desk.with("p.csv", "statement_id,sentence_index,policy\na,0,1\nb,7,1\na,1,1\n");
  const Ran ran = desk.evaluate({"--gold", "gold.csv", "--predictions", "p.csv"});
  CHECK(ran.status == 1);
  CHECK(ran.out.empty());
  CHECK(ran.err ==
        "candour: p.csv: 2 of its rows are not in gold.csv, the first: sentence 7 of b. Both files must be about the "
        "same sentences.\n");
}

TEST_CASE("evaluate says what is wrong in its files, with file and line") {
  Desk desk;
  desk.with("gold.csv", "statement_id,sentence_index,policy\na,0,maybe\n")
      .with("none.csv", "statement_id,sentence_index\na,0\n");
  CHECK(desk.evaluate({"--gold", "gold.csv", "--predictions", "gold.csv"}).err ==
        "candour: gold.csv:2: policy is no number from 0 to 1: maybe.\n");
  CHECK(has(desk.evaluate({"--gold", "gold.csv"}).err, "gold.csv:1: there is no column sentence."));
  CHECK(has(desk.evaluate({"--gold", "none.csv", "--predictions", "none.csv"}).err,
            "none.csv:1: there is no column of a label, and no column status. Labels are: approval, "));
}

TEST_CASE(
    "evaluate compares verdicts: agreement and kappa for each requirement and for all, and what was taken for what") {
  Desk desk;
  desk.with("gold.csv",
            "statement_id,requirement,verdict\n"
            "a,x.one,found\nb,x.one,found\nc,x.one,not_found\nd,x.one,not_found\na,x.two,partly_found\n");
  desk.with("p.csv",
            "verdict,statement_id,requirement\n"
            "found,a,x.one\nnot_found,b,x.one\nnot_found,c,x.one\nnot_found,d,x.one\nfound,e,x.one\n");
  const std::vector<std::string> words{"--requirements", "gold.csv", "--predictions", "p.csv"};
  const json figures = desk.figures(words);
  CHECK(figures["requirements"]["x.one"]["agreement"]["held"] == 3);
  CHECK(figures["requirements"]["x.one"]["agreement"]["of"] == 4);
  CHECK(figures["requirements"]["x.one"]["kappa"] == Approx(0.5));
  CHECK(figures["requirements"]["x.one"]["confusion"]["found"]["not_found"] == 1);
  CHECK(figures["not_judged"] == 1);
  CHECK(figures["not_in_gold"] == 1);
  CHECK(desk.evaluate(words).out ==
        "p.csv against gold.csv: 5 verdicts on 4 statements. In parentheses: 95 % Wilson intervals.\n"
        "\n"
        "requirement             n            agreement    kappa\n"
        "x.one                   4  0.750 (0.301-0.954)    0.500\n"
        "x.two                   1  0.000 (0.000-0.793)    0.000\n"
        "all                     5  0.600 (0.231-0.882)    0.412\n"
        "\n"
        "gold \\ verdict   found  partly_found  not_found  none\n"
        "found                1             0          1     0\n"
        "partly_found         0             0          0     1\n"
        "not_found            0             0          2     0\n"
        "\n"
        "Not judged, so counted as disagreement: 1 verdict.\n"
        "Not in the gold, so passed over: 1 verdict.\n");
}

TEST_CASE("evaluate takes verdicts from a folder of reports") {
  Desk desk;
  desk.with("gold.csv",
            "statement_id,requirement,verdict\nplans-only,uk.training,partly_found\nnegates.txt,uk.training,found\n");
  const std::string reports = CANDOUR_SOURCE_DIR "/samples/reports";
  desk.with("r/plans-only.txt.json", bytes_of(reports + "/plans-only.txt.json"));
  desk.with("r/negates.txt.json", bytes_of(reports + "/negates.txt.json"));
  desk.with("r/other.txt.json", "no report, and on a statement that the gold does not have");
  const json figures = desk.figures({"--requirements", "gold.csv", "--predictions", "r"});
  CHECK(figures["requirements"]["uk.training"]["confusion"]["partly_found"]["partly_found"] == 1);
  CHECK(figures["requirements"]["uk.training"]["agreement"]["of"] == 2);
  CHECK(figures["not_judged"] == 0);
  desk.with("r/plans-only.pdf.json", bytes_of(reports + "/plans-only.pdf.json"));
  CHECK(has(desk.evaluate({"--requirements", "gold.csv", "--predictions", "r"}).err,
            "r/plans-only.pdf.json and r/plans-only.txt.json are both about plans-only."));
}

TEST_CASE("evaluate says what is wrong in verdicts and reports") {
  Desk desk;
  desk.with("gold.csv", "statement_id,requirement,verdict\na,x,found\n");
  desk.with("odd.csv", "statement_id,requirement,verdict\na,x,yes\n");
  desk.with("twice.csv", "statement_id,requirement,verdict\na,x,found\na,x,found\n");
  desk.with("broken/a.json", "{").with("list/a.json", R"({"requirements": [{"id": "x", "verdict": "yes"}]})");
  desk.with("empty/a.txt", "");
  const auto error = [&](const std::string& predictions) {
    const Ran ran = desk.evaluate({"--requirements", "gold.csv", "--predictions", predictions});
    CHECK(ran.status == 1);
    return ran.err;
  };
  CHECK(error("odd.csv") ==
        "candour: odd.csv:2: there is no verdict yes. Verdicts are: found, partly_found, not_found, needs_review, "
        "could_not_check, not_applicable.\n");
  CHECK(error("twice.csv") == "candour: twice.csv:3: x of a is there already, in line 2.\n");
  CHECK(has(error("broken"), "broken/a.json is no JSON report of candour check: it is no JSON object."));
  CHECK(has(error("list"), "list/a.json is no JSON report of candour check: there is no verdict yes."));
  CHECK(has(error("empty"), "empty holds no .json file."));
  CHECK(has(error("nothing.csv"), "nothing.csv was not found."));
}
