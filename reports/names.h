// The names that JSON gives to what the Document only numbers.
#pragma once

#include "extractor/document.h"

namespace candour {

const char* name_of(Ocr ocr);              // "none", "read", "unsure", "out_of_time", "not_installed", "failed"
const char* name_of(PageQuality quality);  // "read", "image_only", "garbled", "empty"
const char* name_of(Role role);            // "body", "heading", "list_item", ...

}  // namespace candour
