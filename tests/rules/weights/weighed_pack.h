// A small pack with a section `weights`, and what is read with it.
#pragma once

#include "extractor/sentence_list.h"
#include "rules/compiled_rules.h"
#include "rules/document_reading.h"
#include "rules/rule_set.h"
#include "rules/rule_set_access.h"
#include "rules/weights/ready.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace candour::tests {

inline const std::string kWeighedHead = "id: weighed\nversion: '1'\ntitle: 'Weighed'\nlanguage: en\n";

inline const std::string kWeighedParts = R"(
vocabularies:
  month: [January, March]
  country: [France, Kenya, 'New Zealand']
  start: [we, the, our]
  small: [of, and, on]
signals:
  trains: {about: 'x', match: ['train\w*'], examples: {match: ['We train.'], no_match: ['We walk.']}}
  slavery: {about: 'x', match: ['slavery'], examples: {match: ['Slavery.'], no_match: ['We walk.']}}
  act: {about: 'x', match: ['the act'], examples: {match: ['The Act.'], no_match: ['We walk.']}}
  signed: {about: 'x', match: ['signed'], examples: {match: ['Signed.'], no_match: ['We walk.']}}
labels:
  training: {about: 'x', when: trains, examples: {match: ['We train.'], no_match: ['We walk.']}}
  policy:
    about: 'x'
    when: slavery
    only_if: document(act)
    examples: {match: ['Under the Act we speak of slavery.'], no_match: ['We walk.']}
)";

inline const std::string kWeighedSection = R"(weights:
  file: weights.json
  sentences: not is_heading
  document: [act]
  placed: [signed]
  classes: [month, country]
  sentence_starts: start
  small_words: small
)";

// Line and place of the section in a pack of these three parts.
inline std::size_t line_of_section() {
  const std::string before = kWeighedHead + kWeighedParts;
  return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
}

inline std::shared_ptr<const Pack> loaded(const std::string& file) {
  auto pack = load_pack(file);
  INFO((pack ? std::string() : pack.error().message));
  REQUIRE(pack);
  return pack.take();
}

// The pack in `folder`, with what stands in weights.json there.
inline std::shared_ptr<const Pack> weighed_pack(const TemporaryFolder& folder) {
  return loaded(folder.write("weighed.yaml", kWeighedHead + kWeighedParts + kWeighedSection));
}

// Weights for it: a sentence with the word "dogs" carries training, and one with "cats" policy, whatever the conditions say.
inline Weights dogs_and_cats(const std::string& pack_sha256) {
  Weights weights;
  weights.pack_sha256 = pack_sha256;
  weights.data = {{"gold.csv", "00ff", 12, 48}};
  weights.labels = {{"training", -1.5F, 0, 0, 0.25F, {12, 20, 18, 15, 6, 4, "experts"}},
                    {"policy", -1.5F, 0, 0, 0, {}}};
  weights.words = ". cats dogs the we";
  weights.features = {"cats", "dogs"};
  weights.entries = {{1, 20.0F}, {0, 20.0F}};
  weights.first = {0, 1, 2};
  return weights;
}

// A document whose features are looked at, with everything that must outlive the reading.
class WeighedText {
 public:
  // `known` are the words that are known, parted by spaces.
  WeighedText(Document document, const std::string& known) : document_(std::move(document)) {
    pack_ = weighed_pack(folder_);  // there is no weights.json
    auto rules = compile_rules({pack_});
    REQUIRE(rules);
    rules_ = rules.take();
    knowledge_ = word_knowledge_of(*pack_, known);
    source_ = feature_source_of(*rules_, rules_->packs.front());
    reading_ = std::make_unique<DocumentReading>(*rules_, document_);
  }
  WeighedText(const std::vector<std::string_view>& sentences, const std::string& known)
      : WeighedText(document_of_sentences(sentences), known) {}

  const DocumentReading& reading() const { return *reading_; }
  const WordKnowledge& knowledge() const { return knowledge_; }
  const FeatureSource& source() const { return source_; }

 private:
  TemporaryFolder folder_;
  std::shared_ptr<const Pack> pack_;
  std::unique_ptr<const CompiledRules> rules_;
  Document document_;
  WordKnowledge knowledge_;
  FeatureSource source_;
  std::unique_ptr<DocumentReading> reading_;
};

}  // namespace candour::tests
