// candour evaluate: its figures as tables for people.
#include "plugin-api/cli/evaluation.h"
#include "plugin-api/cli/terminal.h"

#include <algorithm>
#include <charconv>

namespace candour::cli {
namespace {

constexpr std::size_t kWidth = 100;
constexpr std::size_t kNumber = 7;    // a column of counts
constexpr std::size_t kShare = 21;    // "0.812 (0.751-0.861)" and two spaces
constexpr std::size_t kDecimals = 7;  // "0.812" and two spaces

std::string decimals(double value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 3);
  return {digits, end.ptr};
}

std::string right(const std::string& text, std::size_t width) {
  return std::string(width > text.size() ? width - text.size() : 1, ' ') + text;
}
std::string left(const std::string& text, std::size_t width) {
  return text + std::string(width > text.size() ? width - text.size() : 1, ' ');
}

std::string shown(Share share) {
  if (share.of == 0) return right("-", kShare);
  const Interval interval = wilson_interval(share);
  return right(decimals(share.value()) + " (" + decimals(interval.low) + "-" + decimals(interval.high) + ")", kShare);
}

// A paragraph, broken between words.
std::string wrapped(const std::string& text) {
  std::string out, line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    if (!line.empty() && line.size() + 1 + word.size() > kWidth) out += std::exchange(line, "  ") + "\n";
    line += (line.empty() || line == "  " ? "" : " ") + word;
    at = end + 1;
  }
  return out + line + "\n";
}

std::string note(const std::string& what, const std::vector<std::string>& names) {
  if (names.empty()) return {};
  std::string text = what + ": ";
  for (const std::string& name : names) text += (&name == &names.front() ? "" : ", ") + visible(name);
  return wrapped(text + ".");
}

std::string counted(std::size_t count, const char* one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::size_t widest(std::size_t least, const std::vector<std::string>& names) {
  for (const std::string& name : names) least = std::max(least, name.size());
  return least;
}

std::string heading(const std::string& name, std::size_t width, bool statements) {
  return left(name, width) + right("n", kNumber) + right("precision", kShare) + right("recall", kShare) +
         right("F1", kDecimals) + (statements ? right("statements", kShare) : "") + "\n";
}

std::string row_of(const std::string& name, std::size_t width, const Counts& counts) {
  return left(name, width) + right(std::to_string(counts.positives()), kNumber) + shown(counts.precision()) +
         shown(counts.recall()) + right(decimals(counts.f1()), kDecimals);
}

std::string label_table(const LabelAgreement& agreement) {
  std::vector<std::string> names, left_out;
  for (const LabelFigures& one : agreement.labels) {
    names.push_back(one.label);
    if (!one.in_mean()) left_out.push_back(one.label);
  }
  const std::size_t width = widest(18, names);
  std::string text = "\n" + heading("label", width, true);
  for (const LabelFigures& one : agreement.labels)
    text += row_of(one.label, width, one.sentences) + shown(one.statements) + "\n";
  text += "\n";
  for (const MacroMean& mean : agreement.means) {
    if (mean.labels == 0) continue;
    text += wrapped("Macro mean of " + std::to_string(mean.labels) + " " + mean.of + ": precision " +
                    decimals(mean.precision) + ", recall " + decimals(mean.recall) + ", F1 " + decimals(mean.f1) +
                    ", statements " + decimals(mean.statement_accuracy) + ".");
  }
  return text + note("Fewer than 5 positives, so left out of the means", left_out);
}

std::string status_table(const LabelAgreement& agreement) {
  std::vector<std::string> names;
  for (const StatusFigures& one : agreement.statuses) names.push_back(visible(one.status));
  const std::size_t width = widest(18, names);
  std::string text = "\n" + heading("status", width, false);
  for (std::size_t i = 0; i < names.size(); ++i)
    text += row_of(names[i], width, agreement.statuses[i].sentences) + "\n";
  const bool labels = !agreement.labels.empty();
  return text + "\n" +
         wrapped("Each status against all others, on the " + counted(agreement.status_sentences, "sentence") +
                 (labels ? " with a label in the gold; unsure and mixed are left out."
                         : "; unsure and mixed are left out."));
}

std::string verdict_row(const std::string& name, std::size_t width, const Confusion& confusion) {
  const Share agreement = confusion.agreement();
  const auto kappa = cohens_kappa(confusion);
  return left(name, width) + right(std::to_string(agreement.of), kNumber) + shown(agreement) +
         right(kappa ? decimals(*kappa) : "-", kDecimals + 2) + "\n";
}

// Rows: the gold's verdicts; columns: those predicted. Only verdicts that are there.
std::string confusion_table(const Confusion& confusion) {
  std::vector<std::size_t> there;
  for (std::size_t i = 0; i < confusion.categories(); ++i) {
    if (confusion.gold_total(i) + confusion.predicted_total(i) != 0) there.push_back(i);
  }
  constexpr std::size_t kFirst = 15;
  std::string text = left("gold \\ verdict", kFirst);
  for (const std::size_t category : there) {
    const std::string name = verdict_category_name(category);
    text += right(name, name.size() + 2);
  }
  text += "\n";
  for (const std::size_t gold : there) {
    if (confusion.gold_total(gold) == 0) continue;
    text += left(verdict_category_name(gold), kFirst);
    for (const std::size_t category : there) {
      const std::size_t width = std::string(verdict_category_name(category)).size() + 2;
      text += right(std::to_string(confusion.count(gold, category)), width);
    }
    text += "\n";
  }
  return text;
}

}  // namespace

