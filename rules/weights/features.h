// What a label's weights are laid on: for each sentence the features that names.h lists. The same code reads them for fitting and for
// labelling.
#pragma once

#include "rules/weights/feature_words.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace candour {

// A feature's value is its group's: less for what is farther away, so that fitting trusts a sentence's own words first.
// (Measured by cross-validation: docs/decisions/0011.)
enum class FeatureGroup : std::uint8_t {
  words,
  beside,  // words of the sentences before and after
  near,    // words of the sentences beyond these
  signals,
  signals_beside,
  rules,
  rules_beside,
  heading,
  place,
  document,
};
inline constexpr std::array<float, 10> kGroupValues = {1.0F, 0.4F, 0.2F, 1.0F, 0.4F, 1.5F, 0.6F, 0.5F, 1.0F, 1.0F};
constexpr float value_of(FeatureGroup group) {
  return kGroupValues[static_cast<std::size_t>(group)];
}

// Letters are counted apart from all else: all of a sentence's together weigh half as much.
inline constexpr float kLettersValue = 0.5F;
inline constexpr std::string_view kLettersBeginning = "letters ";
inline constexpr FeatureKey kLettersKey = key_of(kLettersBeginning);
// Calls `sink(key, letters)` for each four and five bytes in a row of a word with _ at its ends; returns how many there are.
template <typename Sink>
std::uint32_t letters_of(std::string_view word, Sink&& sink) {
  std::string ended = "_";
  ended.append(word).push_back('_');
  std::uint32_t count = 0;
  for (const std::size_t length : {std::size_t{4}, std::size_t{5}}) {
    for (std::size_t at = 0; at + length <= ended.size(); ++at, ++count) {
      const std::string_view letters = std::string_view(ended).substr(at, length);
      sink(key_after(kLettersKey, letters), letters);
    }
  }
  return count;
}
constexpr std::uint32_t letters_in(std::size_t word_size) {
  const auto ended = static_cast<std::uint32_t>(word_size) + 2;
  return (ended >= 4 ? ended - 3 : 0) + (ended >= 5 ? ended - 4 : 0);
}

// A name or its beginning, and the key that it comes to.
struct FeatureName {
  std::string text;
  FeatureKey key = kEmptyName;
  FeatureName() = default;
  explicit FeatureName(std::string name) : text(std::move(name)), key(key_of(text)) {}
};

// What features take from the rules. Numbers are those of CompiledRules.
struct FeatureSource {
  struct Named {
    std::uint32_t number = 0;
    FeatureName here, before, after;
  };
  std::vector<Named> signals;   // in a sentence and beside it
  std::vector<Named> rules;     // nodes: the conditions of labels, by the label's name
  std::vector<Named> document;  // signals that count wherever in the document they stand; `here` is their name
  std::vector<Named>
      placed;  // signals that are crossed with place and shape: sign-offs live there; `here` is "place signal NAME, "
  std::vector<FeatureName> statuses;  // by Status
  std::uint32_t status_table = 0;
};

class FeatureReader {
 public:
  // All three must outlive it.
  FeatureReader(const DocumentReading& reading, const FeatureSource& source, const WordKnowledge& knowledge);

  // Calls `sink(group, key, beginning, words, count)` for each feature of a sentence: its name is `beginning` and the `count` words
  // from `words` on, parted by spaces. The same feature may come more than once.
  template <typename Sink>
  void read(std::uint32_t sentence, Sink&& sink) const {
    phrases(sentence, sink);
    const std::size_t last = words_.size() - 1;
    if (sentence > 0) single_words(FeatureGroup::beside, kBefore, words_of(sentence - 1), sink);
    if (sentence < last) single_words(FeatureGroup::beside, kAfter, words_of(sentence + 1), sink);
    if (sentence > 1) single_words(FeatureGroup::near, kNear, words_of(sentence - 2), sink);
    if (sentence + 1 < last) single_words(FeatureGroup::near, kNear, words_of(sentence + 2), sink);
    if (const auto heading = heading_of(sentence); heading.second > 0) {
      for (std::uint32_t i = 0; i < heading.second; ++i)
        sink(FeatureGroup::heading, key_after(kHeading.key, heading.first[i]), kHeading.text, heading.first + i, 1U);
    }
    named(source_.signals, FeatureGroup::signals, FeatureGroup::signals_beside, sentence, sink,
          [&](std::uint32_t signal, std::uint32_t at) { return reading_.signal_holds(signal, at); });
    named(source_.rules, FeatureGroup::rules, FeatureGroup::rules_beside, sentence, sink,
          [&](std::uint32_t node, std::uint32_t at) { return reading_.holds(node, at); });
    for (const FeatureName* name : document_) whole(FeatureGroup::document, *name, sink);
    const auto status = static_cast<std::size_t>(reading_.status_of(sentence, source_.status_table));
    whole(FeatureGroup::place, source_.statuses[status], sink);
    place(sentence, sink);
  }

