// How often verdicts on requirements are what people say.
#pragma once

#include "extractor/error.h"
#include "rules/assessment.h"
#include "rules/bench/figures.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

struct VerdictTable {
  struct Entry {
    std::string statement, requirement;
    Verdict verdict = Verdict::not_found;
  };
  std::vector<Entry> entries;  // no statement and requirement twice
};

std::optional<Verdict> verdict_named(std::string_view name);

// Reads CSV with the columns statement_id, requirement and verdict. Errors: those of read_csv_file(), and argument_invalid with
// "FILE:LINE: what is wrong": a column that is not there, a row that is not whole, no verdict, the same requirement of a statement
// twice, no rows.
Result<VerdictTable> read_verdict_table(const std::string& path);

// Categories of a Confusion: the verdicts, in their order, and one for what was not judged.
inline constexpr std::size_t kVerdictCategories = 7;
inline constexpr std::size_t kNoVerdict = 6;
// "found", ..., "none".
const char* verdict_category_name(std::size_t category);

struct RequirementFigures {
  std::string requirement;
  Confusion confusion{kVerdictCategories};
};

struct RequirementAgreement {
  std::vector<RequirementFigures> requirements;  // as they first come in the gold
  Confusion all{kVerdictCategories};
  std::size_t statements = 0;  // of the gold
  std::size_t unjudged = 0;    // verdicts of the gold without one to compare: they disagree
  std::size_t beyond = 0;      // predicted verdicts that the gold does not have: passed over
};

RequirementAgreement requirement_agreement(const VerdictTable& gold, const VerdictTable& predicted);

}  // namespace candour
