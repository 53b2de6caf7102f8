// candour label: labels and statuses for a table of sentences. Like candour rules it uses the rules themselves.
#include "plugin-api/cli/bench.h"
#include "plugin-api/cli/commands.h"
#include "plugin-api/cli/output.h"
#include "plugin-api/cli/terminal.h"
#include "rules/bench/labelling.h"

namespace candour::cli {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;  // bytes written at a time

void append_score(std::uint16_t score, std::string& row) {
  static_assert(LabelledTable::kOne == 10000);
  const char digits[] = {static_cast<char>('0' + score / 10000),     '.',
                         static_cast<char>('0' + score / 1000 % 10), static_cast<char>('0' + score / 100 % 10),
                         static_cast<char>('0' + score / 10 % 10),   static_cast<char>('0' + score % 10)};
  row.append(digits, sizeof digits);
}

std::string header_of(const LabelledTable& labelled, bool explain) {
  std::string header = "statement_id,sentence_index";
  for (const std::string& label : labelled.labels) header += "," + label;
  return header + (explain ? ",status,signals\n" : ",status\n");
}

Failure write_rows(const StatementTable& table, const LabelledTable& labelled, bool explain, NewFile& out) {
  std::string block = header_of(labelled, explain);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    append_csv_field(table.statements[table.rows[row].statement], block);
    block += ',' + std::to_string(table.rows[row].index);
    for (std::size_t label = 0; label < labelled.labels.size(); ++label) {
      block += ',';
      append_score(labelled.score(row, label), block);
    }
    block += ',';
    block += name_of(labelled.statuses[row]);
    if (explain) {
      block += ',';
      append_csv_field(labelled.signals[row], block);
    }
    block += '\n';
    if (block.size() < kBlock) continue;
    if (Failure failure = out.add(block)) return failure;
    block.clear();
  }
  if (Failure failure = out.add(block)) return failure;
  return out.finish();
}

}  // namespace

int label(const LabelOptions& options) {
  const auto pack = load_pack(options.pack);
  if (!pack) return refuse(pack.error(), kWrongUse);
  const auto rules = RuleSet::compile({pack.value()});
  if (!rules) return refuse(rules.error(), kWrongUse);
  warn_of(*pack.value());
  if (are_same_file(options.sentences, options.out)) {
    complain(options.out + " is the file that is read.", "Name another one with --out.");
    return kWrongUse;
  }
  // What cannot be written is said before the work.
  NewFile out(options.out);
  Failure failure = is_folder(options.out) ? options.out + " is a folder." : out.add("");
  if (failure) {
    complain(*failure, "Name another file with --out.");
    return kWrongUse;
  }
  WantedColumns wanted;
  wanted.sentence = true;
  const auto table = read_statement_table(options.sentences, wanted);
  if (!table) return refuse(table.error(), kSomeFailed);
  LabellingOptions labelling;
  labelling.labels = label_columns(*pack.value());
  labelling.explain = options.explain;
  const LabelledTable labelled = label_table(rules.value(), table.value(), labelling);
  failure = write_rows(table.value(), labelled, options.explain, out);
  if (!failure) return kGood;
  complain(*failure);
  return kSomeFailed;
}

}  // namespace candour::cli
