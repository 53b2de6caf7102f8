#include "rules/weights/label_scores.h"

#include <algorithm>

namespace candour {
namespace {

// log(e^a + e^b)
float log_sum(float a, float b) {
  return std::max(a, b) + std::log1p(std::exp(-std::abs(a - b)));
}

// What a sentence with this margin tells its neighbour, as a margin.
float message(float margin, float same, float change) {
  return log_sum(-change, margin + same) - log_sum(0, margin - change);
}

}  // namespace

void smooth(std::vector<float>& margins, float same, float change) {
  if (margins.empty() || (same == 0 && change == 0)) return;
  std::vector<float> forward(margins.size(), 0.0F), backward(margins.size(), 0.0F);
  for (std::size_t i = 1; i < margins.size(); ++i) forward[i] = message(forward[i - 1] + margins[i - 1], same, change);
  for (std::size_t i = margins.size() - 1; i-- > 0;)
    backward[i] = message(backward[i + 1] + margins[i + 1], same, change);
  for (std::size_t i = 0; i < margins.size(); ++i) margins[i] += forward[i] + backward[i];
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
    : ready_(ready), reader_(reading, ready.source, ready.words) {
  const Weights& weights = *ready.weights;
  const auto sentences = static_cast<std::uint32_t>(reading.sentences());
  for (const LabelWeights& label : weights.labels) margins_.emplace_back(sentences, label.bias);
  FeatureVector vector(ready, reader_);
  std::vector<float> sums(weights.labels.size());
  for (std::uint32_t i = 0; i < sentences; ++i) {
    vector.read(i);
    // Weights lie far apart in memory: all are called for before the first is needed.
    for (const auto& [number, value] : vector.known())
      __builtin_prefetch(weights.entries.data() + weights.first[number]);
    for (const FeatureWords::Spelled& word : reader_.spelled(i)) {
      if (word.known != KeyTable::kAbsent) __builtin_prefetch(ready.spelled.data() + word.known * sums.size());
    }
    std::fill(sums.begin(), sums.end(), 0.0F);
    for (const auto& [number, value] : vector.known()) {
      for (std::uint32_t e = weights.first[number]; e < weights.first[number + 1]; ++e)
        sums[weights.entries[e].label] += weights.entries[e].weight * value;
    }
    for (std::size_t label = 0; label < sums.size(); ++label) margins_[label][i] += sums[label] * vector.scale();
    std::fill(sums.begin(), sums.end(), 0.0F);
    for (const FeatureWords::Spelled& word : reader_.spelled(i)) ready.add_letters(word, sums);
    const float letters = letters_scale(reader_.spelled(i));
    for (std::size_t label = 0; label < sums.size(); ++label) margins_[label][i] += sums[label] * letters;
  }
  for (std::size_t l = 0; l < weights.labels.size(); ++l) {
    const LabelWeights& label = weights.labels[l];
    std::vector<float> smoothed = margins_[l];
    smooth(smoothed, label.same, label.change);
    for (float& margin : smoothed) margin = score_of(margin, label.cut);
    scores_.push_back(std::move(smoothed));
  }
}

std::vector<FeatureShare> LabelScores::shares(std::uint32_t sentence, std::size_t label, std::size_t most) const {
  const Weights& weights = *ready_.weights;
  std::vector<FeatureShare> shares;
  FeatureVector vector(ready_, reader_);
  vector.read(sentence);
  double all = 0;
  const auto add = [&](const std::string& name, double share) {
    if (share <= 0) return;
    all += share;
    shares.push_back({name, share});
  };
  for (const auto& [number, value] : vector.known()) {
    for (std::uint32_t e = weights.first[number]; e < weights.first[number + 1]; ++e) {
      if (weights.entries[e].label == label)
        add(weights.features[number], weights.entries[e].weight * value * vector.scale());
    }
  }
  const float letters = letters_scale(reader_.spelled(sentence));
  for (const FeatureWords::Spelled& word : reader_.spelled(sentence)) {
    std::vector<float> sums(weights.labels.size());
    ready_.add_letters(word, sums);
    add("letters of " + std::string(word.word), sums[label] * letters);
  }
  std::vector<float> smoothed = margins_[label];
  smooth(smoothed, weights.labels[label].same, weights.labels[label].change);
  add("its neighbours", smoothed[sentence] - margins_[label][sentence]);
  std::stable_sort(shares.begin(), shares.end(), [](const auto& a, const auto& b) { return a.share > b.share; });
  if (shares.size() > most) shares.resize(most);
  for (FeatureShare& one : shares) one.share /= all;
  return shares;
}

}  // namespace candour
