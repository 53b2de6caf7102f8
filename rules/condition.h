// Conditions: names of signals and labels with and, or, not, parentheses, and words that say where
// ("heading(x)"). The language is described in docs/rule-authors.md; this is its syntax tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

// What a sentence is, as a condition asks: is_heading, ..., at_start, at_end.
enum class Flag : std::uint8_t {
  is_heading,
  is_list_item,
  is_table_row,
  is_footnote,
  is_aside,
  is_sign_off,
  is_body,
  at_start,
  at_end
};

struct Condition {
  enum class Kind : std::uint8_t {
    name,  // a signal or label in this sentence
    flag,
    all_of,   // and
    any_of,   // or
    none_of,  // not
    heading,
    lead,
    before,
    after,
    near,
    paragraph,
    sentence,  // of this sentence
    title,
    document,
    count,  // of the document
    share,  // of the document's sentences
  };
  Kind kind = Kind::name;
  std::string name;              // Kind::name
  Flag flag = Flag::is_heading;  // Kind::flag
  std::uint32_t times = 0;       // Kind::count: at least so many sentences; Kind::share: so many of a hundred
  std::size_t offset = 0;        // byte in the condition's text
  std::vector<Condition> parts;  // one, or more for all_of and any_of
};

struct ConditionMistake {
  std::size_t offset = 0;  // byte in the text
  std::string what;        // "')' is missing"
  std::string expected;
};

struct ConditionResult {  // exactly one is set
  std::optional<Condition> condition;
  std::optional<ConditionMistake> mistake;
};
ConditionResult parse_condition(std::string_view text);

// True for words that mean something in a condition and cannot name a signal or label.
bool is_condition_word(std::string_view name);

// The word of a place around a condition ("heading"), or "" for other kinds.
const char* place_word(Condition::Kind kind);

// All names in the condition, in order, with their offsets.
struct NameUse {
  std::string_view name;
  std::size_t offset;
};
std::vector<NameUse> names_in(const Condition& condition);

}  // namespace candour
