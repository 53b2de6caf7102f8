#include "rules/weights/label_scores.h"

#include <algorithm>

namespace candour {
namespace {

// Beyond these a margin, and what neighbours say, are as good as certain; within them no product of odds leaves a double.
constexpr float kSureMargin = 200, kSureNeighbour = 100;

double odds_of(float margin, float sure) {
  return std::exp(static_cast<double>(std::clamp(margin, -sure, sure)));
}

}  // namespace

// In odds rather than margins: one exponential a sentence then does for both directions.
void smooth(std::vector<float>& margins, float same, float change) {
  if (margins.empty() || (same == 0 && change == 0)) return;
  const double both = odds_of(same, kSureNeighbour), one = odds_of(-change, kSureNeighbour);
  // What a sentence of these odds tells its neighbour, as odds.
  const auto message = [&](double odds) { return (one + odds * both) / (1 + odds * one); };
  std::vector<double> odds(margins.size()), told(margins.size(), 1.0);
  for (std::size_t i = 0; i < margins.size(); ++i) odds[i] = odds_of(margins[i], kSureMargin);
  for (std::size_t i = 1; i < margins.size(); ++i) told[i] = message(told[i - 1] * odds[i - 1]);
  double backward = 1;
  for (std::size_t i = margins.size() - 1; i-- > 0;) {
    backward = message(backward * odds[i + 1]);
    told[i] *= backward;
  }
  for (std::size_t i = 0; i < margins.size(); ++i) margins[i] += static_cast<float>(std::log(told[i]));
}

WordFeatures ReadyWeights::features_of(std::string_view word) const {
  WordFeatures numbers;
  for (std::size_t place = 0; place < numbers.size(); ++place)
    numbers[place] = features.find(key_after(FeatureReader::beginning_of(static_cast<WordPlace>(place)).key, word));
  return numbers;
}

FeatureVector::FeatureVector(const ReadyWeights& ready, const FeatureReader& reader)
    : ready_(ready), reader_(reader), met_(ready.features.size(), kNone) {
  of_words_.reserve(reader.words().all().size());
  for (const FeatureWords::Word& word : reader.words().all()) {
    const bool known = word.known != KeyTable::kAbsent;
    of_words_.push_back(known ? ready.of_words[word.known] : ready.features_of(word.text));
  }
}

void ReadyWeights::add_letters(const FeatureWords::Spelled& word, std::vector<float>& sums) const {
  if (word.known != KeyTable::kAbsent) {
    const float* of_word = spelled.data() + word.known * sums.size();
    for (std::size_t label = 0; label < sums.size(); ++label) sums[label] += of_word[label];
    return;
  }
  letters_of(word.word, [&](FeatureKey key, std::string_view) {
    const std::uint32_t found = letters.find(key);
    if (found == KeyTable::kAbsent) return;
    const std::uint32_t number = first_letters + found;
    for (std::uint32_t e = weights->first[number]; e < weights->first[number + 1]; ++e)
      sums[weights->entries[e].label] += weights->entries[e].weight;
  });
}

float letters_scale(std::span<const FeatureWords::Spelled> words) {
  std::uint32_t count = 0;
  for (const FeatureWords::Spelled& word : words) count += letters_in(word.word.size());
  return count == 0 ? 0 : kLettersValue / std::sqrt(static_cast<float>(count));
}

LabelScores::LabelScores(const ReadyWeights& ready, const DocumentReading& reading)
    : ready_(ready), reader_(reading, ready.source, ready.words), vector_(ready, reader_) {
  const Weights& weights = *ready.weights;
  const auto sentences = static_cast<std::uint32_t>(reading.sentences());
  for (const LabelWeights& label : weights.labels) margins_.emplace_back(sentences, label.bias);
  std::vector<float> sums(weights.labels.size());
  for (std::uint32_t i = 0; i < sentences; ++i) {
    vector_.read(i);
    // Weights lie far apart in memory: all are called for before the first is needed.
    for (const auto& [number, value] : vector_.known())
      __builtin_prefetch(weights.entries.data() + weights.first[number]);
    for (const FeatureWords::Spelled& word : reader_.spelled(i)) {
      if (word.known != KeyTable::kAbsent) __builtin_prefetch(ready.spelled.data() + word.known * sums.size());
    }
    std::fill(sums.begin(), sums.end(), 0.0F);
    for (const auto& [number, value] : vector_.known()) {
      for (std::uint32_t e = weights.first[number]; e < weights.first[number + 1]; ++e)
        sums[weights.entries[e].label] += weights.entries[e].weight * value;
    }
    for (std::size_t label = 0; label < sums.size(); ++label) margins_[label][i] += sums[label] * vector_.scale();
    std::fill(sums.begin(), sums.end(), 0.0F);
    for (const FeatureWords::Spelled& word : reader_.spelled(i)) ready.add_letters(word, sums);
    const float letters = letters_scale(reader_.spelled(i));
    for (std::size_t label = 0; label < sums.size(); ++label) margins_[label][i] += sums[label] * letters;
  }
  for (std::size_t l = 0; l < weights.labels.size(); ++l) {
    const LabelWeights& label = weights.labels[l];
    smoothed_.push_back(margins_[l]);
    smooth(smoothed_[l], label.same, label.change);
    scores_.push_back(smoothed_[l]);
    for (float& margin : scores_[l]) margin = score_of(margin, label.cut);
  }
}

std::vector<FeatureShare> LabelScores::shares(std::uint32_t sentence, std::size_t label, std::size_t most) const {
  const Weights& weights = *ready_.weights;
  vector_.read(sentence);
  const auto spelled = reader_.spelled(sentence);
  // Whose share it is: a feature in known(), then a word in `spelled`, then the neighbours.
  const std::size_t words_from = vector_.known().size(), neighbours = words_from + spelled.size();
  std::vector<std::pair<double, std::size_t>> shares;
  double all = 0;
  const auto add = [&](double share, std::size_t whose) {
    if (share <= 0) return;
    all += share;
    shares.emplace_back(share, whose);
  };
  for (std::size_t i = 0; i < words_from; ++i) {
    const auto [number, value] = vector_.known()[i];
    for (std::uint32_t e = weights.first[number]; e < weights.first[number + 1]; ++e) {
      if (weights.entries[e].label == label) add(weights.entries[e].weight * value * vector_.scale(), i);
    }
  }
  const float letters = letters_scale(spelled);
  std::vector<float> sums(weights.labels.size());
  for (std::size_t i = 0; i < spelled.size(); ++i) {
    std::fill(sums.begin(), sums.end(), 0.0F);
    ready_.add_letters(spelled[i], sums);
    add(sums[label] * letters, words_from + i);
  }
  add(smoothed_[label][sentence] - margins_[label][sentence], neighbours);
  std::stable_sort(shares.begin(), shares.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (shares.size() > most) shares.resize(most);
  std::vector<FeatureShare> named;
  for (const auto& [share, whose] : shares) {
    named.push_back({whose < words_from   ? weights.features[vector_.known()[whose].first]
                     : whose < neighbours ? "letters of " + std::string(spelled[whose - words_from].word)
                                          : "its neighbours",
                     share / all});
  }
  return named;
}

}  // namespace candour
