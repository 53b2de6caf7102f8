#define OPENSSL_SUPPRESS_DEPRECATED  // see below
#include "rules/sha256.h"

#include <array>

#include <openssl/sha.h>

namespace candour {

// The EVP functions would load openssl.cnf into the host's process, in a library context of our own too,
// because they ask for engines first; these touch nothing outside their state.
std::string sha256_of(std::initializer_list<std::string_view> parts) {
  SHA256_CTX state{};
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  bool done = SHA256_Init(&state) == 1;
  for (const std::string_view bytes : parts) done = done && SHA256_Update(&state, bytes.data(), bytes.size()) == 1;
  if (!done || SHA256_Final(digest.data(), &state) != 1) return {};
  constexpr const char* kHex = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : digest) {
    text += kHex[byte >> 4];
    text += kHex[byte & 15];
  }
  return text;
}

std::string sha256_of(std::string_view bytes) {
  return sha256_of({bytes});
}

}  // namespace candour
