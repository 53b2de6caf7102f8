#include "extractor/reader/pdf.h"

#include "extractor/reader/build.h"
#include "extractor/reader/characters.h"
#include "extractor/reader/collect.h"
#include "extractor/reader/layout/furniture.h"
#include "extractor/reader/layout/paragraphs.h"
#include "extractor/reader/ocr/recogniser.h"

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

// A PDF text string (UTF-16 with a mark, UTF-8 with a mark, or nearly Latin-1) as UTF-8.
std::string text_string(const GooString& string) {
  const std::string& raw = string.toStr();
  std::u32string text;
  if (raw.starts_with("\xEF\xBB\xBF")) return raw.substr(3);
  const bool big = raw.starts_with("\xFE\xFF"), little = raw.starts_with("\xFF\xFE");
  if (!big && !little) {
    for (char c : raw) text += static_cast<unsigned char>(c);
  } else {
    for (std::size_t i = 2; i + 1 < raw.size(); i += 2) {
      const auto high = static_cast<unsigned char>(raw[big ? i : i + 1]),
                 low = static_cast<unsigned char>(raw[big ? i + 1 : i]);
      text += static_cast<char32_t>(high << 8 | low);
    }
  }
  Unfolded clean;
  std::u32string out;
  for (char32_t c : text.substr(0, 1000)) {
    clean.count = 0;
    unfold(c, clean);
    out.append(clean.c, clean.count);
  }
  std::string utf8;
  append_nfc(out, utf8);
  return utf8;
}

Metadata metadata_of(PDFDoc& doc) {
  Metadata metadata;
  const Object info = doc.getDocInfo();
  if (info.isDict()) {
    const Object title = info.dictLookup("Title");
    if (title.isString()) metadata.title = text_string(*title.getString());
  }
  const Object catalog = doc.getXRef()->getCatalog();
  if (catalog.isDict()) {
    const Object language = catalog.dictLookup("Lang");
    if (language.isString()) metadata.language = text_string(*language.getString());
  }
  return metadata;
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
    if (page != nullptr && page->isOk()) {
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
