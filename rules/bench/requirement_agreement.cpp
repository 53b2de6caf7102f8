#include "rules/bench/requirement_agreement.h"

#include "rules/bench/csv.h"

#include <map>
#include <set>
#include <utility>

namespace candour {
namespace {

using Key = std::pair<std::string, std::string>;

Key key_of(const VerdictTable::Entry& entry) {
  return {entry.statement, entry.requirement};
}

std::string verdict_names() {
  std::string names;
  for (std::size_t i = 0; i < kNoVerdict; ++i) names += (i == 0 ? "" : ", ") + std::string(verdict_category_name(i));
  return names;
}

Result<VerdictTable> read_rows(CsvReader& reader) {
  std::size_t columns[3];
  const char* const names[] = {"statement_id", "requirement", "verdict"};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto column = reader.column(names[i]);
    if (!column) return column.error();
    columns[i] = column.value();
  }
  VerdictTable table;
  std::map<Key, std::size_t> lines;
  for (;;) {
    const auto read = reader.next();
    if (!read) return read.error();
    if (!read.value()) return table;
    const auto fields = reader.fields();
    const std::string verdict(fields[columns[2]]);
    const auto known = verdict_named(verdict);
    if (!known) return reader.error("there is no verdict " + verdict + ".", "Verdicts are: " + verdict_names() + ".");
    table.entries.push_back({std::string(fields[columns[0]]), std::string(fields[columns[1]]), *known});
    const auto [before, is_new] = lines.emplace(key_of(table.entries.back()), reader.line());
    if (!is_new)
      return reader.error(before->first.second + " of " + before->first.first + " is there already, in line " +
                          std::to_string(before->second) + ".");
  }
}

}  // namespace

std::optional<Verdict> verdict_named(std::string_view name) {
  for (std::size_t i = 0; i < kNoVerdict; ++i) {
    if (name == verdict_category_name(i)) return static_cast<Verdict>(i);
  }
  return std::nullopt;
}

const char* verdict_category_name(std::size_t category) {
  static_assert(static_cast<std::size_t>(Verdict::not_applicable) + 1 == kNoVerdict);
  return category == kNoVerdict ? "none" : name_of(static_cast<Verdict>(category));
}

Result<VerdictTable> read_verdict_table(const std::string& path) {
  auto file = read_csv_file(path);
  if (!file) return file.error();
  CsvFile bytes = file.take();
  auto reader = CsvReader::open(bytes);
  if (!reader) return reader.error();
  auto table = read_rows(reader.value());
  if (table && table.value().entries.empty())
    return Error{ErrorCode::file_empty, path + " has no rows below its header.", "It needs one for each verdict."};
  return table;
}

RequirementAgreement requirement_agreement(const VerdictTable& gold, const VerdictTable& predicted) {
  std::map<Key, std::size_t> verdicts;
  for (const auto& entry : predicted.entries) verdicts[key_of(entry)] = static_cast<std::size_t>(entry.verdict);
  RequirementAgreement agreement;
  std::map<std::string, std::size_t> places;
  std::set<std::string> statements;
  std::size_t met = 0;
  for (const auto& entry : gold.entries) {
    const auto [place, is_new] = places.emplace(entry.requirement, agreement.requirements.size());
    if (is_new) agreement.requirements.emplace_back().requirement = entry.requirement;
    const auto found = verdicts.find(key_of(entry));
    met += found != verdicts.end();
    agreement.requirements[place->second].confusion.add(static_cast<std::size_t>(entry.verdict),
                                                        found == verdicts.end() ? kNoVerdict : found->second);
    statements.insert(entry.statement);
  }
  for (const RequirementFigures& one : agreement.requirements) agreement.all.add(one.confusion);
  agreement.statements = statements.size();
  agreement.unjudged = gold.entries.size() - met;
  agreement.beyond = predicted.entries.size() - met;
  return agreement;
}

}  // namespace candour
