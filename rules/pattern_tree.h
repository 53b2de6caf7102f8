// A pattern as a tree: what pattern.cpp reads and word_graph.h turns into something that can be matched.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace candour {

struct PatternNode;
using PatternTree = std::shared_ptr<const PatternNode>;  // vocabularies are shared by all patterns that name them

struct PatternNode {
  enum class Kind : std::uint8_t {
    word,   // a part of a word: an RE2 expression that never matches a space
    space,  // the edge of a word
    mark,   // a punctuation mark: a token of its own, whatever stands around it
    sequence,
    alternatives,
    repeat,
  };
  Kind kind = Kind::word;
  std::string regex;                  // word, mark
  std::vector<PatternTree> parts;     // sequence, alternatives; repeat: one
  std::uint32_t least = 1, most = 1;  // repeat; kMany for no limit
  bool spaced = false;                // a space or mark is in it: it may go beyond one word
  bool may_be_empty = false;          // only told of what is not spaced
};

inline constexpr std::uint32_t kMany = 0xFFFFFFFF;

PatternTree word_node(std::string regex);
PatternTree space_node();
PatternTree mark_node(std::string regex);
PatternTree sequence_node(std::vector<PatternTree> parts);
PatternTree alternatives_node(std::vector<PatternTree> parts);
PatternTree repeat_node(PatternTree part, std::uint32_t least, std::uint32_t most);

// The expression of a tree that is not spaced, safe to be followed by another.
std::string regex_of(const PatternNode& node);

}  // namespace candour
