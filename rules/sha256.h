// SHA-256 as 64 lower-case hex digits.
#pragma once

#include <string>
#include <string_view>

namespace candour {

// Thread-safe. Reads no configuration and no environment (OpenSSL in a library context of its own). Empty if
// OpenSSL fails.
std::string sha256_of(std::string_view bytes);

}  // namespace candour
