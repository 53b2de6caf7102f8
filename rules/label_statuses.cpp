// Clauses, statuses, and which labels a sentence carries.
#include "rules/document_reading.h"
#include "rules/weights/label_scores.h"

#include <algorithm>
#include <array>

namespace candour {
namespace {

using StatusOrder = std::array<Status, 10>;

// Which of several statuses speaks for a label that stands in several clauses: what has happened before what
// is only meant to.
constexpr StatusOrder kOrderOfLabels = {
    Status::done,       Status::ongoing, Status::policy_only,  Status::planned,    Status::conditional,
    Status::none_found, Status::negated, Status::about_others, Status::quoted_law, Status::definition};

// Which of several speaks for a sentence as a whole: what a reader must not miss. That nothing was found, is
// done or is only planned goes before what is; what the law or others say only where nothing else is said.
constexpr StatusOrder kOrderOfSentences = {
    Status::none_found,  Status::negated, Status::planned,      Status::done,       Status::conditional,
    Status::policy_only, Status::ongoing, Status::about_others, Status::quoted_law, Status::definition};

bool goes_before(const StatusOrder& order, Status a, Status b) {
  return std::find(order.begin(), order.end(), a) < std::find(order.begin(), order.end(), b);
}

std::optional<Status> better(std::optional<Status> a, std::optional<Status> b) {
  if (!a || !b) return a ? a : b;
  return goes_before(kOrderOfLabels, *b, *a) ? b : a;
}

}  // namespace

void DocumentReading::remember_of(std::uint32_t table) const {
  if (table_ == table) return;
  table_ = table;
  clauses_.assign(clauses_.size(), std::nullopt);
  statuses_.assign(clauses_.size(), std::nullopt);
}

const DocumentReading::ClauseStarts& DocumentReading::clauses(std::uint32_t sentence, std::uint32_t table) const {
  remember_of(table);
  std::optional<ClauseStarts>& starts = clauses_[sentence];
  if (starts) return *starts;
  starts.emplace(1, 0u);
  const auto& hits = hits_[sentence].patterns;
  for (const std::uint32_t pattern : rules_.tables[table].clauses_before) {
    if (!std::binary_search(hits.begin(), hits.end(), pattern)) continue;
    for (const TokenSpan span : rules_.matcher.spans(pattern, hits_[sentence], texts_[sentence]))
      starts->push_back(span.begin);
  }
  std::sort(starts->begin(), starts->end());
  starts->erase(std::unique(starts->begin(), starts->end()), starts->end());
  return *starts;
}

bool DocumentReading::begins_in(const std::vector<std::uint32_t>& patterns, std::uint32_t sentence,
                                TokenSpan clause) const {
  const std::vector<std::uint32_t>& hits = hits_[sentence].patterns;
  return std::any_of(patterns.begin(), patterns.end(), [&](std::uint32_t pattern) {
    if (!std::binary_search(hits.begin(), hits.end(), pattern)) return false;
    const auto spans = rules_.matcher.spans(pattern, hits_[sentence], texts_[sentence]);
    return std::any_of(spans.begin(), spans.end(),
                       [&](TokenSpan span) { return span.begin >= clause.begin && span.begin < clause.end; });
  });
}

bool DocumentReading::clause_holds(const ClauseCondition& condition, std::uint32_t sentence, TokenSpan clause,
                                   bool whole) const {
  using Kind = ClauseCondition::Kind;
  const auto part_holds = [&](const ClauseCondition& part) { return clause_holds(part, sentence, clause, whole); };
  switch (condition.kind) {
    case Kind::signal: {
      if (whole) return signals_[condition.number].test(sentence);
      if (!made_[condition.number].test(sentence)) return false;
      const CompiledSignal& signal = rules_.signals[condition.number];
      return begins_in(signal.match, sentence, clause) && !begins_in(signal.unless, sentence, clause);
    }
    case Kind::node:
      return nodes_[condition.number].test(sentence);
    case Kind::all_of:
      return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Kind::any_of:
      return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Kind::none_of:
      return !part_holds(condition.parts[0]);
  }
  return false;
}

std::optional<Status> DocumentReading::status_in(std::uint32_t sentence, TokenSpan clause, const StatusTable& table,
                                                 bool whole) const {
  for (const CompiledStatus& rule : table.rules) {
    if (clause_holds(rule.when, sentence, clause, whole)) return rule.status;
  }
  return std::nullopt;
}

// What the lead sentence of a list says of its items: its last clause speaks first ("We have a policy, and
// next year we will:").
std::optional<Status> DocumentReading::lead_status(std::uint32_t sentence, std::uint32_t number) const {
  const std::uint32_t lead = document_.sentences[sentence].lead;
  if (lead >= sentences() || lead == sentence) return std::nullopt;
  const StatusTable& table = rules_.tables[number];
  const auto end = static_cast<std::uint32_t>(texts_[lead].tokens.size());
  const ClauseStarts starts = clauses(lead, number);
  if (starts.size() > 1) {
    if (const auto last = status_in(lead, {starts.back(), end}, table, false)) return last;
  }
  return status_in(lead, {0, end}, table, true);
}

// Conditions of statuses name no labels, so weights change nothing about them.
Status DocumentReading::status_of(std::uint32_t sentence, std::uint32_t number) const {
  remember_of(number);
  if (!statuses_[sentence]) statuses_[sentence] = find_status(sentence, number);
  return *statuses_[sentence];
}

Status DocumentReading::find_status(std::uint32_t sentence, std::uint32_t number) const {
  const auto end = static_cast<std::uint32_t>(texts_[sentence].tokens.size());
  const StatusTable& table = rules_.tables[number];
  const ClauseStarts& starts = clauses(sentence, number);
  std::optional<Status> status;
  if (starts.size() == 1) {
    status = status_in(sentence, {0, end}, table, true);
  } else {
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const auto one = status_in(sentence, {starts[i], i + 1 < starts.size() ? starts[i + 1] : end}, table, false);
      if (one && (!status || goes_before(kOrderOfSentences, *one, *status))) status = one;
    }
  }
  if (!status) status = lead_status(sentence, number);
  return status.value_or(Status::ongoing);
}

