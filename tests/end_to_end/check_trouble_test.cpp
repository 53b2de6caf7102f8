// candour check when something goes wrong around it: readers that are killed or stopped, output that cannot
// be written.
#include "tests/end_to_end/check_words.h"
#include "tests/processes.h"

#include <csignal>
#include <filesystem>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

constexpr const char* kStatement = "Modern slavery statement\n\nWe train all staff every year.\n";

Ran check(std::vector<std::string> words, const TemporaryFolder& folder) {
  return Running(check_words(words), folder.path()).wait();
}

void write_many(const TemporaryFolder& folder, int count) {
  std::string text = kStatement;
  for (int i = 0; i < 200; ++i) text += "We train people in place number " + std::to_string(i) + ".\n\n";
  for (int i = 0; i < count; ++i) folder.write("in/" + std::to_string(10000 + i) + ".txt", text);
}

// The first reader of a program; it has worked on some documents.
pid_t reader_of(const Running& running, const TemporaryFolder& folder) {
  pid_t reader = 0;
  eventually([&] {
    const auto children = children_of(running.process());
    if (!children.empty()) reader = children[0];
    return reader != 0 && std::filesystem::exists(folder / "out/statements/10005.txt.json");
  });
  return reader;
}

}  // namespace

TEST_CASE("A reader that is killed in the middle of a batch changes nothing in its results") {
  const TemporaryFolder folder;
  write_many(folder, 300);
  check({"in", "--out", "quiet", "--jobs", "1"}, folder);
  Running running(check_words({"in", "--out", "out", "--jobs", "1"}), folder.path());
  const pid_t reader = reader_of(running, folder);
  REQUIRE(reader != 0);
  kill(reader, SIGKILL);
  CHECK(running.wait().status == 0);
  CHECK(bytes_of(folder / "out/results.jsonl") == bytes_of(folder / "quiet/results.jsonl"));
}

TEST_CASE("A reader that hangs costs one record, and the rest of the batch is done") {
  const TemporaryFolder folder;
  write_many(folder, 300);
  Running running(check_words({"in", "--out", "out", "--jobs", "1", "--timeout", "0.5"}), folder.path());
  const pid_t reader = reader_of(running, folder);
  REQUIRE(reader != 0);
  kill(reader, SIGSTOP);
  const Ran ran = running.wait();
  CHECK(ran.status == 1);
  CHECK(ran.out == "Checked 299 files; 1 could not be checked. Open out/index.html\n");
  CHECK(ran.err.find(".txt: could not be read within 500 milliseconds. ") != std::string::npos);
  const std::string lines = bytes_of(folder / "out/results.jsonl");
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 300);
  CHECK(lines.find("\"code\":\"limit_time\"") != std::string::npos);
}

TEST_CASE("A pack that is wrong is refused before any work") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  folder.write("bad.yaml", "id: bad\nversion: [\n");
  const Ran ran =
      Running(candour_words({"check", "a.txt", "--out", "out", "--pack", "bad.yaml"}), folder.path()).wait();
  CHECK(ran.status == 2);
  CHECK(ran.err.find("bad.yaml:") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder / "out"));
  CHECK(Running(candour_words({"check", "a.txt", "--pack", "no-such-pack"}), folder.path()).wait().status == 2);
}

TEST_CASE("An output folder that cannot be made is refused before any work") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  const Ran ran = check({"a.txt", "--out", "a.txt"}, folder);
  CHECK(ran.status == 2);
  CHECK(ran.err == "candour: a.txt/statements cannot be made: Not a directory. Name another folder with --out.\n");
}

TEST_CASE("A report that cannot be written ends the batch with a message") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  folder.write("out/statements/a.txt.json/in the way", "x");
  const Ran ran = check({"a.txt", "--out", "out"}, folder);
  CHECK(ran.status == 1);
  CHECK(ran.out.empty());
  CHECK(ran.err ==
        "candour: out/statements/a.txt.json cannot be written: Is a directory. "
        "Make room or name another folder with --out; what was written before is whole.\n");
}

TEST_CASE("Standard output that is full or closed is a failure with a message") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  for (const std::vector<std::string>& words :
       {check_words({"a.txt"}), check_words({"a.txt", "--out", "out"}), candour_words({"extract", "a.txt"}),
        candour_words({"--version"}), candour_words({"rules", "validate", TEST_PACK})}) {
    const Ran full = Running(words, folder.path(), "/dev/full").wait();
    CHECK(full.status == 1);
    CHECK(full.err == "candour: Standard output cannot be written: No space left on device.\n");
    const Ran closed = Running(words, folder.path(), "closed").wait();
    CHECK(closed.status == 1);
    CHECK(closed.err == "candour: Standard output cannot be written: it is closed.\n");
  }
}

TEST_CASE("Standard output that is closed does not end up in another file") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  check({"a.txt", "--out", "whole"}, folder);
  Running(check_words({"a.txt", "--out", "out"}), folder.path(), "closed").wait();
  CHECK(bytes_of(folder / "out/results.jsonl") == bytes_of(folder / "whole/results.jsonl"));
}
