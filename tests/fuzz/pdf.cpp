// PDF. Poppler itself is not instrumented: this finds what our code does with what Poppler makes of broken files.
#include "extractor/reader/pdf.h"

#include "tests/fuzz/promises.h"

using namespace candour;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ReadLimits limits{200, 50'000};
  fuzz::check_result(read_pdf(fuzz::bytes_of(data, size), "fuzz.pdf", limits));
  return 0;
}
