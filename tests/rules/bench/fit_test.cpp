// Fitting: the logistic regression, what chooses chain and cut, and how statements are dealt out.
#include "rules/bench/label_fit.h"
#include "rules/bench/logistic.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

// Eight rows: the first feature stands in the examples, the second in the others, the third in all.
struct SmallSet {
  SmallSet() {
    for (int i = 0; i < 8; ++i) {
      yes.push_back(i % 2 == 0);
      rows.push_back({{i % 2 == 0 ? 0U : 1U, 1.0F}, {2U, 0.5F}});
    }
  }
  LogisticFit fit() const {
    std::vector<SparseRow> spans(rows.begin(), rows.end());
    return fit_logistic(spans, yes, 4, 10);
  }
  double margin(const LogisticFit& fit, std::size_t row) const {
    double sum = fit.bias;
    for (const auto& [feature, value] : rows[row]) sum += fit.weights[feature] * value;
    return sum;
  }
  std::vector<std::vector<std::pair<std::uint32_t, float>>> rows;
  std::vector<bool> yes;
};

bool no_fitting() {
  if (!can_fit()) WARN("skipped: no data: built without LIBLINEAR");
  return !can_fit();
}

std::vector<AnnotatedStatement> statements_named(const std::vector<std::string>& ids, std::uint32_t table = 0) {
  std::vector<AnnotatedStatement> statements(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    statements[i].id = ids[i];
    statements[i].table = table;
  }
  return statements;
}

std::vector<const AnnotatedStatement*> pointers_to(const std::vector<AnnotatedStatement>& statements) {
  std::vector<const AnnotatedStatement*> pointers;
  for (const AnnotatedStatement& one : statements) pointers.push_back(&one);
  return pointers;
}

}  // namespace

TEST_CASE("A fit parts examples from others when a feature tells them") {
  if (no_fitting()) return;
  const SmallSet set;
  const LogisticFit fit = set.fit();
  for (std::size_t row = 0; row < set.rows.size(); ++row) CHECK((set.margin(fit, row) > 0) == set.yes[row]);
  CHECK(fit.weights[0] > 0);
  CHECK(fit.weights[1] < 0);
}

TEST_CASE("A feature that no row has weighs nothing") {
  if (no_fitting()) return;
  const LogisticFit fit = SmallSet().fit();
  REQUIRE(fit.weights.size() == 4);
  CHECK(fit.weights[3] == 0);
}

TEST_CASE("A fit does not depend on which kind of row comes first") {
  if (no_fitting()) return;
  SmallSet set;
  std::reverse(set.rows.begin(), set.rows.end());
  set.yes.flip();
  const LogisticFit fit = set.fit();
  CHECK(fit.weights[0] > 0);
  CHECK(fit.weights[1] < 0);
}

TEST_CASE("The same rows give the same numbers") {
  if (no_fitting()) return;
  const LogisticFit once = SmallSet().fit(), twice = SmallSet().fit();
  CHECK(once.weights == twice.weights);
  CHECK(once.bias == twice.bias);
}

TEST_CASE("Without examples no feature weighs anything, and the bias says no") {
  if (no_fitting()) return;
  SmallSet set;
  set.yes.assign(set.yes.size(), false);
  const LogisticFit fit = set.fit();
  CHECK(fit.weights == std::vector<float>(4, 0.0F));
  CHECK(fit.bias < -5);
}

TEST_CASE("With nothing but examples no feature weighs anything, and the bias says yes") {
  if (no_fitting()) return;
  SmallSet set;
  set.yes.assign(set.yes.size(), true);
  const LogisticFit fit = set.fit();
  CHECK(fit.weights == std::vector<float>(4, 0.0F));
  CHECK(fit.bias > 5);
}

TEST_CASE("A fit on no rows says no") {
  if (no_fitting()) return;
  CHECK(fit_logistic({}, {}, 2, 10).bias < -5);
}

TEST_CASE("Average precision is the mean of the precision at each example from the highest score down") {
  // Ranks 1, 3 and 4 of five are examples: (1/1 + 2/3 + 3/4) / 3.
  CHECK(average_precision({0.1F, 0.9F, 0.3F, 0.5F, 0.4F}, {false, true, true, false, true}) ==
        Approx((1 + 2.0 / 3 + 3.0 / 4) / 3));
}

TEST_CASE("Average precision is 1 when all examples are on top") {
  CHECK(average_precision({3, 2, 1, 0}, {true, true, false, false}) == 1);
}

TEST_CASE("Average precision without examples is 0") {
  CHECK(average_precision({1, 2}, {false, false}) == 0);
  CHECK(average_precision({}, {}) == 0);
}

TEST_CASE("The best cut lies half way between the scores that it parts") {
  // Cutting below 2.0: both examples of three, F1 = 2*2/(2+2) = 1.
  CHECK(best_cut({1, 3, 2, 0}, {false, true, true, false}) == Approx(1.5F));
}

TEST_CASE("The best cut takes a wrong sentence in for the sake of more examples") {
  // From the highest: yes, no, yes, yes, no. F1 after each: 1/2, 2/5, 2/3, 6/7, 3/4.
  CHECK(best_cut({5, 4, 3, 2, 1}, {true, false, true, true, false}) == Approx(1.5F));
}

TEST_CASE("The best cut is below all scores when all are examples") {
  CHECK(best_cut({2, 1}, {true, true}) < 1);
}

TEST_CASE("Statements are dealt out evenly") {
  std::vector<std::string> ids;
  for (int i = 0; i < 20; ++i) ids.push_back("s" + std::to_string(i));
  const auto statements = statements_named(ids);
  const std::vector<std::uint32_t> folds = folds_of(pointers_to(statements), 6);
  for (std::uint32_t fold = 0; fold < 6; ++fold) {
    const auto size = std::count(folds.begin(), folds.end(), fold);
    CHECK(size >= 3);
    CHECK(size <= 4);
  }
}

TEST_CASE("A statement's fold is decided by ids, not by the order of the statements") {
  const auto some = statements_named({"a", "b", "c", "d", "e", "f"}),
             turned = statements_named({"d", "f", "a", "c", "b", "e"});
  const std::vector<std::uint32_t> folds = folds_of(pointers_to(some), 3), again = folds_of(pointers_to(turned), 3);
  for (std::size_t i = 0; i < some.size(); ++i) {
    for (std::size_t j = 0; j < turned.size(); ++j) {
      if (some[i].id == turned[j].id) CHECK(folds[i] == again[j]);
    }
  }
}

TEST_CASE("Statements are not dealt out in the order in which they come") {
  std::vector<std::string> ids;
  for (int i = 0; i < 12; ++i) ids.push_back("s" + std::to_string(i));
  const auto statements = statements_named(ids);
  const std::vector<std::uint32_t> folds = folds_of(pointers_to(statements), 4);
  CHECK(folds != std::vector<std::uint32_t>{0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3});
}

TEST_CASE("Each table's statements are dealt out by themselves") {
  const auto first = statements_named({"a", "b", "c", "d"}), second = statements_named({"e", "f", "g", "h"}, 1);
  auto all = pointers_to(first);
  for (const AnnotatedStatement* one : pointers_to(second)) all.push_back(one);
  const std::vector<std::uint32_t> folds = folds_of(all, 4);
  CHECK(std::set<std::uint32_t>(folds.begin(), folds.begin() + 4).size() == 4);
  CHECK(std::set<std::uint32_t>(folds.begin() + 4, folds.end()).size() == 4);
}
