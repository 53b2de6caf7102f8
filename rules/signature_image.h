// Pictures that may be a signature.
#pragma once

#include "extractor/document.h"

namespace candour {

// True if a picture of a signature's size stands near `block`, as SignOff::image_near says. False in plain
// text.
bool has_signature_image_near(const Document& document, TextRange block);

}  // namespace candour
