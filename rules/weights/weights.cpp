#include "rules/weights/weights.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <nlohmann/json.hpp>

namespace candour {
namespace {

using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr double kHundredths = 100;
constexpr std::size_t kMostLabels = 255;
constexpr int kMostWeight = 1'000'000;  // hundredths
constexpr int kMostNumber = 1'000'000'000;

int hundredths(float value) {
  return static_cast<int>(std::lround(static_cast<double>(value) * kHundredths));
}

Ordered json_of(const MeasuredLabel& measured) {
  return {{"yardstick", measured.yardstick},    {"statements", measured.statements}, {"marked", measured.marked},
          {"carried", measured.carried},        {"right", measured.right},           {"alone", measured.alone},
          {"alone_right", measured.alone_right}};
}

// What is wrong in a weights file. Thrown and caught in this file only.
struct Wrong {
  std::string what;
};

const Json& part(const Json& object, const char* name) {
  if (!object.is_object() || !object.contains(name)) throw Wrong{std::string("'") + name + "' is missing"};
  return object[name];
}

std::string text(const Json& object, const char* name) {
  const Json& value = part(object, name);
  if (!value.is_string()) throw Wrong{std::string("'") + name + "' is no text"};
  return value.get<std::string>();
}

int number(const Json& value, const std::string& what, int least, int most) {
  // Beyond 63 bits a comparison with an int would go by the number's bits: 2^64 - 1 would be -1.
  const bool huge = value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(kMostNumber);
  if (!value.is_number_integer() || huge || value < least || value > most)
    throw Wrong{what + " is no number from " + std::to_string(least) + " to " + std::to_string(most)};
  return value.get<int>();
}

std::uint32_t count(const Json& object, const char* name) {
  return static_cast<std::uint32_t>(number(part(object, name), std::string("'") + name + "'", 0, kMostNumber));
}

float weight(const Json& value, const std::string& what) {
  return static_cast<float>(number(value, what, -kMostWeight, kMostWeight) / kHundredths);
}

const Json& list(const Json& object, const char* name) {
  const Json& value = part(object, name);
  if (!value.is_array()) throw Wrong{std::string("'") + name + "' is no list"};
  return value;
}

LabelWeights label_of(const Json& json) {
  LabelWeights label;
  label.name = text(json, "name");
  const std::string of = " of the label '" + label.name + "'";
  label.bias = weight(part(json, "bias"), "'bias'" + of);
  label.same = weight(part(json, "same"), "'same'" + of);
  label.change = weight(part(json, "change"), "'change'" + of);
  label.cut = weight(part(json, "cut"), "'cut'" + of);
  if (const Json& measured = part(json, "measured"); !measured.is_null()) {
    label.measured = {count(measured, "statements"), count(measured, "marked"), count(measured, "carried"),
                      count(measured, "right"),      count(measured, "alone"),  count(measured, "alone_right"),
                      text(measured, "yardstick")};
    if (label.measured.right > std::min(label.measured.carried, label.measured.marked))
      throw Wrong{"more were right than carried or marked" + of};
    if (label.measured.alone > label.measured.carried ||
        label.measured.alone_right > std::min(label.measured.alone, label.measured.right))
      throw Wrong{"more were carried or right by the score alone than at all" + of};
  }
  return label;
}

void read_feature(const Json& row, Weights& weights) {
  if (!row.is_array() || row.size() < 3 || row.size() % 2 == 0 || !row[0].is_string())
    throw Wrong{"a feature is no list of a name and then a label's number and a weight, one or more times"};
  auto name = row[0].get<std::string>();
  // Labelling numbers names as it meets them: one that came twice would shift those behind it.
  if (!weights.features.empty() && name <= weights.features.back())
    throw Wrong{"the feature '" + name + "' stands twice or out of order"};
  weights.features.push_back(std::move(name));
  const std::string of = " of the feature '" + weights.features.back() + "'";
  for (std::size_t i = 1; i < row.size(); i += 2) {
    const int label = number(row[i], "a label" + of, 0, static_cast<int>(weights.labels.size()) - 1);
    weights.entries.push_back({static_cast<std::uint8_t>(label), weight(row[i + 1], "a weight" + of)});
  }
  weights.first.push_back(static_cast<std::uint32_t>(weights.entries.size()));
}

constexpr std::string_view kFeatures = "\n \"features\": [";

// Reads the rows of features as json_of() writes them, one a line, without a tree of them: nearly all of a file is rows. What stands there
// otherwise is not taken, even if it is right.
class WrittenRows {
 public:
  WrittenRows(std::string_view text, Weights& weights) : text_(text), weights_(weights) {}

