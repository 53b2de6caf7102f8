#include "rules/bench/calibrate.h"

#include "rules/bench/label_fit.h"
#include "rules/sha256.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace candour {
namespace {

constexpr std::uint32_t kHeldOutFolds = 5;
constexpr std::size_t kLeastStatements = 10;

using Statements = std::vector<const AnnotatedStatement*>;

class CalibrationRun {
 public:
  CalibrationRun(const CalibrationOptions& options, const CompiledRules& rules) : options_(options), rules_(rules) {
    const Pack& pack = *rules.packs.front().pack;
    for (const Label& label : pack.labels) {
      if (pack.weights->covers(label.place)) all_labels_.push_back(label.name);
    }
  }

  std::optional<Error> read() {
    for (const std::string& file : options_.gold) {
      if (auto error = read(file)) return error;
    }
    for (const std::string& file : options_.teach) {
      if (auto error = read(file)) return error;
    }
    choose_labels();
    const CompiledPack& pack = rules_.packs.front();
    const auto wrong = [&](const std::string& what, const std::string& advice) {
      return Error{ErrorCode::argument_invalid, what, advice};
    };
    if (labels_.empty())
      return wrong("no table marks a sentence with a label of the pack " + pack.pack->id,
                   "Name the tables' columns as the labels are named");
    for (std::uint32_t t = 0; t < tables_.size(); ++t) {
      for (AnnotatedStatement& one : read_statements(tables_[t], t, t < options_.gold.size(), rules_, labels_))
        statements_.push_back(std::move(one));
    }
    if (statements_.size() < kLeastStatements)
      return wrong("there are only " + std::to_string(statements_.size()) + " statements",
                   "Give at least ten: fewer say too little");
    return std::nullopt;
  }

  Calibration run() {
    Statements all;
    for (const AnnotatedStatement& one : statements_) all.push_back(&one);
    Calibration calibration;
    say("all statements");
    calibration.weights = fit(all);
    if (options_.hold_out) hold_out(all, calibration);
    return calibration;
  }

 private:
  void say(const std::string& what) const {
    if (options_.say) options_.say(what);
  }

  std::optional<Error> read(const std::string& file) {
    auto bytes = read_csv_file(file);
    if (!bytes) return bytes.error();
    hashes_.push_back(sha256_of(bytes.value().bytes));  // reading a table changes its bytes
    WantedColumns wanted;
    wanted.sentence = true;
    wanted.labels = all_labels_;
    auto table = read_statement_table(bytes.take(), wanted);
    if (!table) return table.error();
    tables_.push_back(table.take());
    return std::nullopt;
  }

  // Those that a table marks; the others cannot be fitted.
  void choose_labels() {
    for (const std::string& label : all_labels_) {
      for (const StatementTable& table : tables_) {
        const auto found = std::find(table.labels.begin(), table.labels.end(), label);
        if (found == table.labels.end()) continue;
        const auto column = static_cast<std::size_t>(found - table.labels.begin());
        bool marked = false;
        for (std::size_t row = 0; row < table.rows.size() && !marked; ++row) marked = table.row_carries(row, column);
        if (!marked) continue;
        labels_.push_back(label);
        break;
      }
    }
  }

  // A label of the pack by its name.
  const CompiledLabel& compiled(const std::string& label) const {
    const CompiledPack& pack = rules_.packs.front();
    return rules_.labels[*std::find_if(pack.labels.begin(), pack.labels.end(),
                                       [&](std::uint32_t number) { return rules_.labels[number].name == label; })];
  }

  // By statement: whether a label can be carried in it at all.
  std::vector<bool> gate(const Statements& statements, const std::string& label) const {
    const std::vector<std::uint32_t>& nodes = compiled(label).only_if;
    std::vector<bool> open;
    for (const AnnotatedStatement* statement : statements) {
      open.push_back(std::all_of(nodes.begin(), nodes.end(), [&](std::uint32_t node) {
        return statement->sentences() > 0 && statement->reading->holds(node, 0);
      }));
    }
    return open;
  }

