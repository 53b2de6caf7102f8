// A document's sentences as a chain.
#include "rules/weights/label_scores.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

// The margins that the chain must give: every way in which sentences can carry a label or not is weighed, and for each sentence
// those in which it does are set against those in which it does not.
std::vector<double> by_enumeration(const std::vector<float>& margins, double same, double change) {
  std::vector<double> yes(margins.size()), no(margins.size());
  for (std::size_t states = 0; states < (std::size_t{1} << margins.size()); ++states) {
    const auto carries = [&](std::size_t i) { return (states >> i & 1U) != 0; };
    double sum = 0;
    for (std::size_t i = 0; i < margins.size(); ++i) {
      if (carries(i)) sum += margins[i];
      if (i > 0 && carries(i) && carries(i - 1)) sum += same;
      if (i > 0 && carries(i) != carries(i - 1)) sum -= change;
    }
    for (std::size_t i = 0; i < margins.size(); ++i) (carries(i) ? yes : no)[i] += std::exp(sum);
  }
  for (std::size_t i = 0; i < margins.size(); ++i) yes[i] = std::log(yes[i] / no[i]);
  return yes;
}

std::vector<float> smoothed(std::vector<float> margins, float same, float change) {
  smooth(margins, same, change);
  return margins;
}

}  // namespace

TEST_CASE("Two sentences take from each other what four states of the chain say") {
  // For margins 1 and -1, same 0.5 and change 0.3, by hand: neither 1, the first only e^0.7, the second only e^-1.3, both e^0.5.
  const std::vector<float> margins = smoothed({1, -1}, 0.5F, 0.3F);
  CHECK(margins[0] == Approx(std::log((std::exp(0.7) + std::exp(0.5)) / (1 + std::exp(-1.3)))).margin(1e-5));
  CHECK(margins[1] == Approx(std::log((std::exp(-1.3) + std::exp(0.5)) / (1 + std::exp(0.7)))).margin(1e-5));
}

TEST_CASE("The chain's margins are those of all states together") {
  const std::vector<float> margins{2, -1.5F, 0.25F, -3, 1};
  for (const float same : {0.0F, 1.0F, 1.5F}) {
    for (const float change : {-0.3F, 0.0F, 1.0F}) {
      const std::vector<float> given = smoothed(margins, same, change);
      const std::vector<double> wanted = by_enumeration(margins, same, change);
      for (std::size_t i = 0; i < margins.size(); ++i) CHECK(given[i] == Approx(wanted[i]).margin(1e-4));
    }
  }
}

TEST_CASE("A chain that costs and gains nothing leaves margins as they are") {
  CHECK(smoothed({1.25F, -7, 0}, 0, 0) == std::vector<float>{1.25F, -7, 0});
}

TEST_CASE("A chain of one sentence leaves its margin as it is") {
  CHECK(smoothed({1.25F}, 1.5F, 1) == std::vector<float>{1.25F});
}

TEST_CASE("A chain without sentences stays empty") {
  CHECK(smoothed({}, 1, 1).empty());
}

TEST_CASE("Very large margins stay finite in a chain") {
  for (const float margin : smoothed({9000, -9000, 9000}, 9000, 9000)) CHECK(std::isfinite(margin));
}
