// Requirements -> findings.
#pragma once

#include "rules/assessment.h"
#include "rules/document_reading.h"
#include "rules/facts.h"

#include <vector>

namespace candour {

// What keeps a document from being judged, or weakens what absence means.
struct DocumentState {
  DocumentType type = DocumentType::statement;
  std::string other_reason;      // why its requirements are not asked of it: set when it is no statement
  std::string not_checked;       // why nothing can be checked; empty when it can
  std::string unreadable_pages;  // "page 3 (an image without text)", "pages 2 and 4 ..."; empty when all were read
};

// Facts of a pack by rule, as read_facts() gives them.
using PackFacts = std::vector<std::vector<FactFound>>;

// The finding of one requirement (index into Pack::requirements). Pure.
Finding judge(const DocumentReading& reading, const CompiledPack& pack, std::size_t requirement, const PackFacts& facts,
              const DocumentState& state);

// The state of a document for a pack.
DocumentState state_of(const Document& document, const Pack& pack);

}  // namespace candour
