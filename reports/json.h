// The JSON report and the JSON of a Document. Their fields are described, and checked in the tests, by
// schema/report.schema.json and schema/document.schema.json. They grow by addition only: kSchemaVersion
// changes when a field would change its meaning.
//
// Keys are sorted, numbers are rounded (boxes to 0.01 points, shares to 0.0001), and nothing depends on the
// clock or the machine, so the same input, packs and versions give the same bytes. Both end with a line end;
// compact is one line.
#pragma once

#include "reports/json_writer.h"
#include "reports/report.h"

#include <string>

namespace candour {

inline constexpr unsigned kSchemaVersion = 1;

// Characters (code points) of context on each side of a quote.
inline constexpr std::size_t kContextCharacters = 40;

// A file that could not be checked has a record of the same shape, with `error` and without requirements,
// facts and notes.
std::string json_report(const Report& report, const ToolInfo& tool, JsonStyle style);

// What a reader saw: pages, lines, words with boxes, paragraphs, sentences with their regions.
std::string json_document(const Document& document, JsonStyle style);

}  // namespace candour
