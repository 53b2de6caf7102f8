// Figures on agreement. Pure; the sources of the formulas stand with them.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace candour {

// `held` of `of` cases.
struct Share {
  std::size_t held = 0, of = 0;
  double value() const { return of == 0 ? 0 : static_cast<double>(held) / static_cast<double>(of); }
  bool operator==(const Share&) const = default;
};

struct Interval {
  double low = 0, high = 1;
};

// The 95 % score interval of a share, without continuity correction: E. B. Wilson, Probable inference, the law of succession, and
// statistical inference, JASA 22 (1927), 209-212. Of no cases: 0 to 1.
Interval wilson_interval(Share share);

// Yes or no, predicted against gold.
struct Counts {
  std::size_t true_positives = 0, false_positives = 0, false_negatives = 0;

  std::size_t positives() const { return true_positives + false_negatives; }
  void add(bool gold, bool predicted);
  Share precision() const { return {true_positives, true_positives + false_positives}; }  // of nothing predicted: 0
  Share recall() const { return {true_positives, positives()}; }
  // 2 tp / (2 tp + fp + fn); 0 if nothing is there and nothing predicted.
  double f1() const;
};

// How often each category of one judge met each of the other's.
class Confusion {
 public:
  explicit Confusion(std::size_t categories) : categories_(categories), counts_(categories * categories) {}

  void add(std::size_t gold, std::size_t predicted) { ++counts_[gold * categories_ + predicted]; }
  void add(const Confusion& other);  // of the same categories

  std::size_t categories() const { return categories_; }
  std::size_t count(std::size_t gold, std::size_t predicted) const { return counts_[gold * categories_ + predicted]; }
  std::size_t gold_total(std::size_t category) const;
  std::size_t predicted_total(std::size_t category) const;
  Share agreement() const;

 private:
  std::size_t categories_;
  std::vector<std::size_t> counts_;
};

// Agreement beyond what the judges' own shares of each category would give by chance: J. Cohen, A coefficient of agreement for nominal
// scales, Educational and Psychological Measurement 20 (1960), 37-46. Nothing where chance alone gives full agreement: no cases, or
// both judges know one category only.
std::optional<double> cohens_kappa(const Confusion& confusion);

}  // namespace candour
