// What can only be checked once all files are read: names, circles, patterns.
#include "rules/pack_load.h"

#include <algorithm>

namespace candour {
namespace {

constexpr int kDeepestVocabulary = 20;
constexpr int kDeepestLabel = 50;
constexpr std::size_t kMostNames = 2000;                  // vocabularies, signals, labels, requirements: each
constexpr std::size_t kMostPackSteps = 400'000;           // of all patterns, vocabularies written out
constexpr std::size_t kMostPackBytes = 32 * 1024 * 1024;  // of all their words

}  // namespace

void PackLoader::check() {
  for (const Signal& signal : pack_.signals) signals_.emplace(signal.name, &signal);
  for (const Label& label : pack_.labels) labels_.emplace(label.name, &label);
  if (too_many()) return;
  translate_all();
  check_conditions();
  check_label_circles();
  check_facts();
  check_requirements();
  check_changes();
  check_weights_rule();
}

bool PackLoader::too_many() {
  const std::pair<const char*, std::size_t> counts[] = {{"vocabularies", pack_.vocabularies.size()},
                                                        {"signals", pack_.signals.size()},
                                                        {"labels", pack_.labels.size()},
                                                        {"facts", pack_.facts.size()},
                                                        {"statuses", pack_.statuses.size()},
                                                        {"document types", pack_.document_types.size()},
                                                        {"evidences", pack_.document_evidence.size()},
                                                        {"requirements", pack_.requirements.size()}};
  bool too_many = false;
  for (const auto& [what, count] : counts) {
    if (count <= kMostNames) continue;
    mistake({0, 1}, std::string("the pack has too many ") + what, "at most 2,000");
    too_many = true;
  }
  return too_many || mistakes_.size() >= kMostMistakes;
}

const Vocabulary* PackLoader::vocabulary_named(std::string_view name) const {
  for (const Vocabulary& one : pack_.vocabularies) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

// The words of a vocabulary that hold gaps, themselves or by a vocabulary that they name.
GapWords PackLoader::gap_words(std::string_view vocabulary) {
  const std::string name(vocabulary);
  if (const auto known = gap_words_.find(name); known != gap_words_.end()) return known->second;
  gap_words_[name] = {};  // in a circle: reported by vocabulary_tree()
  GapWords words;
  const Vocabulary* found = vocabulary_named(name);
  if (found == nullptr || vocabulary_depth_ > kDeepestVocabulary) return words;
  ++vocabulary_depth_;
  for (const PlacedText& word : found->words) {
    const auto inner = vocabularies_in(word.text);
    const bool gap = has_gap(word.text) || std::any_of(inner.begin(), inner.end(), [&](const std::string& other) {
                       return !gap_words(other).with_gaps.empty();
                     });
    if (gap) {
      words.with_gaps.push_back(word.text);
    } else {
      words.others = true;
    }
  }
  --vocabulary_depth_;
  return gap_words_[name] = words;
}

// The words of a vocabulary as alternatives; those with gaps are left out (gap_words() has them). Null when
// it is unknown, wrong or in a circle: reported once.
PatternTree PackLoader::vocabulary_tree(std::string_view vocabulary, bool with_case, Place from) {
  const std::string name(vocabulary);
  const Vocabulary* found = vocabulary_named(name);
  if (found == nullptr) {
    mistake(from, "there is no vocabulary '{" + name + "}'" + nearest_name(name, names_of(vocabulary_names_)),
            "the name of a vocabulary");
    return nullptr;
  }
  VocabularyState& state =
      trees_[with_case ? 1 : 0][name];  // stays where it is: an unordered_map never moves what it holds
  if (state.done) return state.tree;
  if (state.busy) {
    mistake(from, "the vocabulary '{" + name + "}' refers to itself, directly or by way of others",
            "no circle of vocabularies");
    return nullptr;
  }
  if (vocabulary_depth_ >= kDeepestVocabulary) {
    mistake(from, "vocabularies refer to each other too deeply", "at most 20 inside each other");
    return nullptr;
  }
  state.busy = true;
  ++vocabulary_depth_;
  const GapWords gaps = gap_words(name);
  std::vector<PatternTree> words;
  bool right = true;
  for (const PlacedText& word : found->words) {
    if (std::find(gaps.with_gaps.begin(), gaps.with_gaps.end(), word.text) != gaps.with_gaps.end()) continue;
    PatternTree tree = phrase_tree(word, with_case);
    right = right && tree;
    words.push_back(std::move(tree));
  }
  --vocabulary_depth_;
  state.done = true;
  if (right && !words.empty()) state.tree = alternatives_node(std::move(words));
  return state.tree;
}

// One word of a vocabulary, checked by itself so that what is wrong is told at its own line.
PatternTree PackLoader::phrase_tree(const PlacedText& word, bool with_case) {
  PhraseResult result = translate_phrase(
      word.text, with_case, [&](std::string_view other) { return vocabulary_tree(other, with_case, word.place); });
  std::optional<PatternMistake> wrong = std::move(result.mistake);
  if (!wrong) {
    WordGraphResult graph = graph_of(*result.tree);
    wrong = std::move(graph.mistake);
    if (!wrong) {
      if (!affordable(*graph.graph, word.place)) return nullptr;
      if (const auto reason = refusal_of(*graph.graph, taken_words_))
        wrong = PatternMistake{*reason, "a regular expression that RE2 takes"};
    }
  }
  if (!wrong) return result.tree;
  if (!wrong->what.empty()) mistake(word.place, "in '" + word.text + "': " + wrong->what, wrong->expected);
  return nullptr;
}

// Counts what a graph costs. False once the pack is too large as a whole: told once.
bool PackLoader::affordable(const WordGraph& graph, Place place) {
  if (steps_ > kMostPackSteps || bytes_ > kMostPackBytes) return false;
  steps_ += graph.steps.size();
  for (const WordGraph::Step& step : graph.steps) bytes_ += step.word.size();
  if (steps_ <= kMostPackSteps && bytes_ <= kMostPackBytes) return true;
  mistake(place, "the pack is too large with its vocabularies written out",
          "at most 400,000 steps from word to word and 32 MB of words in all patterns");
  return false;
}

void PackLoader::translate(PlacedPattern& pattern, bool with_case) {
  if (steps_ > kMostPackSteps) return;
  const VariantsResult variants = variants_of(pattern.text, [&](std::string_view name) { return gap_words(name); });
  const auto refuse = [&](const PatternMistake& why) {
    if (!why.what.empty()) mistake(pattern.place, "in '" + pattern.text + "': " + why.what, why.expected);
  };
  if (!variants.variants) {
    steps_ += kMostSteps;  // as below
    return refuse(*variants.mistake);
  }
  for (const std::string& variant : *variants.variants) {
    PatternResult result = translate_pattern(
        variant, with_case, [&](std::string_view name) { return vocabulary_tree(name, with_case, pattern.place); });
    if (!result.pattern) {
      steps_ += kMostSteps;  // it may have cost as much as the largest that is taken
      return refuse(*result.mistake);
    }
    for (const WordGraph& segment : result.pattern->segments) {
      if (!affordable(segment, pattern.place)) return;
      if (const auto reason = refusal_of(segment, taken_words_))
        return refuse({*reason, "a regular expression that RE2 takes"});
    }
    pattern.patterns.push_back(std::move(*result.pattern));
  }
}

void PackLoader::translate_all() {
  for (const Vocabulary& vocabulary : pack_.vocabularies) vocabulary_tree(vocabulary.name, false, vocabulary.place);
  for (Signal& signal : pack_.signals) {
    for (PlacedPattern& pattern : signal.match) translate(pattern, signal.case_sensitive);
    for (PlacedPattern& pattern : signal.unless) translate(pattern, signal.case_sensitive);
  }
  for (PlacedPattern& pattern : pack_.clauses_before) translate(pattern, false);
}

void PackLoader::check_condition(const PlacedCondition& condition, std::string_view of, bool signals_only) {
  for (const NameUse& use : names_in(condition.condition)) {
    if (mistakes_.size() >= kMostMistakes) return;
    const std::string name(use.name);
    const std::string where =
        "in the condition '" + condition.text + "', at character " + std::to_string(use.offset + 1) + ": ";
    if (!condition_names_.contains(name)) {
      mistake(condition.place,
              where + "there is no signal or label '" + name + "'" + nearest_name(name, names_of(condition_names_)),
              "the name of a signal or label");
    } else if (signals_only && labels_.contains(name)) {
      mistake(condition.place, where + "'" + name + "' is a label, and " + std::string(of) + " decides about labels",
              "the name of a signal");
    }
  }
}

void PackLoader::check_conditions() {
  for (const StatusRule& rule : pack_.statuses) check_condition(rule.when, "a status", true);
  for (const DocumentTypeRule& rule : pack_.document_types) {
    if (rule.when) check_condition(*rule.when, "", false);
    if (!rule.section) continue;
    check_condition(rule.section->begins, "", false);
    check_condition(rule.section->speaks, "", false);
    for (const auto* one : {&rule.section->claims, &rule.section->closes})
      if (*one) check_condition(**one, "", false);
  }
  for (const DocumentEvidence& evidence : pack_.document_evidence) check_condition(evidence.when, "", false);
  for (const FactRule& fact : pack_.facts) {
    if (fact.when) check_condition(*fact.when, "", false);
  }
  for (const Requirement& requirement : pack_.requirements) {
    if (requirement.not_applicable) check_condition(*requirement.not_applicable, "", false);
  }
  for (const Label& label : pack_.labels) {
    if (label.when) check_condition(*label.when, "", false);
    if (label.only_if) check_condition(*label.only_if, "", false);
    if (!label.part_of.empty() && !labels_.contains(label.part_of))
      mistake(label.part_of_place,
              "there is no label '" + label.part_of + "'" + nearest_name(label.part_of, names_of(condition_names_)),
              "the name of a label");
    const bool has_parts = std::any_of(pack_.labels.begin(), pack_.labels.end(),
                                       [&](const Label& other) { return other.part_of == label.name; });
    if (!label.when && !has_parts && !broken_labels_.contains(label.name))
      mistake(label.place, "the label '" + label.name + "' has no 'when'",
              "'when: CONDITION', or other labels that are part of it");
  }
}

// A label needs the labels that its condition names and those that are part of it.
void PackLoader::check_label_circles() {
  std::unordered_map<std::string, std::vector<std::string>> needs;
  for (const Label& label : pack_.labels) {
    if (label.when) {
      for (const NameUse& use : names_in(label.when->condition)) {
        if (labels_.contains(std::string(use.name))) needs[label.name].emplace_back(use.name);
      }
    }
    if (label.only_if) {
      for (const NameUse& use : names_in(label.only_if->condition)) {
        if (labels_.contains(std::string(use.name))) needs[label.name].emplace_back(use.name);
      }
    }
    if (!label.part_of.empty()) needs[label.part_of].push_back(label.name);
  }
  // Labels that need only settled labels are settled; what never settles is in a circle, needs one, or stands
  // too deep.
  std::unordered_map<std::string, int> level;
  for (int round = 0; round < kDeepestLabel; ++round) {
    std::vector<std::string> ready;
    for (const Label& label : pack_.labels) {
      const auto& others = needs[label.name];
      const auto is_settled = [&](const std::string& other) { return level.contains(other); };
      if (!level.contains(label.name) && std::all_of(others.begin(), others.end(), is_settled))
        ready.push_back(label.name);
    }
    if (ready.empty()) break;
    for (const std::string& name : ready) level[name] = round;
  }
  for (const Label& label : pack_.labels) {
    if (!level.contains(label.name))
      mistake(label.place, "the label '" + label.name + "' needs itself, by its condition or by what is part of it",
              "no circle of labels, and at most 50 that build on each other");
  }
}

void PackLoader::check_facts() {
  for (FactRule& fact : pack_.facts) {
    for (const std::string& name : {fact.roles, fact.signing_words}) {
      if (!name.empty() && !vocabulary_names_.contains(name))
        mistake(fact.place, "there is no vocabulary '" + name + "'" + nearest_name(name, names_of(vocabulary_names_)),
                "the name of a vocabulary");
    }
    if (vocabulary_names_.contains(fact.roles)) {
      if (const PatternTree roles = vocabulary_tree(fact.roles, false, fact.place)) {
        if (auto graph = graph_of(*roles).graph) fact.roles_pattern = Pattern{{std::move(*graph)}, {}, false};
      }
    }
    if (condition_names_.contains(fact.id))
      mistake(fact.place, "'" + fact.id + "' is the name of a label or signal too", "another name");
  }
}

void PackLoader::check_answers(const std::vector<PlacedText>& names, bool facts_too, const Requirement& requirement) {
  std::vector<std::string> known;
  for (const Label& label : pack_.labels) known.push_back(label.name);
  if (facts_too) {
    for (const FactRule& fact : pack_.facts) known.push_back(fact.id);
  }
  for (const PlacedText& name : names) {
    if (name.text.empty() || std::find(known.begin(), known.end(), name.text) != known.end()) continue;
    mistake(name.place,
            "'" + requirement.id + "' names the label '" + name.text + "', which there is not" +
                nearest_name(name.text, known),
            facts_too ? "the name of a label or fact" : "the name of a label");
  }
}

void PackLoader::check_requirements() {
  for (const Requirement& requirement : pack_.requirements) {
    check_answers(requirement.answered_by, true, requirement);
    check_answers(requirement.partly_by, false, requirement);
    check_answers(requirement.review_by, false, requirement);
    std::vector<PlacedText> near;
    for (const NearRule& rule : requirement.nearest) near.push_back(rule.label);
    check_answers(near, false, requirement);
    const bool bare = requirement.found_examples.empty() || requirement.not_found_examples.empty();
    if (requirement.could_not_check.empty() && bare)
      mistake(requirement.place, "the requirement '" + requirement.id + "' lacks examples",
              "at least one text under examples: found, and one under not_found");
  }
}

void PackLoader::check_changes() {
  std::vector<std::string> ids;
  for (const Requirement& requirement : pack_.requirements) ids.push_back(requirement.id);
  for (const PackChange& change : pack_.changes) {
    for (const PlacedText& named : change.requirements) {
      if (std::find(ids.begin(), ids.end(), named.text) != ids.end()) continue;
      mistake(named.place, "there is no requirement '" + named.text + "'" + nearest_name(named.text, ids),
              "the id of a requirement");
    }
  }
  if (!pack_.changes.empty() && pack_.changes.front().version != pack_.version)
    mistake(pack_.changes.front().place,
            "the newest change is of version " + pack_.changes.front().version + ", the pack of " + pack_.version,
            "the newest change first, with the version of the pack");
}

}  // namespace candour
