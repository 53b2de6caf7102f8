// The commands. Each takes its options as the command line gave them and returns an exit status (see
// terminal.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace candour {}

namespace candour::cli {

struct CheckOptions {
  std::vector<std::string> paths, packs;
  std::string out;                   // empty: one report, to standard output
  std::vector<std::string> formats;  // "json", "html"; empty: both, or JSON without `out`
  unsigned jobs = 0;                 // 0: the number of cores
  double timeout = 0;                // seconds for a document; 0: the default
  std::uint32_t memory = 0;          // megabytes for a reader; 0: the default
  std::string ocr = "auto";          // "never", "always"
  std::string password_file;         // empty: none
  bool copy_sources = false, quiet = false;
};
int check(const CheckOptions& options);

struct ExtractOptions {
  std::string file;
  std::string format = "text";  // or "json"
  std::string ocr = "auto";     // "never", "always"
  std::string password_file;    // empty: none
};
int extract(const ExtractOptions& options);

// The rule author's bench.
int rules_list();
int rules_show(const std::string& name, const std::vector<std::string>& packs);
int rules_test(const std::vector<std::string>& files);  // none: the shipped packs
int rules_validate(const std::string& file);
std::vector<std::string> shipped_packs();  // their ids

struct CalibrateOptions {
  std::vector<std::string> gold, teach;
  std::string pack = "uk-msa-2015", out, held_out, yardstick = "experts";
  unsigned jobs = 0;  // 0: the number of cores
  bool quiet = false;
};
int calibrate(const CalibrateOptions& options);

struct LabelOptions {
  std::string sentences, out;  // CSV files
  std::string pack = "uk-msa-2015";
  bool explain = false;
};
int label(const LabelOptions& options);

struct EvaluateOptions {
  std::string gold, requirements;  // one of them: CSV files
  std::string predictions;         // a CSV file; with `requirements` also a folder of reports
  std::string pack = "uk-msa-2015";
  std::string format = "text";  // or "json"
};
int evaluate(const EvaluateOptions& options);

// Version, packs, libraries, what was left out.
int version();

}  // namespace candour::cli
