// Files that crash, hang or fill a reader cost one record each; the next document is read as if nothing had
// been.
#include "extractor/isolation.h"
#include "tests/extractor/pool_helpers.h"
#include "tests/processes.h"
#include "tests/temporary_folder.h"

#include <csignal>
#include <filesystem>
#include <thread>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

using namespace candour;

namespace {

// The error of a file that makes a reader misbehave; checks that the pool goes on with a fresh reader.
Error misbehaviour(const std::string& order, ReaderLimits limits = {}) {
  const auto pool = misbehaving_pool(1, limits);
  CHECK(outcome(*pool, "good") == "good-1");
  const auto document = read_bytes(*pool, order, "bad.pdf");
  CHECK(outcome(*pool, "good") == "good-1");
  REQUIRE_FALSE(document);
  return document.error();
}

ReaderLimits with_timeout(std::uint32_t milliseconds) {
  ReaderLimits limits;
  limits.timeout_ms = milliseconds;
  return limits;
}

}  // namespace

TEST_CASE("A document whose reader dies once is read by a fresh one") {
  const auto pool = misbehaving_pool();
  CHECK(outcome(*pool, "crash once") == "crash-1");
}

TEST_CASE("A document whose reader dies twice has a record that says so") {
  const Error error = misbehaviour("crash");
  CHECK(error.code == ErrorCode::reader_crashed);
  CHECK(error.message == "bad.pdf: made the reader stop twice (killed by signal 11).");
  CHECK(error.advice ==
        "Save the file again with another program, and please report it, with the file if you may share it.");
}

TEST_CASE("A reader that ends by itself in the middle counts as dead") {
  CHECK(misbehaviour("exit").message == "bad.pdf: made the reader stop twice (ended with status 3).");
  CHECK(misbehaviour("half").code == ErrorCode::reader_crashed);
}

TEST_CASE("A document that takes too long has a record, and is not tried again") {
  const Error error = misbehaviour("hang", with_timeout(300));
  CHECK(error.code == ErrorCode::limit_time);
  CHECK(error.message == "bad.pdf: could not be read within 300 milliseconds.");
  CHECK(misbehaviour("stall", with_timeout(1000)).message == "bad.pdf: could not be read within 1 second.");
}

TEST_CASE("A library that stops for lack of memory is told from one that crashes") {
  const Error error = misbehaviour("gmalloc");
  CHECK(error.code == ErrorCode::limit_memory);
  CHECK(error.message == "bad.pdf: needs more memory than a reader may use (1024 MB).");
}

#ifndef CANDOUR_SANITIZE
TEST_CASE("A document that needs too much memory has a record, and is not tried again") {
  ReaderLimits limits;
  limits.memory_bytes = 300 << 20;
  const Error error = misbehaviour("eat", limits);
  CHECK(error.code == ErrorCode::limit_memory);
  CHECK(error.message == "bad.pdf: needs more memory than a reader may use (300 MB).");
}

TEST_CASE("The real reader keeps to its memory") {
  ReaderLimits limits;
  limits.memory_bytes = 128 << 20;
  const auto pool = real_pool(1, limits);
  std::string large;
  while (large.size() < (40U << 20)) large += "Words of a very long statement that goes on and on.\n";
  CHECK(outcome(*pool, large) == "limit_memory");
  CHECK(read_bytes(*pool, kStatement));
}
#endif

TEST_CASE("An answer that is no document has a record that says what is wrong with it") {
  CHECK(misbehaviour("nonsense").code == ErrorCode::reader_answer);
  CHECK(misbehaviour("huge").code == ErrorCode::reader_answer);
  const Error error = misbehaviour("wrong");
  CHECK(error.code == ErrorCode::reader_answer);
  CHECK(error.message ==
        "bad.pdf: cannot be judged: what the reader sent back is no document (paragraph 0: unknown role).");
}

TEST_CASE("A reader that was killed while it was idle is replaced unnoticed") {
  const auto pool = misbehaving_pool();
  CHECK(outcome(*pool, "good") == "good-1");
  const pid_t reader = children_of(getpid()).at(0);
  kill(reader, SIGKILL);
  REQUIRE(eventually([&] { return state_of(reader) == 'Z'; }));
  CHECK(outcome(*pool, "crash") == "reader_crashed");
  CHECK(outcome(*pool, "good") == "good-1");
}

