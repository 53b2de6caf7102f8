// Labels and statuses for a table of sentences: each statement's sentences are one Document, so that they are context for each other.
#pragma once

#include "rules/bench/statement_table.h"
#include "rules/rule_set.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace candour {

// The columns of labels that researchers' tables share, in their order: the eleven disclosures that statements are annotated for, then
// the ten kinds of action that are part of risk_mitigation. A pack may have others, and need not have all of these.
const std::vector<std::string>& disclosure_names();
const std::vector<std::string>& action_names();

// The labels of `pack` that a table of its labels shows: the disclosures and actions that it has, in the order above, then in the
// pack's order the labels that its author's own files define. Labels of shipped files that only serve to tell what comes close to a
// requirement are none.
std::vector<std::string> label_columns(const Pack& pack);

// By row of the table, and small: hundreds of thousands of sentences fit.
struct LabelledTable {
  static constexpr double kOne = 10000;  // scores are kept in parts of this

  std::vector<std::string> labels;
  std::vector<std::uint16_t> scores;  // by row, then by label
  std::vector<Status> statuses;       // by row
  std::vector<std::string> signals;   // by row, if explained, see below

  std::uint16_t score(std::size_t row, std::size_t label) const { return scores[row * labels.size() + label]; }
};

struct LabellingOptions {
  std::vector<std::string> labels;  // those to keep: names that label_names() has
  // Fills `signals`: "training: trains_staff 0.62, heading(training) 0.38; policy: ..." for the labels that a sentence carries.
  bool explain = false;
  std::function<void(std::size_t done, std::size_t total)> on_statement;  // after each statement; may be empty
};

// Pure but for `on_statement`; one thread. The table must have its sentences.
LabelledTable label_table(const RuleSet& rules, const StatementTable& table, const LabellingOptions& options);

}  // namespace candour
