// isolation-cost READER FILE...: reads files through a pool of one reader of this program, and prints the seconds of processor time, of
// this process and the reader, and the seconds by the clock. READER "-": in this process, without any reader. See
// isolation_cost.py, which compares.
#include "extractor/reader/read.h"
#include "extractor/reader_pool.h"

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>

#include <sys/resource.h>
#include <unistd.h>

namespace {

double processor_seconds() {
  double seconds = 0;
  for (const int whose : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    getrusage(whose, &used);
    for (const timeval& part : {used.ru_utime, used.ru_stime})
      seconds += static_cast<double>(part.tv_sec) + static_cast<double>(part.tv_usec) / 1e6;
  }
  return seconds;
}

candour::Result<candour::Document> read_here(int file, const std::string& name) {
  candour::Result<candour::Document> document = candour::read_document(file, name, {});
  if (document) candour::complete(document.value());
  return document;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string reader = argv[1];
  const auto began = std::chrono::steady_clock::now();
  candour::ReaderLimits limits;
  limits.ocr.mode = candour::OcrMode::never;
  auto pool = std::make_unique<candour::ReaderPool>(reader, 1, limits);
  int read = 0;
  for (int i = 2; i < argc; ++i) {
    const auto file = candour::ReaderPool::open(argv[i], argv[i]);
    if (!file) continue;
    const auto document = reader == "-" ? read_here(file.value(), argv[i]) : pool->read(file.value(), argv[i]);
    read += document ? 1 : 0;
    close(file.value());
  }
  pool.reset();  // the reader has ended: its time is known
  const std::chrono::duration<double> clock = std::chrono::steady_clock::now() - began;
  std::printf("%d %.6f %.6f\n", read, processor_seconds(), clock.count());
  return 0;
}
