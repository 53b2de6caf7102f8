#include "rules/bench/corpus.h"

#include "extractor/sentence_list.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace candour {
namespace {

constexpr std::uint32_t kLeastStatements = 4;  // that have a word or feature
constexpr double kTypicalRarity = 8;

// Counts in how many statements something is met.
class StatementCount {
 public:
  void meet(std::size_t thing, std::uint32_t statement) {
    if (thing >= last_.size()) {
      last_.resize(thing + 1, kNone);
      count_.resize(thing + 1, 0);
    }
    if (last_[thing] == statement) return;
    last_[thing] = statement;
    ++count_[thing];
  }
  bool enough(std::size_t thing) const { return count_[thing] >= kLeastStatements; }

 private:
  std::vector<std::uint32_t> last_, count_;
};

std::string known_words(const std::vector<const AnnotatedStatement*>& statements) {
  std::map<std::string, std::pair<std::uint32_t, std::uint32_t>, std::less<>> met;  // statements, the last of them
  for (std::uint32_t s = 0; s < statements.size(); ++s) {
    for (std::uint32_t i = 0; i < statements[s]->sentences(); ++i) {
      const MatchText& text = statements[s]->reading->match_text(i);
      for (std::uint32_t t = 0; t < text.tokens.size(); ++t) {
        const std::string_view word = text.token(t, false);
        auto found = met.find(word);
        if (found == met.end()) found = met.emplace(word, std::pair(0U, kNone)).first;
        if (found->second.second == s) continue;
        found->second = {found->second.first + 1, s};
      }
    }
  }
  std::string words;
  for (const auto& [word, count] : met) {
    if (count.first >= kLeastStatements) words += (words.empty() ? "" : " ") + word;
  }
  return words;
}

std::string feature_name(std::string_view beginning, const std::string_view* words, std::uint32_t count) {
  std::string name(beginning);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i > 0) name += ' ';
    name += words[i];
  }
  return name;
}

// Reads all features, then keeps those that enough statements have, by name.
class CorpusReader {
 public:
  CorpusReader(Corpus& corpus, const FeatureSource& source) : corpus_(corpus), source_(source) {}

  void run() {
    corpus_.row_first.push_back(0);
    for (std::uint32_t s = 0; s < corpus_.statements.size(); ++s) {
      corpus_.first.push_back(corpus_.row_first.size() - 1);
      const FeatureReader reader(*corpus_.statements[s]->reading, source_, corpus_.words);
      for (std::uint32_t i = 0; i < corpus_.statements[s]->sentences(); ++i) read(reader, s, i);
    }
    corpus_.first.push_back(corpus_.row_first.size() - 1);
    keep();
    weigh_rarity();
  }

 private:
  void read(const FeatureReader& reader, std::uint32_t statement, std::uint32_t sentence) {
    const std::size_t begin = corpus_.values.size();
    float squares = 0;
    reader.read(sentence, [&](FeatureGroup group, FeatureKey key, std::string_view beginning,
                              const std::string_view* words, std::uint32_t count) {
      const float value = value_of(group);
      squares += value * value;
      const std::uint32_t number = table_.add(key);
      if (number == names_.size()) {
        names_.push_back(feature_name(beginning, words, count));
        met_.push_back(kNone);
      }
      if (met_[number] == row_) return;
      met_[number] = row_;
      count_.meet(number, statement);
      corpus_.values.emplace_back(number, value);
    });
    for (std::size_t i = begin; i < corpus_.values.size(); ++i) corpus_.values[i].second /= std::sqrt(squares);
    read_letters(reader, statement, sentence);
    corpus_.row_first.push_back(corpus_.values.size());
    ++row_;
  }

  void read_letters(const FeatureReader& reader, std::uint32_t statement, std::uint32_t sentence) {
    const float value = letters_scale(reader.spelled(sentence));
    for (const FeatureWords::Spelled& word : reader.spelled(sentence)) {
      letters_of(word.word, [&](FeatureKey key, std::string_view letters) {
        const std::uint32_t number = table_.add(key);
        if (number == names_.size()) {
          names_.push_back(feature_name(kLettersBeginning, &letters, 1));
          met_.push_back(kNone);
        }
        count_.meet(number, statement);
        at_.resize(names_.size());
        if (met_[number] == row_) {
          corpus_.values[at_[number]].second += value;
          return;
        }
        met_[number] = row_;
        at_[number] = corpus_.values.size();
        corpus_.values.emplace_back(number, value);
      });
    }
  }

