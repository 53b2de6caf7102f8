// Which files a path stands for.
#include "plugin-api/batch/inputs.h"

#include "tests/processes.h"
#include "tests/temporary_folder.h"

#include <filesystem>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

using namespace candour;

namespace {

std::string names(const InputList& list) {
  std::string text;
  for (const Input& input : list.inputs()) text += (text.empty() ? "" : " ") + input.name;
  return text;
}

}  // namespace

TEST_CASE("From a folder come the types that are read, in byte order of their paths") {
  const TemporaryFolder folder;
  for (const char* name : {"b.pdf", "a/z.txt", "a.txt", "B.PDF", "c.text", "d.docx", "a/x.html", "e.HTM", "f.xhtml",
                           "g.md", "h.markdown", "i.xlsx", "a/y.odt", "README", "a/README.md"})
    folder.write(name, "x");
  InputList list;
  list.add(folder.path());
  CHECK(names(list) == "B.PDF a.txt a/x.html a/z.txt b.pdf c.text d.docx e.HTM f.xhtml g.md h.markdown");
  CHECK(list.skipped() == "3 files of types that this version does not read: 1 without an ending, 1 .odt, 1 .xlsx");
}

TEST_CASE("Skipped files are counted by ending, the most frequent first") {
  const TemporaryFolder folder;
  for (const char* name : {"a.odt", "b.xlsx", "c.XLSX"}) folder.write(name, "x");
  InputList list;
  list.add(folder.path());
  CHECK(list.skipped() == "3 files of types that this version does not read: 2 .xlsx, 1 .odt");
  const TemporaryFolder other;
  other.write("a.xlsx", "x");
  InputList one;
  one.add(other.path());
  CHECK(one.skipped() == "1 file of a type that this version does not read: 1 .xlsx");
  CHECK(InputList().skipped().empty());
}

TEST_CASE("A file that is named is taken whatever its name, and whether it exists or not") {
  const TemporaryFolder folder;
  InputList list;
  list.add(folder.write("a.xlsx", "x"));
  list.add(folder / "missing.pdf");
  CHECK(names(list) == "a.xlsx missing.pdf");
  CHECK(list.skipped().empty());
}

TEST_CASE("The same path twice is the same as once, however it is spelled") {
  const TemporaryFolder folder;
  folder.write("in/a.pdf", "x");
  InputList list;
  list.add(folder / "in");
  list.add(folder / "in/a.pdf");
  list.add(folder / "./in//a.pdf");
  list.add(folder / "in/");
  CHECK(names(list) == "a.pdf");
}

TEST_CASE("Links to files are followed, links to folders are not") {
  const TemporaryFolder folder;
  folder.write("elsewhere/b.pdf", "x");
  folder.write("in/a.pdf", "x");
  std::filesystem::create_symlink("../elsewhere/b.pdf", folder / "in/link.pdf");
  std::filesystem::create_symlink("../elsewhere", folder / "in/folder");
  std::filesystem::create_symlink(".", folder / "in/circle");
  std::filesystem::create_symlink("nowhere", folder / "in/lost.pdf");
  InputList list;
  list.add(folder / "in");
  CHECK(names(list) == "a.pdf link.pdf lost.pdf");  // a lost one has a record that says so
}

TEST_CASE("A link to a folder that is named itself is followed") {
  const TemporaryFolder folder;
  folder.write("in/a.pdf", "x");
  std::filesystem::create_symlink("in", folder / "link");
  InputList list;
  list.add(folder / "link");
  CHECK(names(list) == "a.pdf");
}

TEST_CASE("A folder that is left out is not looked into, however it is reached") {
  const TemporaryFolder folder;
  folder.write("in/a.pdf", "x");
  folder.write("in/out/statements/a.pdf", "x");
  InputList list;
  list.leave_out(folder / "in/../in/out");
  list.leave_out(folder / "not there");
  list.add(folder / "in");
  CHECK(names(list) == "a.pdf");
}

TEST_CASE("A folder that cannot be looked into is an input with an error") {
  const TemporaryFolder folder;
  folder.write("in/closed/a.pdf", "x");
  folder.write("in/z.pdf", "x");
  chmod((folder / "in/closed").c_str(), 0);
  chmod(folder.path().c_str(), 0755);
  InputList list;
  {
    const Unprivileged nobody;
    list.add(folder / "in");
  }
  chmod((folder / "in/closed").c_str(), 0700);
  CHECK(names(list) == "closed z.pdf");
  CHECK(list.inputs()[0].error.code == ErrorCode::file_unreadable);
  CHECK(list.inputs()[0].error.message == "closed: is a folder that cannot be looked into: Permission denied.");
}

TEST_CASE("A folder deeper than a path may be long ends in an error, not in a crash") {
  const TemporaryFolder folder;
  const std::string before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  const std::string step(200, 'd');
  for (int i = 0; i < 30; ++i) {
    std::filesystem::create_directory(step);
    REQUIRE(chdir(step.c_str()) == 0);
  }
  std::filesystem::current_path(before);
  InputList list;
  list.add(folder.path());
  REQUIRE(list.inputs().size() == 1);
  CHECK(list.inputs()[0].error.code == ErrorCode::file_unreadable);
  CHECK(list.inputs()[0].file_name.size() <= 250);
}
