// Plain text, whatever the bytes would be taken for.
#include "extractor/reader/text.h"

#include "tests/fuzz/promises.h"

using namespace candour;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::check_as(FileType::text, read_text, fuzz::bytes_of(data, size));
  return 0;
}
