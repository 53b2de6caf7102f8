#include "rules/rule_set.h"

#include "rules/compiled_rules.h"
#include "rules/document_reading.h"
#include "rules/document_type.h"
#include "rules/facts.h"
#include "rules/rule_set_access.h"
#include "rules/statement_section.h"
#include "rules/verdicts.h"

#include <algorithm>

namespace candour {
namespace {

PackReference reference_of(const Pack& pack) {
  return {pack.id, pack.version, pack.title, pack.sha256, pack.warnings};
}

// A label that two packs share is there once.
std::vector<std::uint32_t> distinct_labels(const CompiledRules& rules) {
  std::vector<std::uint32_t> labels;
  for (const CompiledPack& pack : rules.packs) {
    for (const std::uint32_t label : pack.labels) {
      const auto has_its_name = [&](std::uint32_t other) {
        return rules.labels[other].name == rules.labels[label].name;
      };
      if (std::none_of(labels.begin(), labels.end(), has_its_name)) labels.push_back(label);
    }
  }
  return labels;
}

}  // namespace

RuleSet::RuleSet(std::unique_ptr<const CompiledRules> rules) : rules_(std::move(rules)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

Result<RuleSet> RuleSet::compile(std::vector<std::shared_ptr<const Pack>> packs) {
  auto rules = compile_rules(std::move(packs));
  if (!rules) return rules.error();
  return RuleSet(rules.take());
}

std::vector<PackReference> RuleSet::packs() const {
  std::vector<PackReference> references;
  for (const CompiledPack& pack : rules_->packs) references.push_back(reference_of(*pack.pack));
  return references;
}

Assessment RuleSet::assess(const Document& document) const {
  return assess_with(*rules_, document);
}

namespace {

// The findings and facts of a reading, whose type is known.
void judge_all(const DocumentReading& reading, Assessment& assessment) {
  for (const CompiledPack& pack : reading.rules().packs) {
    PackFacts facts;
    for (std::size_t i = 0; i < pack.pack->facts.size(); ++i) {
      facts.push_back(read_facts(reading, pack, i));
      auto& listed = assessment.facts[pack.pack->facts[i].id];
      for (const FactFound& found : facts.back()) listed.push_back(found.fact);
    }
    DocumentState state = state_of(reading.document(), *pack.pack);
    state.type = assessment.type;
    if (!is_statement(state.type))
      state.other_reason = "Not judged, because this is not a modern slavery statement. " + assessment.type_reason;
    PackAssessment judged{reference_of(*pack.pack), {}};
    for (std::size_t i = 0; i < pack.requirements.size(); ++i)
      judged.findings.push_back(judge(reading, pack, i, facts, state));
    assessment.packs.push_back(std::move(judged));
  }
}

}  // namespace

Assessment assess_with(const CompiledRules& rules, const Document& document) {
  const DocumentReading reading(rules, document);
  Assessment assessment;
  const auto section = decide_type(reading, assessment);
  if (!section) {
    judge_all(reading, assessment);
    return assessment;
  }
  const Document part = part_of(document, *section);
  judge_all(DocumentReading(rules, part), assessment);
  for (PackAssessment& pack : assessment.packs) {
    for (Finding& finding : pack.findings) {
      for (Evidence& one : finding.evidence) one.sentence += section->begin;
    }
  }
  return assessment;
}

std::vector<SentenceLabels> label_sentences(const RuleSet& rules, const Document& document, Explain explain) {
  return label_with(*RuleSetAccess::rules(rules), document, explain);
}

std::vector<std::string> label_names(const RuleSet& rules) {
  const CompiledRules& compiled = *RuleSetAccess::rules(rules);
  std::vector<std::string> names;
  for (const std::uint32_t label : distinct_labels(compiled)) names.push_back(compiled.labels[label].name);
  return names;
}

std::vector<SentenceLabels> label_with(const CompiledRules& rules, const Document& document, Explain explain) {
  const DocumentReading reading(rules, document);
  std::vector<SentenceLabels> out(document.sentences.size());
  if (rules.packs.empty()) return out;
  const std::vector<std::uint32_t> labels = distinct_labels(rules);
  for (SentenceLabels& sentence : out) sentence.scores.resize(labels.size());
  for (std::size_t column = 0; column < labels.size(); ++column) {
    const std::uint32_t label = labels[column];
    if (rules.labels[label].weights) {
      for (std::uint32_t i = 0; i < out.size(); ++i) out[i].scores[column] = reading.score_of(label, i);
    }
    for (const CarriedLabel& one : reading.label(label).carried) {
      SentenceLabels& sentence = out[one.sentence];
      float& score = sentence.scores[column];
      if (!rules.labels[label].weights) score = 1;
      SentenceLabels::Carried carried{rules.labels[label].name, one.status, score, {}};
      if (explain == Explain::yes) carried.signals = reading.shares_of(label, one.sentence);
      sentence.labels.push_back(std::move(carried));
    }
  }
  for (std::uint32_t i = 0; i < out.size(); ++i) out[i].status = reading.status_of(i, rules.packs[0].table);
  return out;
}

}  // namespace candour
