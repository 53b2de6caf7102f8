// What a PDF says of itself.
#pragma once

#include "extractor/document.h"

class PDFDoc;

namespace candour {

// From the information dictionary and the catalogue. Scripts are those of the document and of its opening; attachments are those that the
// catalogue lists, not those that hang on a page as notes. Nothing of either is opened.
Metadata metadata_of(PDFDoc& doc);

}  // namespace candour
