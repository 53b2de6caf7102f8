// What stands behind the opaque handles of candour.h, and the wall that no exception passes.
#pragma once

#include "extractor/document.h"
#include "extractor/error.h"
#include "extractor/reader_pool.h"
#include "plugin-api/budget.h"
#include "plugin-api/candour.h"
#include "reports/report.h"
#include "rules/rule_set.h"

#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace candour {

// What an engine knows about itself. Results share it, because they outlive the engine.
struct About {
  ToolInfo tool;
  std::vector<PackReference> packs;
  std::string ocr_missing;  // why there is no OCR, empty if there is
};

// Documents that are judged at the same time need at most so much memory in all, or there is only one. Statements need some megabytes each, so
// that they never wait; a report of a thousand pages does.
inline constexpr std::size_t kJudgingBytes = 128U << 20;
// About what judging a document needs beside the document: what its words and sentences showed.
inline std::size_t judging_bytes(const Document& document) {
  return document.words.size() * 40 + document.sentences.size() * 2500;
}
// What a Document holds in memory.
inline std::size_t bytes_of(const Document& document) {
  return document.text.size() + document.words.size() * sizeof(Word) + document.lines.size() * sizeof(Line) +
         document.paragraphs.size() * sizeof(Paragraph) + document.sentences.size() * sizeof(Sentence);
}

}  // namespace candour

struct candour_error {
  std::string code, message, advice;
};

struct candour_engine {
  std::shared_ptr<const candour::About> about;
  candour::RuleSet rules;
  candour::ReaderPool readers;
  candour::Budget judging{candour::kJudgingBytes};
};

// Either document and assessment, or an error. Never changed once it was made.
struct candour_result {
  std::shared_ptr<const candour::About> about;
  candour::Source source;  // what is known of the file, also when it could not be read
  std::optional<candour::Document> document;
  candour::Assessment assessment;
  candour::Error error;

  // Borrows from this result.
  candour::Report report() const {
    candour::Report report;
    report.packs = about->packs;
    report.source = source;
    report.error = error;
    if (document) {
      report.document = &*document;
      report.assessment = &assessment;
    }
    return report;
  }
};

struct candour_document {
  candour::Document document;
};

namespace candour {

// For `error` parameters: a new candour_error if the caller wants one. Returns `status`.
candour_status fail(candour_error** error, candour_status status, const Error& what);
// The status that belongs to an error of a call (not of a document): by its code.
candour_status fail(candour_error** error, const Error& what);
// "NAME must not be NULL" and the like.
candour_status wrong_argument(candour_error** error, const std::string& what);
// Without needing memory.
candour_status fail_without_memory(candour_error** error) noexcept;
candour_status fail_with_defect(candour_error** error, const char* what) noexcept;

// Gives a string to the caller, who frees it with candour_string_free().
candour_status give(const std::string& text, char** out, size_t* size);

// Runs the body of a function of candour.h: clears *error first, and turns every exception into
// CANDOUR_ERROR_INTERNAL.
template <typename Body>
candour_status guarded(candour_error** error, Body&& body) noexcept {
  if (error != nullptr) *error = nullptr;
  try {
    return std::forward<Body>(body)();
  } catch (const std::bad_alloc&) {
    return fail_without_memory(error);
  } catch (const std::exception& defect) {
    return fail_with_defect(error, defect.what());
  } catch (...) {
    return fail_with_defect(error, "unknown exception");
  }
}

// An options struct of the caller's as this version knows it: what he does not know is 0. nullopt if its size
// cannot be, or if it has fields, not 0, that this version does not know.
template <typename Options>
std::optional<Options> options_of(const Options* given) {
  Options known{};
  known.size = sizeof known;
  if (given == nullptr) return known;
  if (given->size < sizeof given->size || given->size > 4096) return std::nullopt;
  const char* bytes = reinterpret_cast<const char*>(given);
  for (std::size_t i = sizeof known; i < given->size; ++i) {
    if (bytes[i] != 0) return std::nullopt;
  }
  __builtin_memcpy(&known, given, given->size < sizeof known ? given->size : sizeof known);
  return known;
}

// Path of candour-reader: beside the library, else where it is installed. Errors: reader_missing, naming the
// places.
Result<std::string> find_reader();

// Name, version and the versions of the libraries that what is reported depends on.
ToolInfo tool_info();
// "Tesseract 5.3.0"; empty in a build without OCR.
std::string ocr_engine();
// Adds the OCR engine to the libraries, if this build has one: for reports of documents that it has read.
void add_ocr(ToolInfo& tool);
// Why a reader at this path cannot recognise text, as the end of a sentence; empty if it can. `data` empty: where this
// build expects the language data.
std::string ocr_missing(const std::string& reader, const std::string& data);
// What this build lacks, one phrase each; empty for a full one.
std::vector<std::string> left_out();

// The last part of a path, as UTF-8.
std::string last_part(const std::string& path);

// Reads and judges the file at `path`, calling it `name` (UTF-8). What goes wrong with the document is in the
// result.
std::unique_ptr<candour_result> check_file(candour_engine& engine, const std::string& path, const std::string& name);

}  // namespace candour
