// Packs -> CompiledRules. What is equal is compiled once: every signal, node, table and label has a key that
// says all that it is.
#include "rules/compiled_rules.h"
#include "rules/plain_words.h"
#include "rules/weights/ready.h"

#include <algorithm>

namespace candour {
namespace {

using NodeKind = ConditionNode::Kind;

NodeKind node_kind(Condition::Kind kind) {
  switch (kind) {
    case Condition::Kind::all_of:
      return NodeKind::all_of;
    case Condition::Kind::any_of:
      return NodeKind::any_of;
    case Condition::Kind::none_of:
      return NodeKind::none_of;
    case Condition::Kind::heading:
      return NodeKind::heading;
    case Condition::Kind::lead:
      return NodeKind::lead;
    case Condition::Kind::before:
      return NodeKind::before;
    case Condition::Kind::after:
      return NodeKind::after;
    case Condition::Kind::near:
      return NodeKind::near;
    case Condition::Kind::paragraph:
      return NodeKind::paragraph;
    case Condition::Kind::title:
      return NodeKind::title;
    case Condition::Kind::document:
      return NodeKind::document;
    case Condition::Kind::count:
      return NodeKind::count;
    case Condition::Kind::share:
      return NodeKind::share;
    case Condition::Kind::flag:
      return NodeKind::flag;
    case Condition::Kind::name:
    case Condition::Kind::sentence:
      break;
  }
  return NodeKind::signal;
}

std::uint32_t bits_of(const std::vector<Status>& statuses) {
  std::uint32_t bits = 0;
  for (const Status status : statuses) bits |= bit_of(status);
  return bits;
}

constexpr std::uint32_t kAllStatuses = (1u << 10) - 1;
constexpr std::uint32_t kNeverCarried =
    bit_of(Status::definition) | bit_of(Status::quoted_law) | bit_of(Status::about_others);

class Compiler {
 public:
  explicit Compiler(MatcherLimits limits) : rules_(std::make_unique<CompiledRules>(limits)) {}

  void add(std::shared_ptr<const Pack> pack);
  Result<std::unique_ptr<const CompiledRules>> finish();

 private:
  std::vector<std::uint32_t> patterns(const std::vector<PlacedPattern>& written, bool with_case);
  std::uint32_t signal(const Signal& signal);
  std::uint32_t table(const Pack& pack);
  std::uint32_t label(const Label& label);
  std::uint32_t node(NodeKind kind, std::uint32_t number, std::vector<std::uint32_t> parts);
  std::uint32_t node(const Condition& condition);
  std::uint32_t document_node(const Condition& condition);
  std::uint32_t name_node(const std::string& name);
  ClauseCondition clause(const Condition& condition);
  CompiledFact fact(const FactRule& fact);
  CompiledRequirement requirement(const Requirement& requirement);
  std::vector<std::uint32_t> labels(const std::vector<PlacedText>& names);
  void find_weights();
  void decide_by_weights(const Label& label, CompiledLabel& compiled);
  void make_weights_ready(const CompiledPack& compiled);
  void need_before_weights(std::uint32_t node);

