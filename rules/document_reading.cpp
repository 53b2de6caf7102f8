#include "rules/document_reading.h"

#include "rules/weights/label_scores.h"

#include <algorithm>

namespace candour {
namespace {

constexpr std::size_t kShownShares = 6;

}  // namespace

void Column::set_all() {
  for (auto& word : words_) word = ~std::uint64_t{0};
  if (size_ % 64 != 0) words_.back() &= (std::uint64_t{1} << (size_ % 64)) - 1;
}

void Column::negate() {
  for (auto& word : words_) word = ~word;
  if (size_ % 64 != 0) words_.back() &= (std::uint64_t{1} << (size_ % 64)) - 1;
}

bool Column::any() const {
  return std::any_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word != 0; });
}

std::size_t Column::count() const {
  std::size_t bits = 0;
  for (const std::uint64_t word : words_) bits += static_cast<std::size_t>(__builtin_popcountll(word));
  return bits;
}

Column& Column::operator&=(const Column& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  return *this;
}

Column& Column::operator|=(const Column& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  return *this;
}

DocumentReading::DocumentReading(const CompiledRules& rules, const Document& document)
    : rules_(rules), document_(document), clauses_(document.sentences.size() + 1) {
  match_sentences();
  evaluate_nodes();
}

DocumentReading::~DocumentReading() = default;

float DocumentReading::score_of(std::uint32_t label, std::uint32_t sentence) const {
  const CompiledLabel& compiled = rules_.labels[label];
  if (compiled.weights)
    return may_carry(compiled, sentence) ? scores_[*compiled.weights]->score(sentence, compiled.column) : 0;
  return is_carried(label, sentence) ? 1.0F : 0.0F;
}

bool DocumentReading::is_carried(std::uint32_t label, std::uint32_t sentence) const {
  const auto& carried = labels_[label].carried;
  return std::any_of(carried.begin(), carried.end(), [&](const CarriedLabel& one) { return one.sentence == sentence; });
}

std::vector<SignalShare> DocumentReading::shares_of(std::uint32_t label, std::uint32_t sentence) const {
  std::vector<SignalShare> shares;
  for (const std::uint32_t under : rules_.labels[label].rests_on) {
    const CompiledLabel& compiled = rules_.labels[under];
    if (under != label && !is_carried(under, sentence)) continue;
    for (FeatureShare& one : scores_[*compiled.weights]->shares(sentence, compiled.column, kShownShares))
      shares.push_back({std::move(one.name), one.share});
    return shares;
  }
  const auto support = support_of(label, sentence);
  for (const SupportingSignal& signal : support)
    shares.push_back({signal.name, 1.0 / static_cast<double>(support.size())});
  return shares;
}

void DocumentReading::match_sentences() {
  const std::size_t count = sentences() + 1;
  const bool with_case = rules_.matcher.needs_case();
  texts_.reserve(count);
  hits_.reserve(count);
  signals_.assign(rules_.signals.size(), Column(count));
  MatchRun run(rules_.matcher);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view text =
        i < sentences() ? text_of(document_, document_.sentences[i].text) : std::string_view(document_.metadata.title);
    texts_.push_back(match_text_of(text, with_case));
    hits_.push_back(run.find(texts_.back()));
    first_token_.push_back(tokens_.size());
    tokens_.insert(tokens_.end(), run.tokens().begin(), run.tokens().end());
    const std::vector<std::uint32_t>& hits = hits_.back().patterns;
    for (const std::uint32_t pattern : hits) {
      for (const std::uint32_t signal : rules_.makes[pattern]) signals_[signal].set(i);
    }
  }
  different_tokens_ = run.different_tokens();
  made_ = signals_;
  for (std::size_t i = 0; i < count; ++i) {
    for (const std::uint32_t pattern : hits_[i].patterns) {
      for (const std::uint32_t signal : rules_.breaks[pattern]) signals_[signal].reset(i);
    }
  }
}

std::vector<TokenSpan> DocumentReading::spans_of(std::uint32_t signal, std::uint32_t sentence) const {
  std::vector<TokenSpan> spans;
  if (!signals_[signal].test(sentence)) return spans;
  const std::vector<std::uint32_t>& hits = hits_[sentence].patterns;
  for (const std::uint32_t pattern : rules_.signals[signal].match) {
    if (!std::binary_search(hits.begin(), hits.end(), pattern)) continue;
    const auto more = rules_.matcher.spans(pattern, hits_[sentence], texts_[sentence]);
    spans.insert(spans.end(), more.begin(), more.end());
  }
  return spans;
}

TextRange DocumentReading::text_range(std::uint32_t sentence, TokenSpan span) const {
  const auto& tokens = texts_[sentence].tokens;
  const std::uint32_t begin = document_.sentences[sentence].text.begin;
  return {begin + tokens[span.begin].begin, begin + tokens[span.end - 1].end};
}

std::vector<TextRange> DocumentReading::matched(const std::vector<SupportingSignal>& support,
                                                std::uint32_t sentence) const {
  std::vector<TextRange> ranges;
  for (const SupportingSignal& one : support) {
    if (!one.signal) continue;
    for (const TokenSpan span : spans_of(*one.signal, sentence)) ranges.push_back(text_range(sentence, span));
  }
  std::sort(ranges.begin(), ranges.end(), [](TextRange a, TextRange b) { return a.begin < b.begin; });
  std::vector<TextRange> joined;
  for (const TextRange range : ranges) {
    if (!joined.empty() && range.begin <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, range.end);
    } else {
      joined.push_back(range);
    }
  }
  return joined;
}

