// SHA-256 as 64 lower-case hex digits.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace candour {

// Thread-safe. Reads no configuration and no environment. Empty if
// OpenSSL fails.
std::string sha256_of(std::string_view bytes);
// Of all parts as one text.
std::string sha256_of(std::initializer_list<std::string_view> parts);

}  // namespace candour
