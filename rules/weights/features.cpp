#include "rules/weights/features.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace candour {
namespace {

constexpr std::uint32_t kHeadingReach = 12;  // sentences after a heading that has run into one

// "at the end" for signatures: the last lines, or the last page or so.
const char* last_name(std::size_t behind) {
  return behind <= 4 ? "last," : behind <= 12 ? "late," : "early,";
}

const char* length_name(std::size_t words) {
  return words <= 6 ? "short," : words <= 16 ? "medium," : "long,";
}

std::string_view digit(std::size_t number) {
  return std::string_view("0123456789").substr(number, 1);
}

const char* capitals_name(float capitals) {
  return capitals > 0.85F ? "Capitals" : capitals > 0.6F ? "Some Capitals" : "small";
}

std::size_t step_of(std::size_t value, std::initializer_list<std::size_t> steps) {
  return static_cast<std::size_t>(
      std::count_if(steps.begin(), steps.end(), [&](std::size_t step) { return value >= step; }));
}

}  // namespace

const FeatureName& FeatureReader::beginning_of(WordPlace place) {
  static const FeatureName kBeginnings[kWordPlaces] = {FeatureName(""), FeatureName("before: "), FeatureName("after: "),
                                                       FeatureName("near: "), FeatureName("heading: ")};
  return kBeginnings[static_cast<std::size_t>(place)];
}

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
  find_signals();
}

template <typename Visit>
void FeatureReader::each_signal(Visit visit) const {
  const std::size_t sentences = words_.size();
  for (std::size_t k = 0; k < source_.signals.size(); ++k) {
    const Column& holds = reading_.signal_column(source_.signals[k].number);
    const auto signal = static_cast<std::uint16_t>(k);
    const auto beside = [&](std::size_t step, SignalThere::Where where) {
      holds.each([&](std::size_t at) {
        const std::size_t there = at + step;  // before the first it is huge
        if (at < sentences && there < sentences) visit(there, SignalThere{signal, where});
      });
    };
    beside(0, SignalThere::here);
    beside(1, SignalThere::before);
    beside(static_cast<std::size_t>(-1), SignalThere::after);
    for (std::uint32_t i = 0; i < sentences; ++i)
      if (has_heading(i) && holds.test(under_[i])) visit(i, SignalThere{signal, SignalThere::heading});
  }
}

// Counted first: what is found is too much to be kept twice.
void FeatureReader::find_signals() {
  first_signal_.assign(words_.size() + 1, 0);
  each_signal([&](std::size_t sentence, SignalThere) { ++first_signal_[sentence + 1]; });
  std::partial_sum(first_signal_.begin(), first_signal_.end(), first_signal_.begin());
  signals_.resize(first_signal_.back());
  std::vector<std::size_t> next = first_signal_;
  each_signal([&](std::size_t sentence, SignalThere there) { signals_[next[sentence]++] = there; });
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

FeatureReader::Words FeatureReader::heading_of(std::uint32_t sentence) const {
  const std::uint32_t at = under_[sentence];
  if (at == kNone) return {};
  const bool whole = reading_.document().sentences[sentence].heading == at;
  return whole ? words_.of(at) : words_.of(at).first(words_.heading_words(at));
}

void FeatureReader::describe_place(std::uint32_t sentence, std::vector<PlaceName>& names) const {
  static const FeatureName kFirst("place first "), kNotFirst("place not first"), kLast("place last "),
      kNotLast("place not last"), kEighth("place eighth "), kLength("place length "), kCapitals("place capitals "),
      kBeginsSmall("place begins small"), kEnds("place ends "), kShape("place ");
  const std::size_t all = words_.size(), behind = all - 1 - sentence, length = words_.of(sentence).size();
  names.clear();
  const auto alone = [&](const FeatureName& name) { names.push_back({&name, {}, 0}); };
  const auto with = [&](const FeatureName& beginning, Word word) { names.push_back({&beginning, {word}, 1}); };
  sentence < 4 ? with(kFirst, digit(sentence)) : alone(kNotFirst);
  behind < 6 ? with(kLast, digit(behind)) : alone(kNotLast);
  with(kEighth, digit(8 * sentence / all));
  with(kLength, digit(step_of(length, {4, 8, 15, 25, 40, 70})));
  with(kCapitals, digit(std::min<std::size_t>(9, static_cast<std::size_t>(words_.capitals(sentence) * 10))));
  if (words_.begins_small(sentence)) alone(kBeginsSmall);
  const Word end = length > 0 ? words_.all()[words_.of(sentence).back()].text : Word();
  if (end.size() == 1) with(kEnds, end);
  const Word long_or_short = length_name(length), late = last_name(behind);
  const Word late_only = late.substr(0, late.size() - 1), capitals = capitals_name(words_.capitals(sentence));
  names.push_back({&kShape, {long_or_short, late, capitals}, 3});
  for (const FeatureSource::Named& one : source_.placed) {
    if (!reading_.signal_holds(one.number, sentence)) continue;
    names.push_back({&one.here, {long_or_short, late_only}, 2});
    names.push_back({&one.here, {long_or_short, late, capitals}, 3});
  }
}

}  // namespace candour
