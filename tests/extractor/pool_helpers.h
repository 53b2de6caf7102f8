// Documents for pools in tests.
#pragma once

#include "extractor/reader_pool.h"

#include <memory>
#include <string>

#include <unistd.h>

namespace candour {

// A pool of readers that do what a file's first line says (see misbehaving_reader.cpp).
inline std::unique_ptr<ReaderPool> misbehaving_pool(std::uint32_t readers = 1, ReaderLimits limits = {}) {
  return std::make_unique<ReaderPool>(CANDOUR_BIN_DIR "/misbehaving-reader", readers, limits);
}
inline std::unique_ptr<ReaderPool> real_pool(std::uint32_t readers = 1, ReaderLimits limits = {}) {
  return std::make_unique<ReaderPool>(CANDOUR_BIN_DIR "/candour-reader", readers, limits);
}

inline Result<Document> read_bytes(ReaderPool& pool, const std::string& bytes, const std::string& name = "a.txt") {
  const int descriptor = ReaderPool::from_bytes(bytes.data(), bytes.size()).value();
  Result<Document> document = pool.read(descriptor, name);
  close(descriptor);
  return document;
}

// The text without the last line end, or the code of the error.
inline std::string outcome(const Result<Document>& document) {
  if (!document) return code_name(document.error().code);
  return document.value().text.substr(0, document.value().text.size() - 1);
}
inline std::string outcome(ReaderPool& pool, const std::string& bytes) {
  return outcome(read_bytes(pool, bytes));
}

inline constexpr const char* kStatement =
    "Modern slavery statement\n\nWe train all staff. We will train all suppliers.\n";

}  // namespace candour
