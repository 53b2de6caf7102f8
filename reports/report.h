// What every report is made of: one document, what was found in it, and with what. Reports only read; the
// same Report and ToolInfo give the same bytes, with no clock, no locale and no path of the machine in them.
#pragma once

#include "extractor/document.h"
#include "extractor/error.h"
#include "rules/assessment.h"

#include <map>
#include <string>
#include <vector>

namespace candour {

// One checked file. Either document and assessment are there and error.code is none, or the file could not be
// checked: then both may be null, and error says why. Pointers are borrowed for the length of a call.
struct Report {
  const Document* document = nullptr;
  const Assessment* assessment = nullptr;
  Error error;
  std::vector<PackReference> packs;  // in the order asked for; also when the file could not be checked
  Source source;                     // used only where document is null
};

struct ToolInfo {
  std::string name;                              // "candour"
  std::string version;                           // "0.1.0"
  std::map<std::string, std::string> libraries;  // name -> version
};

// The file, whether it could be read or not.
inline const Source& source_of(const Report& report) {
  return report.document != nullptr ? report.document->source : report.source;
}

// True if there is a document and an assessment to report.
inline bool was_checked(const Report& report) {
  return report.error.code == ErrorCode::none && report.document != nullptr && report.assessment != nullptr;
}

}  // namespace candour
