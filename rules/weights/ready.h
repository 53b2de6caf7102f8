// From a pack's section `weights` and its compiled rules to what labelling and fitting read.
#pragma once

#include "rules/compiled_rules.h"
#include "rules/weights/label_scores.h"

#include <string_view>

namespace candour {

// The signals and rules that features are made of. The pack must have a section `weights`, and its signals and labels must be compiled.
FeatureSource feature_source_of(const CompiledRules& rules, const CompiledPack& pack);

// `known`: the words that are known, parted by spaces.
WordKnowledge word_knowledge_of(const Pack& pack, std::string_view known);

// All that labelling needs; `weights` is not null.
ReadyWeights ready_weights_of(std::shared_ptr<const Weights> weights, const CompiledRules& rules,
                              const CompiledPack& pack);

}  // namespace candour
