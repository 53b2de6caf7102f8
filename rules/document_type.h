// What a document is, and where in it the statement is if it is part of a longer one.
#pragma once

#include "rules/assessment.h"
#include "rules/document_reading.h"
#include "rules/statement_section.h"

#include <optional>

namespace candour {

// Sets type, type_reason, type_evidence and statement_pages of `assessment`. The first pack that says how to tell types decides: the first
// of its `document_types` whose `when` holds, else, of those without, the one with the most points of `document_evidence`, the first of
// several. Of a text that no pack could read it is not said that it is no statement. Returns the sentences of the statement if the type is
// statement_in_report.
std::optional<SentenceRange> decide_type(const DocumentReading& reading, Assessment& assessment);

}  // namespace candour
