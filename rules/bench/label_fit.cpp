#include "rules/bench/label_fit.h"

#include "rules/weights/label_scores.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace candour {
namespace {

constexpr double kStrictness = 10;          // LIBLINEAR's C; by cross-validation, 5 to 20 are alike
constexpr std::size_t kMostWeights = 9000;  // of a label; those nearest 0 are dropped
constexpr float kLeastWeight = 0.05F;
constexpr std::uint32_t kResamples = 25;  // for the cut

// Sebastiano Vigna's splitmix64 (https://prng.di.unimi.it/splitmix64.c): the same numbers everywhere.
class Dice {
 public:
  std::size_t below(std::size_t end) {
    state_ += 0x9E3779B97F4A7C15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return static_cast<std::size_t>((z ^ (z >> 31)) % end);
  }

 private:
  std::uint64_t state_ = 54;
};

void drop_small(LogisticFit& fit) {
  std::vector<float> sizes;
  for (const float weight : fit.weights) sizes.push_back(std::abs(weight));
  float least = kLeastWeight;
  if (sizes.size() > kMostWeights) {
    std::nth_element(sizes.begin(), sizes.begin() + kMostWeights, sizes.end(), std::greater<>());
    least = std::max(least, sizes[kMostWeights]);
  }
  for (float& weight : fit.weights) {
    if (std::abs(weight) <= least) weight = 0;
  }
}

class LabelFitting {
 public:
  LabelFitting(const Corpus& corpus, std::size_t label, std::size_t labels, const std::vector<bool>& gate,
               const std::vector<std::uint32_t>& folds)
      : corpus_(corpus), label_(label), labels_(labels), folds_(folds) {
    for (std::size_t s = 0; s < corpus.statements.size(); ++s) {
      if (mark(s, 0) == Mark::unsaid) continue;
      said_.push_back(s);
      if (gate[s]) open_.push_back(s);
    }
    choose_yardstick();
  }

  LabelFit run() {
    for (std::uint32_t fold = 0; fold < kFolds; ++fold) judge(fold, fit(fold));
    choose_chain();
    choose_cut();
    fit_.logistic = fit(kFolds);
    fit_.held_out.resize(corpus_.rows());
    for (const std::size_t s : open_) {
      const std::vector<float> margins = smoothed(s, fit_.same, fit_.change);
      for (std::size_t i = 0; i < margins.size(); ++i) fit_.held_out[corpus_.first[s] + i] = margins[i];
    }
    return std::move(fit_);
  }

 private:
  Mark mark(std::size_t statement, std::size_t sentence) const {
    return corpus_.statements[statement]->mark(sentence, label_, labels_);
  }
  std::size_t sentences(std::size_t statement) const { return corpus_.statements[statement]->sentences(); }

  // The statements that count, if some of them carry the label; else all.
  void choose_yardstick() {
    bool carried = false;
    for (const std::size_t s : open_) {
      if (!corpus_.statements[s]->counts) continue;
      yardstick_.push_back(s);
      for (std::size_t i = 0; i < sentences(s); ++i) carried = carried || mark(s, i) == Mark::yes;
    }
    if (!carried) yardstick_ = open_;
  }

  LogisticFit fit(std::uint32_t without) const {
    std::vector<SparseRow> rows;
    std::vector<bool> yes;
    for (const std::size_t s : said_) {
      if (folds_[s] == without) continue;
      for (std::size_t i = 0; i < sentences(s); ++i) {
        rows.push_back(corpus_.row(corpus_.first[s] + i));
        yes.push_back(mark(s, i) == Mark::yes);
      }
    }
    LogisticFit fit = fit_logistic(rows, yes, static_cast<std::uint32_t>(corpus_.features.size()), kStrictness);
    drop_small(fit);
    return fit;
  }

  void judge(std::uint32_t fold, const LogisticFit& fit) {
    for (const std::size_t s : said_) {
      if (folds_[s] != fold) continue;
      std::vector<float>& margins = margins_[s];
      for (std::size_t i = 0; i < sentences(s); ++i) {
        float margin = fit.bias;
        for (const auto& [feature, value] : corpus_.row(corpus_.first[s] + i)) margin += fit.weights[feature] * value;
        margins.push_back(margin);
      }
    }
  }

