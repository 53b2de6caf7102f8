// Word documents. Bytes that begin like a ZIP are the archive; any others are its parts, each behind a line "--- its name", so that
// what stands in the XML is reached without a guess at compressed data and checksums.
#include "extractor/reader/docx.h"

#include "tests/fuzz/docx_parts.h"
#include "tests/fuzz/promises.h"

using namespace candour;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::bytes_of(data, size);
  const std::string archive = bytes.starts_with("PK") ? std::string(bytes) : fuzz::archive_of_parts(bytes);
  fuzz::check_result(read_docx(archive, "fuzz.docx", {200, 50'000}));
  return 0;
}
