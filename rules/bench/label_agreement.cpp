#include "rules/bench/label_agreement.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

namespace candour {
namespace {

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Finds rows of a table by statement and sentence_index.
class RowFinder {
 public:
  explicit RowFinder(const StatementTable& table) : table_(table) {
    for (std::uint32_t i = 0; i < table.statements.size(); ++i) numbers_.emplace(table.statements[i], i);
  }
  std::optional<std::uint32_t> find(std::string_view statement, std::int64_t index) const {
    const auto number = numbers_.find(statement);
    if (number == numbers_.end()) return std::nullopt;
    const auto begin = table_.ordered.begin() + table_.first[number->second];
    const auto end = table_.ordered.begin() + table_.first[number->second + 1];
    const auto found = std::lower_bound(
        begin, end, index, [&](std::uint32_t row, std::int64_t wanted) { return table_.rows[row].index < wanted; });
    if (found == end || table_.rows[*found].index != index) return std::nullopt;
    return *found;
  }

 private:
  const StatementTable& table_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

Predictions empty_predictions(const StatementTable& gold, const std::vector<std::string>& predicted) {
  Predictions predictions;
  predictions.carries.resize(gold.carries.size());
  predictions.statuses.resize(gold.rows.size());
  for (const std::string& label : gold.labels) {
    if (!has(predicted, label)) predictions.missing.push_back(label);
  }
  return predictions;
}

// By label of the gold: where it stands in `labels`.
std::vector<std::optional<std::size_t>> places_of(const StatementTable& gold, const std::vector<std::string>& labels) {
  std::vector<std::optional<std::size_t>> places;
  for (const std::string& label : gold.labels) {
    const auto found = std::find(labels.begin(), labels.end(), label);
    places.emplace_back();
    if (found != labels.end()) places.back() = static_cast<std::size_t>(found - labels.begin());
  }
  return places;
}

LabelFigures figures_of(const StatementTable& gold, const Predictions& predictions, std::size_t label) {
  LabelFigures figures;
  figures.label = gold.labels[label];
  std::vector<bool> in_gold(gold.statements.size()), predicted(gold.statements.size());
  for (std::size_t row = 0; row < gold.rows.size(); ++row) {
    const bool is_there = gold.row_carries(row, label);
    const bool is_said = predictions.carries[row * gold.labels.size() + label] != 0;
    figures.sentences.add(is_there, is_said);
    if (is_there) in_gold[gold.rows[row].statement] = true;
    if (is_said) predicted[gold.rows[row].statement] = true;
  }
  figures.statements.of = gold.statements.size();
  for (std::size_t i = 0; i < gold.statements.size(); ++i) figures.statements.held += in_gold[i] == predicted[i];
  return figures;
}

MacroMean mean_of(const std::string& name, const std::vector<const LabelFigures*>& labels) {
  MacroMean mean;
  mean.of = name;
  for (const LabelFigures* one : labels) {
    if (!one->in_mean()) continue;
    ++mean.labels;
    mean.precision += one->sentences.precision().value();
    mean.recall += one->sentences.recall().value();
    mean.f1 += one->sentences.f1();
    mean.statement_accuracy += one->statements.value();
  }
  for (double* sum : {&mean.precision, &mean.recall, &mean.f1, &mean.statement_accuracy})
    *sum /= static_cast<double>(std::max<std::size_t>(mean.labels, 1));
  return mean;
}

std::vector<MacroMean> means_of(const std::vector<LabelFigures>& labels) {
  std::vector<const LabelFigures*> disclosures, actions, others;
  for (const LabelFigures& one : labels) {
    auto& group = has(disclosure_names(), one.label) ? disclosures : has(action_names(), one.label) ? actions : others;
    group.push_back(&one);
  }
  std::vector<MacroMean> means;
  if (!disclosures.empty()) means.push_back(mean_of("disclosures", disclosures));
  if (!actions.empty()) means.push_back(mean_of("kinds of action", actions));
  if (!others.empty()) means.push_back(mean_of("other labels", others));
  return means;
}

// An empty field, which says that nothing is special about the sentence, is no category of its own.
std::vector<std::string> statuses_in(const StatementTable& gold, const std::vector<std::size_t>& rows) {
  std::vector<std::string> statuses;
  const auto add = [&](std::string_view status) {
    const std::string name(status);
    if (!name.empty() && !has(statuses, name)) statuses.push_back(name);
  };
  for (int i = 0; i <= static_cast<int>(Status::about_others); ++i) {
    const std::string_view name = name_of(static_cast<Status>(i));
    if (std::any_of(rows.begin(), rows.end(), [&](std::size_t row) { return gold.statuses[row] == name; })) add(name);
  }
  for (const std::size_t row : rows) add(gold.statuses[row]);
  return statuses;
}

void judge_statuses(const StatementTable& gold, const Predictions& predictions, LabelAgreement& agreement) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < gold.rows.size(); ++row) {
    bool labelled = gold.labels.empty();
    for (std::size_t label = 0; label < gold.labels.size(); ++label)
      labelled = labelled || gold.row_carries(row, label);
    if (labelled && gold.statuses[row] != "unsure" && gold.statuses[row] != "mixed") rows.push_back(row);
  }
  agreement.has_statuses = true;
  agreement.status_sentences = rows.size();
  for (const std::string& status : statuses_in(gold, rows)) {
    StatusFigures figures{status, {}};
    for (const std::size_t row : rows)
      figures.sentences.add(gold.statuses[row] == status, predictions.statuses[row] == status);
    agreement.statuses.push_back(std::move(figures));
  }
}

}  // namespace

