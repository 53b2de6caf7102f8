// Logistic regression by LIBLINEAR (https://www.csie.ntu.edu.tw/~cjlin/liblinear/), solver 0: L2-regularised, primal, trust region Newton.
// It uses no random numbers, so the same rows give the same weights.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace candour {

// False when Candour was built without LIBLINEAR.
bool can_fit();

// Sparse rows: feature and value, features ascending within a row.
using SparseRow = std::span<const std::pair<std::uint32_t, float>>;

struct LogisticFit {
  std::vector<float> weights;  // by feature
  float bias = 0;
};

// `yes` says for each row whether it is an example or a counter-example. `strictness` is LIBLINEAR's C: the larger, the closer to the
// rows. With no example, or nothing else, all weights are 0 and the bias says so. Thread-safe. Call only if can_fit().
LogisticFit fit_logistic(std::span<const SparseRow> rows, const std::vector<bool>& yes, std::uint32_t features,
                         double strictness);

}  // namespace candour
