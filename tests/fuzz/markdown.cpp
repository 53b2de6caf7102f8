// Markdown, whatever the bytes would be taken for.
#include "extractor/reader/markdown.h"

#include "tests/fuzz/promises.h"

using namespace candour;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::check_as(FileType::markdown, read_markdown, fuzz::bytes_of(data, size));
  return 0;
}
