// What an Office document is, new (ZIP) or old (OLE): see sniff.h.
#include "extractor/reader/package.h"
#include "extractor/reader/sniff.h"

#include <cstddef>
#include <string>

namespace candour {
namespace {

constexpr std::size_t kMostTypes = std::size_t{4} << 20;  // bytes of a list of content types

Sniffed unknown(const char* what) {
  return {FileType::unknown, TextEncoding::utf8, 0, what};
}

bool has(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

// Main parts of documents, templates, and those with macros.
bool names_word_document(std::string_view types) {
  return has(types, "wordprocessingml.document.main+xml") || has(types, "wordprocessingml.template.main+xml") ||
         has(types, "ms-word.document.macroEnabled.main+xml") ||
         has(types, "ms-word.template.macroEnabledTemplate.main+xml");
}

// A stream's name stands in an OLE container's directory in UTF-16.
bool has_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) {
    wide += c;
    wide += '\0';
  }
  return has(bytes, wide);
}

}  // namespace

Sniffed sniff_zip(std::string_view bytes) {
  const auto package = Package::open(bytes);
  if (!package) {
    // The directory at the end is missing, but names stand before each part too.
    if (has(bytes, "word/document")) return {FileType::docx};
    return unknown("a ZIP archive (Word, Excel and PowerPoint documents are such archives)");
  }
  const std::string types = package->part("[Content_Types].xml", kMostTypes).bytes;
  if (names_word_document(types)) return {FileType::docx};
  if (has(types, "spreadsheetml.") || has(types, "ms-excel.")) return unknown("an Excel workbook (XLSX)");
  if (has(types, "presentationml.") || has(types, "ms-powerpoint.")) return unknown("a PowerPoint presentation (PPTX)");
  if (package->has("word/document.xml")) return {FileType::docx};
  const std::string mime = package->part("mimetype", 256).bytes;
  if (has(mime, "opendocument.text")) return unknown("an OpenDocument text (ODT)");
  if (has(mime, "opendocument.spreadsheet")) return unknown("an OpenDocument spreadsheet (ODS)");
  if (has(mime, "opendocument.presentation")) return unknown("an OpenDocument presentation (ODP)");
  if (has(mime, "epub+zip")) return unknown("an electronic book (EPUB)");
  return unknown("a ZIP archive without a Word document in it");
}

Sniffed sniff_ole(std::string_view bytes) {
  if (has_stream(bytes, "EncryptedPackage"))
    return {FileType::locked, TextEncoding::utf8, 0, "an Office document behind a password"};
  if (has_stream(bytes, "WordDocument")) return unknown("an old Word document (DOC)");
  if (has_stream(bytes, "Workbook")) return unknown("an old Excel workbook (XLS)");
  if (has_stream(bytes, "PowerPoint Document")) return unknown("an old PowerPoint presentation (PPT)");
  return unknown("an old Microsoft Office document");
}

}  // namespace candour
