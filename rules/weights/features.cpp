#include "rules/weights/features.h"

#include <algorithm>
#include <cmath>

namespace candour {
namespace {

constexpr std::uint32_t kHeadingReach = 12;  // sentences after a heading that has run into one

// "at the end" for signatures: the last lines, or the last page or so.
const char* last_name(std::size_t behind) {
  return behind <= 4 ? "last" : behind <= 12 ? "late" : "early";
}

const char* length_name(std::size_t words) {
  return words <= 6 ? "short" : words <= 16 ? "medium" : "long";
}

const char* capitals_name(float capitals) {
  return capitals > 0.85F ? "Capitals" : capitals > 0.6F ? "Some Capitals" : "small";
}

std::size_t step_of(std::size_t value, std::initializer_list<std::size_t> steps) {
  return static_cast<std::size_t>(
      std::count_if(steps.begin(), steps.end(), [&](std::size_t step) { return value >= step; }));
}

}  // namespace

const FeatureName FeatureReader::kBefore("before: "), FeatureReader::kAfter("after: "), FeatureReader::kNear("near: "),
    FeatureReader::kHeading("heading: "), FeatureReader::kPlace("place ");

FeatureReader::FeatureReader(const DocumentReading& reading, const FeatureSource& source,
                             const WordKnowledge& knowledge)
    : reading_(reading), source_(source), words_(reading, knowledge), under_(reading.sentences(), kNone) {
  for (const FeatureSource::Named& one : source.document) {
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      if (!reading.signal_holds(one.number, i)) continue;
      document_.push_back(&one.here);
      break;
    }
  }
  find_headings();
}

// The Document says what stands over a sentence; in tables of sentences headings have run into the sentence that follows them.
void FeatureReader::find_headings() {
  std::uint32_t glued = kNone;
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    if (words_.heading_words(i) > 0) glued = i;
    const std::uint32_t heading = reading_.document().sentences[i].heading;
    under_[i] = heading < words_.size() ? heading : glued != kNone && i - glued < kHeadingReach ? glued : kNone;
  }
}

std::pair<const std::string_view*, std::uint32_t> FeatureReader::heading_of(std::uint32_t sentence) const {
  const std::uint32_t at = under_[sentence];
  if (at == kNone) return {nullptr, 0};
  const std::vector<Word>& words = words_of(at);
  if (reading_.document().sentences[sentence].heading == at)
    return {words.data(), static_cast<std::uint32_t>(words.size())};
  return {words.data(), words_.heading_words(at)};
}

void FeatureReader::describe_place(std::uint32_t sentence, std::vector<FeatureName>& names) const {
  const std::size_t all = words_.size(), behind = all - 1 - sentence, length = words_of(sentence).size();
  names.clear();
  const auto add = [&](std::string name) { names.emplace_back("place " + std::move(name)); };
  add(sentence < 4 ? "first " + std::to_string(sentence) : "not first");
  add(behind < 6 ? "last " + std::to_string(behind) : "not last");
  add("eighth " + std::to_string(8 * sentence / all));
  add("length " + std::to_string(step_of(length, {4, 8, 15, 25, 40, 70})));
  add("capitals " + std::to_string(std::min(9, static_cast<int>(words_.capitals(sentence) * 10))));
  if (words_.begins_small(sentence)) add("begins small");
  if (length > 0 && words_of(sentence).back().size() == 1) add("ends " + std::string(words_of(sentence).back()));
  const std::string shape = std::string(length_name(length)) + ", " + last_name(behind);
  const std::string full = shape + ", " + capitals_name(words_.capitals(sentence));
  add(full);
  for (const FeatureSource::Named& one : source_.placed) {
    if (!reading_.signal_holds(one.number, sentence)) continue;
    names.emplace_back(one.here.text + ", " + shape);
    names.emplace_back(one.here.text + ", " + full);
  }
}

}  // namespace candour
