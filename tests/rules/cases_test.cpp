// Hard cases, written before the rules by somebody who did not know them: tests/rules/cases/*.yaml. How many are judged as written
// is measured, printed, and may not fall.
#include "extractor/reader/read.h"
#include "extractor/reader_pool.h"
#include "rules/rule_set.h"
#include "tests/document_of.h"

#include <iostream>
#include <sstream>

#include <catch2/catch.hpp>
#include <unistd.h>
#include <yaml-cpp/yaml.h>

namespace {

using namespace candour;

const RuleSet& rules() {
  static const RuleSet set = [] {
    auto pack = load_pack("uk-msa-2015");
    REQUIRE(pack);
    auto compiled = RuleSet::compile({pack.take()});
    REQUIRE(compiled);
    return compiled.take();
  }();
  return set;
}

YAML::Node cases(const std::string& name) {
  return YAML::LoadFile(std::string(CANDOUR_SOURCE_DIR) + "/tests/rules/cases/" + name);
}

std::string text(const YAML::Node& node) {
  return node ? node.as<std::string>() : std::string();
}

// As candour-reader and the library read a text file.
Document read(const std::string& file) {
  auto descriptor = ReaderPool::from_bytes(file.data(), file.size());
  REQUIRE(descriptor);
  auto document = read_document(descriptor.value(), "case.txt", {});
  close(descriptor.value());
  REQUIRE(document);
  complete(document.value());
  return document.take();
}

// The sentence under its heading, in its list, after the sentence before it.
Document document_of_case(const YAML::Node& one) {
  std::vector<ParagraphText> paragraphs;
  if (one.IsScalar()) return document_of({{text(one)}});
  if (one["heading"]) paragraphs.push_back({text(one["heading"]), Role::heading, 2});
  if (one["before"]) paragraphs.push_back({text(one["before"])});
  if (one["lead"]) paragraphs.push_back({text(one["lead"])});
  paragraphs.push_back({text(one["sentence"]), one["lead"] ? Role::list_item : Role::body});
  return document_of(paragraphs);
}

// The labels of the case's own sentence: the last.
SentenceLabels labels_of(const YAML::Node& one) {
  const Document document = document_of_case(one);
  const auto all = label_sentences(rules(), document);
  return all.empty() ? SentenceLabels{} : all.back();
}

// The status of the label that the case is about; of the clause that counts where the sentence does not carry it.
std::string status_of(const YAML::Node& one) {
  SentenceLabels labels = labels_of(one);
  for (const auto& carried : labels.labels) {
    if (carried.label == text(one["about"])) return name_of(carried.status);
  }
  if (!labels.labels.empty()) return name_of(labels.labels[0].status);
  if (one["quote"]) {
    YAML::Node clause = YAML::Clone(one);
    clause["sentence"] = text(one["quote"]);
    labels = labels_of(clause);
  }
  return name_of(labels.status);
}

struct Tally {
  std::size_t right = 0, all = 0;
  std::ostringstream misses;
  void count(bool is_right, const std::string& what) {
    ++all;
    right += is_right;
    if (!is_right) misses << "  " << what << "\n";
  }
  double share() const { return static_cast<double>(right) / static_cast<double>(all); }
};

}  // namespace

TEST_CASE("every document of the hard cases has its type and its verdicts") {
  Tally tally;
  for (const auto& one : cases("documents.yaml")) {
    const Assessment got = rules().assess(read(text(one["text"])));
    const std::string name = text(one["name"]);
    tally.count((text(one["type"]) == "statement") == is_statement(got.type),
                name + ": type " + name_of(got.type) + ", " + got.type_reason);
    if (!is_statement(got.type)) continue;
    for (const auto& due : one["verdicts"]) {
      for (const Finding& finding : got.packs.at(0).findings) {
        if (finding.id != text(due.first)) continue;
        tally.count(text(due.second) == name_of(finding.verdict),
                    name + ": " + finding.id + " " + name_of(finding.verdict));
      }
    }
  }
  std::cout << "documents: " << tally.right << " of " << tally.all << "\n" << tally.misses.str();
  CHECK(tally.all > 150);
  CHECK(tally.right == tally.all);
}

TEST_CASE("statuses of the hard cases") {
  Tally tally;
  for (const auto& one : cases("status.yaml")) {
    const std::string got = status_of(one);
    tally.count(got == text(one["status"]), text(one["status"]) + ", not " + got + ": " + text(one["sentence"]));
  }
  std::cout << "statuses: " << tally.right << " of " << tally.all << "\n" << tally.misses.str();
  CHECK(tally.share() >= 0.95);
}

TEST_CASE("labels of the hard cases") {
  Tally tally;
  for (const auto& label : cases("labels.yaml")) {
    const std::string name = text(label.first);
    const auto carries = [&](const YAML::Node& one) {
      for (const auto& carried : labels_of(one).labels) {
        if (carried.label == name) return true;
      }
      return false;
    };
    Tally own;
    for (const auto& one : label.second["yes"])
      own.count(carries(one), name + " missed: " + text(one.IsScalar() ? one : one["sentence"]));
    for (const auto& one : label.second["no"])
      own.count(!carries(one), name + " wrongly: " + text(one.IsScalar() ? one : one["sentence"]));
    std::cout << "labels, " << name << ": " << own.right << " of " << own.all << "\n" << own.misses.str();
    tally.right += own.right;
    tally.all += own.all;
  }
  std::cout << "labels: " << tally.right << " of " << tally.all << "\n";
  CHECK(tally.share() >= 0.75);
}