Result<Predictions> predictions_of(const StatementTable& gold, const StatementTable& predicted) {
  const RowFinder finder(gold);
  const auto places = places_of(gold, predicted.labels);
  Predictions predictions = empty_predictions(gold, predicted.labels);
  predictions.has_statuses = predicted.has_status;
  std::size_t unknown = 0, first_unknown = 0;
  for (std::size_t row = 0; row < predicted.rows.size(); ++row) {
    const StatementTable::Row& key = predicted.rows[row];
    const auto found = finder.find(predicted.statements[key.statement], key.index);
    if (!found) {
      if (unknown++ == 0) first_unknown = row;
      continue;
    }
    for (std::size_t label = 0; label < places.size(); ++label) {
      predictions.carries[*found * places.size() + label] = places[label] && predicted.row_carries(row, *places[label]);
    }
    if (predicted.has_status) predictions.statuses[*found] = predicted.statuses[row];
  }
  predictions.unpredicted = gold.rows.size() - (predicted.rows.size() - unknown);
  if (unknown == 0) return predictions;
  const StatementTable::Row& key = predicted.rows[first_unknown];
  return Error{ErrorCode::argument_invalid,
               predicted.file->name + ": " + std::to_string(unknown) + " of its rows are not in " + gold.file->name +
                   ", the first: sentence " + std::to_string(key.index) + " of " +
                   std::string(predicted.statements[key.statement]) + ".",
               "Both files must be about the same sentences."};
}

Predictions predictions_of(const StatementTable& gold, const LabelledTable& labelled) {
  const auto places = places_of(gold, labelled.labels);
  Predictions predictions = empty_predictions(gold, labelled.labels);
  predictions.has_statuses = true;
  constexpr auto kCut = static_cast<std::uint16_t>(LabelledTable::kOne / 2);
  for (std::size_t row = 0; row < gold.rows.size(); ++row) {
    for (std::size_t label = 0; label < places.size(); ++label) {
      predictions.carries[row * places.size() + label] = places[label] && labelled.score(row, *places[label]) >= kCut;
    }
    predictions.statuses[row] = name_of(labelled.statuses[row]);
  }
  return predictions;
}

LabelAgreement label_agreement(const StatementTable& gold, const Predictions& predictions) {
  LabelAgreement agreement;
  agreement.sentences = gold.rows.size();
  agreement.statements = gold.statements.size();
  for (std::size_t label = 0; label < gold.labels.size(); ++label)
    agreement.labels.push_back(figures_of(gold, predictions, label));
  agreement.means = means_of(agreement.labels);
  if (gold.has_status && predictions.has_statuses) judge_statuses(gold, predictions, agreement);
  return agreement;
}

}  // namespace candour
