// Which words (RE2 expressions that match a whole token) a token is. Words that can be written out are looked
// up; the others are one RE2::Set.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <re2/re2.h>
#include <re2/set.h>

namespace candour {

struct MatcherLimits {
  std::int64_t set_memory = 32 << 20;  // bytes an RE2::Set may use, its automaton included
};

// All texts that an expression matches, if they are at most `most` and it has no *, + or classes without end;
// else nothing.
std::optional<std::vector<std::string>> written_out(std::string_view regex, std::size_t most);

// Built by add(), then sealed; after that thread-safe.
class WordTable {
 public:
  explicit WordTable(MatcherLimits limits) : limits_(limits) {}

  // The word's number; the same expression has the same number.
  std::uint32_t add(const std::string& word);

  // False if RE2 cannot compile a word: `refused` says which.
  bool seal(std::string& refused);

  std::size_t size() const { return words_.size(); }

  // Numbers of the words that `token` is, each once, in no order. Complete whatever the memory: when the
  // set's automaton runs out of it, word after word is tried.
  void find(std::string_view token, std::vector<std::uint32_t>& words) const;

 private:
  // A word that is an expression. A short one is compiled alone only when it is asked for: mostly the set answers.
  struct Open {
    std::uint32_t word;
    mutable std::unique_ptr<RE2> regex;
    std::unique_ptr<std::once_flag> asked;
  };
  const RE2& regex_of(const Open& open) const;

  MatcherLimits limits_;
  std::vector<std::string> words_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> literals_;  // views into literal_texts_
  std::vector<std::unique_ptr<std::string>> literal_texts_;
  std::vector<Open> open_;         // in the order in which they were added to the set
  std::unique_ptr<RE2::Set> set_;  // null when it does not fit into its memory
};

}  // namespace candour
