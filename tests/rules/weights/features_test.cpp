// The features of sentences, by the names that explanations show.
#include "rules/weights/features.h"

#include "tests/rules/drafts.h"
#include "tests/rules/weights/weighed_pack.h"

#include <set>

using namespace candour;
using namespace candour::tests;

namespace {

constexpr const char* kKnown =
    ". act and audit board cats dogs have in it made of on our people policies risks sell signed slavery the train "
    "trains walk we";

using Names = std::set<std::string>;

// The names of a sentence's features. Every key must be that of its name.
Names features_in(const WeighedText& text, std::uint32_t sentence) {
  const FeatureReader reader(text.reading(), text.source(), text.knowledge());
  Names names;
  reader.read(sentence, [&](FeatureGroup, FeatureKey key, std::string_view beginning, const std::string_view* words,
                            std::uint32_t count) {
    std::string name(beginning);
    for (std::uint32_t i = 0; i < count; ++i) name += (i > 0 ? " " : "") + std::string(words[i]);
    CHECK(key == key_of(name));
    names.insert(name);
  });
  return names;
}
Names features_in(const std::vector<std::string_view>& sentences, std::uint32_t sentence) {
  return features_in(WeighedText(sentences, kKnown), sentence);
}
Names features_in_lines(const std::string& lines, std::uint32_t sentence) {
  return features_in(WeighedText(document_of_text(lines), kKnown), sentence);
}

// Those that begin so.
Names of_kind(const Names& names, const std::string& beginning) {
  Names some;
  for (const std::string& name : names) {
    if (name.starts_with(beginning)) some.insert(name);
  }
  return some;
}

const std::vector<std::string_view> kFive{"cats", "dogs", "we walk", "people", "risks"};

}  // namespace

TEST_CASE("Words are features alone, in twos and in threes, with the sentence's ends") {
  const Names names = features_in({"We sell dogs."}, 0);
  for (const char* name : {"we", "sell", "dogs", ".", "we sell", "sell dogs", "we sell dogs", "sell dogs .", "^ we",
                           "^ we sell", "dogs . $", ". $"})
    CHECK(names.count(name) == 1);
  CHECK(names.count("we sell dogs .") == 0);
  CHECK(names.count("we dogs") == 0);
}

TEST_CASE("The words of the sentences before and after are features, one by one") {
  const Names names = features_in(kFive, 2);
  CHECK(of_kind(names, "before: ") == Names{"before: dogs"});
  CHECK(of_kind(names, "after: ") == Names{"after: people"});
}

TEST_CASE("The words two sentences away are near, before or after") {
  CHECK(of_kind(features_in(kFive, 2), "near: ") == Names{"near: cats", "near: risks"});
}

TEST_CASE("A sentence alone has nothing before, after or near") {
  const Names names = features_in({"We walk."}, 0);
  CHECK(of_kind(names, "before: ").empty());
  CHECK(of_kind(names, "after: ").empty());
  CHECK(of_kind(names, "near: ").empty());
}

TEST_CASE("The words of the heading over a sentence are features") {
  const Names names = features_in_lines("# Our People\nWe walk on and on in the slavery of it.", 1);
  CHECK(of_kind(names, "heading: ") == Names{"heading: our", "heading: people"});
}

TEST_CASE("The words of a heading that has run into its sentence are features of it and of those after it") {
  const std::vector<std::string_view> sentences{
      "People and Risks We have policies on the risks that people have in it.",
      "we walk on the risks that people have in all of it."};
  for (const std::uint32_t sentence : {0U, 1U})
    CHECK(of_kind(features_in(sentences, sentence), "heading: ") ==
          Names{"heading: people", "heading: and", "heading: risks"});
}

