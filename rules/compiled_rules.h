// CompiledRules: packs as numbers. Everything that packs share (patterns, signals, conditions, labels) is
// there once. Built by compile_rules(), never changed after; any number of threads may read it.
#pragma once

#include "extractor/error.h"
#include "rules/matcher.h"
#include "rules/pack.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace candour {

struct ReadyWeights;  // rules/weights/label_scores.h

struct CompiledSignal {
  std::string name;
  std::vector<std::uint32_t> match, unless;  // patterns
};

// A node of a condition. Its value is a column of bits, one a sentence; a node's parts come before it.
struct ConditionNode {
  enum class Kind : std::uint8_t {
    signal,
    label,
    flag,
    all_of,
    any_of,
    none_of,
    heading,
    lead,
    before,
    after,
    near,
    paragraph,
    title,
    document,
    count,
    share
  };
  Kind kind = Kind::signal;
  std::uint32_t number = 0;          // of the signal, label or flag; count: sentences; share: hundredths of them
  std::vector<std::uint32_t> parts;  // nodes
  bool by_labels = false;            // it is a label, or a part of it is: weights may change its value
  bool before_weights = false;       // weights are laid on it, or on what needs it
};

// A condition on one clause: what a signal matches, and what silences it (`unless`), count only where they
// begin in the clause; nodes as for the whole sentence.
struct ClauseCondition {
  enum class Kind : std::uint8_t { signal, node, all_of, any_of, none_of };
  Kind kind = Kind::signal;
  std::uint32_t number = 0;
  std::vector<ClauseCondition> parts;
};

struct CompiledStatus {
  Status status = Status::ongoing;
  ClauseCondition when;
};

// How clauses are cut and their status is read. Packs that define the same share one.
struct StatusTable {
  std::vector<CompiledStatus> rules;
  std::vector<std::uint32_t> clauses_before;  // patterns
};

struct CompiledLabel {
  std::string name;
  std::optional<std::uint32_t> when;  // node
  std::vector<std::uint32_t> parts;   // labels that are part of it
  std::uint32_t statuses = 0;         // bit n: may stand in Status n
  std::uint32_t table = 0;            // StatusTable

  std::vector<std::uint32_t> only_if;  // nodes that must hold as well

  // Fitted weights decide, not `when`: index into CompiledRules::weights, and the label's number there.
  std::optional<std::uint32_t> weights;
  std::uint32_t column = 0;

  std::vector<std::uint32_t> rests_on;  // labels: weighted_labels()
};

struct CompiledAnswer {
  std::vector<std::uint32_t> labels;
  std::vector<std::uint32_t> facts;  // index into Pack::facts
};

struct CompiledRequirement {
  CompiledAnswer answered_by;
  std::vector<std::uint32_t> partly_by, review_by;  // labels
  std::vector<std::uint32_t> nearest;               // labels, as Requirement::nearest
  std::uint32_t found = 0, partly_found = 0;        // bit n: Status n
  std::optional<std::uint32_t> not_applicable;      // node, of the document
};

struct CompiledSection {
  std::uint32_t begins = 0, speaks = 0;  // nodes
  std::optional<std::uint32_t> claims, closes;
};

struct CompiledDocumentType {
  DocumentType type = DocumentType::other;
  std::string reason;
  std::optional<std::uint32_t> when;       // node, of the document; none: by points
  std::optional<CompiledSection> section;  // statement_in_report only
  int base = 0;
};

struct CompiledEvidence {
  std::uint32_t when = 0;                // node, of the document
  const DocumentEvidence* of = nullptr;  // the pack's
};

struct CompiledFact {
  std::optional<std::uint32_t> when;                   // node
  std::optional<std::uint32_t> roles;                  // pattern: the roles that count
  std::vector<std::string> role_words, signing_words;  // written out, see plain_words.h
};

struct CompiledPack {
  std::shared_ptr<const Pack> pack;
  std::vector<std::uint32_t> labels;   // as Pack::labels
  std::vector<std::uint32_t> signals;  // as Pack::signals
  std::vector<CompiledFact> facts;     // as Pack::facts
  std::vector<CompiledDocumentType> document_types;
  std::vector<CompiledEvidence> evidence;         // as Pack::document_evidence
  std::vector<CompiledRequirement> requirements;  // as Pack::requirements
  std::uint32_t table = 0;                        // StatusTable
};

struct CompiledRules {
  explicit CompiledRules(MatcherLimits limits);
  ~CompiledRules();

  Matcher matcher;
  std::vector<CompiledSignal> signals;
  std::vector<ConditionNode> nodes;
  std::vector<CompiledLabel> labels;  // a label's parts come before it
  std::vector<StatusTable> tables;
  std::vector<std::unique_ptr<const ReadyWeights>> weights;
  std::vector<CompiledPack> packs;

  // By pattern: the signals that it makes or breaks.
  std::vector<std::vector<std::uint32_t>> makes, breaks;
};

// As RuleSet::compile(); `limits` are for tests.
Result<std::unique_ptr<const CompiledRules>> compile_rules(std::vector<std::shared_ptr<const Pack>> packs,
                                                           MatcherLimits limits = {});

constexpr std::uint32_t bit_of(Status status) {
  return 1u << static_cast<unsigned>(status);
}

}  // namespace candour