  std::unique_ptr<CompiledRules> rules_;
  std::unordered_map<std::string, std::uint32_t> signal_keys_, node_keys_, table_keys_, label_keys_;
  // Of the pack being added.
  const Pack* pack_ = nullptr;
  std::uint32_t table_ = 0;
  std::unordered_map<std::string, std::uint32_t> signals_;
  std::unordered_map<std::string, const Label*> written_labels_;
  std::unordered_map<std::string, std::uint32_t> labels_;
  std::uint32_t weights_ = kNone;  // number of its weights, if it has some
  std::unordered_map<std::string, std::uint32_t> weights_keys_;
};

std::string key_of(const std::vector<std::uint32_t>& numbers) {
  std::string key;
  for (const std::uint32_t number : numbers) key += std::to_string(number) + ',';
  return key;
}

std::vector<std::uint32_t> Compiler::patterns(const std::vector<PlacedPattern>& written, bool with_case) {
  std::vector<std::uint32_t> numbers;
  for (const PlacedPattern& one : written) {
    for (const Pattern& pattern : one.patterns) numbers.push_back(rules_->matcher.add(pattern, with_case));
  }
  return numbers;
}

std::uint32_t Compiler::signal(const Signal& signal) {
  CompiledSignal compiled{signal.name, patterns(signal.match, signal.case_sensitive),
                          patterns(signal.unless, signal.case_sensitive)};
  const std::string key = compiled.name + ':' + key_of(compiled.match) + '!' + key_of(compiled.unless);
  const auto [entry, added] = signal_keys_.emplace(key, static_cast<std::uint32_t>(rules_->signals.size()));
  if (added) rules_->signals.push_back(std::move(compiled));
  return entry->second;
}

std::uint32_t Compiler::node(NodeKind kind, std::uint32_t number, std::vector<std::uint32_t> parts) {
  const std::string key = std::to_string(static_cast<int>(kind)) + ' ' + std::to_string(number) + ' ' + key_of(parts);
  const auto [entry, added] = node_keys_.emplace(key, static_cast<std::uint32_t>(rules_->nodes.size()));
  if (!added) return entry->second;
  const bool by_labels = kind == NodeKind::label || std::any_of(parts.begin(), parts.end(), [&](std::uint32_t part) {
                           return rules_->nodes[part].by_labels;
                         });
  rules_->nodes.push_back({kind, number, std::move(parts), by_labels});
  return entry->second;
}

std::uint32_t Compiler::name_node(const std::string& name) {
  if (const auto found = signals_.find(name); found != signals_.end()) return node(NodeKind::signal, found->second, {});
  return node(NodeKind::label, label(*written_labels_.at(name)), {});
}

std::uint32_t Compiler::node(const Condition& condition) {
  if (condition.kind == Condition::Kind::name) return name_node(condition.name);
  if (condition.kind == Condition::Kind::sentence) return node(condition.parts[0]);
  if (condition.kind == Condition::Kind::flag)
    return node(NodeKind::flag, static_cast<std::uint32_t>(condition.flag), {});
  std::vector<std::uint32_t> parts;
  for (const Condition& part : condition.parts) parts.push_back(node(part));
  return node(node_kind(condition.kind), condition.times, std::move(parts));
}

// A condition on the whole document: what speaks of a sentence is meant to hold in any sentence.
std::uint32_t Compiler::document_node(const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::all_of:
    case Condition::Kind::any_of:
    case Condition::Kind::none_of: {
      std::vector<std::uint32_t> parts;
      for (const Condition& part : condition.parts) parts.push_back(document_node(part));
      return node(node_kind(condition.kind), 0, std::move(parts));
    }
    case Condition::Kind::title:
    case Condition::Kind::document:
    case Condition::Kind::count:
    case Condition::Kind::share:
      return node(condition);
    default:
      return node(NodeKind::document, 0, {node(condition)});
  }
}

ClauseCondition Compiler::clause(const Condition& condition) {
  using Kind = ClauseCondition::Kind;
  ClauseCondition out;
  switch (condition.kind) {
    case Condition::Kind::name:
      out.kind = Kind::signal;
      out.number = signals_.at(condition.name);
      return out;
    case Condition::Kind::all_of:
      out.kind = Kind::all_of;
      break;
    case Condition::Kind::any_of:
      out.kind = Kind::any_of;
      break;
    case Condition::Kind::none_of:
      out.kind = Kind::none_of;
      break;
    default:
      out.kind = Kind::node;
      out.number = node(condition);
      return out;
  }
  for (const Condition& part : condition.parts) out.parts.push_back(clause(part));
  return out;
}

std::string key_of(const ClauseCondition& condition) {
  std::string key = std::to_string(static_cast<int>(condition.kind)) + ' ' + std::to_string(condition.number) + '(';
  for (const ClauseCondition& part : condition.parts) key += key_of(part);
  return key + ')';
}

std::uint32_t Compiler::table(const Pack& pack) {
  StatusTable table;
  table.clauses_before = patterns(pack.clauses_before, false);
  std::string key = key_of(table.clauses_before);
  for (const StatusRule& rule : pack.statuses) {
    table.rules.push_back({rule.status, clause(rule.when.condition)});
    key += ';' + std::to_string(static_cast<int>(rule.status)) + key_of(table.rules.back().when);
  }
  const auto [entry, added] = table_keys_.emplace(key, static_cast<std::uint32_t>(rules_->tables.size()));
  if (added) rules_->tables.push_back(std::move(table));
  return entry->second;
}

// Packs that share their weights share what is made ready of them, if a sentence's status is the same to them: it is a feature.
void Compiler::find_weights() {
  weights_ = kNone;
  if (!pack_->weights || !pack_->weights->weights) return;
  const std::string key = pack_->weights->file + ' ' + pack_->weights->pack_sha256 + ' ' + std::to_string(table_);
  weights_ = weights_keys_.emplace(key, static_cast<std::uint32_t>(weights_keys_.size())).first->second;
}

void Compiler::decide_by_weights(const Label& label, CompiledLabel& compiled) {
  const LabelWeights* const fitted = fitted_label(*pack_, label);
  if (fitted == nullptr) return;
  const WeightsRule& rule = *pack_->weights;
  compiled.weights = weights_;
  compiled.column = static_cast<std::uint32_t>(fitted - rule.weights->labels.data());
  compiled.only_if.push_back(node(rule.sentences.condition));
}

// load_pack() has seen to it that labels have no circles.
std::uint32_t Compiler::label(const Label& label) {
  if (const auto found = labels_.find(label.name); found != labels_.end()) return found->second;
  CompiledLabel compiled;
  compiled.name = label.name;
  compiled.table = table_;
  compiled.statuses = label.statuses.empty() ? kAllStatuses & ~kNeverCarried : bits_of(label.statuses);
  if (label.when) compiled.when = node(label.when->condition);
  if (label.only_if) compiled.only_if.push_back(node(label.only_if->condition));
  std::vector<std::uint32_t> part_nodes;
  for (const Label& other : pack_->labels) {
    if (other.part_of != label.name) continue;
    compiled.parts.push_back(this->label(other));
  }
  decide_by_weights(label, compiled);
  const std::string key = (compiled.weights ? std::to_string(*compiled.weights) : "") + ' ' + key_of(compiled.only_if) +
                          compiled.name + ':' + (compiled.when ? std::to_string(*compiled.when) : "") + ':' +
                          key_of(compiled.parts) + ':' + std::to_string(compiled.statuses) + ':' +
                          std::to_string(compiled.table);
  const auto [entry, added] = label_keys_.emplace(key, static_cast<std::uint32_t>(rules_->labels.size()));
  if (added) rules_->labels.push_back(std::move(compiled));
  labels_[label.name] = entry->second;
  if (added) {  // what its condition names has its number by now
    for (const Label* one : weighted_labels(*pack_, label))
      rules_->labels[entry->second].rests_on.push_back(labels_.at(one->name));
  }
  node(NodeKind::label, entry->second, {});  // after all that the label needs: nodes are evaluated in order
  return entry->second;
}

std::vector<std::uint32_t> Compiler::labels(const std::vector<PlacedText>& names) {
  std::vector<std::uint32_t> numbers;
  for (const PlacedText& name : names) numbers.push_back(labels_.at(name.text));
  return numbers;
}

CompiledFact Compiler::fact(const FactRule& fact) {
  CompiledFact compiled;
  if (fact.when) compiled.when = node(fact.when->condition);
  if (fact.roles_pattern) compiled.roles = rules_->matcher.add(*fact.roles_pattern, false);
  compiled.role_words = plain_words_of(*pack_, fact.roles);
  compiled.signing_words = plain_words_of(*pack_, fact.signing_words);
  return compiled;
}

CompiledRequirement Compiler::requirement(const Requirement& requirement) {
  CompiledRequirement compiled;
  for (const PlacedText& name : requirement.answered_by) {
    if (const auto label = labels_.find(name.text); label != labels_.end())
      compiled.answered_by.labels.push_back(label->second);
    for (std::size_t i = 0; i < pack_->facts.size(); ++i) {
      if (pack_->facts[i].id == name.text) compiled.answered_by.facts.push_back(static_cast<std::uint32_t>(i));
    }
  }
  compiled.partly_by = labels(requirement.partly_by);
  compiled.review_by = labels(requirement.review_by);
  for (const NearRule& rule : requirement.nearest) compiled.nearest.push_back(labels_.at(rule.label.text));
  compiled.found = bits_of(requirement.found);
  compiled.partly_found = bits_of(requirement.partly_found);
  if (requirement.not_applicable) compiled.not_applicable = document_node(requirement.not_applicable->condition);
  return compiled;
}

void Compiler::make_weights_ready(const CompiledPack& compiled) {
  rules_->weights.push_back(
      std::make_unique<const ReadyWeights>(ready_weights_of(compiled.pack->weights->weights, *rules_, compiled)));
  for (const auto& rule : rules_->weights.back()->source.rules) need_before_weights(rule.number);
}

void Compiler::need_before_weights(std::uint32_t number) {
  if (rules_->nodes[number].before_weights) return;
  rules_->nodes[number].before_weights = true;
  const ConditionNode needed = rules_->nodes[number];
  for (const std::uint32_t part : needed.parts) need_before_weights(part);
  if (needed.kind != NodeKind::label) return;
  const CompiledLabel& label = rules_->labels[needed.number];
  if (label.when) need_before_weights(*label.when);
  for (const std::uint32_t other : label.only_if) need_before_weights(other);
  for (const std::uint32_t part : label.parts) need_before_weights(node(NodeKind::label, part, {}));
}

void Compiler::add(std::shared_ptr<const Pack> pack) {
  pack_ = pack.get();
  signals_.clear();
  labels_.clear();
  written_labels_.clear();
  CompiledPack compiled;
  for (const Signal& one : pack->signals) {
    compiled.signals.push_back(signal(one));
    signals_[one.name] = compiled.signals.back();
  }
  for (const Label& one : pack->labels) written_labels_[one.name] = &one;
  table_ = compiled.table = table(*pack);
  find_weights();
  for (const Label& one : pack->labels) compiled.labels.push_back(label(one));
  for (const FactRule& one : pack->facts) compiled.facts.push_back(fact(one));
  for (const DocumentTypeRule& rule : pack->document_types) {
    compiled.document_types.push_back({rule.type, rule.reason, {}, {}, rule.base});
    if (rule.when) compiled.document_types.back().when = document_node(rule.when->condition);
    if (rule.section) {
      const std::uint32_t begins = node(rule.section->begins.condition);
      CompiledSection section = {begins, node(rule.section->speaks.condition), {}, {}};
      if (rule.section->claims) section.claims = node(rule.section->claims->condition);
      if (rule.section->closes) section.closes = node(rule.section->closes->condition);
      compiled.document_types.back().section = section;
    }
  }
  for (const DocumentEvidence& one : pack->document_evidence)
    compiled.evidence.push_back({document_node(one.when.condition), &one});
  for (const Requirement& one : pack->requirements) compiled.requirements.push_back(requirement(one));
  compiled.pack = std::move(pack);
  if (weights_ != kNone && weights_ == rules_->weights.size()) make_weights_ready(compiled);
  rules_->packs.push_back(std::move(compiled));
}

Result<std::unique_ptr<const CompiledRules>> Compiler::finish() {
  std::string refused;
  if (!rules_->matcher.seal(refused)) {
    return Error{ErrorCode::pack_invalid, "a pattern is too large: " + refused.substr(0, 200),
                 "Write it as several patterns"};
  }
  rules_->makes.resize(rules_->matcher.size());
  rules_->breaks.resize(rules_->matcher.size());
  for (std::uint32_t i = 0; i < rules_->signals.size(); ++i) {
    for (const std::uint32_t pattern : rules_->signals[i].match) rules_->makes[pattern].push_back(i);
    for (const std::uint32_t pattern : rules_->signals[i].unless) rules_->breaks[pattern].push_back(i);
  }
  return std::unique_ptr<const CompiledRules>(std::move(rules_));
}

}  // namespace

CompiledRules::CompiledRules(MatcherLimits limits) : matcher(limits) {}
CompiledRules::~CompiledRules() = default;

Result<std::unique_ptr<const CompiledRules>> compile_rules(std::vector<std::shared_ptr<const Pack>> packs,
                                                           MatcherLimits limits) {
  Compiler compiler(limits);
  std::vector<const Pack*> added;
  std::unordered_map<std::string, std::string> requirements;  // id -> where
  for (auto& pack : packs) {
    const bool twice = std::any_of(added.begin(), added.end(), [&](const Pack* other) {
      return other->id == pack->id && other->sha256 == pack->sha256;
    });
    if (twice) continue;
    for (const Requirement& requirement : pack->requirements) {
      const auto [first, is_new] = requirements.emplace(requirement.id, shown(*pack, requirement.place));
      if (!is_new) {
        return Error{ErrorCode::pack_invalid,
                     shown(*pack, requirement.place) + ": the requirement '" + requirement.id +
                         "' is defined in another pack too (" + first->second + ")",
                     "Use one of the two packs, or rename the requirement in one of them"};
      }
    }
    added.push_back(pack.get());
    compiler.add(std::move(pack));
  }
  return compiler.finish();
}

}  // namespace candour
