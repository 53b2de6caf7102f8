// candour check: where results go, what links to what, and what is said to a person.
#include "tests/run_program.h"

#include <filesystem>

#include <catch2/catch.hpp>
#include <pty.h>

using namespace candour;

namespace {

constexpr const char* kStatement = "Modern slavery statement\n\nWe train all staff every year.\n";

Ran check(std::vector<std::string> words, const TemporaryFolder& folder) {
  words.insert(words.begin(), {"check", "--pack", TEST_PACK});
  return run_candour(words, folder.path());
}

}  // namespace

TEST_CASE("An existing folder is written into, and other files in it are left alone") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  folder.write("out/mine.txt", "mine");
  folder.write("out/statements/a.txt.json", "old");
  CHECK(check({"a.txt", "--out", "out"}, folder).status == 0);
  CHECK(bytes_of(folder / "out/mine.txt") == "mine");
  CHECK(bytes_of(folder / "out/statements/a.txt.json") != "old");
}

TEST_CASE("A report links to its file, relative and encoded") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "in");
  std::filesystem::copy(CANDOUR_SOURCE_DIR "/samples/statements/full-statement.pdf", folder / "in/my statement #1.pdf");
  check({"in", "--out", "deep/out"}, folder);
  CHECK(has(bytes_of(folder / "deep/out/statements/my statement #1.pdf.html"),
            "href=\"../../../in/my%20statement%20%231.pdf"));
}

TEST_CASE("With --copy-sources the file lies beside its report and is linked there") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "in/sub");
  std::filesystem::copy(CANDOUR_SOURCE_DIR "/samples/statements/full-statement.pdf", folder / "in/sub/a.pdf");
  CHECK(check({"in", "missing.pdf", "--out", "out", "--copy-sources"}, folder).status == 1);
  CHECK(bytes_of(folder / "out/statements/sub__a.pdf") == bytes_of(folder / "in/sub/a.pdf"));
  CHECK(has(bytes_of(folder / "out/statements/sub__a.pdf.html"), "href=\"sub__a.pdf"));
  CHECK_FALSE(std::filesystem::exists(folder / "out/statements/missing.pdf"));
}

TEST_CASE("An output folder within the input folder is not read") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  for (int run = 0; run < 2; ++run) {
    CHECK(check({".", "--out", "out", "--copy-sources"}, folder).out == "Checked 1 file. Open out/index.html\n");
  }
  CHECK(std::filesystem::exists(folder / "out/statements/a.txt"));
}

TEST_CASE("Copying a file onto itself leaves it whole") {
  const TemporaryFolder folder;
  folder.write("out/statements/a.txt", kStatement);
  CHECK(check({"out/statements/a.txt", "--out", "out", "--copy-sources"}, folder).status == 0);
  CHECK(bytes_of(folder / "out/statements/a.txt") == kStatement);
}

TEST_CASE("With --quiet nothing is said but by the exit status") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", kStatement);
  folder.write("in/b.xlsx", "x");
  const Ran ran = check({"in", "missing.pdf", "--out", "out", "--quiet"}, folder);
  CHECK(ran.status == 1);
  CHECK(ran.out.empty());
  CHECK(ran.err.empty());
}

TEST_CASE("No temporary file is left") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  check({"a.txt", "--out", "out", "--copy-sources"}, folder);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    CHECK(entry.path().extension() != ".tmp");
  }
}

TEST_CASE("Reports hold no absolute path") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", kStatement);
  check({folder / "in", folder / "missing.pdf", "--out", folder / "out"}, folder);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "out")) {
    if (entry.is_regular_file()) CHECK_FALSE(has(bytes_of(entry.path()), folder.path()));
  }
}

TEST_CASE("Control characters in a name are shown, not obeyed") {
  const TemporaryFolder folder;
  folder.write("a\x1b[31m\nb\u202e.pdf", "");
  const Ran ran = check({"."}, folder);
  CHECK(ran.err ==
        "candour: a\\x1B[31m\\x0Ab\\u{202E}.pdf: is empty: it has no bytes. Fetch or save the file again.\n");
}

TEST_CASE("Very long names and names that are not UTF-8 have reports") {
  const TemporaryFolder folder;
  folder.write("in/" + std::string(250, 'n') + ".txt", kStatement);
  folder.write("in/\xFF\xFE.txt", kStatement);
  const Ran ran = check({"in", "--out", "out"}, folder);
  CHECK(ran.status == 0);
  CHECK(ran.out == "Checked 2 files. Open out/index.html\n");
}

TEST_CASE("On a terminal there is progress, which is wiped at the end") {
  const TemporaryFolder folder;
  for (int i = 0; i < 20; ++i) folder.write("in/" + std::to_string(i) + ".txt", kStatement);
  int terminal = -1, program = -1;
  char name[128];
  REQUIRE(openpty(&terminal, &program, name, nullptr, nullptr) == 0);
  Running running(candour_words({"check", "in", "--out", "out", "--pack", TEST_PACK}), folder.path(), "", name);
  std::string shown;
  char part[4096];
  close(program);
  for (ssize_t size = 0; (size = read(terminal, part, sizeof part)) > 0;)
    shown.append(part, static_cast<std::size_t>(size));
  CHECK(running.wait().status == 0);
  close(terminal);
  CHECK(has(shown, " of 20 files"));
  CHECK(shown.substr(shown.size() - 4) == "\r\x1b[K");
}