  // Rare features say more where they stand; Robertson's and Sparck Jones' inverse document frequency, here of sentences.
  void weigh_rarity() {
    std::vector<std::uint32_t> rows(corpus_.features.size());
    for (const auto& [feature, value] : corpus_.values) ++rows[feature];
    for (const std::uint32_t count : rows) {
      corpus_.rarity.push_back(static_cast<float>(
          (std::log((1.0 + static_cast<double>(corpus_.rows())) / (1.0 + count)) + 1) / kTypicalRarity));
    }
    for (auto& [feature, value] : corpus_.values) value *= corpus_.rarity[feature];
  }

  void keep() {
    std::vector<std::uint32_t> kept;
    for (std::uint32_t f = 0; f < names_.size(); ++f) {
      if (count_.enough(f)) kept.push_back(f);
    }
    std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) { return names_[a] < names_[b]; });
    std::vector<std::uint32_t> now(names_.size(), kNone);
    for (std::uint32_t f = 0; f < kept.size(); ++f) {
      now[kept[f]] = f;
      corpus_.features.push_back(std::move(names_[kept[f]]));
    }
    std::size_t end = 0;
    for (std::size_t row = 0; row + 1 < corpus_.row_first.size(); ++row) {
      const std::size_t begin = corpus_.row_first[row];
      corpus_.row_first[row] = end;
      for (std::size_t i = begin; i < corpus_.row_first[row + 1]; ++i) {
        if (now[corpus_.values[i].first] == kNone) continue;
        corpus_.values[end++] = {now[corpus_.values[i].first], corpus_.values[i].second};
      }
      std::sort(corpus_.values.begin() + static_cast<std::ptrdiff_t>(corpus_.row_first[row]),
                corpus_.values.begin() + static_cast<std::ptrdiff_t>(end));
    }
    corpus_.row_first.back() = end;
    corpus_.values.resize(end);
  }

  Corpus& corpus_;
  const FeatureSource& source_;
  KeyTable table_;
  std::vector<std::string> names_;
  std::vector<std::uint32_t> met_;  // by feature: the last row that has it
  std::vector<std::size_t> at_;     // by feature: where its value in that row is
  std::uint32_t row_ = 0;
  StatementCount count_;
};

}  // namespace

std::vector<AnnotatedStatement> read_statements(const StatementTable& table, std::uint32_t number, bool counts,
                                                const CompiledRules& rules, const std::vector<std::string>& labels) {
  std::vector<std::optional<std::size_t>> columns;
  for (const std::string& label : labels) {
    const auto found = std::find(table.labels.begin(), table.labels.end(), label);
    columns.push_back(found == table.labels.end()
                          ? std::nullopt
                          : std::optional(static_cast<std::size_t>(found - table.labels.begin())));
  }
  std::vector<AnnotatedStatement> statements;
  for (std::size_t s = 0; s < table.statements.size(); ++s) {
    AnnotatedStatement statement;
    statement.id = table.statements[s];
    statement.table = number;
    statement.counts = counts;
    std::vector<std::string_view> sentences;
    for (std::uint32_t at = table.first[s]; at < table.first[s + 1]; ++at) {
      const std::uint32_t row = table.ordered[at];
      sentences.push_back(table.rows[row].sentence);
      for (const auto& column : columns)
        statement.marks.push_back(!column ? Mark::unsaid : table.row_carries(row, *column) ? Mark::yes : Mark::no);
    }
    statement.document = std::make_unique<const Document>(document_of_sentences(sentences));
    statement.reading = std::make_unique<const DocumentReading>(rules, *statement.document);
    statements.push_back(std::move(statement));
  }
  return statements;
}

Corpus read_corpus(std::vector<const AnnotatedStatement*> statements, const CompiledRules& rules) {
  Corpus corpus;
  corpus.statements = std::move(statements);
  const CompiledPack& pack = rules.packs.front();
  corpus.known_words = known_words(corpus.statements);
  corpus.words = word_knowledge_of(*pack.pack, corpus.known_words);
  const FeatureSource source = feature_source_of(rules, pack);
  CorpusReader(corpus, source).run();
  return corpus;
}

}  // namespace candour
