#include "rules/condition.h"

#include <string>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

// A condition as a fully bracketed text.
std::string shape_of(const Condition& condition) {
  using Kind = Condition::Kind;
  if (condition.kind == Kind::name) return condition.name;
  if (condition.kind == Kind::flag) return "flag" + std::to_string(static_cast<int>(condition.flag));
  std::string inner;
  const char* joint = condition.kind == Kind::all_of ? " and " : " or ";
  for (const Condition& part : condition.parts) inner += (inner.empty() ? "" : joint) + shape_of(part);
  if (condition.kind == Kind::all_of || condition.kind == Kind::any_of) return "(" + inner + ")";
  if (condition.kind == Kind::none_of) return "not " + inner;
  return std::string(place_word(condition.kind)) + "[" + inner + "]" +
         (condition.times > 0 ? std::to_string(condition.times) : "");
}

std::string read(std::string_view text) {
  const auto result = parse_condition(text);
  if (result.mistake) return std::to_string(result.mistake->offset) + ": " + result.mistake->what;
  return shape_of(*result.condition);
}

}  // namespace

TEST_CASE("'and' binds before 'or', and 'not' before both") {
  CHECK(read("a or b and not c") == "(a or (b and not c))");
  CHECK(read("(a or b) and c") == "((a or b) and c)");
  CHECK(read("not not a") == "not not a");
}

TEST_CASE("Words around a condition say where it holds, and nest") {
  CHECK(read("heading(x) and near(a or b)") == "(heading[x] and near[(a or b)])");
  CHECK(read("count(x, 3) or document(lead(y))") == "(count[x]3 or document[lead[y]])");
  CHECK(read("share(x, 100)") == "share[x]100");
  CHECK(read("is_heading and at_end") == "(flag0 and flag8)");
}

TEST_CASE("A condition may be broken over lines") {
  CHECK(read("a\n  and\tb ") == "(a and b)");
}

TEST_CASE("What is wrong with a condition is told with its place") {
  CHECK(read("") == "0: the end stands where a name should");
  CHECK(read("a and") == "5: the end stands where a name should");
  CHECK(read("a b") == "2: 'b' is not expected");
  CHECK(read("(a or b") == "7: the end stands where ')' should");
  CHECK(read("a and (b))") == "9: ')' is not expected");
  CHECK(read("heading a") == "8: 'heading' stands alone");
  CHECK(read("haeding(a)") == "0: there is no 'haeding(...)'");
  CHECK(read("count(a)") == "7: count() needs a number");
  CHECK(read("count(a, many)") == "9: 'many' is not a number of sentences");
  CHECK(read("share(a)") == "7: share() needs a number");
  CHECK(read("share(a, 101)") == "9: '101' is not a share");
  CHECK(read("share(a, 0)") == "9: '0' is not a share");
  CHECK(read("a & b") == "2: '&' is not expected");
  CHECK(read("a \u00E9 b") == "2: '\u00E9' is not expected");
  CHECK(read("not or a") == "4: 'or' stands where a name should");
}

TEST_CASE("A condition that is nested without end is refused") {
  CHECK(read(std::string(100'000, '(') + "a") == "50: the condition is too deep");
  std::string nots;
  for (int i = 0; i < 100'000; ++i) nots += "not ";
  CHECK(read(nots + "a").find("the condition is too deep") != std::string::npos);
}

TEST_CASE("The names of a condition are given in order") {
  const auto result = parse_condition("b and heading(a) or not c");
  std::string names;
  for (const NameUse& use : names_in(*result.condition))
    names += std::string(use.name) + std::to_string(use.offset) + " ";
  CHECK(names == "b0 a14 c24 ");
}
