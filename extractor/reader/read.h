// Reading: a file's bytes in, a Document without sentences out.
//
// This is the only door to the code that meets untrusted bytes. It runs inside `candour-reader`; nothing else
// links it, because it links Poppler (GPL). It reads from the descriptor with positions of its own, never
// moves the descriptor's, and never prints.
#pragma once

#include "extractor/document.h"
#include "extractor/error.h"
#include "extractor/ocr.h"

#include <cstdint>
#include <functional>
#include <string>

namespace candour {

// More than a statement ever needs (the longest annual reports have some 700 pages and 450,000 words), few enough that no file makes a Document of
// any size: the host holds it, and some hundred bytes beside each word while it judges.
struct ReadLimits {
  std::uint32_t pages = 5000;
  std::uint32_t words = 500'000;
  std::uint32_t bytes = 8 << 20;  // of the document's text
  OcrSettings ocr = {OcrMode::never, {}, 300'000};
  std::function<void()> before_ocr = {};  // called before a document's first page is recognised; may be empty
  std::string password = {};              // tried on a PDF that needs one; UTF-8
};

// Reads the open regular file `fd` (stays open, stays the caller's). `name` is used in messages only.
//
// Sets everything but Source::name, Source::sha256 and what complete() sets. The paragraphs stand in reading
// order, each with its role but sign_off. Errors: file_unreadable, not_a_file, file_empty, type_unsupported,
// encrypted, damaged, limit_pages. Not for use by two threads at once: Poppler's settings belong to the
// process.
Result<Document> read_document(int fd, const std::string& name, const ReadLimits& limits);

}  // namespace candour