  bool read() {
    weights_.features.reserve(text_.size() / 40);  // a row has some 43 bytes, with four weights
    weights_.first.reserve(text_.size() / 40);
    weights_.entries.reserve(text_.size() / 10);
    if (skip("\n]}\n")) return text_.empty();
    do {
      if (!skip('\n') || !row()) return false;
    } while (skip(','));
    return text_ == "\n]}\n";
  }

 private:
  bool skip(std::string_view what) {
    if (!text_.starts_with(what)) return false;
    text_.remove_prefix(what.size());
    return true;
  }

  bool skip(char what) {
    if (text_.empty() || text_.front() != what) return false;
    text_.remove_prefix(1);
    return true;
  }

  bool row() {
    if (!skip("[\"")) return false;
    std::size_t size = 0;
    while (size < text_.size() && text_[size] >= ' ' && text_[size] <= '~' && text_[size] != '"' && text_[size] != '\\')
      ++size;
    if (!text_.substr(size).starts_with("\",")) return row_as_json();
    std::string name(text_.substr(0, size));
    if (!weights_.features.empty() && name <= weights_.features.back()) return false;
    weights_.features.push_back(std::move(name));
    text_.remove_prefix(size + 1);
    while (skip(',')) {
      const auto label = number();
      if (!label || *label < 0 || *label >= static_cast<int>(weights_.labels.size()) || !skip(',')) return false;
      const auto weight = number();
      if (!weight || *weight < -kMostWeight || *weight > kMostWeight) return false;
      weights_.entries.push_back({static_cast<std::uint8_t>(*label), static_cast<float>(*weight / kHundredths)});
    }
    weights_.first.push_back(static_cast<std::uint32_t>(weights_.entries.size()));
    return skip(']');
  }

  // A row whose name has quotes in it, or characters beyond ASCII; its beginning is read.
  bool row_as_json() {
    std::string_view row = text_.substr(0, text_.find('\n'));
    if (row.ends_with(',')) row.remove_suffix(1);
    const Json parsed = Json::parse("[\"" + std::string(row), nullptr, false);
    if (parsed.is_discarded()) return false;
    read_feature(parsed, weights_);
    text_.remove_prefix(row.size());
    return true;
  }

  std::optional<int> number() {
    const bool negative = skip('-');
    int value = 0;
    std::size_t size = 0;
    for (; size < text_.size() && size < 8 && text_[size] >= '0' && text_[size] <= '9'; ++size)
      value = value * 10 + (text_[size] - '0');
    if (size == 0 || (size > 1 && text_[0] == '0')) return std::nullopt;
    text_.remove_prefix(size);
    return negative ? -value : value;
  }

  std::string_view text_;
  Weights& weights_;
};

// Ascending, parted by single spaces: labelling numbers them as it meets them.
void check_words(const std::string& words) {
  std::string before;
  for (std::size_t at = 0; !words.empty() && at <= words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string word = words.substr(at, end - at);
    if (word <= before) throw Wrong{"the word '" + word + "' stands twice or out of order"};
    before = word;
    at = end + 1;
  }
}

void check_names(const std::vector<LabelWeights>& labels) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    for (std::size_t other = 0; other < i; ++other) {
      if (labels[i].name == labels[other].name) throw Wrong{"the label '" + labels[i].name + "' stands twice"};
    }
  }
}