TEST_CASE("The real reader, killed with a document in hand: the result is that of a quiet run") {
  const auto pool = real_pool();
  const std::string quiet = outcome(*pool, kStatement);
  const pid_t reader = children_of(getpid()).at(0);
  kill(reader, SIGSTOP);  // so that it has the document and no answer
  REQUIRE(eventually([&] { return state_of(reader) == 'T'; }));
  std::string disturbed;
  std::thread host([&] { disturbed = outcome(*pool, kStatement); });
  kill(reader, SIGKILL);
  host.join();
  CHECK(disturbed == quiet);
}

TEST_CASE("The real reader, stopped: the document has a record, and the next one is read") {
  const auto pool = real_pool(1, with_timeout(400));
  CHECK(read_bytes(*pool, kStatement));
  const pid_t reader = children_of(getpid()).at(0);
  kill(reader, SIGSTOP);
  REQUIRE(eventually([&] { return state_of(reader) == 'T'; }));
  CHECK(outcome(*pool, kStatement) == "limit_time");
  CHECK(state_of(reader) == 0);
  CHECK(read_bytes(*pool, kStatement));
}

TEST_CASE("OCR has time of its own once it has begun") {
  ReaderLimits limits = with_timeout(400);
  limits.ocr.timeout_ms = 30'000;
  const auto pool = misbehaving_pool(1, limits);
  const auto document = read_bytes(*pool, "scan-slow", "scan.pdf");
  REQUIRE(document);
  CHECK(document.value().pages[0].ocr == Ocr::read);
}

TEST_CASE("What ends a reader after OCR has begun costs the OCR and not the document") {
  ReaderLimits limits;
  limits.ocr.timeout_ms = limits.timeout_ms = 1000;
  const auto pool = misbehaving_pool(1, limits);
  for (const char* order : {"scan-crash", "scan-hang"}) {
    INFO(order);
    const auto document = read_bytes(*pool, order, "scan.pdf");
    REQUIRE(document);
    CHECK(document.value().pages[0].quality == PageQuality::image_only);
    CHECK(document.value().pages[0].ocr == Ocr::failed);
    CHECK(outcome(*pool, "good") == "good-1");
  }
  // And the next scan is recognised again.
  CHECK(read_bytes(*pool, "scan", "scan.pdf").value().pages[0].ocr == Ocr::read);
}

#ifndef CANDOUR_SANITIZE  // readers have no memory limit there
TEST_CASE("OCR that needs more memory than a reader may use leaves the page an image") {
  ReaderLimits limits;
  limits.memory_bytes = 256U << 20;
  const auto document = read_bytes(*misbehaving_pool(1, limits), "scan-eat", "scan.pdf");
  REQUIRE(document);
  CHECK(document.value().pages[0].ocr == Ocr::failed);
}
#endif

TEST_CASE("Where no OCR is asked for, a scan is an image") {
  ReaderLimits limits;
  limits.ocr.mode = OcrMode::never;
  const auto document = read_bytes(*misbehaving_pool(1, limits), "scan", "scan.pdf");
  REQUIRE(document);
  CHECK(document.value().pages[0].quality == PageQuality::image_only);
  CHECK(document.value().pages[0].ocr == Ocr::none);
}

#ifndef CANDOUR_SANITIZE  // which needs what the sandbox takes away
TEST_CASE("A reader that was taken over gets nowhere, and its document has an answer") {
  const auto pool = misbehaving_pool();
  for (const char* way :
       {"open", "write", "write-font", "connect", "fork", "shell", "signal", "memory", "limits", "spoil"}) {
    INFO(way);
    CHECK(outcome(*pool, std::string("escape ") + way) == "refused");
  }
}

TEST_CASE("A reader may look at the fonts' settings, where the kernel can tell files apart") {
  const auto pool = misbehaving_pool();
  if (std::filesystem::exists("/etc/fonts/fonts.conf") && landlock_version() >= 1)
    CHECK(outcome(*pool, "escape open-font") == "done");
}
#endif

TEST_CASE("Character maps of the system are read within the sandbox, where the kernel can tell files apart") {
  if (landlock_version() < 1) return;
  const auto pool = real_pool();
  const int descriptor = open(CANDOUR_SOURCE_DIR "/tests/extractor/fixtures/japanese.pdf", O_RDONLY | O_CLOEXEC);
  REQUIRE(descriptor >= 0);
  CHECK(outcome(pool->read(descriptor, "japanese.pdf")) ==
        "\u73FE\u4EE3\u5974\u96B7\u6CD5\u306B\u95A2\u3059\u308B\u58F0\u660E");
  close(descriptor);
}
