// Facts of a document, as a pack asks for them, and whether they answer a requirement.
#pragma once

#include "rules/assessment.h"
#include "rules/document_reading.h"

#include <string>
#include <vector>

namespace candour {

// A fact and how far it goes as an answer.
struct FactFound {
  Fact fact;
  std::uint32_t sentence = kNone;    // in which it stands
  std::vector<TextRange> matched;    // what of the quote says it
  Verdict answers = Verdict::found;  // found, partly_found or needs_review
  std::string reason;                // why: one sentence
};

// Facts of one rule (an index into the pack's facts): what answers best first, then in the order of the text.
// Each value once.
std::vector<FactFound> read_facts(const DocumentReading& reading, const CompiledPack& pack, std::size_t rule);

}  // namespace candour
