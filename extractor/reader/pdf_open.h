// Opening a PDF, with its password if it needs one.
#pragma once

#include "extractor/error.h"

#include <memory>
#include <string>
#include <string_view>

class PDFDoc;

namespace candour {

// The bytes must outlive what is returned. What needs no password to be read is opened without: one that is only its owner's
// (against printing, say) is none of ours. `password` is UTF-8, of the user or the owner, empty if there is none. It is tried as it
// is (PDF 2.0, ISO 32000-2, 7.6.4.3.3) and, where its letters allow it, in PDFDocEncoding (7.6.4.3.2: older ones). `name` is used in
// messages. Errors: encrypted, damaged.
Result<std::unique_ptr<PDFDoc>> open_pdf(std::string_view bytes, const std::string& name, const std::string& password);

// The error of a PDF that is damaged: `what` goes on after the name.
Error damaged_pdf(const std::string& name, const std::string& what);

}  // namespace candour
