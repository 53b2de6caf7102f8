#include "rules/pattern_tree.h"

#include <algorithm>

namespace candour {
namespace {

std::string times_of(const PatternNode& node) {
  if (node.least == 0 && node.most == 1) return "?";
  if (node.least == 0 && node.most == kMany) return "*";
  if (node.least == 1 && node.most == kMany) return "+";
  std::string text = "{" + std::to_string(node.least);
  if (node.most == kMany) return text + ",}";
  return node.most == node.least ? text + "}" : text + "," + std::to_string(node.most) + "}";
}

}  // namespace

PatternTree word_node(std::string regex) {
  PatternNode node;
  node.regex = std::move(regex);
  return std::make_shared<const PatternNode>(std::move(node));
}

PatternTree space_node() {
  PatternNode node;
  node.kind = PatternNode::Kind::space;
  node.spaced = true;
  return std::make_shared<const PatternNode>(std::move(node));
}

PatternTree mark_node(std::string regex) {
  PatternNode node;
  node.kind = PatternNode::Kind::mark;
  node.regex = std::move(regex);
  node.spaced = true;
  return std::make_shared<const PatternNode>(std::move(node));
}

PatternTree sequence_node(std::vector<PatternTree> parts) {
  if (parts.size() == 1) return parts[0];
  PatternNode node;
  node.kind = PatternNode::Kind::sequence;
  node.spaced = std::any_of(parts.begin(), parts.end(), [](const PatternTree& part) { return part->spaced; });
  node.may_be_empty =
      std::all_of(parts.begin(), parts.end(), [](const PatternTree& part) { return part->may_be_empty; });
  node.parts = std::move(parts);
  return std::make_shared<const PatternNode>(std::move(node));
}

PatternTree alternatives_node(std::vector<PatternTree> parts) {
  if (parts.size() == 1) return parts[0];
  PatternNode node;
  node.kind = PatternNode::Kind::alternatives;
  node.spaced = std::any_of(parts.begin(), parts.end(), [](const PatternTree& part) { return part->spaced; });
  node.may_be_empty =
      std::any_of(parts.begin(), parts.end(), [](const PatternTree& part) { return part->may_be_empty; });
  node.parts = std::move(parts);
  return std::make_shared<const PatternNode>(std::move(node));
}

PatternTree repeat_node(PatternTree part, std::uint32_t least, std::uint32_t most) {
  PatternNode node;
  node.kind = PatternNode::Kind::repeat;
  node.least = least;
  node.most = most;
  node.spaced = part->spaced;
  node.may_be_empty = least == 0 || part->may_be_empty;
  node.parts.push_back(std::move(part));
  return std::make_shared<const PatternNode>(std::move(node));
}

std::string regex_of(const PatternNode& node) {
  switch (node.kind) {
    case PatternNode::Kind::word:
      return node.regex;
    case PatternNode::Kind::sequence: {
      std::string text;
      for (const PatternTree& part : node.parts) text += regex_of(*part);
      return text;
    }
    case PatternNode::Kind::alternatives: {
      std::string text;
      for (const PatternTree& part : node.parts) text += (text.empty() ? "(?:" : "|") + regex_of(*part);
      return text + ")";
    }
    case PatternNode::Kind::repeat:
      return "(?:" + regex_of(*node.parts[0]) + ")" + times_of(node);
    case PatternNode::Kind::space:
    case PatternNode::Kind::mark:
      break;
  }
  return {};
}

}  // namespace candour