std::string text_of(const LabelEvaluation& evaluation) {
  const LabelAgreement& agreement = evaluation.agreement;
  const std::string by = evaluation.predictions.empty() ? evaluation.pack : visible(evaluation.predictions);
  std::string text =
      wrapped(by + " against " + visible(evaluation.gold) + ": " + counted(agreement.sentences, "sentence") + " of " +
              counted(agreement.statements, "statement") + ". In parentheses: 95 % Wilson intervals.");
  if (!agreement.labels.empty()) text += label_table(agreement);
  text += note("Not in the gold, so not compared", evaluation.not_in_gold);
  text += note("Not in the pack, so not compared", evaluation.not_in_pack);
  text += note("Not in the predictions, so counted as 0", evaluation.not_predicted);
  if (evaluation.unpredicted != 0)
    text += wrapped("Without a prediction, so counted as 0: " + counted(evaluation.unpredicted, "sentence") + ".");
  if (agreement.has_statuses) text += status_table(agreement);
  if (evaluation.gold_has_statuses && !agreement.has_statuses)
    text += wrapped("The gold has a column status and the predictions have none.");
  return text;
}

std::string text_of(const RequirementEvaluation& evaluation) {
  const RequirementAgreement& agreement = evaluation.agreement;
  std::vector<std::string> names;
  for (const RequirementFigures& one : agreement.requirements) names.push_back(visible(one.requirement));
  const std::size_t width = widest(18, names);
  std::string text = wrapped(visible(evaluation.predictions) + " against " + visible(evaluation.gold) + ": " +
                             counted(agreement.all.agreement().of, "verdict") + " on " +
                             counted(agreement.statements, "statement") + ". In parentheses: 95 % Wilson intervals.");
  text += "\n" + left("requirement", width) + right("n", kNumber) + right("agreement", kShare) +
          right("kappa", kDecimals + 2) + "\n";
  for (std::size_t i = 0; i < names.size(); ++i)
    text += verdict_row(names[i], width, agreement.requirements[i].confusion);
  text += verdict_row("all", width, agreement.all) + "\n" + confusion_table(agreement.all);
  if (agreement.unjudged + agreement.beyond != 0) text += "\n";
  if (agreement.unjudged != 0)
    text += wrapped("Not judged, so counted as disagreement: " + counted(agreement.unjudged, "verdict") + ".");
  if (agreement.beyond != 0)
    text += wrapped("Not in the gold, so passed over: " + counted(agreement.beyond, "verdict") + ".");
  return text;
}

}  // namespace candour::cli
