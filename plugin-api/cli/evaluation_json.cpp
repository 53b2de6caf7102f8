// candour evaluate: its figures as JSON, and verdicts from the JSON reports of candour check.
#include "plugin-api/cli/evaluation.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

namespace candour::cli {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(Share share) {
  const Interval interval = wilson_interval(share);
  return {
      {"value", share.value()}, {"low", interval.low}, {"high", interval.high}, {"held", share.held}, {"of", share.of}};
}

Json json_of(const Counts& counts) {
  return {{"positives", counts.positives()},
          {"true_positives", counts.true_positives},
          {"false_positives", counts.false_positives},
          {"false_negatives", counts.false_negatives},
          {"precision", json_of(counts.precision())},
          {"recall", json_of(counts.recall())},
          {"f1", counts.f1()}};
}

Json json_of(const Confusion& confusion) {
  const auto kappa = cohens_kappa(confusion);
  Json table = Json::object();
  for (std::size_t gold = 0; gold < confusion.categories(); ++gold) {
    for (std::size_t predicted = 0; predicted < confusion.categories(); ++predicted) {
      const std::size_t count = confusion.count(gold, predicted);
      if (count != 0) table[verdict_category_name(gold)][verdict_category_name(predicted)] = count;
    }
  }
  return {{"agreement", json_of(confusion.agreement())},
          {"kappa", kappa ? Json(*kappa) : Json(nullptr)},
          {"confusion", std::move(table)}};
}

std::string printed(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Error no_report(const std::string& path, const std::string& why) {
  return {ErrorCode::argument_invalid, path + " is no JSON report of candour check: " + why + ".",
          "Name the folder that candour check --out DIR writes them into: DIR/statements."};
}

// Reports by path, sorted.
Result<std::vector<std::filesystem::path>> reports_in(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".json") paths.push_back(entry->path());
  }
  if (error) return Error{ErrorCode::file_unreadable, folder + " cannot be read: " + error.message() + ".", ""};
  if (paths.empty())
    return Error{ErrorCode::file_not_found, folder + " holds no .json file.",
                 "Name the folder that candour check --out DIR writes them into: DIR/statements."};
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::optional<Error> add_report(const std::filesystem::path& path, const std::string& statement, VerdictTable& table) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto report = nlohmann::json::parse(bytes, nullptr, false);
  if (!report.is_object()) return no_report(path.string(), "it is no JSON object");
  const auto requirements = report.find("requirements");
  if (requirements == report.end() || !requirements->is_array())
    return no_report(path.string(), "it has no requirements");
  for (const auto& one : *requirements) {
    if (!one.is_object()) return no_report(path.string(), "a requirement is no object");
    const auto id = one.find("id"), verdict = one.find("verdict");
    if (id == one.end() || !id->is_string() || verdict == one.end() || !verdict->is_string())
      return no_report(path.string(), "a requirement has no id or no verdict");
    const auto known = verdict_named(verdict->get<std::string>());
    if (!known) return no_report(path.string(), "there is no verdict " + verdict->get<std::string>());
    table.entries.push_back({statement, id->get<std::string>(), *known});
  }
  return std::nullopt;
}

}  // namespace

Result<VerdictTable> verdicts_in_reports(const std::string& folder, const VerdictTable& gold) {
  const auto paths = reports_in(folder);
  if (!paths) return paths.error();
  std::set<std::string> statements;
  for (const auto& entry : gold.entries) statements.insert(entry.statement);
  VerdictTable table;
  std::map<std::string, std::string> read;  // statement -> file
  for (const std::filesystem::path& path : paths.value()) {
    const std::filesystem::path name = path.stem();
    const std::string statement = statements.contains(name.string()) ? name.string() : name.stem().string();
    if (!statements.contains(statement)) continue;
    const auto [before, is_new] = read.emplace(statement, path.string());
    if (!is_new)
      return Error{ErrorCode::argument_invalid,
                   before->second + " and " + path.string() + " are both about " + statement + ".",
                   "Call statements in the gold by their full names, such as " + name.string() + "."};
    if (auto error = add_report(path, statement, table)) return *std::move(error);
  }
  return table;
}

std::string json_of(const LabelEvaluation& evaluation) {
  const LabelAgreement& agreement = evaluation.agreement;
  Json json{{"gold", evaluation.gold}};
  json["predictions"] = evaluation.predictions.empty() ? Json(nullptr) : Json(evaluation.predictions);
  json["pack"] = evaluation.pack;
  json["sentences"] = agreement.sentences;
  json["statements"] = agreement.statements;
  json["unpredicted"] = evaluation.unpredicted;
  json["labels"] = Json::object();
  for (const LabelFigures& one : agreement.labels) {
    Json figures = json_of(one.sentences);
    figures["statement_accuracy"] = json_of(one.statements);
    figures["in_mean"] = one.in_mean();
    json["labels"][one.label] = std::move(figures);
  }
  json["macro"] = Json::object();
  for (const MacroMean& mean : agreement.means) {
    json["macro"][mean.of] = {{"labels", mean.labels},
                              {"precision", mean.precision},
                              {"recall", mean.recall},
                              {"f1", mean.f1},
                              {"statement_accuracy", mean.statement_accuracy}};
  }
  if (agreement.has_statuses) {
    json["statuses"] = Json::object();
    for (const StatusFigures& one : agreement.statuses) json["statuses"][one.status] = json_of(one.sentences);
    json["status_sentences"] = agreement.status_sentences;
  }
  json["not_in_gold"] = evaluation.not_in_gold;
  json["not_in_pack"] = evaluation.not_in_pack;
  json["not_in_predictions"] = evaluation.not_predicted;
  return printed(json);
}

std::string json_of(const RequirementEvaluation& evaluation) {
  const RequirementAgreement& agreement = evaluation.agreement;
  Json json{{"gold", evaluation.gold}, {"predictions", evaluation.predictions}};
  json["statements"] = agreement.statements;
  json["not_judged"] = agreement.unjudged;
  json["not_in_gold"] = agreement.beyond;
  json["all"] = json_of(agreement.all);
  json["requirements"] = Json::object();
  for (const RequirementFigures& one : agreement.requirements)
    json["requirements"][one.requirement] = json_of(one.confusion);
  return printed(json);
}

}  // namespace candour::cli
