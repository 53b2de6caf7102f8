// Annotated statements, read as labelling reads them: what weights are fitted on.
#pragma once

#include "rules/bench/statement_table.h"
#include "rules/document_reading.h"
#include "rules/weights/ready.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace candour {

// What people say of a sentence for a label.
enum class Mark : std::uint8_t { no, yes, unsaid };

struct AnnotatedStatement {
  std::string id;
  std::uint32_t table = 0;  // of those given
  bool counts = false;      // its marks are the yardstick; else they only teach
  std::unique_ptr<const Document> document;
  std::unique_ptr<const DocumentReading> reading;  // without weights
  std::vector<Mark> marks;                         // by sentence, then by label

  std::size_t sentences() const { return document->sentences.size(); }
  Mark mark(std::size_t sentence, std::size_t label, std::size_t labels) const {
    return marks[sentence * labels + label];
  }
};

// Statements of a table, ready for features; `labels` are those that are fitted, of which the table may lack some.
std::vector<AnnotatedStatement> read_statements(const StatementTable& table, std::uint32_t number, bool counts,
                                                const CompiledRules& rules, const std::vector<std::string>& labels);

// The sentences of some statements as sparse rows.
struct Corpus {
  std::vector<const AnnotatedStatement*> statements;
  std::vector<std::size_t> first;  // by statement, and one more: its first row
  WordKnowledge words;
  std::string known_words;            // as Weights::words
  std::vector<std::string> features;  // names, ascending
  std::vector<float> rarity;          // by feature: how much its values are raised in fitting, for being rare
  std::vector<std::pair<std::uint32_t, float>> values;  // of all rows: feature and value, ascending within a row
  std::vector<std::size_t> row_first;                   // by row, and one more

  std::size_t rows() const { return row_first.size() - 1; }
  std::span<const std::pair<std::uint32_t, float>> row(std::size_t number) const {
    return std::span(values).subspan(row_first[number], row_first[number + 1] - row_first[number]);
  }
};

// Words and features count when at least four of the statements have them.
Corpus read_corpus(std::vector<const AnnotatedStatement*> statements, const CompiledRules& rules);

}  // namespace candour
