// Weights as JSON.
#include "tests/rules/weights/weighed_pack.h"

using namespace candour;
using namespace candour::tests;

namespace {

Weights some_weights() {
  Weights weights = dogs_and_cats("abc");
  weights.labels[0].same = 1.5F;
  weights.labels[0].change = -0.3F;
  weights.features = {"^ \"dogs\"", "before: cats", "letters _d\\"};
  weights.entries = {{0, 1.25F}, {1, -0.5F}, {1, 0.01F}, {0, -12.34F}};
  weights.first = {0, 2, 3, 4};
  return weights;
}

Weights read_again(const Weights& weights) {
  auto read = read_weights(json_of(weights), "weights.json");
  INFO((read ? std::string() : read.error().message));
  REQUIRE(read);
  return read.take();
}

// What is said of weights in which `what` was replaced.
std::string refused(const std::string& what, const std::string& by) {
  std::string json = json_of(some_weights());
  const std::size_t at = json.find(what);
  REQUIRE(at != std::string::npos);
  const auto read = read_weights(json.replace(at, what.size(), by), "some/weights.json");
  if (read) return "";
  CHECK(read.error().code == ErrorCode::pack_invalid);
  CHECK_FALSE(read.error().advice.empty());
  return read.error().message;
}

std::string said_of(const std::string& json) {
  const auto read = read_weights(json, "w.json");
  return read ? "" : read.error().message;
}

}  // namespace

TEST_CASE("Weights are read as they were written") {
  const Weights weights = some_weights(), read = read_again(weights);
  CHECK(read.pack_sha256 == weights.pack_sha256);
  CHECK(read.data == weights.data);
  CHECK(read.labels == weights.labels);
  CHECK(read.words == weights.words);
  CHECK(read.features == weights.features);
  CHECK(read.entries == weights.entries);
  CHECK(read.first == weights.first);
}

TEST_CASE("Weights that another program has laid out otherwise are the same weights") {
  const Weights weights = some_weights();
  for (const auto& [what, by] : std::vector<std::pair<std::string, std::string>>{{",\n[", ", ["},
                                                                                 {"[\"before", "[ \"before"},
                                                                                 {"1,1]", "1, 1 ]"},
                                                                                 {"\n]}\n", "], \"more\": 1}"},
                                                                                 {"]}\n", "]}"}}) {
    std::string json = json_of(weights);
    const std::size_t at = json.find(what);
    REQUIRE(at != std::string::npos);
    const auto read = read_weights(json.replace(at, what.size(), by), "weights.json");
    REQUIRE(read);
    CHECK(json_of(read.value()) == json_of(weights));
  }
}

TEST_CASE("Weights are kept to hundredths") {
  Weights weights = some_weights();
  weights.labels[0].bias = 0.014F;
  weights.entries[0].weight = -0.018F;
  const Weights read = read_again(weights);
  CHECK(read.labels[0].bias == 0.01F);
  CHECK(read.entries[0].weight == -0.02F);
}

TEST_CASE("The same weights are written as the same bytes") {
  const std::string once = json_of(some_weights());
  CHECK(once == json_of(some_weights()));
  CHECK(once == json_of(read_again(some_weights())));
  CHECK(once.ends_with("}\n"));
}

TEST_CASE("A label that was not measured stays so") {
  const Weights read = read_again(some_weights());
  CHECK(read.labels[1].measured == MeasuredLabel());
  CHECK(json_of(some_weights()).find("\"measured\":null") != std::string::npos);
}

TEST_CASE("Weights without features are weights") {
  Weights weights = some_weights();
  weights.features.clear();
  weights.entries.clear();
  weights.first = {0};
  CHECK(read_again(weights).first == std::vector<std::uint32_t>{0});
}

TEST_CASE("A data set's name that is no UTF-8 is written all the same") {
  Weights weights = some_weights();
  weights.data[0].name = "caf\xE9.csv";
  CHECK(read_again(weights).data[0].name == "caf\xEF\xBF\xBD.csv");
}

