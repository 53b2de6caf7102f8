#include "rules/bench/figures.h"

#include <catch2/catch.hpp>

using namespace candour;

namespace {

void check_interval(Share share, double low, double high) {
  CAPTURE(share.held, share.of);
  const Interval interval = wilson_interval(share);
  CHECK(interval.low == Approx(low).margin(0.00005));
  CHECK(interval.high == Approx(high).margin(0.00005));
}

// Rows: the first judge; columns: the second.
Confusion confusion_of(const std::vector<std::vector<std::size_t>>& rows) {
  Confusion confusion(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t k = 0; k < rows.size(); ++k) {
      for (std::size_t n = 0; n < rows[i][k]; ++n) confusion.add(i, k);
    }
  }
  return confusion;
}

}  // namespace

// R. G. Newcombe, Two-sided confidence intervals for the single proportion: comparison of seven methods, Statistics in Medicine 17
// (1998), 857-872, table I, method 3.
TEST_CASE("Wilson intervals are those of Newcombe's four examples") {
  check_interval({81, 263}, 0.2553, 0.3662);
  check_interval({15, 148}, 0.0624, 0.1605);
  check_interval({0, 20}, 0, 0.1611);
  check_interval({1, 29}, 0.0061, 0.1718);
}

TEST_CASE("Wilson intervals touch 0 and 1 where all or none hold, and say nothing of no cases") {
  CHECK(wilson_interval({0, 7}).low == 0);
  CHECK(wilson_interval({7, 7}).high == 1);
  CHECK(wilson_interval({0, 0}).low == 0);
  CHECK(wilson_interval({0, 0}).high == 1);
}

// J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960), 37-46: 200 patients,
// three diagnoses.
TEST_CASE("Kappa is that of Cohen's example") {
  const Confusion diagnoses = confusion_of({{88, 14, 18}, {10, 40, 10}, {2, 6, 12}});
  CHECK(diagnoses.agreement() == Share{140, 200});
  CHECK(*cohens_kappa(diagnoses) == Approx(0.492).margin(0.0005));
}

// A. J. Viera and J. M. Garrett, Understanding interobserver agreement: the kappa statistic, Family Medicine 37 (2005), 360-363.
TEST_CASE("Kappa is that of Viera and Garrett's example") {
  CHECK(*cohens_kappa(confusion_of({{15, 5}, {10, 70}})) == Approx(0.57).margin(0.005));
}

TEST_CASE("Kappa is 1 where judges always agree, 0 where they agree by chance, below 0 where they differ on purpose") {
  CHECK(*cohens_kappa(confusion_of({{3, 0}, {0, 5}})) == 1);
  CHECK(*cohens_kappa(confusion_of({{4, 4}, {4, 4}})) == 0);
  CHECK(*cohens_kappa(confusion_of({{0, 5}, {5, 0}})) == -1);
}

TEST_CASE("There is no kappa of no cases, nor where both judges know one category only") {
  CHECK_FALSE(cohens_kappa(Confusion(3)));
  CHECK_FALSE(cohens_kappa(confusion_of({{9, 0}, {0, 0}})));
}

TEST_CASE("Precision, recall and F1 are shares of what was predicted, what is there, and both") {
  Counts counts;
  for (int i = 0; i < 6; ++i) counts.add(true, true);
  for (int i = 0; i < 2; ++i) counts.add(false, true);
  for (int i = 0; i < 4; ++i) counts.add(true, false);
  counts.add(false, false);
  CHECK(counts.precision() == Share{6, 8});
  CHECK(counts.recall() == Share{6, 10});
  CHECK(counts.f1() == Approx(12.0 / 18));
  CHECK(Counts{}.f1() == 0);
  CHECK(Counts{}.precision().value() == 0);
}