  // The different words of a sentence whose letters count: those in plain letters, as they are written, folded.
  const std::vector<FeatureWords::Spelled>& spelled(std::uint32_t sentence) const { return words_.spelled(sentence); }

 private:
  using Word = std::string_view;
  static const FeatureName kBefore, kAfter, kNear, kHeading;

  const std::vector<Word>& words_of(std::uint32_t sentence) const { return words_.of(sentence); }
  // The first of the words of the heading over a sentence, and how many there are.
  std::pair<const Word*, std::uint32_t> heading_of(std::uint32_t sentence) const;
  // A name of a place or shape: its beginning, and words.
  struct PlaceName {
    const FeatureName* beginning;
    std::array<Word, 3> words;
    std::uint32_t count;
  };
  void describe_place(std::uint32_t sentence, std::vector<PlaceName>& names) const;
  void find_headings();

  template <typename Sink>
  static void whole(FeatureGroup group, const FeatureName& name, Sink& sink) {
    sink(group, name.key, name.text, static_cast<const Word*>(nullptr), 0U);
  }
  template <typename Sink>
  static void single_words(FeatureGroup group, const FeatureName& beginning, const std::vector<Word>& words,
                           Sink& sink) {
    for (const Word& word : words) sink(group, key_after(beginning.key, word), beginning.text, &word, 1U);
  }
  // One, two and three words that follow each other, "^" and "$" at the ends.
  template <typename Sink>
  void phrases(std::uint32_t sentence, Sink& sink) const {
    const std::vector<Word>& words = words_of(sentence);
    std::vector<Word>& ended = ended_;
    ended.assign(1, "^");
    ended.insert(ended.end(), words.begin(), words.end());
    ended.push_back("$");
    for (std::size_t i = 0; i < ended.size(); ++i) {
      FeatureKey key = kEmptyName;
      for (std::uint32_t count = 1; count <= 3 && i + count <= ended.size(); ++count) {
        if (count > 1) key = key_after(key, ' ');
        key = key_after(key, ended[i + count - 1]);
        sink(FeatureGroup::words, key, std::string_view(), &ended[i], count);
      }
    }
  }
  template <typename Sink, typename Holds>
  void named(const std::vector<FeatureSource::Named>& all, FeatureGroup here, FeatureGroup beside,
             std::uint32_t sentence, Sink& sink, Holds holds) const {
    for (const FeatureSource::Named& one : all) {
      if (holds(one.number, sentence)) whole(here, one.here, sink);
      if (sentence > 0 && holds(one.number, sentence - 1)) whole(beside, one.before, sink);
      if (sentence + 1 < words_.size() && holds(one.number, sentence + 1)) whole(beside, one.after, sink);
    }
  }
  template <typename Sink>
  void place(std::uint32_t sentence, Sink& sink) const {
    describe_place(sentence, places_);
    for (const PlaceName& name : places_) {
      FeatureKey key = name.beginning->key;
      for (std::uint32_t i = 0; i < name.count; ++i) key = key_after(i == 0 ? key : key_after(key, ' '), name.words[i]);
      sink(FeatureGroup::place, key, name.beginning->text, name.words.data(), name.count);
    }
  }

  const DocumentReading& reading_;
  const FeatureSource& source_;
  FeatureWords words_;
  std::vector<const FeatureName*> document_;  // those that hold
  std::vector<std::uint32_t> under_;          // by sentence: where the words of its heading stand, or kNone
  mutable std::vector<Word> ended_;
  mutable std::vector<PlaceName> places_;
};

}  // namespace candour