  Weights fit(const Statements& statements) const {
    const Corpus corpus = read_corpus(statements, rules_);
    const std::vector<std::uint32_t> folds = folds_of(statements, kFolds);
    std::vector<LabelFit> fits(labels_.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t label = next++; label < labels_.size(); label = next++) {
        fits[label] = fit_label(corpus, label, labels_.size(), gate(statements, labels_[label]), folds);
        say(labels_[label]);
      }
    };
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < options_.threads; ++i) threads.emplace_back(work);
    work();
    for (std::thread& thread : threads) thread.join();
    return weights_of(corpus, fits);
  }

  Weights weights_of(const Corpus& corpus, const std::vector<LabelFit>& fits) const {
    Weights weights;
    weights.pack_sha256 = rules_.packs.front().pack->weights->pack_sha256;
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      const std::string& file = t < options_.gold.size() ? options_.gold[t] : options_.teach[t - options_.gold.size()];
      weights.data.push_back({file.substr(file.rfind('/') + 1), hashes_[t],
                              static_cast<std::uint32_t>(tables_[t].statements.size()),
                              static_cast<std::uint32_t>(tables_[t].rows.size())});
    }
    for (std::size_t l = 0; l < labels_.size(); ++l) {
      LabelWeights label{labels_[l], fits[l].logistic.bias, fits[l].same, fits[l].change, fits[l].cut, {}};
      label.measured = measured(corpus, fits[l], l);
      weights.labels.push_back(std::move(label));
    }
    weights.words = corpus.known_words;
    weights.first.push_back(0);
    for (std::size_t f = 0; f < corpus.features.size(); ++f) {
      const std::size_t before = weights.entries.size();
      for (std::size_t l = 0; l < labels_.size(); ++l) {
        if (fits[l].logistic.weights[f] != 0)
          weights.entries.push_back({static_cast<std::uint8_t>(l), fits[l].logistic.weights[f] * corpus.rarity[f]});
      }
      if (weights.entries.size() == before) continue;
      weights.features.push_back(corpus.features[f]);
      weights.first.push_back(static_cast<std::uint32_t>(weights.entries.size()));
    }
    return weights;
  }

  // On the statements that count, or else on all; each judged by weights that it did not teach.
  MeasuredLabel measured(const Corpus& corpus, const LabelFit& fit, std::size_t label) const {
    MeasuredLabel of_gold, of_all;
    const std::optional<std::uint32_t>& condition = compiled(labels_[label]).when;
    for (std::size_t s = 0; s < corpus.statements.size(); ++s) {
      const AnnotatedStatement& statement = *corpus.statements[s];
      bool said = false;
      for (std::size_t i = 0; i < statement.sentences(); ++i) {
        const Mark mark = statement.mark(i, label, labels_.size());
        if (mark == Mark::unsaid) break;
        said = true;
        const auto& margin = fit.held_out[corpus.first[s] + i];
        const bool by_rule = condition && statement.reading->holds(*condition, i);
        const bool carried = margin && score_of(*margin, fit.cut) >= (by_rule ? kCutWithCondition : kCut);
        for (MeasuredLabel* one : {&of_all, statement.counts ? &of_gold : nullptr}) {
          if (one == nullptr) continue;
          one->marked += mark == Mark::yes;
          one->carried += carried;
          one->right += carried && mark == Mark::yes;
          one->alone += carried && !by_rule;
          one->alone_right += carried && !by_rule && mark == Mark::yes;
        }
      }
      of_all.statements += said;
      of_gold.statements += said && statement.counts;
    }
    if (of_gold.marked == 0) {
      of_all.yardstick = "one reader";
      return of_all;
    }
    of_gold.yardstick = options_.yardstick;
    return of_gold;
  }

  void hold_out(const Statements& all, Calibration& calibration) {
    const std::vector<std::uint32_t> folds = folds_of(all, kHeldOutFolds);
    std::vector<std::vector<std::vector<float>>> scores(all.size());
    for (std::uint32_t fold = 0; fold < kHeldOutFolds; ++fold) {
      say("without fold " + std::to_string(fold + 1) + " of " + std::to_string(kHeldOutFolds));
      Statements others;
      for (std::size_t s = 0; s < all.size(); ++s) {
        if (folds[s] != fold) others.push_back(all[s]);
      }
      judge(fit(others), all, folds, fold, scores);
    }
    for (std::size_t s = 0; s < all.size(); ++s) {
      const StatementTable& table = tables_[all[s]->table];
      const auto number = static_cast<std::size_t>(
          std::find(table.statements.begin(), table.statements.end(), all[s]->id) - table.statements.begin());
      for (std::size_t i = 0; i < scores[s].size(); ++i) {
        const std::uint32_t row = table.ordered[table.first[number] + i];
        calibration.held_out.push_back({all[s]->id, table.rows[row].index, std::move(scores[s][i])});
      }
    }
  }

  // As labelling judges: from the weights as they are written.
  void judge(const Weights& weights, const Statements& all, const std::vector<std::uint32_t>& folds, std::uint32_t fold,
             std::vector<std::vector<std::vector<float>>>& scores) const {
    const ReadyWeights ready = ready_weights_of(std::make_shared<const Weights>(weights), rules_, rules_.packs.front());
    std::vector<std::vector<bool>> gates;
    for (const std::string& label : labels_) gates.push_back(gate(all, label));
    for (std::size_t s = 0; s < all.size(); ++s) {
      if (folds[s] != fold) continue;
      const LabelScores judged(ready, *all[s]->reading);
      for (std::uint32_t i = 0; i < all[s]->sentences(); ++i) {
        std::vector<float>& row = scores[s].emplace_back();
        for (std::size_t l = 0; l < labels_.size(); ++l) row.push_back(gates[l][s] ? judged.score(i, l) : 0);
      }
    }
  }

  const CalibrationOptions& options_;
  const CompiledRules& rules_;
  std::vector<std::string> all_labels_, labels_, hashes_;
  std::vector<StatementTable> tables_;
  std::vector<AnnotatedStatement> statements_;
};

}  // namespace

Result<Calibration> calibrate(const std::shared_ptr<const Pack>& pack, const CalibrationOptions& options) {
  if (!can_fit())
    return Error{ErrorCode::argument_invalid, "this Candour was built without LIBLINEAR, which fits weights",
                 "Install liblinear-dev and build Candour again"};
  if (!pack->weights)
    return Error{ErrorCode::argument_invalid, "the pack " + pack->id + " has no section 'weights'",
                 "Include candour:shared/labels.yaml, or write a section of your own: docs/rule-authors.md"};
  auto plain = std::make_shared<Pack>(*pack);
  plain->weights->weights = nullptr;
  const auto rules = compile_rules({plain});
  if (!rules) return rules.error();
  CalibrationRun run(options, *rules.value());
  if (auto error = run.read()) return *error;
  return run.run();
}

}  // namespace candour
