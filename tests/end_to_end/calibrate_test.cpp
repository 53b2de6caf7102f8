// candour calibrate: labelled statements in, a pack's weights out.
#include "tests/rules/bench/invented_statements.h"
#include "tests/run_program.h"

#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace candour;
using namespace candour::tests;
using nlohmann::json;

namespace {

// A pack and a table of labelled statements.
class Bench {
 public:
  explicit Bench(const std::string& gold = invented_table(14)) {
    folder.write("fitted.yaml", kFittedPack);
    folder.write("gold.csv", gold);
  }
  Ran calibrate(std::vector<std::string> more) const {
    std::vector<std::string> words{"calibrate", "--gold", "gold.csv"};
    words.insert(words.end(), more.begin(), more.end());
    if (std::find(more.begin(), more.end(), "--pack") == more.end())
      words.insert(words.end(), {"--pack", "fitted.yaml"});
    return run_candour(words, folder.path());
  }
  // True if weights can be fitted; then they are in fitted.json.
  bool fitted(std::vector<std::string> more = {}) const {
    std::vector<std::string> words{"--out", "fitted.json", "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = calibrate(words);
    if (has(ran.err, "built without LIBLINEAR")) {
      WARN("skipped: no data: built without LIBLINEAR");
      return false;
    }
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    CHECK(ran.out.empty());
    CHECK(ran.err.empty());
    return true;
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path()), {}));
  }
  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("calibrate writes weights as JSON, and nothing else") {
  const Bench bench;
  if (!bench.fitted()) return;
  const json weights = json::parse(bytes_of(bench.folder / "fitted.json"));
  CHECK(weights["format"] == 1);
  CHECK(weights["labels"][0]["name"] == "training");
  CHECK(weights["data"][0]["name"] == "gold.csv");
  CHECK(bench.files() == 3);
}

TEST_CASE("calibrate writes the same bytes again, whatever the number of jobs") {
  const Bench bench;
  if (!bench.fitted({"--jobs", "1"})) return;
  const std::string once = bytes_of(bench.folder / "fitted.json");
  bench.fitted({"--jobs", "2"});
  CHECK(bytes_of(bench.folder / "fitted.json") == once);
}

TEST_CASE("calibrate says which label it has fitted, unless it is to be quiet") {
  const Bench bench;
  const Ran ran = bench.calibrate({"--out", "fitted.json", "--jobs", "1"});
  if (ran.status != 0) return;  // built without LIBLINEAR: told above
  CHECK(ran.out.empty());
  CHECK(ran.err == "candour: fitting all statements\ncandour: fitting training\ncandour: fitting policy\n");
}

TEST_CASE("calibrate --held-out scores every sentence, in a table that evaluate takes") {
  const Bench bench;
  if (!bench.fitted({"--held-out", "scores.csv"})) return;
  const std::string scores = bytes_of(bench.folder / "scores.csv");
  CHECK(scores.starts_with("statement_id,sentence_index,training,policy\nfirm-0,0,0."));
  CHECK(std::count(scores.begin(), scores.end(), '\n') == 1 + 14 * 4);
  const Ran ran = run_candour(
      {"evaluate", "--gold", "gold.csv", "--predictions", "scores.csv", "--pack", "fitted.yaml"}, bench.folder.path());
  CHECK(ran.status == 0);
  CHECK(has(ran.out, "training"));
}

TEST_CASE("calibrate --yardstick names whose labels the weights were measured by") {
  const Bench bench;
  if (!bench.fitted({"--yardstick", "two clerks"})) return;
  CHECK(has(bytes_of(bench.folder / "fitted.json"), "\"yardstick\":\"two clerks\""));
}

TEST_CASE("calibrate says before any work that its output cannot be written") {
  const Bench bench("not even a table");
  const Ran ran = bench.calibrate({"--out", "no/such/folder/w.json"});
  CHECK(ran.status == 2);
  CHECK(ran.err == "candour: no/such/folder/w.json cannot be written: No such file or directory. Name another file.\n");
  CHECK(bench.calibrate({"--out", "."}).err == "candour: . is a folder. Name another file.\n");
  CHECK(bench.calibrate({"--out", "w.json", "--held-out", "."}).err == "candour: . is a folder. Name another file.\n");
  CHECK(bench.calibrate({"--out", "w.json", "--held-out", "no/s.csv"}).status == 2);
  CHECK(bench.files() == 2);
}

TEST_CASE("calibrate does not write over the statements that it reads") {
  const Bench bench;
  const Ran ran = bench.calibrate({"--out", "gold.csv"});
  CHECK(ran.status == 2);
  CHECK(ran.err == "candour: gold.csv is a file that is read. Name another file.\n");
  CHECK(bench.calibrate({"--out", "w.json", "--held-out", "./gold.csv"}).status == 2);
  CHECK(bytes_of(bench.folder / "gold.csv") == invented_table(14));
}

