// The HTML reports: a page per document and an index over many. Each is one self-contained file that opens
// from disk: no script, no request for anything, no web font; it prints well, and reads down to 320 pixels.
//
// In their own words the pages never judge an organisation: they say what was found in a text. All words of a
// document, and the names that come with it, stand in <blockquote> or <q>. Ids are stable, so that people can
// cite them: "req-uk.training" for a requirement, "ev-3" for a quote (the same ids as in the JSON report),
// "fact-..." and "note-...".
#pragma once

#include "reports/report.h"

#include <cstdint>
#include <string>
#include <vector>

namespace candour {

// Addresses relative to the page, as paths (not yet percent-encoded); empty: no link.
struct HtmlOptions {
  std::string source_href;  // the document itself: quotes of a PDF link to SOURCE#page=N
  std::string json_href;    // the JSON report of the same document
  std::string index_href;
};

std::string html_report(const Report& report, const ToolInfo& tool, const HtmlOptions& options);

// A requirement as the index knows it.
struct IndexColumn {
  std::string id, title;
  AskedBy asked_by = AskedBy::law;
};

// What the index keeps of a Report: a few hundred bytes.
struct IndexRow {
  std::string name, title;
  std::string html_href, json_href;  // as in HtmlOptions
  Error error;                       // code none: was checked
  DocumentType type = DocumentType::other;
  std::string type_reason;
  std::uint32_t pages = 0, pages_unread = 0;  // unread: image only or garbled
  std::uint32_t pages_by_ocr = 0;
  std::vector<Verdict> verdicts;  // one per IndexColumn, in their order; empty if it was not checked
};

struct Index {
  std::vector<PackReference> packs;
  std::vector<IndexColumn> columns;
  std::vector<IndexRow> rows;  // shown in this order
  std::string skipped;         // "3 files of types that this version does not read: ..."; empty: none
};

// The row and the columns of one report. The columns are the same for all documents that were checked against
// the same packs.
IndexRow index_row(const Report& report);
std::vector<IndexColumn> index_columns(const Assessment& assessment);

std::string html_index(const Index& index, const ToolInfo& tool);

}  // namespace candour
