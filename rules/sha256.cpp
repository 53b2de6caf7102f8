#include "rules/sha256.h"

#include <array>
#include <memory>

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace candour {

std::string sha256_of(std::string_view bytes) {
  // A library context of its own: OpenSSL's default one would load openssl.cnf, which the environment can
  // name.
  const std::unique_ptr<OSSL_LIB_CTX, decltype(&OSSL_LIB_CTX_free)> context(OSSL_LIB_CTX_new(),
                                                                            &OSSL_LIB_CTX_free);
  const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> method(EVP_MD_fetch(context.get(), "SHA256", nullptr),
                                                               &EVP_MD_free);
  std::array<unsigned char, 32> digest{};
  unsigned int length = 0;
  if (!context || !method ||
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, method.get(), nullptr) != 1)
    return {};
  constexpr const char* kHex = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : digest) {
    text += kHex[byte >> 4];
    text += kHex[byte & 15];
  }
  return text;
}

}  // namespace candour
