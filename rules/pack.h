// A Pack: what a pack's files say, checked, with the file and line of everything. load_pack() (rule_set.h)
// makes it; after that it is never changed. Patterns are translated (pattern.h) and conditions parsed
// (condition.h); names are resolved by compile.
#pragma once

#include "rules/assessment.h"
#include "rules/condition.h"
#include "rules/pattern.h"
#include "rules/weights/weights.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace candour {

// Where something stands.
struct Place {
  std::uint32_t file = 0;  // index into Pack::files
  std::uint32_t line = 0;  // 1-based
};

struct PlacedText {
  std::string text;
  Place place;
};

struct PlacedPattern {
  std::string text;  // as the author wrote it
  Place place;
  std::vector<Pattern> patterns;  // more than one when gaps hide in alternatives (pattern_variants.h)
};

struct PlacedCondition {
  std::string text;  // as the author wrote it
  Place place;
  Condition condition;
};

// A sentence and its context, or (in a requirement) a text of one paragraph a line, in `sentence`.
struct Example {
  Place place;
  std::string sentence, heading, lead, before, after;
  std::optional<Status> status;  // that the sentence must have, if given
};

struct Vocabulary {
  std::string name;
  Place place;
  std::vector<PlacedText> words;
};

struct Signal {
  std::string name, about;
  Place place;
  bool case_sensitive = false;
  std::vector<PlacedPattern> match, unless;
  std::vector<Example> matching, not_matching;
};

struct StatusRule {
  Status status = Status::ongoing;
  std::string about;
  Place place;
  PlacedCondition when;  // signals only
};

struct Label {
  std::string name, about, part_of;
  Place place, part_of_place;
  std::optional<PlacedCondition> when;     // absent only when other labels are part of it
  std::optional<PlacedCondition> only_if;  // carried only where this holds as well
  std::vector<Status> statuses;  // in which it can stand; empty: all but definition, quoted_law and about_others
  std::vector<Example> matching, not_matching;
};

enum class FactKind : std::uint8_t { period, sign_off };

struct FactRule {
  std::string id, title;
  Place place;
  FactKind kind = FactKind::period;
  std::optional<PlacedCondition> when;
  std::string roles, signing_words;      // vocabularies; sign_off only
  std::optional<Pattern> roles_pattern;  // any word of `roles`
};

// Where a statement begins and goes on within a longer document: statement_section.h.
struct SectionRule {
  PlacedCondition begins;                 // the sentence that a statement begins with
  std::optional<PlacedCondition> claims;  // a sentence, anywhere in it, that says that it is one
  PlacedCondition speaks;                 // the sentences that speak as statements do
  std::optional<PlacedCondition> closes;  // sentences that a statement ends with: who approved and signed it
};

// Says that a document is of a type: where `when` holds, or, without it, where no other rule does and no other type has more points.
struct DocumentTypeRule {
  DocumentType type = DocumentType::other;
  std::string reason;
  Place place;
  std::optional<PlacedCondition> when;
  std::optional<SectionRule> section;  // statement_in_report only
  int base = 0;                        // points of a type without `when`, before all evidence
};

// What speaks for and against types of documents.
struct DocumentEvidence {
  std::string says;  // "its title calls it a policy"
  Place place;
  PlacedCondition when;
  std::vector<std::pair<DocumentType, int>> points;
};

struct NearRule {  // what comes close to a requirement
  PlacedText label;
  std::string why;
};

struct Requirement {
  std::string id, title, citation, asks;
  AskedBy asked_by = AskedBy::law;
  Place place;
  std::vector<PlacedText> answered_by, partly_by, review_by;  // labels; answered_by: facts too
  std::vector<Status> found{Status::done, Status::ongoing};
  std::vector<Status> partly_found{Status::planned, Status::conditional};
  double precision = 0.5;  // that a label's weights must have shown, alone, for more than a review
  std::vector<NearRule> nearest;
  std::string reason_found, reason_partly_found, reason_not_found, reason_needs_review;  // empty: ours
  std::string could_not_check;                    // why, when nothing in a document can answer it
  std::optional<PlacedCondition> not_applicable;  // judged on the whole document
  std::string not_applicable_why;
  std::vector<Example> found_examples, partly_found_examples, not_found_examples;
};

// Where a pack's weights are and what they are laid on, beside all signals and labels of the file with the section and of those that
// it includes.
struct WeightsRule {
  Place place;
  std::string file;                         // as messages show it
  PlacedCondition sentences;                // those that can carry labels
  std::vector<PlacedText> document;         // signals
  std::vector<PlacedText> placed;           // signals
  std::vector<PlacedText> classes;          // vocabularies
  PlacedText sentence_starts, small_words;  // vocabularies
  std::vector<std::uint32_t>
      files;                // the file with the section and those that it includes, as it would read them alone
  std::string pack_sha256;  // of their bytes
  std::shared_ptr<const Weights> weights;  // null: the file is not there

  // Whether weights are laid on the signal that stands here, or may decide the label.
  bool covers(Place at) const;
};

// What a version of the pack has changed, and why.
struct PackChange {
  std::string version, date, what;       // date: "2026-11-27"
  std::vector<PlacedText> requirements;  // whose answers it may change; none: it does not say
  Place place;
};

struct Pack {
  std::string id, version, title, language = "en", law_checked;
  std::string sha256;              // of the bytes of all files, in the order of `files`
  std::vector<std::string> files;  // as messages show them; the pack itself first, then what it includes as it is met
  std::vector<Vocabulary> vocabularies;
  std::vector<Signal> signals;
  std::vector<StatusRule> statuses;  // the pack's own before those of what it includes
  std::vector<PlacedPattern> clauses_before;
  std::vector<Label> labels;
  std::vector<FactRule> facts;
  std::vector<DocumentTypeRule> document_types;  // the pack's own before those of what it includes
  std::vector<DocumentEvidence> document_evidence;
  std::vector<Requirement> requirements;
  std::vector<PackChange> changes;  // as the author has them: the newest first
  std::optional<WeightsRule> weights;
  std::vector<std::string> warnings;  // what an author should know: "FILE:LINE: ..."
};

// The values that packs write, or nothing.
std::optional<Status> status_named(std::string_view name);
std::optional<AskedBy> asked_by_named(std::string_view name);
std::optional<DocumentType> document_type_named(std::string_view name);

// The fitted label that decides one of the pack's; null if its condition does.
const LabelWeights* fitted_label(const Pack& pack, const Label& label);
// The labels that weights decide and that a label rests on: itself, or those that its condition names (not behind a "not"), in their order, each
// once.
std::vector<const Label*> weighted_labels(const Pack& pack, const Label& label);

// "FILE:LINE"
std::string shown(const Pack& pack, Place place);

}  // namespace candour
