#include "rules/bench/figures.h"

#include <algorithm>
#include <cmath>

namespace candour {
namespace {

constexpr double kZ = 1.959963984540054;  // the normal distribution's 97.5 % point

double real(std::size_t count) {
  return static_cast<double>(count);
}

}  // namespace

Interval wilson_interval(Share share) {
  if (share.of == 0) return {0, 1};
  const double n = real(share.of);
  const double p = share.value();
  const double centre = p + kZ * kZ / (2 * n);
  const double spread = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n));
  const double scale = 1 + kZ * kZ / n;
  // At the ends the interval touches 0 or 1, whatever rounding says.
  return {share.held == 0 ? 0 : std::max(0.0, (centre - spread) / scale),
          share.held == share.of ? 1 : std::min(1.0, (centre + spread) / scale)};
}

void Counts::add(bool gold, bool predicted) {
  true_positives += gold && predicted;
  false_positives += predicted && !gold;
  false_negatives += gold && !predicted;
}

double Counts::f1() const {
  const std::size_t all = 2 * true_positives + false_positives + false_negatives;
  return all == 0 ? 0 : 2 * real(true_positives) / real(all);
}

void Confusion::add(const Confusion& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
}

std::size_t Confusion::gold_total(std::size_t category) const {
  std::size_t total = 0;
  for (std::size_t i = 0; i < categories_; ++i) total += count(category, i);
  return total;
}

std::size_t Confusion::predicted_total(std::size_t category) const {
  std::size_t total = 0;
  for (std::size_t i = 0; i < categories_; ++i) total += count(i, category);
  return total;
}

Share Confusion::agreement() const {
  Share share;
  for (std::size_t i = 0; i < categories_; ++i) {
    share.held += count(i, i);
    share.of += gold_total(i);
  }
  return share;
}

std::optional<double> cohens_kappa(const Confusion& confusion) {
  const Share agreement = confusion.agreement();
  // In whole numbers: whether chance gives full agreement is then exact.
  std::size_t by_chance = 0;
  for (std::size_t i = 0; i < confusion.categories(); ++i)
    by_chance += confusion.gold_total(i) * confusion.predicted_total(i);
  const std::size_t all = agreement.of * agreement.of;
  if (by_chance == all) return std::nullopt;
  const double expected = real(by_chance) / real(all);
  return (agreement.value() - expected) / (1 - expected);
}

}  // namespace candour