TEST_CASE("What is no JSON is refused with the file's name") {
  CHECK(said_of("") == "w.json: it is no JSON");
  CHECK(said_of("dogs: 1") == "w.json: it is no JSON");
  CHECK(said_of("\xFF") == "w.json: it is no JSON");
  CHECK(said_of("[]") == "w.json: 'format' is missing");
  CHECK(said_of("null") == "w.json: 'format' is missing");
  CHECK(said_of(json_of(some_weights()) + std::string("\0 and more", 10)) == "w.json: it is no JSON");
  CHECK(refused("1,-50],\n", std::string("1,-50]\0,\n", 9)) == "some/weights.json: it is no JSON");
}

TEST_CASE("Weights that are cut off anywhere are refused") {
  const std::string json = json_of(some_weights());
  for (std::size_t size = 0; size + 2 < json.size(); ++size) {  // the last byte is a line end
    if (said_of(json.substr(0, size)) != "w.json: it is no JSON") FAIL("taken after " << size << " bytes");
  }
}

TEST_CASE("Lists without end are refused") {
  CHECK(said_of(std::string(100'000, '[')) == "w.json: it is no JSON");
  CHECK(said_of(std::string(100'000, '[') + std::string(100'000, ']')) == "w.json: 'format' is missing");
}

TEST_CASE("Another format than this version's is refused") {
  CHECK(refused("\"format\": 1", "\"format\": 2") ==
        "some/weights.json: 'format' is not 1, the one that this version of Candour reads");
  CHECK(refused("\"format\": 1", "\"format\": \"1\"") == "some/weights.json: 'format' is no number from 0 to 1000");
}

TEST_CASE("A part that is missing is named") {
  for (const char* part : {"format",  "pack_sha256", "data",   "labels",      "words",    "features",  "statements",
                           "bias",    "same",        "change", "cut",         "measured", "yardstick", "marked",
                           "carried", "right",       "alone",  "alone_right", "name",     "sha256",    "sentences"}) {
    const std::string quoted = '"' + std::string(part) + '"';
    CHECK(refused(quoted, "\"other\"") == "some/weights.json: '" + std::string(part) + "' is missing");
  }
}

TEST_CASE("A part of the wrong type is named") {
  CHECK(refused("\"abc\"", "1") == "some/weights.json: 'pack_sha256' is no text");
  CHECK(refused("\". cats dogs the we\"", "[]") == "some/weights.json: 'words' is no text");
  CHECK(refused("\"gold.csv\"", "null") == "some/weights.json: 'name' is no text");
  CHECK(refused("\"features\": [", "\"features\": {}, \"more\": [") == "some/weights.json: 'features' is no list");
  CHECK(refused("\"labels\": [", "\"labels\": 5, \"more\": [") == "some/weights.json: 'labels' is no list");
  CHECK(refused("{\"yardstick\"", "7, \"x\": {\"yardstick\"") == "some/weights.json: 'statements' is missing");
}

TEST_CASE("A label's number that is out of range is refused with the feature's name") {
  CHECK(refused("\"before: cats\",1,", "\"before: cats\",2,") ==
        "some/weights.json: a label of the feature 'before: cats' is no number from 0 to 1");
  CHECK(refused("\"before: cats\",1,", "\"before: cats\",-1,") ==
        "some/weights.json: a label of the feature 'before: cats' is no number from 0 to 1");
  CHECK(refused("\"before: cats\",1,", "\"before: cats\",256,") ==
        "some/weights.json: a label of the feature 'before: cats' is no number from 0 to 1");
}

TEST_CASE("A feature's row that is odd is refused") {
  const std::string odd =
      "some/weights.json: a feature is no list of a name and then a label's number and a weight, one or more times";
  CHECK(refused("[\"before: cats\",1,1]", "[\"before: cats\",1]") == odd);
  CHECK(refused("[\"before: cats\",1,1]", "[\"before: cats\",1,1,0]") == odd);
  CHECK(refused("[\"before: cats\",1,1]", "[\"before: cats\"]") == odd);
  CHECK(refused("[\"before: cats\",1,1]", "[1,1,1]") == odd);
  CHECK(refused("[\"before: cats\",1,1]", "[]") == odd);
  CHECK(refused("[\"before: cats\",1,1]", "\"before: cats\"") == odd);
}

TEST_CASE("Features that stand twice or out of order are refused") {  // labelling finds them by their place in the list
  CHECK(refused("\"before: cats\"", "\"letters _d\\\\\"") ==
        "some/weights.json: the feature 'letters _d\\' stands twice or out of order");
  CHECK(refused("\"before: cats\"", "\"a\"").empty());
  CHECK(refused("\"before: cats\"", "\"z\"") ==
        "some/weights.json: the feature 'letters _d\\' stands twice or out of order");
}

TEST_CASE("Known words that stand twice or out of order are refused") {
  CHECK(refused(". cats dogs", ". dogs dogs") == "some/weights.json: the word 'dogs' stands twice or out of order");
  CHECK(refused(". cats dogs", ". dogs cats") == "some/weights.json: the word 'cats' stands twice or out of order");
  CHECK(refused(". cats dogs", ".  dogs") == "some/weights.json: the word '' stands twice or out of order");
}

TEST_CASE("A label that stands twice is refused") {
  CHECK(refused("\"policy\"", "\"training\"") == "some/weights.json: the label 'training' stands twice");
}

TEST_CASE("Counts are no negative numbers") {
  CHECK(refused("\"statements\": 12", "\"statements\": -12") ==
        "some/weights.json: 'statements' is no number from 0 to 1000000000");
  CHECK(refused("\"carried\":18", "\"carried\":-18") ==
        "some/weights.json: 'carried' is no number from 0 to 1000000000");
  CHECK(refused("\"sentences\": 48", "\"sentences\": 4.5") ==
        "some/weights.json: 'sentences' is no number from 0 to 1000000000");
}

TEST_CASE("More that were right than carried or marked are refused") {
  const std::string wrong = "some/weights.json: more were right than carried or marked of the label 'training'";
  CHECK(refused("\"right\":15", "\"right\":19") == wrong);
  CHECK(refused("\"marked\":20", "\"marked\":14") == wrong);
  CHECK(refused("\"right\":15", "\"right\":18").empty());
  const std::string alone =
      "some/weights.json: more were carried or right by the score alone than at all of the label 'training'";
  CHECK(refused("\"alone\":6", "\"alone\":19") == alone);
  CHECK(refused("\"alone\":6", "\"alone\":3") == alone);
  CHECK(refused("\"alone_right\":4", "\"alone_right\":6").empty());
}

TEST_CASE("A number that is none is refused") {
  for (const char* none : {"NaN", "nan", "Infinity", "-Infinity", "1e999", "0x10", "+1", "01"})
    CHECK(refused("\"bias\":-150", "\"bias\":" + std::string(none)) == "some/weights.json: it is no JSON");
  for (const char* other : {"null", "\"1\"", "1.5", "true", "[1]", "1e3"})
    CHECK(refused("\"bias\":-150", "\"bias\":" + std::string(other)) ==
          "some/weights.json: 'bias' of the label 'training' is no number from -1000000 to 1000000");
}

TEST_CASE("A huge weight is refused") {
  for (const char* huge : {"1000001", "-1000001", "4294967297", "9223372036854775808", "18446744073709551615"}) {
    CHECK(refused("\"cut\":25", "\"cut\":" + std::string(huge)) ==
          "some/weights.json: 'cut' of the label 'training' is no number from -1000000 to 1000000");
    CHECK(refused("cats\",1,1]", "cats\",1," + std::string(huge) + "]") ==
          "some/weights.json: a weight of the feature 'before: cats' is no number from -1000000 to 1000000");
  }
}

TEST_CASE("Weights for no label or for more than 255 are refused") {
  Weights none = some_weights();
  none.labels.clear();
  CHECK(said_of(json_of(none)) == "w.json: there are no labels, or more than 255");
  Weights many = some_weights();
  for (int i = 0; i < 254; ++i) many.labels.push_back({"l" + std::to_string(i), 0, 0, 0, 0, {}});
  CHECK(said_of(json_of(many)) == "w.json: there are no labels, or more than 255");
  many.labels.pop_back();
  CHECK(said_of(json_of(many)).empty());
}
