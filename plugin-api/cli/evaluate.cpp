// candour evaluate: how often labels, statuses and verdicts are what people say.
#include "plugin-api/cli/bench.h"
#include "plugin-api/cli/commands.h"
#include "plugin-api/cli/evaluation.h"
#include "plugin-api/cli/output.h"
#include "plugin-api/cli/terminal.h"
#include "rules/bench/labelling.h"
#include "rules/pack.h"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace candour::cli {
namespace {

std::vector<std::string> without(const std::vector<std::string>& names, const std::vector<std::string>& others) {
  std::vector<std::string> rest;
  for (const std::string& name : names) {
    if (std::find(others.begin(), others.end(), name) == others.end()) rest.push_back(name);
  }
  return rest;
}

// The labels that a gold table may have: the pack's and those that tables share, in the order of columns.
std::vector<std::string> labels_asked_for(const Pack& pack, const std::vector<std::string>& of_pack) {
  std::vector<std::string> names = disclosure_names();
  const auto add = [&](const std::vector<std::string>& more) {
    const auto rest = without(more, names);
    names.insert(names.end(), rest.begin(), rest.end());
  };
  add(action_names());
  add(label_columns(pack));
  add(of_pack);
  return names;
}

std::optional<Error> compare_with_file(const StatementTable& gold, LabelEvaluation& evaluation) {
  WantedColumns wanted;
  wanted.labels = gold.labels;
  wanted.status = true;
  const auto table = read_statement_table(evaluation.predictions, wanted);
  if (!table) return table.error();
  const auto predictions = predictions_of(gold, table.value());
  if (!predictions) return predictions.error();
  evaluation.not_predicted = predictions.value().missing;
  evaluation.unpredicted = predictions.value().unpredicted;
  evaluation.agreement = label_agreement(gold, predictions.value());
  return std::nullopt;
}

void compare_with_pack(const StatementTable& gold, const RuleSet& rules, LabelEvaluation& evaluation) {
  LabellingOptions labelling;
  labelling.labels = gold.labels;
  const LabelledTable labelled = label_table(rules, gold, labelling);
  evaluation.agreement = label_agreement(gold, predictions_of(gold, labelled));
}

int refuse_gold(const std::string& path, const std::vector<std::string>& labels) {
  std::string names;
  for (const std::string& label : labels) names += (names.empty() ? "" : ", ") + label;
  complain(path + ":1: there is no column of a label, and no column status.", "Labels are: " + names + ".");
  return kSomeFailed;
}

int evaluate_labels(const EvaluateOptions& options) {
  const auto pack = load_pack(options.pack);
  if (!pack) return refuse(pack.error(), kWrongUse);
  const auto rules = RuleSet::compile({pack.value()});
  if (!rules) return refuse(rules.error(), kWrongUse);
  if (options.predictions.empty()) warn_of(*pack.value());
  const std::vector<std::string> of_pack = label_names(rules.value());
  const std::vector<std::string> asked_for = labels_asked_for(*pack.value(), of_pack);
  const std::vector<std::string> not_in_pack = without(asked_for, of_pack);
  const bool from_file = !options.predictions.empty();
  WantedColumns wanted;
  wanted.sentence = !from_file;
  wanted.labels = from_file ? asked_for : without(asked_for, not_in_pack);
  wanted.status = true;
  const auto read = read_statement_table(options.gold, wanted);
  if (!read) return refuse(read.error(), kSomeFailed);
  const StatementTable& gold = read.value();
  if (gold.labels.empty() && !gold.has_status) return refuse_gold(options.gold, wanted.labels);
  LabelEvaluation evaluation;
  evaluation.gold = options.gold;
  evaluation.predictions = options.predictions;
  evaluation.pack = pack.value()->id + " " + pack.value()->version;
  evaluation.gold_has_statuses = gold.has_status;
  evaluation.not_in_gold = without(label_columns(*pack.value()), gold.labels);
  if (!from_file) evaluation.not_in_pack = without(not_in_pack, without(not_in_pack, gold.columns));
  if (from_file) {
    if (const auto error = compare_with_file(gold, evaluation)) return refuse(*error, kSomeFailed);
  } else {
    compare_with_pack(gold, rules.value(), evaluation);
  }
  return say(options.format == "json" ? json_of(evaluation) : text_of(evaluation));
}

int evaluate_requirements(const EvaluateOptions& options) {
  const auto gold = read_verdict_table(options.requirements);
  if (!gold) return refuse(gold.error(), kSomeFailed);
  std::error_code ignored;
  const auto predicted = std::filesystem::is_directory(options.predictions, ignored)
                             ? verdicts_in_reports(options.predictions, gold.value())
                             : read_verdict_table(options.predictions);
  if (!predicted) return refuse(predicted.error(), kSomeFailed);
  const RequirementEvaluation evaluation{options.requirements, options.predictions,
                                         requirement_agreement(gold.value(), predicted.value())};
  return say(options.format == "json" ? json_of(evaluation) : text_of(evaluation));
}

}  // namespace

int evaluate(const EvaluateOptions& options) {
  if (options.gold.empty() == options.requirements.empty()) {
    complain(options.gold.empty() ? "There is nothing to compare with: name a file with --gold or --requirements."
                                  : "Labels and verdicts are compared one at a time: name --gold or --requirements.");
    return kWrongUse;
  }
  if (!options.gold.empty()) return evaluate_labels(options);
  if (!options.predictions.empty()) return evaluate_requirements(options);
  complain("--requirements needs --predictions: a CSV file of verdicts, or a folder of reports.",
           "candour check FOLDER --out DIR writes them into DIR/statements.");
  return kWrongUse;
}

}  // namespace candour::cli
