#include "rules/text_numbers.h"

#include "rules/token_classes.h"

#include <catch2/catch.hpp>

using namespace candour;

namespace {

const TokenClass* found_in(const TokenClasses& classes, std::string_view token) {
  std::vector<const TokenClass*> found;
  classes.find(std::vector<std::string_view>{token}, found);
  return found[0];
}

}  // namespace

TEST_CASE("Different texts are numbered in the order in which they come") {
  TextNumbers numbers;
  CHECK(numbers.add("we") == 0);
  CHECK(numbers.add("train") == 1);
  CHECK(numbers.add("") == 2);
  CHECK(numbers.add("we") == 0);
  CHECK(numbers.add("wea") == 3);
  CHECK(numbers.add("") == 2);
  CHECK(numbers.size() == 4);
}

TEST_CASE("Texts keep their numbers when there are many") {
  TextNumbers numbers;
  for (std::uint32_t i = 0; i < 5000; ++i) REQUIRE(numbers.add("a long beginning and " + std::to_string(i)) == i);
  for (std::uint32_t i = 0; i < 5000; ++i) REQUIRE(numbers.add("a long beginning and " + std::to_string(i)) == i);
}

TEST_CASE("Numbers keep texts of their own") {
  TextNumbers numbers;
  {
    const std::string gone = "a text that is longer than a string keeps within itself";
    CHECK(numbers.add(gone) == 0);
  }
  CHECK(numbers.add("a text that is longer than a string keeps within itself") == 0);
}

TEST_CASE("Tokens that are the same words have one class") {
  TokenClasses classes;
  int made = 0;
  const auto make = [&](const std::vector<std::uint32_t>& words) {
    ++made;
    return TokenClass{words, {}, {}};
  };
  CHECK(found_in(classes, "train") == nullptr);
  const TokenClass* train = classes.add("train", {1, 2}, make);
  REQUIRE(train != nullptr);
  CHECK(classes.add("training", {1, 2}, make) == train);
  CHECK(classes.add("walk", {2}, make) != train);
  CHECK(made == 2);
  CHECK(train->later == std::vector<std::uint32_t>{1, 2});
  CHECK(found_in(classes, "train") == train);
  CHECK(found_in(classes, "training") == train);
  CHECK(found_in(classes, "trainin") == nullptr);
  CHECK(found_in(classes, "") == nullptr);
}

TEST_CASE("What a token is, is not kept for long tokens, nor for more than twenty thousand") {
  TokenClasses classes;
  const auto make = [](const std::vector<std::uint32_t>&) { return TokenClass{}; };
  const TokenClass* nothing = classes.add("in no pattern", {}, make);
  CHECK(classes.add(std::string(200, 'a'), {}, make) == nothing);
  CHECK(found_in(classes, std::string(200, 'a')) == nullptr);
  for (int i = 0; i < 30'000; ++i) REQUIRE(classes.add(std::to_string(i), {}, make) == nothing);
  CHECK(found_in(classes, "7") == nothing);
  CHECK(found_in(classes, "29999") == nullptr);
}
