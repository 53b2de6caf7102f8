#include "rules/bench/logistic.h"

#include <algorithm>

#ifdef CANDOUR_LIBLINEAR
#include <linear.h>
#endif

namespace candour {
namespace {

constexpr float kCertain = 8;  // a margin: about one in three thousand

}  // namespace

#ifdef CANDOUR_LIBLINEAR

bool can_fit() {
  return true;
}

LogisticFit fit_logistic(std::span<const SparseRow> rows, const std::vector<bool>& yes, std::uint32_t features,
                         double strictness) {
  LogisticFit fit;
  fit.weights.assign(features, 0.0F);
  const auto examples = std::count(yes.begin(), yes.end(), true);
  if (examples == 0 || static_cast<std::size_t>(examples) == rows.size()) {
    fit.bias = examples == 0 ? -kCertain : kCertain;
    return fit;
  }
  std::size_t size = 0;
  for (const SparseRow& row : rows) size += row.size() + 2;
  std::vector<feature_node> nodes;
  nodes.reserve(size);
  std::vector<feature_node*> starts;
  std::vector<double> targets;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    starts.push_back(nodes.data() + nodes.size());
    for (const auto& [feature, value] : rows[i])
      nodes.push_back({static_cast<int>(feature) + 1, static_cast<double>(value)});
    nodes.push_back({static_cast<int>(features) + 1, 1.0});  // the bias
    nodes.push_back({-1, 0});
    targets.push_back(yes[i] ? 1 : -1);
  }
  problem task{static_cast<int>(rows.size()), static_cast<int>(features) + 1, targets.data(), starts.data(), 1.0};
  parameter how{};
  how.solver_type = L2R_LR;
  how.eps = 0.01;
  how.C = strictness;
  set_print_string_function([](const char*) {});
  model* fitted = train(&task, &how);
  const double sign = fitted->label[0] == 1 ? 1 : -1;
  for (std::uint32_t f = 0; f < features; ++f) fit.weights[f] = static_cast<float>(sign * fitted->w[f]);
  fit.bias = static_cast<float>(sign * fitted->w[features]);
  free_and_destroy_model(&fitted);
  return fit;
}

#else

bool can_fit() {
  return false;
}

LogisticFit fit_logistic(std::span<const SparseRow>, const std::vector<bool>&, std::uint32_t features, double) {
  return {std::vector<float>(features, 0.0F), -kCertain};
}

#endif

}  // namespace candour
