// Fitting one label on a Corpus: weights, chain and cut.
#pragma once

#include "rules/bench/corpus.h"
#include "rules/bench/logistic.h"

#include <vector>

namespace candour {

struct LabelFit {
  LogisticFit logistic;  // small weights dropped
  float same = 0, change = 0, cut = 0;
  // By row of the corpus: margins after the chain from weights that the row's statement did not teach; where it says nothing of the
  // label, or cannot carry it, nothing.
  std::vector<std::optional<float>> held_out;
};

// How rows are parted: fold f of so many is judged by weights that the others give.
inline constexpr std::uint32_t kFolds = 6;
// By statement of the corpus: within each table the statements are dealt out in an order that their ids decide.
std::vector<std::uint32_t> folds_of(const std::vector<const AnnotatedStatement*>& statements, std::uint32_t folds);

// The label is the number-th of `labels` that marks have; `gate` says by statement whether it can be carried there. Thread-safe.
LabelFit fit_label(const Corpus& corpus, std::size_t label, std::size_t labels, const std::vector<bool>& gate,
                   const std::vector<std::uint32_t>& folds);

// The mean precision over the examples when sentences are read from the highest score down (average precision).
double average_precision(const std::vector<float>& scores, const std::vector<bool>& yes);
// The score that parts them with the largest F1.
float best_cut(const std::vector<float>& scores, const std::vector<bool>& yes);

}  // namespace candour
