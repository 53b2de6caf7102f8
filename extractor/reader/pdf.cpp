#include "extractor/reader/pdf.h"

#include "extractor/reader/build.h"
#include "extractor/reader/collect.h"
#include "extractor/reader/layout/furniture.h"
#include "extractor/reader/layout/paragraphs.h"
#include "extractor/reader/ocr/recogniser.h"
#include "extractor/reader/pdf_metadata.h"

#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include <Error.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>

namespace candour {
namespace {

void say_nothing(ErrorCategory, Goffset, const char*) {}

// Poppler's settings belong to the process: made once, never changed.
void prepare_poppler() {
  static const bool prepared = [] {
    setErrorCallback(say_nothing);
    globalParams = std::make_unique<GlobalParams>();
    globalParams->setErrQuiet(true);
    return true;
  }();
  static_cast<void>(prepared);
}

// False for a page of any size that only numbers have.
bool has_a_size(const ::Page& page) {
  return std::fabs(page.getCropWidth()) <= layout::kLargestPage &&
         std::fabs(page.getCropHeight()) <= layout::kLargestPage;
}

Error damaged(const std::string& name, const std::string& what) {
  return {ErrorCode::damaged, name + ": " + what,
          "Open it in a PDF viewer; if it shows there, save it anew as PDF and try that."};
}

}  // namespace

Result<Document> read_pdf(std::string_view bytes, const std::string& name, const ReadLimits& limits) {
  prepare_poppler();
  // PDFDoc owns the stream.
  PDFDoc doc(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
  if (!doc.isOk()) {
    if (doc.getErrorCode() == errEncrypted)
      return Error{ErrorCode::encrypted, name + ": needs a password to be opened.",
                   "Save a copy without the password and check that, or ask its publisher for one."};
    return damaged(name, "is a PDF, but its structure is damaged.");
  }
  const int count = doc.getNumPages();
  if (count <= 0) return damaged(name, "is a PDF without pages.");
  if (static_cast<std::uint32_t>(count) > limits.pages) return over_limit(name, limits.pages, "pages");

  Document document;
  document.source.media_type = "application/pdf";
  document.metadata = metadata_of(doc);
  Collector collector;
  ocr::Recogniser recogniser(limits.ocr, limits.before_ocr);
  std::vector<layout::PageLayout> pages;
  std::size_t words = 0;
  int readable = 0;
  for (int number = 1; number <= count; ++number) {
    layout::PageGlyphs glyphs;
    ::Page* const page = doc.getPage(number);
    if (page != nullptr && page->isOk() && has_a_size(*page)) {
      doc.displayPage(&collector, number, 72, 72, 0, false, true, false);
      glyphs = std::move(collector.page());
      ++readable;
    } else {
      glyphs.angles.push_back(0);
      glyphs.unreadable = true;
    }
    pages.push_back(layout::lay_out(std::move(glyphs)));
    recogniser.read(doc, number, pages.back());
    for (const auto& line : pages.back().lines) words += line.words.size();
    if (words > limits.words) return over_limit(name, limits.words, "words");
  }
  if (readable == 0) return damaged(name, "is a PDF, but none of its pages can be read.");

  layout::mark_furniture(pages, document.metadata.title);
  const std::vector<layout::Draft> drafts = layout::paragraphs_of(pages);
  build_document(std::move(pages), drafts, document);
  return document;
}

}  // namespace candour
