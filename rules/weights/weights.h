// Weights as `candour calibrate` fits them and as JSON under rules/packs/weights/ keeps them.
//
// A label's score on a sentence is built in three steps:
//   1. margin = bias + sum of weight * value over the sentence's features, divided by the length of their vector of values (so that
//      long sentences do not shout). Logistic regression, L2 (LIBLINEAR, solver 0).
//   2. Sentences of a document are a chain: labels come in runs. Each sentence takes what its neighbours' margins say (exact
//      marginals of a chain of yes and no with two fitted numbers: what two in a row gain, and what a change costs).
//   3. score = 1 / (1 + exp(cut - margin)): 0.5 is the cut at which the label held best on statements that were not fitted on.
#pragma once

#include "extractor/error.h"
#include "rules/weights/key_table.h"

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

// A label is carried from the score kCut on; where its author's own condition holds as well, a lower score is enough. (Over 229 statements
// that were not fitted on, whether a statement has a label at all is judged right more often so, for nearly every label: docs/decisions/0011.)
inline constexpr float kCut = 0.5F;
inline constexpr float kCutWithCondition = 0.15F;

// How a label did on sentences of statements that its weights were not fitted on, carried as reports carry it.
struct MeasuredLabel {
  std::uint32_t statements = 0;  // on which it was measured; 0: not measured
  std::uint32_t marked = 0;      // sentences that people marked with it
  std::uint32_t carried = 0;     // sentences that carried it here
  std::uint32_t right = 0;       // both
  std::uint32_t alone = 0;       // of those carried: by the score alone, without its condition
  std::uint32_t alone_right = 0;
  std::string yardstick;  // whose marks: "experts", "one reader"; empty when not measured
  bool operator==(const MeasuredLabel&) const = default;
};

struct LabelWeights {
  std::string name;
  float bias = 0;
  float same = 0, change = 0;  // of the chain: gained where two in a row carry it, lost where one of two does
  float cut = 0;               // the margin at which the score is 0.5
  MeasuredLabel measured;
  bool operator==(const LabelWeights&) const = default;
};

// A data set that was fitted on.
struct FittedData {
  std::string name, sha256;
  std::uint32_t statements = 0, sentences = 0;
  bool operator==(const FittedData&) const = default;
};

struct Weights {
  struct Entry {
    std::uint8_t label = 0;
    float weight = 0;
    bool operator==(const Entry&) const = default;
  };

  std::string pack_sha256;  // of the files that define the signals and labels: Pack::weights_sha256 at the time
  std::vector<FittedData> data;
  std::vector<LabelWeights> labels;   // at most 255
  std::string words;                  // that are known, parted by spaces, ascending
  std::vector<std::string> features;  // names, ascending
  std::vector<Entry> entries;         // by feature, then by label
  std::vector<std::uint32_t>
      first;  // the entries of feature f are entries[first[f]] up to, not including, entries[first[f + 1]]
};

// Step 3.
inline float score_of(float margin, float cut) {
  return 1 / (1 + std::exp(cut - margin));
}

// The same weights give the same bytes, ending in a line end. Weights are written to hundredths.
std::string json_of(const Weights& weights);

// Errors: pack_invalid with "FILE: what is wrong". Checks all that labelling relies on.
Result<Weights> read_weights(std::string_view json, const std::string& file);

}  // namespace candour
