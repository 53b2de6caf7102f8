// What a label's weights are laid on: for each sentence the features that names.h lists. The same code reads them for fitting and for
// labelling.
#pragma once

#include "rules/weights/feature_words.h"

#include <array>
#include <cstdint>
#include <span>
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
    FeatureName here, before, after, heading;
  };
  std::vector<Named> signals;   // in a sentence, beside it, and in the heading over it
  std::vector<Named> rules;     // nodes: the conditions of labels, by the label's name
  std::vector<Named> document;  // signals that count wherever in the document they stand; `here` is their name
  std::vector<Named>
      placed;  // signals that are crossed with place and shape: sign-offs live there; `here` is "place signal NAME, "
  std::vector<FeatureName> statuses;  // by Status
  std::uint32_t status_table = 0;
};

// Where a feature's single word stands.
enum class WordPlace : std::uint8_t { here, before, after, near, heading };
inline constexpr std::size_t kWordPlaces = 5;

class FeatureReader {
 public:
  // All three must outlive it.
  FeatureReader(const DocumentReading& reading, const FeatureSource& source, const WordKnowledge& knowledge);

  // Calls `sink(group, key, beginning, words, count)` for each feature of a sentence: its name is `beginning` and the `count` words
  // from `words` on, parted by spaces. The same feature may come more than once. If the sink has it, `sink.word(group, place, word)` is
  // called instead for a single word: its number in words().all().
  template <typename Sink>
  void read(std::uint32_t sentence, Sink&& sink) const {
    phrases(sentence, sink);
    const std::size_t last = words_.size() - 1;
    if (sentence > 0) single_words(FeatureGroup::beside, WordPlace::before, words_.of(sentence - 1), sink);
    if (sentence < last) single_words(FeatureGroup::beside, WordPlace::after, words_.of(sentence + 1), sink);
    if (sentence > 1) single_words(FeatureGroup::near, WordPlace::near, words_.of(sentence - 2), sink);
    if (sentence + 1 < last) single_words(FeatureGroup::near, WordPlace::near, words_.of(sentence + 2), sink);
    single_words(FeatureGroup::heading, WordPlace::heading, heading_of(sentence), sink);
    for (std::size_t i = first_signal_[sentence]; i < first_signal_[sentence + 1]; ++i) {
      const FeatureSource::Named& signal = source_.signals[signals_[i].signal];
      switch (signals_[i].where) {
        case SignalThere::here:
          whole(FeatureGroup::signals, signal.here, sink);
          break;
        case SignalThere::before:
          whole(FeatureGroup::signals_beside, signal.before, sink);
          break;
        case SignalThere::after:
          whole(FeatureGroup::signals_beside, signal.after, sink);
          break;
        case SignalThere::heading:
          whole(FeatureGroup::heading, signal.heading, sink);
      }
    }
    rules(sentence, sink);
    for (const FeatureName* name : document_) whole(FeatureGroup::document, *name, sink);
    const auto status = static_cast<std::size_t>(reading_.status_of(sentence, source_.status_table));
    whole(FeatureGroup::place, source_.statuses[status], sink);
    place(sentence, sink);
  }

  const FeatureWords& words() const { return words_; }
  // The different words of a sentence whose letters count: those in plain letters, as they are written, folded.
  std::span<const FeatureWords::Spelled> spelled(std::uint32_t sentence) const { return words_.spelled(sentence); }

  // What stands before a single word in the name of its feature.
  static const FeatureName& beginning_of(WordPlace place);

 private:
  using Word = std::string_view;
  using Words = std::span<const std::uint32_t>;

  // The words of the heading over a sentence.
  Words heading_of(std::uint32_t sentence) const;
  // Whether the heading over it is another sentence.
  bool has_heading(std::uint32_t sentence) const { return under_[sentence] != kNone && under_[sentence] != sentence; }
  // A name of a place or shape: its beginning, and words.
  struct PlaceName {
    const FeatureName* beginning;
    std::array<Word, 3> words;
    std::uint32_t count;
  };
  // A signal of the source that holds in a sentence, in the one before or after it, or in the heading over it. There are many: small.
  struct SignalThere {
    enum Where : std::uint8_t { here, before, after, heading };
    std::uint16_t signal = 0;
    Where where = here;
  };
  void describe_place(std::uint32_t sentence, std::vector<PlaceName>& names) const;
  void find_headings();
  void find_signals();
  // Calls `visit(sentence, there)` for each signal first in the sentences where it holds, then in those behind them, in those before, and in
  // those under a heading where it does.
  template <typename Visit>
  void each_signal(Visit visit) const;

  template <typename Sink>
  static void whole(FeatureGroup group, const FeatureName& name, Sink& sink) {
    sink(group, name.key, name.text, static_cast<const Word*>(nullptr), 0U);
  }
  template <typename Sink>
  void single_word(FeatureGroup group, WordPlace place, std::uint32_t number, Sink& sink) const {
    if constexpr (requires { sink.word(group, place, number); }) {
      sink.word(group, place, number);
    } else {
      const FeatureWords::Word& word = words_.all()[number];
      const FeatureName& beginning = beginning_of(place);
      sink(group, key_after(beginning.key, word.text), beginning.text, &word.text, 1U);
    }
  }
  template <typename Sink>
  void single_words(FeatureGroup group, WordPlace place, Words words, Sink& sink) const {
    for (const std::uint32_t word : words) single_word(group, place, word, sink);
  }
  // One, two and three words that follow each other, "^" and "$" at the ends.
  template <typename Sink>
  void phrases(std::uint32_t sentence, Sink& sink) const {
    const Words words = words_.of(sentence);
    const auto word_at = [&](std::size_t i) {
      return i == 0 ? FeatureWords::kBegin : i > words.size() ? FeatureWords::kEnd : words[i - 1];
    };
    texts_.clear();
    for (std::size_t i = 0; i < words.size() + 2; ++i) texts_.push_back(words_.all()[word_at(i)].text);
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      single_word(FeatureGroup::words, WordPlace::here, word_at(i), sink);
      FeatureKey key = words_.all()[word_at(i)].key;
      for (std::uint32_t count = 2; count <= 3 && i + count <= texts_.size(); ++count) {
        key = key_after(key_after(key, ' '), texts_[i + count - 1]);
        sink(FeatureGroup::words, key, std::string_view(), &texts_[i], count);
      }
    }
  }
  template <typename Sink>
  void rules(std::uint32_t sentence, Sink& sink) const {
    for (const FeatureSource::Named& one : source_.rules) {
      if (reading_.holds(one.number, sentence)) whole(FeatureGroup::rules, one.here, sink);
      if (sentence > 0 && reading_.holds(one.number, sentence - 1)) whole(FeatureGroup::rules_beside, one.before, sink);
      if (sentence + 1 < words_.size() && reading_.holds(one.number, sentence + 1))
        whole(FeatureGroup::rules_beside, one.after, sink);
      if (has_heading(sentence) && reading_.holds(one.number, under_[sentence]))
        whole(FeatureGroup::heading, one.heading, sink);
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
  std::vector<SignalThere> signals_;
  std::vector<std::size_t> first_signal_;  // by sentence, and where the last one ends
  mutable std::vector<Word> texts_;        // of the words of the sentence that is read, with its ends
  mutable std::vector<PlaceName> places_;
};

}  // namespace candour
