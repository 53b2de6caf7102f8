// What fuzz targets ask of the code that they drive. A promise that is not kept is said and ends the program: libFuzzer takes that for a
// crash and keeps the input.
#pragma once

#include "extractor/document.h"
#include "extractor/error.h"
#include "extractor/reader/sniff.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace candour::fuzz {

inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

void promise(bool kept, std::string_view what);

// An Error has a code that readers may send, and a message and advice in UTF-8.
void check_error(const Error& error);

// What document.h promises of a Document and decode_answer() holds readers to: it is encoded, decoded and encoded again as the same
// bytes; completed, its sentences keep their promises too, and regions and printed text can be made. Returns it, completed.
Document check_document(const Document& document);

// As check_document(), and what readers alone promise: NFC, words parted by one space, pages that ascend.
Document check_read(const Document& document);

// Either of the two.
void check_result(const Result<Document>& result);

// Reads bytes as one type, whatever they would be taken for, with `read`: read_html, read_markdown or read_text.
template <typename Read>
void check_as(FileType type, Read read, std::string_view bytes) {
  Sniffed sniffed = sniff(bytes);
  sniffed.type = type;
  check_result(read(bytes, sniffed, "fuzz", {200, 50'000}));
}

}  // namespace candour::fuzz
