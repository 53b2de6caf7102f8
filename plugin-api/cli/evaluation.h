// What candour evaluate found, and how it is shown.
#pragma once

#include "extractor/error.h"
#include "rules/bench/label_agreement.h"
#include "rules/bench/requirement_agreement.h"

#include <string>
#include <vector>

namespace candour::cli {

struct LabelEvaluation {
  std::string gold, predictions;  // files; no predictions: the gold's own sentences were labelled
  std::string pack;               // id and version
  LabelAgreement agreement;
  bool gold_has_statuses = false;
  std::size_t unpredicted = 0;
  // Labels that are not compared, or not on equal terms.
  std::vector<std::string> not_in_gold, not_in_pack, not_predicted;
};

struct RequirementEvaluation {
  std::string gold, predictions;
  RequirementAgreement agreement;
};

// Tables of at most 100 columns (longer names widen them), visible.
std::string text_of(const LabelEvaluation& evaluation);
std::string text_of(const RequirementEvaluation& evaluation);
// The same figures, in full, as JSON.
std::string json_of(const LabelEvaluation& evaluation);
std::string json_of(const RequirementEvaluation& evaluation);

// The verdicts of a folder of JSON reports (NAME.json) as candour check writes them. A report's statement is NAME or, if `gold` does
// not have that, NAME without its ending: "acme.pdf.json" is about "acme.pdf" or "acme". Errors: a folder or file that cannot be read,
// a file that is no report, two reports on one statement of the gold, no reports.
Result<VerdictTable> verdicts_in_reports(const std::string& folder, const VerdictTable& gold);

}  // namespace candour::cli
