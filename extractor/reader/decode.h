// Bytes -> code points.
#pragma once

#include "extractor/reader/sniff.h"

#include <string>
#include <string_view>

namespace candour {

// The text without its byte order mark. What is no character in the encoding becomes U+FFFD, one a byte
// (UTF-8) or unit (UTF-16).
std::u32string decode(std::string_view bytes, const Sniffed& sniffed);

// UTF-8 without a mark.
std::u32string decode_utf8(std::string_view bytes);

}  // namespace candour
