// A statement inside a longer document: where it is, and the document that is made of it alone.
#pragma once

#include "rules/document_reading.h"

#include <optional>

namespace candour {

// Half-open range of sentences (indices into Document::sentences).
struct SentenceRange {
  std::uint32_t begin = 0, end = 0;
};

// The statement in a document: from a sentence where `begins` holds, or from where those that lead up to one where `claims` holds begin to
// speak, to where sentences no longer speak as statements do (`speaks`), the
// sign-off included. Of several the one that speaks most. Nothing if none speaks long enough, or if the rest of the document is not
// longer than what was found: then the document is no longer one with a statement inside. Both are nodes of the reading's rules.
std::optional<SentenceRange> find_statement(const DocumentReading& reading, const CompiledSection& section);

// A document that has these sentences only, and the same text, so that its ranges of text are the whole document's. Headings and lead
// sentences outside are forgotten, and so is the file's title, which is not the statement's. Pages outside count as read: what could not
// be read there says nothing about the statement.
Document part_of(const Document& document, SentenceRange range);

// The pages (numbers) on which the sentences stand. The range must not be empty.
PageRange pages_of(const Document& document, SentenceRange range);

}  // namespace candour