TEST_CASE("A heading that has run into a sentence reaches eleven sentences further") {
  std::vector<std::string_view> sentences(14, "we walk on the risks that people have in all of it.");
  sentences[0] = "People and Risks We have policies on the risks that people have in it.";
  CHECK_FALSE(of_kind(features_in(sentences, 11), "heading: ").empty());
  CHECK(of_kind(features_in(sentences, 12), "heading: ").empty());
}

TEST_CASE("Signals are features in their sentence and beside it") {
  const std::vector<std::string_view> sentences{"We train.", "It is slavery.", "We signed."};
  CHECK(of_kind(features_in(sentences, 1), "signal ") == Names{"signal slavery"});
  const Names names = features_in(sentences, 1);
  CHECK(names.count("before: signal trains") == 1);
  CHECK(names.count("after: signal signed") == 1);
  CHECK(names.count("before: signal signed") == 0);
}

TEST_CASE("A label's own condition is a feature, in its sentence and beside it") {
  const std::vector<std::string_view> sentences{"We train.", "We walk."};
  CHECK(features_in(sentences, 0).count("rule training") == 1);
  CHECK(features_in(sentences, 1).count("before: rule training") == 1);
  CHECK(of_kind(features_in(sentences, 1), "rule ").empty());
}

TEST_CASE("A signal of the section's list `document` is a feature of every sentence when it stands anywhere") {
  const std::vector<std::string_view> sentences{"We walk.", "We walk.", "We walk.", "It is made under the Act."};
  CHECK(of_kind(features_in(sentences, 0), "document: ") == Names{"document: signal act"});
  CHECK(of_kind(features_in({"We walk on slavery."}, 0), "document: ").empty());
}

TEST_CASE("The status of a sentence is a feature") {
  CHECK(of_kind(features_in({"We walk."}, 0), "status ") == Names{"status ongoing"});
}

TEST_CASE("Where a sentence stands and its shape are features") {
  CHECK(of_kind(features_in({"We walk.", "We walk on."}, 0), "place ") ==
        Names{"place first 0", "place last 1", "place eighth 0", "place length 0", "place capitals 5", "place ends .",
              "place short, last, small"});
}

TEST_CASE("A sentence in the middle of a long document is neither first nor last") {
  const Names names = features_in(std::vector<std::string_view>(40, "we walk"), 20);
  CHECK(of_kind(names, "place ") == Names{"place not first", "place not last", "place eighth 4", "place length 0",
                                          "place capitals 0", "place begins small", "place short, early, small"});
}

TEST_CASE("Capitals and length give a sentence its shape") {
  CHECK(features_in({"People Risks Policies"}, 0).count("place short, last, Capitals") == 1);
  CHECK(features_in({"People and Risks"}, 0).count("place short, last, Some Capitals") == 1);
  CHECK(features_in({"we walk on and on and on"}, 0).count("place medium, last, small") == 1);
}

TEST_CASE("A signal of the section's list `placed` is crossed with place and shape") {
  CHECK(of_kind(features_in({"We signed it."}, 0), "place signal ") ==
        Names{"place signal signed, short, last", "place signal signed, short, last, small"});
}

TEST_CASE("An empty sentence has features of its place only") {
  const Names names = features_in({""}, 0);
  CHECK(names.count("place length 0") == 1);
  CHECK(names.count("^ $") == 1);
}

TEST_CASE("Letters of a word are every four and five bytes in a row with its ends") {
  std::vector<std::string> all;
  const std::uint32_t count = letters_of("dogs", [&](FeatureKey key, std::string_view letters) {
    all.emplace_back(letters);
    CHECK(key == key_of("letters " + std::string(letters)));
  });
  CHECK(all == std::vector<std::string>{"_dog", "dogs", "ogs_", "_dogs", "dogs_"});
  CHECK(count == 5);
}

TEST_CASE("How many letters a word has is known without them") {
  for (std::size_t size = 0; size < 12; ++size)
    CHECK(letters_in(size) == letters_of(std::string(size, 'a'), [](FeatureKey, std::string_view) {}));
}
