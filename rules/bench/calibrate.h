// Fits a pack's weights on annotated statements: `candour calibrate`.
#pragma once

#include "extractor/error.h"
#include "rules/pack.h"
#include "rules/weights/weights.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace candour {

struct CalibrationOptions {
  std::vector<std::string> gold;   // tables whose marks are the yardstick: they teach, and set the cuts
  std::vector<std::string> teach;  // tables that only teach; for labels that no gold table has they set the cuts too
  std::string yardstick;           // whose marks those of `gold` are, as reports name them: "experts"
  unsigned threads = 1;
  bool hold_out = false;                        // see Calibration::held_out
  std::function<void(const std::string&)> say;  // what it is at; may be empty
};

// What a label scored on a sentence when its statement was not among those fitted on.
struct HeldOutScores {
  std::string statement_id;
  std::int64_t sentence_index = 0;
  std::vector<float> scores;  // by label
};

struct Calibration {
  Weights weights;
  // If asked for: each statement judged by weights that the other four fifths gave, cuts and all; in the order of the tables.
  std::vector<HeldOutScores> held_out;
};

// The pack must have a section `weights`; what stands in the weights file is not looked at. The labels that are fitted are those of the
// pack's section that the tables mark at least once. The same tables and pack give the same weights, whatever the number of threads.
// Errors: those of reading the tables; argument_invalid: no section, no label, fewer than ten statements, no LIBLINEAR.
Result<Calibration> calibrate(const std::shared_ptr<const Pack>& pack, const CalibrationOptions& options);

}  // namespace candour
