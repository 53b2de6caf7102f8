// How often labels and statuses of sentences are what people say: per label and status, by sentence and by statement.
#pragma once

#include "extractor/error.h"
#include "rules/bench/figures.h"
#include "rules/bench/labelling.h"
#include "rules/bench/statement_table.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

// What a program says of the rows of a gold table, by the gold's rows and labels.
struct Predictions {
  std::vector<std::uint8_t> carries;  // by row, then by label of the gold; a row or label that was not predicted is 0
  bool has_statuses = false;
  std::vector<std::string_view> statuses;  // by row, if has_statuses; empty where the row was not predicted
  std::size_t unpredicted = 0;             // rows of the gold
  std::vector<std::string> missing;        // labels of the gold that were not predicted
};

// From a table, which must outlive the result. Error: rows of the table that are not in the gold.
Result<Predictions> predictions_of(const StatementTable& gold, const StatementTable& predicted);
// From labels for the gold's own sentences; the gold's labels that it lacks are missing.
Predictions predictions_of(const StatementTable& gold, const LabelledTable& labelled);

struct LabelFigures {
  std::string label;
  Counts sentences;
  Share statements;  // in which at least one sentence has the label, or none has, in both alike
  // Enough positives in the gold to be part of a mean.
  bool in_mean() const { return sentences.positives() >= 5; }
};

struct StatusFigures {
  std::string status;  // one that the gold has
  Counts sentences;    // it against all others
};

// Plain means over labels that have at least five positive sentences in the gold.
struct MacroMean {
  std::string of;  // "disclosures", "kinds of action" or "other labels"
  std::size_t labels = 0;
  double precision = 0, recall = 0, f1 = 0, statement_accuracy = 0;
};

struct LabelAgreement {
  std::size_t sentences = 0, statements = 0;
  std::vector<LabelFigures> labels;  // as the gold's
  std::vector<MacroMean> means;      // those that have a label
  bool has_statuses = false;         // both sides have them
  // On the sentences that carry a label in the gold (on all, if the gold has no labels) and whose status there is neither "unsure" nor
  // "mixed". In the order of Status, then others as they come.
  std::vector<StatusFigures> statuses;
  std::size_t status_sentences = 0;
};

LabelAgreement label_agreement(const StatementTable& gold, const Predictions& predictions);

}  // namespace candour
