// The Assessment: what one document discloses, judged against packs. Plain data; `assess()` is a pure function: the same Document
// and the same packs give the same Assessment, in the same order.
#pragma once

#include "extractor/document.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace candour {

enum class Verdict : std::uint8_t { found, partly_found, not_found, needs_review, could_not_check, not_applicable };
enum class AskedBy : std::uint8_t {
  law,
  guidance,
  pledge
};  // must, should, promised: never mixed in a table or a count
enum class Status : std::uint8_t {
  done,         // has happened
  ongoing,      // happens, is in force
  planned,      // is meant to happen
  conditional,  // happens only if
  negated,      // the statement says that it does not
  none_found,   // it was looked for and not found
  policy_only,  // a policy asks for it
  definition,
  quoted_law,
  about_others,
};
enum class Specificity : std::uint8_t {
  vague,
  named,
  measured
};  // measured: numbers or dates; named: places, bodies, standards
enum class DocumentType : std::uint8_t {
  statement,
  statement_in_report,  // a statement as part of a longer document; only that part is judged
  policy,
  supplier_code,  // what suppliers must do: codes, terms, declarations to sign
  pledge,         // promises made in public
  annual_report,  // annual, sustainability or governance report without a statement inside
  news,
  other,
};
inline constexpr DocumentType kDocumentTypes[] = {
    DocumentType::statement, DocumentType::statement_in_report, DocumentType::policy, DocumentType::supplier_code,
    DocumentType::pledge,    DocumentType::annual_report,       DocumentType::news,   DocumentType::other};
// True for what requirements are asked of.
constexpr bool is_statement(DocumentType type) {
  return type == DocumentType::statement || type == DocumentType::statement_in_report;
}

// As JSON and packs write them: "found", "partly_found", ...; "law", ...; "done", ...
const char* name_of(Verdict);
const char* name_of(AskedBy);
const char* name_of(Status);
const char* name_of(Specificity);
const char* name_of(DocumentType);

struct SignalShare {
  std::string signal;  // name as in the pack
  double share = 0;    // 0..1, of the label's decision; shares of one evidence add up to 1
  bool operator==(const SignalShare&) const = default;
};

// A passage that speaks to a requirement.
struct Evidence {
  std::uint32_t sentence = kNone;  // index into Document::sentences
  TextRange quote;                 // the whole sentence (or sign-off block) as shown
  std::vector<TextRange> matched;  // what the signals matched, ascending, within quote: for highlighting
  std::string label;               // label or fact of the pack that it carries
  Status status = Status::ongoing;
  Specificity specificity = Specificity::vague;
  std::vector<SignalShare> signals;  // largest share first
};

// A passage that comes close, and why it is not enough.
struct NearestMiss {
  TextRange quote;
  std::string why;  // one sentence
};

// How often a label that answers a requirement was right, on statements that its weights were not fitted on.
struct MeasuredAnswer {
  std::string label;
  std::string yardstick;         // whose marks: "experts", "one reader"
  std::uint32_t statements = 0;  // measured on
  std::uint32_t marked = 0;      // sentences that people marked
  std::uint32_t carried = 0;     // sentences that carried the label
  std::uint32_t right = 0;       // both
};

struct Finding {
  std::string id;        // "uk.training"
  std::string title;     // "Training"
  std::string citation;  // "Modern Slavery Act 2015, section 54(5)(f)"
  std::string asks;      // what meets it, in one sentence
  AskedBy asked_by = AskedBy::law;
  Verdict verdict = Verdict::not_found;
  std::string reason;  // one plain sentence
  std::vector<Evidence> evidence;
  std::vector<NearestMiss> nearest_misses;  // at most 3
  std::vector<MeasuredAnswer> measured;     // of the labels that answer it; one that is not measured is not there
};

struct Fact {
  std::string
      value;  // normalised; periods are ISO 8601 intervals "2019-01-01/2019-12-31", "../2025-03-31", or a year "2024"
  std::map<std::string, std::string> parts;  // what the kind of fact has: start, end; name, role, seen
  TextRange quote;
  Status status = Status::ongoing;
};

struct Note {
  std::string id;
  std::string text;
  TextRange quote;
};

struct PackReference {
  std::string id, version, title, sha256;  // sha256 of the pack file's bytes and of all that it includes, in order
  std::vector<std::string> warnings;       // what its author should know: "FILE:LINE: ..."
};

struct PackAssessment {
  PackReference pack;
  std::vector<Finding> findings;  // in the pack's order
};

struct PageRange {
  std::uint32_t first = 1, last = 1;  // page numbers, both inclusive
  bool operator==(const PageRange&) const = default;
};

struct Assessment {
  DocumentType type = DocumentType::other;
  std::string type_reason;                         // one sentence
  std::vector<std::string> type_evidence;          // all that speaks for or against types, in the pack's order
  std::optional<PageRange> statement_pages;        // statement_in_report only: what was judged
  std::vector<PackAssessment> packs;               // in the order asked for
  std::map<std::string, std::vector<Fact>> facts;  // by fact id
  std::vector<Note> notes;
};

}  // namespace candour
