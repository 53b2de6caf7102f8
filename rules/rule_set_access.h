// The same engine on CompiledRules, for label_sentences(), the examples' runner and tests.
#pragma once

#include "rules/assessment.h"
#include "rules/compiled_rules.h"
#include "rules/rule_set.h"

#include <memory>
#include <vector>

namespace candour {

Assessment assess_with(const CompiledRules& rules, const Document& document);
std::vector<SentenceLabels> label_with(const CompiledRules& rules, const Document& document,
                                       Explain explain = Explain::yes);

struct RuleSetAccess {
  static const CompiledRules* rules(const RuleSet& set) { return set.rules_.get(); }
};

}  // namespace candour
