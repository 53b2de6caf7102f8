// Scores of all labels on all sentences of a document, and which features made them.
#pragma once

#include "rules/weights/features.h"
#include "rules/weights/weights.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace candour {

// By WordPlace: the number in ReadyWeights::features of a word that stands there alone, or KeyTable::kAbsent.
using WordFeatures = std::array<std::uint32_t, kWordPlaces>;

// Weights made ready: names as numbers, and what the rules must be asked. Never changed, so many threads may read it.
struct ReadyWeights {
  std::shared_ptr<const Weights> weights;  // never null; the pack has them too
  KeyTable features;                       // by name, all but letters; numbered as in `weights` without them
  KeyTable letters;                        // a table of its own, so that the one that is asked most stays small
  std::uint32_t first_letters = kNone;     // the number of the first in `weights`, where they stand in a row
  FeatureSource source;
  WordKnowledge words;
  std::vector<WordFeatures> of_words;  // by known word
  std::vector<float> spelled;          // by known word, then by label: the sum of the weights of its letters

  // The number in `weights` of the feature that `features` numbers so.
  std::uint32_t number_of(std::uint32_t feature) const {
    return feature < first_letters ? feature : feature + static_cast<std::uint32_t>(letters.size());
  }
  WordFeatures features_of(std::string_view word) const;
  // Adds what a word's letters weigh to `sums`, by label.
  void add_letters(const FeatureWords::Spelled& word, std::vector<float>& sums) const;
};

// The features of one sentence after the other, by number, each once.
class FeatureVector {
 public:
  // Both must outlive it.
  FeatureVector(const ReadyWeights& ready, const FeatureReader& reader);

  void read(std::uint32_t sentence) {
    found_.clear();
    known_.clear();
    squares_ = 0;
    ++round_;
    reader_.read(sentence, *this);
    scale_ = squares_ == 0 ? 0 : 1 / std::sqrt(squares_);
    for (const Found& one : found_) {
      const std::uint32_t number = one.number == kNone ? ready_.features.find(one.key) : one.number;
      if (number == KeyTable::kAbsent || met_[number] == round_) continue;
      met_[number] = round_;
      known_.emplace_back(ready_.number_of(number), one.value);
    }
  }

  // What the reader calls.
  void word(FeatureGroup group, WordPlace place, std::uint32_t word) {
    const float value = value_of(group);
    squares_ += value * value;
    const std::uint32_t number = of_words_[word][static_cast<std::size_t>(place)];
    if (number != KeyTable::kAbsent) found_.push_back({0, number, value});
  }
  void operator()(FeatureGroup group, FeatureKey key, std::string_view, const std::string_view*, std::uint32_t) {
    const float value = value_of(group);
    squares_ += value * value;
    if (ready_.features.may_have(key)) found_.push_back({key, kNone, value});
  }

  // Number and value; in the order in which they come. Values are to be multiplied with scale().
  const std::vector<std::pair<std::uint32_t, float>>& known() const { return known_; }
  float scale() const { return scale_; }

 private:
  // A feature that may be known. Its number is looked up when all are read: by then the memory that this needs is near.
  struct Found {
    FeatureKey key;
    std::uint32_t number;  // kNone: to be looked up
    float value;
  };

  const ReadyWeights& ready_;
  const FeatureReader& reader_;
  std::vector<WordFeatures> of_words_;  // by number of the word in the document
  std::vector<std::uint32_t> met_;      // by number: the last round in which it came
  std::uint32_t round_ = 0;
  std::vector<Found> found_;
  std::vector<std::pair<std::uint32_t, float>> known_;
  float squares_ = 0, scale_ = 0;
};

// What letters are multiplied with in a sentence of these words.
float letters_scale(std::span<const FeatureWords::Spelled> words);

// The second step of weights.h: margins of a document's sentences, in their order, become those of the chain. Beyond 200 a
// margin, and beyond 100 same and change, count as that.
void smooth(std::vector<float>& margins, float same, float change);

// Why a label has its score on a sentence.
struct FeatureShare {
  std::string name;  // a feature's, or "its neighbours" for what the chain added
  double share = 0;  // of all that spoke for it, 0..1
};

class LabelScores {
 public:
  // Both must outlive it.
  LabelScores(const ReadyWeights& ready, const DocumentReading& reading);

  // 0..1; 0.5 is the cut.
  float score(std::uint32_t sentence, std::size_t label) const { return scores_[label][sentence]; }

  // What spoke for a label, the strongest first, at most so many. Not for use by two threads at once.
  std::vector<FeatureShare> shares(std::uint32_t sentence, std::size_t label, std::size_t most) const;

 private:
  const ReadyWeights& ready_;
  FeatureReader reader_;
  mutable FeatureVector vector_;                                 // of the sentence that was read last
  std::vector<std::vector<float>> margins_, smoothed_, scores_;  // by label, then by sentence
};

}  // namespace candour