// The clause that carries a label is the one where its first signal stands (the first that its condition
// names and that holds here); without one, the whole sentence.
Status DocumentReading::status_of_label(std::uint32_t node, std::uint32_t sentence, std::uint32_t number) const {
  const ClauseStarts starts = clauses(sentence, number);
  if (starts.size() == 1) return status_of(sentence, number);
  std::vector<SupportingSignal> support;
  collect_support(node, sentence, "", support);
  const auto first =
      std::find_if(support.begin(), support.end(), [](const SupportingSignal& one) { return one.signal.has_value(); });
  if (first == support.end()) return status_of(sentence, number);
  const auto spans = spans_of(*first->signal, sentence);
  const auto tokens = static_cast<std::uint32_t>(texts_[sentence].tokens.size());
  std::optional<Status> status;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const TokenSpan clause{starts[i], i + 1 < starts.size() ? starts[i + 1] : tokens};
    const bool touched = std::any_of(
        spans.begin(), spans.end(), [&](TokenSpan span) { return span.begin < clause.end && span.end > clause.begin; });
    if (touched) status = better(status, status_in(sentence, clause, rules_.tables[number], false));
  }
  if (!status) status = lead_status(sentence, number);
  return status.value_or(Status::ongoing);
}

bool DocumentReading::may_carry(const CompiledLabel& label, std::uint32_t sentence) const {
  return std::all_of(label.only_if.begin(), label.only_if.end(),
                     [&](std::uint32_t node) { return nodes_[node].test(sentence); });
}

void DocumentReading::carry_by_weights(std::uint32_t number) {
  const CompiledLabel& label = rules_.labels[number];
  LabelReading& reading = labels_[number];
  for (std::uint32_t i = 0; i < sentences(); ++i) {
    const bool by_rule = label.when && nodes_[*label.when].test(i);
    if (scores_[*label.weights]->score(i, label.column) < (by_rule ? kCutWithCondition : kCut)) continue;
    if (!may_carry(label, i)) continue;
    const Status status = by_rule ? status_of_label(*label.when, i, label.table) : status_of(i, label.table);
    auto& list = (label.statuses & bit_of(status)) != 0 ? reading.carried : reading.held_back;
    list.push_back({i, status, number, !by_rule});
  }
}

void DocumentReading::carry(std::uint32_t number) {
  const CompiledLabel& label = rules_.labels[number];
  if (label.weights && !scores_.empty()) return carry_by_weights(number);
  LabelReading& reading = labels_[number];
  if (!label.parts.empty() || label.when) {
    std::vector<std::optional<CarriedLabel>> by_sentence(sentences());
    for (const std::uint32_t part : label.parts) {
      for (CarriedLabel one : labels_[part].carried) {
        if (!may_carry(label, one.sentence)) continue;
        auto& held = by_sentence[one.sentence];
        if (!held || goes_before(kOrderOfLabels, one.status, held->status)) held = one;
      }
    }
    if (label.when) {
      nodes_[*label.when].each([&](std::size_t i) {
        if (i >= sentences() || !may_carry(label, static_cast<std::uint32_t>(i))) return;
        const auto sentence = static_cast<std::uint32_t>(i);
        const Status status = status_of_label(*label.when, sentence, label.table);
        if ((label.statuses & bit_of(status)) != 0) {
          by_sentence[i] = CarriedLabel{sentence, status, number, false};
        } else if (!by_sentence[i]) {
          reading.held_back.push_back({sentence, status, number, false});
        }
      });
    }
    for (const auto& one : by_sentence) {
      if (one) reading.carried.push_back(*one);
    }
  }
}

}  // namespace candour
