#include "rules/bench/labelling.h"

#include "extractor/sentence_list.h"
#include "rules/pack.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace candour {
namespace {

constexpr std::string_view kShipped = "candour:";

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// "0.62", whatever the locale.
std::string hundredths(double share) {
  char digits[16];
  const auto end =
      std::to_chars(digits, digits + sizeof digits, std::clamp(share, 0.0, 1.0), std::chars_format::fixed, 2);
  return {digits, end.ptr};
}

std::string shown_signals(const SentenceLabels& sentence, const std::vector<std::string>& labels) {
  std::string text;
  for (const std::string& label : labels) {
    for (const auto& carried : sentence.labels) {
      if (carried.label != label || carried.score < 0.5) continue;
      text += (text.empty() ? "" : "; ") + label + ":";
      const char* before = " ";
      for (const SignalShare& signal : carried.signals) {
        text += before + signal.signal + " " + hundredths(signal.share);
        before = ", ";
      }
    }
  }
  return text;
}

// Rounded, but never over the cut.
std::uint16_t parts_of(float score) {
  const auto parts = static_cast<std::uint16_t>(std::lround(std::clamp(score, 0.0F, 1.0F) * LabelledTable::kOne));
  constexpr auto kCut = static_cast<std::uint16_t>(LabelledTable::kOne / 2);
  return score < 0.5F ? std::min<std::uint16_t>(parts, kCut - 1) : parts;
}

class Labelling {
 public:
  Labelling(const RuleSet& rules, const StatementTable& table, const LabellingOptions& options)
      : rules_(rules), table_(table), options_(options) {
    const std::vector<std::string> names = label_names(rules);
    for (const std::string& label : options.labels)
      scores_.push_back(static_cast<std::size_t>(std::find(names.begin(), names.end(), label) - names.begin()));
    out_.labels = options.labels;
    out_.scores.resize(table.rows.size() * scores_.size());
    out_.statuses.resize(table.rows.size());
    if (options.explain) out_.signals.resize(table.rows.size());
  }

  LabelledTable run() {
    for (std::size_t statement = 0; statement < table_.statements.size(); ++statement) {
      label(std::span(table_.ordered)
                .subspan(table_.first[statement], table_.first[statement + 1] - table_.first[statement]));
      if (options_.on_statement) options_.on_statement(statement + 1, table_.statements.size());
    }
    return std::move(out_);
  }

 private:
  // The sentences of one statement, as rows.
  void label(std::span<const std::uint32_t> rows) {
    sentences_.clear();
    for (const std::uint32_t row : rows) sentences_.push_back(table_.rows[row].sentence);
    const Document document = document_of_sentences(sentences_);
    const auto labelled = label_sentences(rules_, document, options_.explain ? Explain::yes : Explain::no);
    for (std::size_t i = 0; i < rows.size(); ++i) keep(rows[i], labelled[i]);
  }

  void keep(std::uint32_t row, const SentenceLabels& sentence) {
    out_.statuses[row] = sentence.status;
    std::uint16_t* kept = out_.scores.data() + row * scores_.size();
    for (const std::size_t score : scores_) *kept++ = parts_of(sentence.scores[score]);
    if (options_.explain) out_.signals[row] = shown_signals(sentence, options_.labels);
  }

  const RuleSet& rules_;
  const StatementTable& table_;
  const LabellingOptions& options_;
  std::vector<std::size_t> scores_;  // of the kept labels, in SentenceLabels::scores
  std::vector<std::string_view> sentences_;
  LabelledTable out_;
};

}  // namespace

const std::vector<std::string>& disclosure_names() {
  static const std::vector<std::string> names{"approval",    "signature",     "reporting_entity", "structure",
                                              "operations",  "supply_chains", "risk_description", "risk_mitigation",
                                              "remediation", "effectiveness", "consultation"};
  return names;
}

const std::vector<std::string>& action_names() {
  static const std::vector<std::string> names{
      "policy",     "supplier_terms", "due_diligence",       "risk_assessment", "training", "grievance_channel",
      "initiative", "governance",     "employment_practice", "other_action"};
  return names;
}

std::vector<std::string> label_columns(const Pack& pack) {
  std::vector<std::string> own, columns;
  for (const Label& label : pack.labels) own.push_back(label.name);
  for (const auto* names : {&disclosure_names(), &action_names()}) {
    for (const std::string& name : *names) {
      if (has(own, name)) columns.push_back(name);
    }
  }
  for (const Label& label : pack.labels) {
    const bool shipped = pack.files[label.place.file].starts_with(kShipped);
    if (!shipped && !has(columns, label.name)) columns.push_back(label.name);
  }
  return columns;
}

LabelledTable label_table(const RuleSet& rules, const StatementTable& table, const LabellingOptions& options) {
  return Labelling(rules, table, options).run();
}

}  // namespace candour
