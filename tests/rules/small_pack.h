// The pack tests/rules/packs/small.yaml, and Documents for it.
#pragma once

#include "rules/rule_set.h"
#include "tests/rules/drafts.h"
#include "tests/temporary_folder.h"

#include <string>

#include <catch2/catch.hpp>

namespace candour::tests {

inline const std::string kSmallPack = std::string(CANDOUR_SOURCE_DIR) + "/tests/rules/packs/small.yaml";

inline std::shared_ptr<const Pack> small_pack() {
  auto pack = load_pack(kSmallPack);
  INFO((pack ? std::string() : pack.error().message));
  REQUIRE(pack);
  return pack.take();
}

inline RuleSet small_rules() {
  auto rules = RuleSet::compile({small_pack()});
  REQUIRE(rules);
  return rules.take();
}

inline Finding finding_of(const Assessment& assessment, const std::string& id) {
  for (const PackAssessment& pack : assessment.packs) {
    for (const Finding& finding : pack.findings) {
      if (finding.id == id) return finding;
    }
  }
  FAIL("no finding " << id);
  return {};
}

// The finding of small.training for a statement with these lines.
inline Finding training_in(const std::string& lines) {
  return finding_of(small_rules().assess(document_of_text("# Modern slavery statement\n" + lines)), "small.training");
}

// "training=planned action=planned" for each sentence, one a line.
inline std::string labels_in(const std::string& lines) {
  const Document document = document_of_text(lines);
  std::string out;
  for (const SentenceLabels& sentence : label_sentences(small_rules(), document)) {
    std::string row;
    for (const auto& carried : sentence.labels)
      row += (row.empty() ? "" : " ") + carried.label + "=" + name_of(carried.status);
    out += (row.empty() ? "- " + std::string(name_of(sentence.status)) : row) + "\n";
  }
  return out;
}

}  // namespace candour::tests
