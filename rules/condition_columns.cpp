// Conditions over a whole document at once: each node is a column of one bit a sentence.
#include "rules/document_reading.h"
#include "rules/weights/label_scores.h"

#include <algorithm>

namespace candour {
namespace {

using Kind = ConditionNode::Kind;

constexpr std::size_t kLeastEdge = 5;  // sentences at the start and at the end
constexpr std::size_t kTitleSentences = 5;

}  // namespace

bool DocumentReading::same_heading(std::size_t a, std::size_t b) const {
  const Sentence& here = document_.sentences[a];
  const Sentence& other = document_.sentences[b];
  return here.heading == other.heading && (here.role == Role::heading) == (other.role == Role::heading);
}

// Where there are weights, what rests on labels twice: weights are laid on what the labels' own conditions say, and then decide
// themselves.
void DocumentReading::evaluate_nodes() {
  const std::vector<ConditionNode>& nodes = rules_.nodes;
  const bool weighed = !rules_.weights.empty();
  nodes_.reserve(nodes.size());
  labels_.resize(rules_.labels.size());
  for (const ConditionNode& node : nodes) {
    const bool later = weighed && node.by_labels && !node.before_weights;
    nodes_.push_back(later ? Column() : value_of(node));
  }
  if (!weighed) return;
  std::vector<std::unique_ptr<const LabelScores>> scores;
  for (const auto& weights : rules_.weights) scores.push_back(std::make_unique<const LabelScores>(*weights, *this));
  scores_ = std::move(scores);
  labels_.assign(rules_.labels.size(), {});
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].by_labels) nodes_[i] = value_of(nodes[i]);
  }
}

Column DocumentReading::flag_column(Flag flag) const {
  Column column(sentences() + 1);
  const std::size_t edge = std::max(kLeastEdge, sentences() / 10);
  for (std::size_t i = 0; i < sentences(); ++i) {
    const Role role = document_.sentences[i].role;
    bool holds = false;
    switch (flag) {
      case Flag::is_heading:
        holds = role == Role::heading;
        break;
      case Flag::is_list_item:
        holds = role == Role::list_item;
        break;
      case Flag::is_table_row:
        holds = role == Role::table_row;
        break;
      case Flag::is_footnote:
        holds = role == Role::footnote;
        break;
      case Flag::is_aside:
        holds = role == Role::aside;
        break;
      case Flag::is_sign_off:
        holds = role == Role::sign_off;
        break;
      case Flag::is_body:
        holds = role == Role::body;
        break;
      case Flag::at_start:
        holds = i < edge;
        break;
      case Flag::at_end:
        holds = i + edge >= sentences();
        break;
    }
    if (holds) column.set(i);
  }
  return column;
}

// The first heading, the first five sentences and the file's title.
Column DocumentReading::title_sentences() const {
  Column column(sentences() + 1);
  for (std::size_t i = 0; i < std::min(kTitleSentences, sentences()); ++i) column.set(i);
  for (std::size_t i = 0; i < sentences(); ++i) {
    if (document_.sentences[i].role != Role::heading) continue;
    column.set(i);
    break;
  }
  if (!document_.metadata.title.empty()) column.set(sentences());
  return column;
}

Column DocumentReading::value_of(const ConditionNode& node) {
  const std::size_t size = sentences() + 1;
  Column column(size);
  const auto everywhere = [&](bool holds) {
    if (holds) column.set_all();
  };
  switch (node.kind) {
    case Kind::signal:
      return signals_[node.number];
    case Kind::label:
      carry(node.number);
      for (const CarriedLabel& one : labels_[node.number].carried) column.set(one.sentence);
      return column;
    case Kind::flag:
      return flag_column(static_cast<Flag>(node.number));
    case Kind::all_of:
      column = nodes_[node.parts[0]];
      for (const std::uint32_t part : node.parts) column &= nodes_[part];
      return column;
    case Kind::any_of:
      for (const std::uint32_t part : node.parts) column |= nodes_[part];
      return column;
    case Kind::none_of:
      column = nodes_[node.parts[0]];
      column.negate();
      return column;
    case Kind::heading:
    case Kind::lead:
    case Kind::before:
    case Kind::after:
    case Kind::near:
    case Kind::paragraph: {
      const Column& inner = nodes_[node.parts[0]];
      if (!inner.any()) return column;
      for (std::uint32_t i = 0; i < sentences(); ++i) {
        if (first_in_context(node.kind, i, inner)) column.set(i);
      }
      return column;
    }
    case Kind::title: {
      Column inner = nodes_[node.parts[0]];
      inner &= title_sentences();
      everywhere(inner.any());
      return column;
    }
    case Kind::document:
    case Kind::count:
    case Kind::share: {
      Column inner = nodes_[node.parts[0]];
      inner.reset(sentences());  // the file's title is no sentence of the document
      const std::size_t holding = inner.count();
      everywhere(node.kind == Kind::share   ? holding > 0 && holding * 100 >= node.number * sentences()
                 : node.kind == Kind::count ? holding >= node.number
                                            : holding > 0);
      return column;
    }
  }
  return column;
}

}  // namespace candour
