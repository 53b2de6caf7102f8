// Gaps inside alternatives. A regular expression cannot hold a gap (see matcher.h), so a pattern whose
// parentheses or vocabularies hold some is written out as several patterns without:
//
//   'we (buy|take ... over) tea'    ->   'we (buy) tea', 'we take ... over tea'
//   '{mapping} of suppliers'        ->   '{mapping} of suppliers' (its words without gaps), 'map ... sites of
//   suppliers'
#pragma once

#include "rules/pattern.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

inline constexpr std::size_t kMostVariants = 200;

// The words of a vocabulary, as written.
struct GapWords {
  std::vector<std::string> with_gaps;
  bool others = false;  // it has words without gaps too
};
using GapWordLookup = std::function<GapWords(std::string_view vocabulary)>;

struct VariantsResult {                              // exactly one is set
  std::optional<std::vector<std::string>> variants;  // at least one
  std::optional<PatternMistake> mistake;
};
VariantsResult variants_of(std::string_view pattern, const GapWordLookup& lookup);

// True if a gap stands anywhere in the pattern itself (not in the vocabularies it names).
bool has_gap(std::string_view pattern);

// The vocabularies that a pattern names.
std::vector<std::string> vocabularies_in(std::string_view pattern);

}  // namespace candour
