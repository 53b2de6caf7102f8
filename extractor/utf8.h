// UTF-8 at the edges: what comes from outside (a reader's answer, a file's name, a host's string) is checked
// or mended here, so that everything behind the edge may take it for granted.
#pragma once

#include <string>
#include <string_view>

namespace candour {

// True if `bytes` is well-formed UTF-8 (no surrogates, nothing overlong, nothing above U+10FFFF). NUL is a
// character like others.
bool is_utf8(std::string_view bytes);

// `bytes` with each ill-formed part replaced by U+FFFD; unchanged if is_utf8(bytes).
std::string to_utf8(std::string_view bytes);

}  // namespace candour