Weights weights_of(const Json& json) {
  if (number(part(json, "format"), "'format'", 0, 1000) != kFormat)
    throw Wrong{"'format' is not " + std::to_string(kFormat) + ", the one that this version of Candour reads"};
  Weights weights;
  weights.pack_sha256 = text(json, "pack_sha256");
  for (const Json& data : list(json, "data"))
    weights.data.push_back(
        {text(data, "name"), text(data, "sha256"), count(data, "statements"), count(data, "sentences")});
  for (const Json& label : list(json, "labels")) weights.labels.push_back(label_of(label));
  if (weights.labels.empty() || weights.labels.size() > kMostLabels)
    throw Wrong{"there are no labels, or more than 255"};
  check_names(weights.labels);
  weights.words = text(json, "words");
  check_words(weights.words);
  weights.first.push_back(0);
  for (const Json& row : list(json, "features")) read_feature(row, weights);
  return weights;
}

// Weights as json_of() writes them; nothing if there is anything else about them: then the file is read as any JSON, which says what.
std::optional<Weights> written_weights(std::string_view json) {
  const std::size_t end = json.find(kFeatures);
  if (end == std::string_view::npos) return std::nullopt;
  const Json head = Json::parse(std::string(json.substr(0, end + kFeatures.size())) + "]}", nullptr, false);
  if (head.is_discarded()) return std::nullopt;
  try {
    Weights weights = weights_of(head);
    if (!WrittenRows(json.substr(end + kFeatures.size()), weights).read()) return std::nullopt;
    return weights;
  } catch (const Wrong&) {
    return std::nullopt;
  }
}

}  // namespace

std::string json_of(const Weights& weights) {
  Ordered head;
  head["format"] = kFormat;
  head["about"] =
      "Fitted by candour calibrate, not written by hand. Weights are hundredths: rules/weights/weights.h says what "
      "they mean.";
  head["pack_sha256"] = weights.pack_sha256;
  head["data"] = Ordered::array();
  for (const FittedData& data : weights.data)
    head["data"].push_back(
        {{"name", data.name}, {"sha256", data.sha256}, {"statements", data.statements}, {"sentences", data.sentences}});
  std::string text = head.dump(1, ' ', false, Json::error_handler_t::replace);  // names of files may be no UTF-8
  text.erase(text.size() - 2);                                                  // "\n}": more follows
  text += ",\n \"labels\": [";
  for (const LabelWeights& label : weights.labels) {
    Ordered row{{"name", label.name},
                {"bias", hundredths(label.bias)},
                {"same", hundredths(label.same)},
                {"change", hundredths(label.change)},
                {"cut", hundredths(label.cut)}};
    row["measured"] = label.measured.statements == 0 ? Ordered() : json_of(label.measured);
    text += (&label == weights.labels.data() ? "\n  " : ",\n  ") + row.dump();
  }
  text += "\n ],\n \"words\": " + Ordered(weights.words).dump() + "," + std::string(kFeatures);
  for (std::size_t f = 0; f < weights.features.size(); ++f) {
    text += (f == 0 ? "\n[" : ",\n[") + Ordered(weights.features[f]).dump();
    for (std::uint32_t e = weights.first[f]; e < weights.first[f + 1]; ++e)
      text +=
          ',' + std::to_string(weights.entries[e].label) + ',' + std::to_string(hundredths(weights.entries[e].weight));
    text += ']';
  }
  return text + "\n]}\n";
}

Result<Weights> read_weights(std::string_view json, const std::string& file) {
  try {
    // The JSON library takes a NUL for the end of what it is given, whatever follows it.
    if (json.find('\0') != std::string_view::npos) throw Wrong{"it is no JSON"};
    if (auto weights = written_weights(json)) return *std::move(weights);
    const Json parsed = Json::parse(json, nullptr, false);
    if (parsed.is_discarded()) throw Wrong{"it is no JSON"};
    return weights_of(parsed);
  } catch (const Wrong& wrong) {
    return Error{ErrorCode::pack_invalid, file + ": " + wrong.what,
                 "These are weights that candour calibrate writes: let it write them again"};
  }
}

}  // namespace candour