  std::vector<float> smoothed(std::size_t statement, float same, float change) const {
    std::vector<float> margins = margins_.at(statement);
    smooth(margins, same, change);
    return margins;
  }

  void choose_chain() {
    double best = -1;
    std::vector<bool> yes;
    for (const std::size_t s : yardstick_) {
      for (std::size_t i = 0; i < sentences(s); ++i) yes.push_back(mark(s, i) == Mark::yes);
    }
    for (const float same : {0.0F, 0.5F, 1.0F, 1.5F}) {
      for (const float change : {-0.3F, 0.0F, 0.3F, 0.6F, 1.0F}) {
        std::vector<float> scores;
        for (const std::size_t s : yardstick_) {
          const std::vector<float> margins = smoothed(s, same, change);
          scores.insert(scores.end(), margins.begin(), margins.end());
        }
        const double precision = average_precision(scores, yes);
        if (precision <= best) continue;
        best = precision;
        fit_.same = same;
        fit_.change = change;
      }
    }
  }

  // The mean of the best cuts of resampled statements: one cut on all would lean on single sentences.
  void choose_cut() {
    std::vector<std::vector<float>> margins;
    for (const std::size_t s : yardstick_) margins.push_back(smoothed(s, fit_.same, fit_.change));
    Dice dice;
    float sum = 0;
    for (std::uint32_t round = 0; round < kResamples && !yardstick_.empty(); ++round) {
      std::vector<float> scores;
      std::vector<bool> yes;
      for (std::size_t drawn = 0; drawn < yardstick_.size(); ++drawn) {
        const std::size_t at = dice.below(yardstick_.size());
        scores.insert(scores.end(), margins[at].begin(), margins[at].end());
        for (std::size_t i = 0; i < sentences(yardstick_[at]); ++i) yes.push_back(mark(yardstick_[at], i) == Mark::yes);
      }
      sum += best_cut(scores, yes);
    }
    fit_.cut = sum / static_cast<float>(kResamples);
  }

  const Corpus& corpus_;
  std::size_t label_, labels_;
  const std::vector<std::uint32_t>& folds_;
  std::vector<std::size_t> said_, open_,
      yardstick_;  // statements: with marks, those that can carry it, those that set the cut
  std::map<std::size_t, std::vector<float>> margins_;  // by statement: held out, before the chain
  LabelFit fit_;
};

std::vector<std::size_t> from_highest(const std::vector<float>& scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  return order;
}

}  // namespace

double average_precision(const std::vector<float>& scores, const std::vector<bool>& yes) {
  double found = 0, sum = 0, read = 0;
  for (const std::size_t at : from_highest(scores)) {
    ++read;
    if (yes[at]) sum += ++found / read;
  }
  return found == 0 ? 0 : sum / found;
}

float best_cut(const std::vector<float>& scores, const std::vector<bool>& yes) {
  const auto all = static_cast<double>(std::count(yes.begin(), yes.end(), true));
  const std::vector<std::size_t> order = from_highest(scores);
  double found = 0, best = -1;
  float cut = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    found += yes[order[i]];
    const double f1 = 2 * found / (all + static_cast<double>(i) + 1);
    if (f1 <= best) continue;
    best = f1;
    const float next = i + 1 < order.size() ? scores[order[i + 1]] : scores[order[i]] - 1;
    cut = (scores[order[i]] + next) / 2;
  }
  return cut;
}

std::vector<std::uint32_t> folds_of(const std::vector<const AnnotatedStatement*>& statements, std::uint32_t folds) {
  std::vector<std::size_t> order(statements.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(statements[a]->table, key_of(statements[a]->id)) <
           std::pair(statements[b]->table, key_of(statements[b]->id));
  });
  std::vector<std::uint32_t> fold(statements.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank) fold[order[rank]] = static_cast<std::uint32_t>(rank % folds);
  return fold;
}

LabelFit fit_label(const Corpus& corpus, std::size_t label, std::size_t labels, const std::vector<bool>& gate,
                   const std::vector<std::uint32_t>& folds) {
  return LabelFitting(corpus, label, labels, gate, folds).run();
}

}  // namespace candour
