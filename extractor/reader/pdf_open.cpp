#include "extractor/reader/pdf_open.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include <ErrorCodes.h>
#include <PDFDoc.h>
#include <PDFDocEncoding.h>
#include <Stream.h>
#include <goo/GooString.h>
#include <unicode/utf8.h>

#pragma GCC diagnostic ignored "-Wconversion"  // U8_NEXT is a macro of ICU's

namespace candour {
namespace {

std::unique_ptr<PDFDoc> open(std::string_view bytes, const std::optional<GooString>& password) {
  // PDFDoc owns the stream.
  return std::make_unique<PDFDoc>(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)),
                                  password, password);
}

// nullopt where a character has no code.
std::optional<std::string> in_pdf_doc_encoding(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    UChar32 character = 0;
    U8_NEXT(text.data(), i, text.size(), character);
    const auto* const at =
        std::find(std::begin(pdfDocEncoding), std::end(pdfDocEncoding), static_cast<Unicode>(character));
    if (at == std::end(pdfDocEncoding) || character <= 0) return std::nullopt;
    out += static_cast<char>(at - std::begin(pdfDocEncoding));
  }
  return out;
}

Error locked(const std::string& name, bool had_password) {
  if (had_password) {
    return {ErrorCode::encrypted, name + ": the password that was given does not open it.",
            "Check the password, or save a copy without one and check that."};
  }
  return {ErrorCode::encrypted, name + ": needs a password to be opened.",
          "Name its password (--password-file), save a copy without one and check that, or ask its publisher for one."};
}

}  // namespace

Error damaged_pdf(const std::string& name, const std::string& what) {
  return {ErrorCode::damaged, name + ": " + what,
          "Open it in a PDF viewer; if it shows there, save it anew as PDF and try that."};
}

Result<std::unique_ptr<PDFDoc>> open_pdf(std::string_view bytes, const std::string& name, const std::string& password) {
  const auto is_locked = [](const PDFDoc& doc) { return !doc.isOk() && doc.getErrorCode() == errEncrypted; };
  std::unique_ptr<PDFDoc> doc = open(bytes, {});
  if (is_locked(*doc) && !password.empty()) {
    doc = open(bytes, GooString(password));
    const std::optional<std::string> older = in_pdf_doc_encoding(password);
    if (is_locked(*doc) && older && *older != password) doc = open(bytes, GooString(*older));
  }
  if (is_locked(*doc)) return locked(name, !password.empty());
  if (!doc->isOk()) return damaged_pdf(name, "is a PDF, but its structure is damaged.");
  return doc;
}

}  // namespace candour
