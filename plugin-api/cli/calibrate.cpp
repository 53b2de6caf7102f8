// candour calibrate: fits the weights of a pack. Like candour rules it uses the rules themselves.
#include "rules/bench/calibrate.h"

#include "plugin-api/cli/bench.h"
#include "plugin-api/cli/commands.h"
#include "plugin-api/cli/output.h"
#include "plugin-api/cli/terminal.h"
#include "rules/bench/csv.h"
#include "rules/pack.h"
#include "rules/rule_set.h"

#include <charconv>
#include <mutex>
#include <thread>

namespace candour::cli {
namespace {

constexpr const char* kStage = "candour: fitting ";

std::string decimals(float score) {
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, score, std::chars_format::fixed, 6);
  return {digits, end.ptr};
}

Failure write_held_out(const Calibration& calibration, NewFile& out) {
  std::string text = "statement_id,sentence_index";
  for (const LabelWeights& label : calibration.weights.labels) text += "," + label.name;
  text += '\n';
  for (const HeldOutScores& one : calibration.held_out) {
    append_csv_field(one.statement_id, text);
    text += ',' + std::to_string(one.sentence_index);
    for (const float score : one.scores) text += ',' + decimals(score);
    text += '\n';
  }
  if (Failure failure = out.add(text)) return failure;
  return out.finish();
}

// Why a file cannot be written; nothing if it can.
Failure refused_output(const std::string& path, const CalibrateOptions& options, NewFile& file) {
  if (is_folder(path)) return path + " is a folder.";
  for (const auto* tables : {&options.gold, &options.teach}) {
    for (const std::string& table : *tables) {
      if (are_same_file(table, path)) return path + " is a file that is read.";
    }
  }
  return file.add("");
}

}  // namespace

int calibrate(const CalibrateOptions& options) {
  const auto pack = load_pack(options.pack);
  if (!pack) return refuse(pack.error(), kWrongUse);
  // What cannot be written is said before the work.
  NewFile weights(options.out), held_out(options.held_out.empty() ? options.out + ".held-out" : options.held_out);
  Failure failure = refused_output(options.out, options, weights);
  if (!failure && !options.held_out.empty()) failure = refused_output(options.held_out, options, held_out);
  if (!failure && (options.held_out == options.out || are_same_file(options.held_out, options.out)))
    failure = options.held_out + " is to be both the weights and the scores.";
  if (failure) {
    complain(*failure, "Name another file.");
    return kWrongUse;
  }
  CalibrationOptions calibration;
  calibration.gold = options.gold;
  calibration.teach = options.teach;
  calibration.yardstick = options.yardstick;
  calibration.hold_out = !options.held_out.empty();
  calibration.threads = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  std::mutex mutex;
  if (!options.quiet) {
    calibration.say = [&](const std::string& what) {
      const std::lock_guard lock(mutex);
      std::fputs((kStage + visible(what) + "\n").c_str(), stderr);
    };
  }
  const auto done = candour::calibrate(pack.value(), calibration);
  if (!done) return refuse(done.error(), pack.value()->weights ? kSomeFailed : kWrongUse);
  failure = weights.add(json_of(done.value().weights));
  if (!failure) failure = weights.finish();
  if (!failure && !options.held_out.empty()) failure = write_held_out(done.value(), held_out);
  if (!failure) return kGood;
  complain(*failure);
  return kSomeFailed;
}

}  // namespace candour::cli
