// Any file: told by its bytes, then read.
#include "extractor/reader/read.h"
#include "tests/fuzz/promises.h"

#include <sys/mman.h>
#include <unistd.h>

using namespace candour;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int file = memfd_create("fuzz", MFD_CLOEXEC);
  fuzz::promise(file >= 0 && write(file, data, size) == static_cast<ssize_t>(size), "there is memory for the file");
  const Result<Document> result = read_document(file, "fuzz", {200, 50'000});
  close(file);
  fuzz::check_result(result);
  fuzz::promise(!result || result.value().source.bytes == size, "a document knows the size of its file");
  return 0;
}
