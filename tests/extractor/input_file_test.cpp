// Files that can be handed to a reader, and those that cannot.
#include "extractor/input_file.h"

#include "extractor/utf8.h"
#include "tests/extractor/pool_helpers.h"
#include "tests/processes.h"
#include "tests/temporary_folder.h"

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/stat.h>

using namespace candour;

namespace {

std::string refusal(const std::string& path) {
  const auto file = ReaderPool::open(path, "it");
  if (!file) return std::string(code_name(file.error().code)) + ": " + file.error().message;
  close(file.value());
  return "opened";
}

}  // namespace

TEST_CASE("A regular file is opened, also through a link") {
  const TemporaryFolder folder;
  folder.write("a.txt", "text");
  std::filesystem::create_symlink("a.txt", folder / "link");
  CHECK(refusal(folder / "a.txt") == "opened");
  CHECK(refusal(folder / "link") == "opened");
}

TEST_CASE("What is no file is refused without being opened") {
  const TemporaryFolder folder;
  mkfifo((folder / "pipe").c_str(), 0600);
  CHECK(refusal(folder / "pipe") == "not_a_file: it: is a pipe, not a file.");  // would wait for a writer
  CHECK(refusal(folder.path()) == "not_a_file: it: is a folder, not a file.");
  CHECK(refusal("/dev/null") == "not_a_file: it: is a device, not a file.");
}

TEST_CASE("A path that leads nowhere is told from one that may not be taken") {
  const TemporaryFolder folder;
  folder.write("a.txt", "text");
  std::filesystem::create_symlink("circle", folder / "circle");
  CHECK(refusal(folder / "none.txt") == "file_not_found: it: does not exist.");
  CHECK(refusal(folder / "a.txt/b.txt") == "file_not_found: it: does not exist.");
  CHECK(refusal(folder / std::string(300, 'x')) == "file_not_found: it: does not exist.");
  CHECK(refusal(folder / "circle") == "file_unreadable: it: cannot be opened: Too many levels of symbolic links.");
}

TEST_CASE("A file that may not be read says so") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.txt", "text");
  chmod(file.c_str(), 0);
  chmod(folder.path().c_str(), 0755);
  const Unprivileged nobody;
  CHECK(refusal(file) == "file_unreadable: it: cannot be opened: Permission denied.");
}

TEST_CASE("An empty file is refused before a reader sees it, and known by its SHA-256") {
  ReaderPool pool("/nowhere", 1, {});
  const int file = ReaderPool::from_bytes("", 0).value();
  Source source;
  const auto document = pool.read(file, "empty.pdf", &source);
  close(file);
  REQUIRE_FALSE(document);
  CHECK(document.error().code == ErrorCode::file_empty);
  CHECK(document.error().message == "empty.pdf: is empty: it has no bytes.");
  CHECK(source.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("A file over the limit is refused unread") {
  const TemporaryFolder folder;
  const std::string path = folder.write("large.pdf", "");
  REQUIRE(truncate(path.c_str(), 300LL << 20) == 0);  // takes no room
  ReaderPool pool("/nowhere", 1, {});
  const int file = ReaderPool::open(path, "large.pdf").value();
  const auto document = pool.read(file, "large.pdf");
  close(file);
  REQUIRE_FALSE(document);
  CHECK(document.error().code == ErrorCode::file_too_large);
  CHECK(document.error().message == "large.pdf: is larger than 200 MB.");
}

TEST_CASE("What is read are the bytes whose SHA-256 is reported, also while the file is written to") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", "one");
  Source source;
  const int file = ReaderPool::open(path, "a.txt").value();
  const int copy = take_input(file, "a.txt", 100, source).value();
  folder.write("a.txt", "two, and longer");
  char bytes[8] = {};
  CHECK(pread(copy, bytes, sizeof bytes, 0) == 3);
  CHECK(std::string(bytes) == "one");
  CHECK(source.sha256 == "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
  CHECK(pwrite(copy, "x", 1, 0) < 0);
  close(copy);
  close(file);
}

TEST_CASE("A file that does not stop changing is refused, and no half of it is read") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", std::string(4 << 20, 'a'));
  const int file = ReaderPool::open(path, "a.txt").value();
  std::atomic<bool> done{false};
  std::thread writer([&] {
    const int out = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    while (!done) {
      const timespec times[2] = {{std::rand(), 0}, {std::rand(), 0}};
      futimens(out, times);  // as each write does, but without waiting for the next tick of the kernel's clock
    }
    close(out);
  });
  Source source;
  const auto copy = take_input(file, "a.txt", 100 << 20, source);
  done = true;
  writer.join();
  REQUIRE_FALSE(copy);
  CHECK(copy.error().code == ErrorCode::file_unreadable);
  CHECK(copy.error().message == "a.txt: is being changed while it is read.");
  close(file);
}

TEST_CASE("Nobody can change the bytes that a host has given") {
  const int file = ReaderPool::from_bytes("abc", 3).value();
  CHECK(pwrite(file, "x", 1, 0) < 0);
  CHECK(ftruncate(file, 0) < 0);
  close(file);
}

TEST_CASE("UTF-8 is told from what is not, and mended") {
  CHECK(is_utf8(""));
  CHECK(is_utf8("plain text that is longer than a block of eight"));
  CHECK(is_utf8("seven77é and \xF0\x9F\x98\x80"));
  for (const char* bad :
       {"\x80", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "eight888\xFF", "abc\xE2\x82"}) {
    CHECK_FALSE(is_utf8(bad));
    CHECK(is_utf8(to_utf8(bad)));
  }
  CHECK(to_utf8("a\xFF"
                "b") ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(to_utf8("é") == "é");
}