TEST_CASE("calibrate does not write weights and scores into one file") {
  const Bench bench;
  const Ran ran = bench.calibrate({"--out", "w.json", "--held-out", "w.json"});
  CHECK(ran.status == 2);
  CHECK(ran.err == "candour: w.json is to be both the weights and the scores. Name another file.\n");
}

TEST_CASE("calibrate says what is wrong in a table, with file and line, and leaves nothing behind") {
  const Bench bench("statement_id,sentence_index,sentence,training\na,0,We sell.,2\n");
  const Ran ran = bench.calibrate({"--out", "w.json"});
  if (has(ran.err, "built without LIBLINEAR")) return;
  CHECK(ran.status == 1);
  CHECK(has(ran.err, "candour: gold.csv:2: training is no number from 0 to 1: 2."));
  CHECK(bench.files() == 2);
}

TEST_CASE("calibrate says that there are too few statements") {
  const Ran ran = Bench(invented_table(3)).calibrate({"--out", "w.json"});
  if (has(ran.err, "built without LIBLINEAR")) return;
  CHECK(ran.status == 1);
  CHECK(has(ran.err, "there are only 3 statements"));
}

TEST_CASE("calibrate refuses a pack that has no weights or is none") {
  const Bench bench;
  const Ran none = bench.calibrate({"--out", "w.json", "--pack", TEST_PACK});
  CHECK(none.status == 2);
  CHECK((has(none.err, "the pack tiny has no section 'weights'") || has(none.err, "built without LIBLINEAR")));
  const Ran unknown = bench.calibrate({"--out", "w.json", "--pack", "no-such-pack"});
  CHECK(unknown.status == 2);
  CHECK(has(unknown.err, "there is no pack 'no-such-pack'"));
}

TEST_CASE("calibrate --help shows examples and exit statuses") {
  const Ran ran = run_candour({"calibrate", "--help"});
  CHECK(ran.status == 0);
  CHECK(has(ran.out, "Examples:\n  candour calibrate --gold experts.csv"));
  CHECK(has(ran.out, "Exit status: 0 the weights are written"));
}

TEST_CASE("label --explain names the features behind a label that weights decide, with shares of at most 1 together") {
  const Bench bench;
  if (!bench.fitted()) return;
  bench.folder.write(
      "in.csv", "statement_id,sentence_index,sentence\nx,0,Our cooks take a course on forced labour every year.\n");
  const Ran ran =
      run_candour({"label", "--sentences", "in.csv", "--out", "out.csv", "--explain", "--pack", "fitted.yaml"},
                  bench.folder.path());
  INFO(ran.err);
  REQUIRE(ran.status == 0);
  CHECK(ran.err.empty());
  const std::string table = bytes_of(bench.folder / "out.csv");
  INFO(table);
  const std::size_t begin = table.find("training: ");
  REQUIRE(begin != std::string::npos);
  std::string shown = table.substr(begin + 10);
  shown = shown.substr(0, shown.find_first_of(";\"\n"));
  double all = 0;
  std::size_t shares = 0;
  for (std::size_t at = 0; at < shown.size(); ++shares) {  // "NAME 0.31, NAME 0.20, ..."
    const std::size_t end = std::min(shown.find(", ", at), shown.size());
    const std::string one = shown.substr(at, end - at);
    const double share = std::stod(one.substr(one.rfind(' ')));
    CHECK(share >= 0);
    all += share;
    at = end + 2;
  }
  CHECK(shares >= 2);
  CHECK(all > 0.1);
  CHECK(all <= 1 + 0.005 * static_cast<double>(shares));
}

TEST_CASE("label says when a pack's weights are missing or were fitted for other rules, and labels all the same") {
  const Bench bench;
  bench.folder.write("in.csv", "statement_id,sentence_index,sentence\nx,0,Slavery.\n");
  const auto label = [&] {
    return run_candour({"label", "--sentences", "in.csv", "--out", "out.csv", "--pack", "fitted.yaml"},
                       bench.folder.path());
  };
  const Ran missing = label();
  CHECK(missing.status == 0);
  CHECK(has(missing.err,
            "candour: fitted.yaml:16: there is no file fitted.json: labels are judged by their conditions alone."));
  if (!bench.fitted()) return;
  CHECK(label().err.empty());
  bench.folder.write("fitted.yaml", kFittedPack + "# changed\n");
  const Ran changed = label();
  CHECK(changed.status == 0);
  CHECK(
      has(changed.err, "candour: fitted.yaml:16: the weights in fitted.json were fitted for other signals and labels"));
}

TEST_CASE("rules validate says when a pack's weights are missing") {
  const Bench bench;
  const Ran ran = run_candour({"rules", "validate", "fitted.yaml"}, bench.folder.path());
  CHECK(ran.status == 0);
  CHECK(has(ran.err, "there is no file fitted.json"));
  CHECK(has(ran.out, "fitted.yaml is valid"));
}
