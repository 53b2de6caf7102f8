#include "rules/weights/ready.h"

#include <algorithm>

namespace candour {
namespace {

const Vocabulary* vocabulary_named(const Pack& pack, const std::string& name) {
  const auto found = std::find_if(pack.vocabularies.begin(), pack.vocabularies.end(),
                                  [&](const Vocabulary& one) { return one.name == name; });
  return found == pack.vocabularies.end() ? nullptr : &*found;
}

// The words of a vocabulary that are written out, folded: others are patterns and stand for no single word.
std::vector<std::string> plain_words(const Pack& pack, const std::string& name) {
  std::vector<std::string> words;
  const Vocabulary* vocabulary = vocabulary_named(pack, name);
  if (vocabulary == nullptr) return words;
  for (const PlacedText& word : vocabulary->words) {
    const MatchText text = match_text_of(word.text, false);
    if (text.tokens.size() == 1 && text.tokens[0].word) words.emplace_back(text.token(0, false));
  }
  return words;
}

// Words that are parted by single spaces.
template <typename Visit>
void for_each_word(std::string_view words, Visit visit) {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    visit(word);
    words.remove_prefix(std::min(words.size(), word.size() + 1));
  }
}

FeatureSource::Named named(const std::string& kind, const std::string& name, std::uint32_t number) {
  return {number, FeatureName(kind + name), FeatureName("before: " + kind + name), FeatureName("after: " + kind + name),
          FeatureName("heading: " + kind + name)};
}

}  // namespace

FeatureSource feature_source_of(const CompiledRules& rules, const CompiledPack& compiled) {
  const Pack& pack = *compiled.pack;
  const WeightsRule& rule = *pack.weights;
  FeatureSource source;
  source.status_table = compiled.table;
  const auto number_of = [&](const std::string& name) {
    for (std::size_t i = 0; i < pack.signals.size(); ++i) {
      if (pack.signals[i].name == name) return compiled.signals[i];
    }
    return kNone;  // check() has refused it
  };
  for (std::size_t i = 0; i < pack.signals.size(); ++i) {
    if (rule.covers(pack.signals[i].place))
      source.signals.push_back(named("signal ", pack.signals[i].name, compiled.signals[i]));
  }
  for (std::size_t i = 0; i < pack.labels.size(); ++i) {
    const auto& when = rules.labels[compiled.labels[i]].when;
    if (when && rule.covers(pack.labels[i].place)) source.rules.push_back(named("rule ", pack.labels[i].name, *when));
  }
  for (const PlacedText& name : rule.document)
    source.document.push_back(named("document: signal ", name.text, number_of(name.text)));
  for (const PlacedText& name : rule.placed)
    source.placed.push_back({number_of(name.text), FeatureName("place signal " + name.text + ", "), {}, {}, {}});
  for (int status = 0; status <= static_cast<int>(Status::about_others); ++status)
    source.statuses.emplace_back("status " + std::string(name_of(static_cast<Status>(status))));
  return source;
}

WordKnowledge word_knowledge_of(const Pack& pack, std::string_view known) {
  WordKnowledge knowledge;
  for_each_word(known, [&](std::string_view word) { knowledge.known.add(key_of(word)); });
  const WeightsRule& rule = *pack.weights;
  for (const PlacedText& vocabulary : rule.classes) {
    for (const std::string& word : plain_words(pack, vocabulary.text)) {
      const std::size_t number = knowledge.classed.add(key_of(word));
      if (number == knowledge.classes.size()) knowledge.classes.push_back('<' + vocabulary.text + '>');
    }
  }
  for (const std::string& word : plain_words(pack, rule.sentence_starts.text))
    knowledge.sentence_starts.add(key_of(word));
  for (const std::string& word : plain_words(pack, rule.small_words.text)) knowledge.small_words.add(key_of(word));
  return knowledge;
}

ReadyWeights ready_weights_of(std::shared_ptr<const Weights> weights, const CompiledRules& rules,
                              const CompiledPack& pack) {
  ReadyWeights ready;
  ready.weights = std::move(weights);
  // Names ascend, so those of letters stand in a row.
  const std::vector<std::string>& names = ready.weights->features;
  const auto is_letters = [](const std::string& name) { return name.starts_with(kLettersBeginning); };
  const auto letters = static_cast<std::size_t>(std::count_if(names.begin(), names.end(), is_letters));
  ready.features = KeyTable(names.size() - letters);
  ready.letters = KeyTable(letters);
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (is_letters(names[i]) && ready.letters.size() == 0) ready.first_letters = i;
    (is_letters(names[i]) ? ready.letters : ready.features).add(key_of(names[i]));
  }
  ready.source = feature_source_of(rules, pack);
  ready.words = word_knowledge_of(*pack.pack, ready.weights->words);
  std::vector<float> sums;
  for_each_word(ready.weights->words, [&](std::string_view word) {
    sums.assign(ready.weights->labels.size(), 0.0F);
    ready.of_words.push_back(ready.features_of(word));
    ready.add_letters({word, KeyTable::kAbsent}, sums);
    ready.spelled.insert(ready.spelled.end(), sums.begin(), sums.end());
  });
  return ready;
}

}  // namespace candour
