#include "extractor/reader/pdf.h"

#include "extractor/reader/build.h"
#include "extractor/reader/collect.h"
#include "extractor/reader/layout/furniture.h"
#include "extractor/reader/layout/paragraphs.h"
#include "extractor/reader/ocr/recogniser.h"
#include "extractor/reader/pdf_metadata.h"
#include "extractor/reader/pdf_open.h"

#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include <Error.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>

namespace candour {
namespace {

// Poppler leaves out text whose character map it does not find, and only says so: "Couldn't find 'H' CMap file for ...".
bool g_map_missed = false;
void note_missing_maps(ErrorCategory, Goffset, const char* message) {
  if (std::string_view(message).find("CMap file") != std::string_view::npos) g_map_missed = true;
}

// Poppler's settings belong to the process: made once, never changed.
void prepare_poppler() {
  static const bool prepared = [] {
    setErrorCallback(note_missing_maps);
    globalParams = std::make_unique<GlobalParams>();
    return true;
  }();
  static_cast<void>(prepared);
}

// False for a page of any size that only numbers have.
bool has_a_size(const ::Page& page) {
  return std::fabs(page.getCropWidth()) <= layout::kLargestPage &&
         std::fabs(page.getCropHeight()) <= layout::kLargestPage;
}

}  // namespace

Result<Document> read_pdf(std::string_view bytes, const std::string& name, const ReadLimits& limits) {
  prepare_poppler();
  const auto opened = open_pdf(bytes, name, limits.password);
  if (!opened) return opened.error();
  PDFDoc& doc = *opened.value();
  const int count = doc.getNumPages();
  if (count <= 0) return damaged_pdf(name, "is a PDF without pages.");
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
      g_map_missed = false;
      doc.displayPage(&collector, number, 72, 72, 0, false, true, false);
      glyphs = std::move(collector.page());
      glyphs.maps_missing = g_map_missed;
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
  if (readable == 0) return damaged_pdf(name, "is a PDF, but none of its pages can be read.");

  layout::mark_furniture(pages, document.metadata.title);
  const std::vector<layout::Draft> drafts = layout::paragraphs_of(pages);
  build_document(std::move(pages), drafts, document);
  return document;
}

}  // namespace candour