std::vector<SupportingSignal> DocumentReading::support_of(std::uint32_t label, std::uint32_t sentence) const {
  std::vector<SupportingSignal> out;
  const CompiledLabel& compiled = rules_.labels[label];
  if (compiled.when && nodes_[*compiled.when].test(sentence)) {
    collect_support(*compiled.when, sentence, "", out);
    return out;
  }
  for (const std::uint32_t part : compiled.parts) {
    const auto& carried = labels_[part].carried;
    const auto found = std::lower_bound(carried.begin(), carried.end(), sentence,
                                        [](const CarriedLabel& one, std::uint32_t at) { return one.sentence < at; });
    if (found != carried.end() && found->sentence == sentence) return support_of(part, sentence);
  }
  return out;
}

// Of the sentences that a place word looks at from a sentence, the first in which something holds.
std::optional<std::uint32_t> DocumentReading::first_in_context(ConditionNode::Kind kind, std::uint32_t sentence,
                                                               const Column& holds) const {
  const auto& all = document_.sentences;
  const auto neighbour = [&](std::int64_t step) {
    const auto at = static_cast<std::size_t>(sentence + step);  // before the first it is huge
    return at < all.size() && holds.test(at) && same_heading(sentence, at);
  };
  switch (kind) {
    case ConditionNode::Kind::heading:
      for (std::uint32_t at = all[sentence].heading, steps = 0; at < all.size() && steps < 12;
           at = all[at].heading, ++steps) {
        if (holds.test(at)) return at;
      }
      break;
    case ConditionNode::Kind::lead:
      if (all[sentence].lead < all.size() && holds.test(all[sentence].lead)) return all[sentence].lead;
      break;
    case ConditionNode::Kind::before:
    case ConditionNode::Kind::after:
    case ConditionNode::Kind::near:
      for (const std::int64_t step : {-2, -1, 1, 2}) {
        const bool near = kind == ConditionNode::Kind::near;
        if (!near && step != (kind == ConditionNode::Kind::before ? -1 : 1)) continue;
        if (neighbour(step)) return static_cast<std::uint32_t>(sentence + step);
      }
      break;
    case ConditionNode::Kind::paragraph:
      for (std::uint32_t at = sentence; at-- > 0 && all[at].paragraph == all[sentence].paragraph;) {
        if (holds.test(at)) return at;
      }
      for (std::uint32_t at = sentence; at < all.size() && all[at].paragraph == all[sentence].paragraph; ++at) {
        if (holds.test(at)) return at;
      }
      break;
    default:
      break;
  }
  return std::nullopt;
}

// Follows the parts of a condition that hold down to the signals that make them hold.
void DocumentReading::collect_support(std::uint32_t number, std::uint32_t sentence, const std::string& around,
                                      std::vector<SupportingSignal>& out) const {
  if (!nodes_[number].test(sentence)) return;
  const ConditionNode& node = rules_.nodes[number];
  using Kind = ConditionNode::Kind;
  const auto add = [&](const std::string& name, std::optional<std::uint32_t> signal) {
    for (const SupportingSignal& one : out) {
      if (one.name == name) return;
    }
    out.push_back({name, signal});
  };
  switch (node.kind) {
    case Kind::signal: {
      const std::string& name = rules_.signals[node.number].name;
      return around.empty() ? add(name, node.number) : add(around + '(' + name + ')', std::nullopt);
    }
    case Kind::label:
      for (const SupportingSignal& one : support_of(node.number, sentence)) {
        around.empty() ? add(one.name, one.signal) : add(around + '(' + one.name + ')', std::nullopt);
      }
      return;
    case Kind::all_of:
    case Kind::any_of:
      for (const std::uint32_t part : node.parts) collect_support(part, sentence, around, out);
      return;
    case Kind::heading:
    case Kind::lead:
    case Kind::before:
    case Kind::after:
    case Kind::near:
    case Kind::paragraph: {
      constexpr const char* kWords[] = {"heading", "lead", "before", "after", "near", "paragraph"};
      const char* word = kWords[static_cast<int>(node.kind) - static_cast<int>(Kind::heading)];
      if (const auto other = first_in_context(node.kind, sentence, nodes_[node.parts[0]]))
        collect_support(node.parts[0], *other, around.empty() ? word : around, out);
      return;
    }
    case Kind::title:
    case Kind::document:
    case Kind::count:
    case Kind::share: {
      const char* word = node.kind == Kind::title      ? "title"
                         : node.kind == Kind::document ? "document"
                         : node.kind == Kind::count    ? "count"
                                                       : "share";
      std::optional<std::uint32_t> first;
      nodes_[node.parts[0]].each([&](std::size_t i) {
        if (!first && i < sentences()) first = static_cast<std::uint32_t>(i);
      });
      if (first) collect_support(node.parts[0], *first, around.empty() ? word : around, out);
      return;
    }
    case Kind::flag:
    case Kind::none_of:
      return;
  }
}

}  // namespace candour
