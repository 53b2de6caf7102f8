#include "rules/bench/statement_table.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>
#include <unordered_map>

namespace candour {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<double> score(std::string_view text) {
  if (text == "0" || text.empty()) return 0;  // nearly all
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !(number >= 0 && number <= 1)) return std::nullopt;
  return number;
}

struct LabelColumn {
  std::size_t column;
  const std::string* name;
};

struct Columns {
  std::size_t statement = 0, index = 0;
  std::optional<std::size_t> sentence, status;
  std::vector<LabelColumn> labels;
};

Result<Columns> find_columns(const CsvReader& reader, const WantedColumns& wanted) {
  Columns columns;
  const auto statement = reader.column("statement_id");
  if (!statement) return statement.error();
  columns.statement = statement.value();
  const auto index = reader.column("sentence_index");
  if (!index) return index.error();
  columns.index = index.value();
  if (wanted.sentence) {
    const auto sentence = reader.column("sentence");
    if (!sentence) return sentence.error();
    columns.sentence = sentence.value();
  }
  if (wanted.status) columns.status = reader.find_column("status");
  for (const std::string& name : wanted.labels) {
    if (!reader.find_column(name)) continue;
    const auto column = reader.column(name);
    if (!column) return column.error();
    columns.labels.push_back({column.value(), &name});
  }
  return columns;
}

class TableBuilder {
 public:
  TableBuilder(StatementTable& table, const Columns& columns) : table_(table), columns_(columns) {
    for (const LabelColumn& label : columns.labels) table.labels.push_back(*label.name);
    table.has_status = columns.status.has_value();
  }

  std::optional<Error> add(const CsvReader& reader) {
    const auto fields = reader.fields();
    const auto index = whole_number(trimmed(fields[columns_.index]));
    if (!index) return reader.error("sentence_index is no whole number: " + std::string(fields[columns_.index]) + ".");
    StatementTable::Row row{statement_of(fields[columns_.statement]), *index, {}};
    if (columns_.sentence) row.sentence = fields[*columns_.sentence];
    for (const LabelColumn& label : columns_.labels) {
      const auto value = score(trimmed(fields[label.column]));
      if (!value)
        return reader.error(*label.name + " is no number from 0 to 1: " + std::string(fields[label.column]) + ".");
      table_.carries.push_back(*value >= 0.5);
    }
    if (columns_.status) table_.statuses.push_back(trimmed(fields[*columns_.status]));
    table_.rows.push_back(row);
    lines_.push_back(reader.line());
    return std::nullopt;
  }

  // Brings the rows in order; the error is a sentence that is there twice.
  std::optional<Error> finish() {
    const auto& rows = table_.rows;
    table_.ordered.resize(rows.size());
    std::iota(table_.ordered.begin(), table_.ordered.end(), 0u);
    const auto place = [&](std::uint32_t i) { return std::pair(rows[i].statement, rows[i].index); };
    const auto comes_before = [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); };
    // Tables are mostly in order already.
    if (!std::is_sorted(table_.ordered.begin(), table_.ordered.end(), comes_before))
      std::stable_sort(table_.ordered.begin(), table_.ordered.end(), comes_before);
    for (std::uint32_t i = 0; i < table_.ordered.size(); ++i) {
      const std::uint32_t row = table_.ordered[i];
      if (i > 0 && place(table_.ordered[i - 1]) == place(row)) return twice(table_.ordered[i - 1], row);
      if (rows[row].statement == table_.first.size()) table_.first.push_back(i);
    }
    table_.first.push_back(static_cast<std::uint32_t>(rows.size()));
    return std::nullopt;
  }

 private:
  std::uint32_t statement_of(std::string_view id) {
    if (!table_.statements.empty() && table_.statements.back() == id)
      return static_cast<std::uint32_t>(table_.statements.size() - 1);
    const auto [found, is_new] = numbers_.try_emplace(id, static_cast<std::uint32_t>(table_.statements.size()));
    if (is_new) table_.statements.push_back(id);
    return found->second;
  }

  Error twice(std::uint32_t before, std::uint32_t row) const {
    const StatementTable::Row& sentence = table_.rows[row];
    return {ErrorCode::argument_invalid,
            table_.file->name + ":" + std::to_string(lines_[row]) + ": sentence " + std::to_string(sentence.index) +
                " of " + std::string(table_.statements[sentence.statement]) + " is there already, in line " +
                std::to_string(lines_[before]) + ".",
            "A statement's sentences have different numbers."};
  }

  StatementTable& table_;
  const Columns& columns_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::vector<std::size_t> lines_;  // by row
};

}  // namespace

Result<StatementTable> read_statement_table(const std::string& path, const WantedColumns& wanted) {
  auto file = read_csv_file(path);
  if (!file) return file.error();
  return read_statement_table(file.take(), wanted);
}

Result<StatementTable> read_statement_table(CsvFile file, const WantedColumns& wanted) {
  StatementTable table;
  table.file = std::make_unique<CsvFile>(std::move(file));
  auto opened = CsvReader::open(*table.file);
  if (!opened) return opened.error();
  CsvReader& reader = opened.value();
  const auto columns = find_columns(reader, wanted);
  if (!columns) return columns.error();
  table.columns.assign(reader.columns().begin(), reader.columns().end());
  TableBuilder builder(table, columns.value());
  for (;;) {
    const auto read = reader.next();
    if (!read) return read.error();
    if (!read.value()) break;
    if (auto error = builder.add(reader)) return *std::move(error);
  }
  if (table.rows.empty())
    return Error{ErrorCode::file_empty, table.file->name + " has no rows below its header.",
                 "It needs one for each sentence."};
  if (auto error = builder.finish()) return *std::move(error);
  return table;
}

}  // namespace candour
