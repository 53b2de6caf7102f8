// Plain text, whatever the bytes would be taken for.
#include "extractor/reader/text.h"

#include "tests/fuzz/promises.h"

using namespace candour;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::bytes_of(data, size);
  Sniffed sniffed = sniff(bytes);
  sniffed.type = FileType::text;
  fuzz::check_result(read_text(bytes, sniffed, "fuzz", {200, 50'000}));
  return 0;
}
