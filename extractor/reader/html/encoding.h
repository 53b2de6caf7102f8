// What encoding a web page is in, and its bytes as UTF-8.
#pragma once

#include "extractor/reader/sniff.h"

#include <string>
#include <string_view>

namespace candour::html {

// A byte order mark decides, else bytes that are UTF-8 are UTF-8, else what <meta charset> or the XML declaration
// says, else Windows-1252. A page that says UTF-8 and is mostly not is Windows-1252. Malformed UTF-8 becomes U+FFFD.
// The result may point into `bytes` or into `held`.
std::string_view to_utf8(std::string_view bytes, const Sniffed& sniffed, std::string& held);

}  // namespace candour::html
