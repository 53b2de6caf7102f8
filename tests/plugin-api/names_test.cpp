// What the files of a batch are called.
#include "plugin-api/batch/names.h"

#include <set>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

using Strings = std::vector<std::string>;

Strings files_of(const Strings& paths, const Strings& relatives) {
  Strings files;
  for (const Names& names : names_of(paths, relatives)) files.push_back(names.file);
  return files;
}
Strings files_of(const Strings& paths) {
  return files_of(paths, paths);
}

}  // namespace

TEST_CASE("An ending is what follows the last dot of the last part") {
  CHECK(ending_of("a.pdf") == ".pdf");
  CHECK(ending_of("a.b/c") == "");
  CHECK(ending_of("folder/.hidden") == "");
  CHECK(ending_of("a.tar.gz") == ".gz");
  CHECK(ending_of("Annual report v2. Final version") == "");  // no ending is as long as that
}

TEST_CASE("A name is the relative path with __ for /, its ending kept") {
  const auto names = names_of({"in/a/b.pdf"}, {"a/b.pdf"});
  CHECK(names[0].document == "a/b.pdf");
  CHECK(names[0].file == "a__b.pdf");
}

TEST_CASE("A name does not depend on the other inputs") {
  CHECK(files_of({"a.pdf", "b/a.pdf", "c.txt"}) == Strings{"a.pdf", "b__a.pdf", "c.txt"});
}

TEST_CASE("Files of one name in different folders get eight digits of their path's SHA-256 each") {
  const auto names = names_of({"x/a.pdf", "y/a.pdf"}, {"a.pdf", "a.pdf"});
  CHECK(names[0].file == "a-60574159.pdf");  // printf x/a.pdf | sha256sum
  CHECK(names[0].document == "a-60574159.pdf");
  CHECK(names[1].file != names[0].file);
  CHECK(names[1].file.size() == names[0].file.size());
}

TEST_CASE("A folder and a name that has __ in it do not clash") {
  const auto names = names_of({"a/b.pdf", "a__b.pdf", "c.pdf"}, {"a/b.pdf", "a__b.pdf", "c.pdf"});
  CHECK(names[0].file != names[1].file);
  CHECK(names[0].document.rfind("a/b-", 0) == 0);
  CHECK(names[1].document.rfind("a__b-", 0) == 0);
  CHECK(names[2].file == "c.pdf");
}

TEST_CASE("A file does not clash with the report of another") {
  // a.pdf.json is the report of a.pdf, and a copy of the file a.pdf.json.
  const Strings files = files_of({"a.pdf", "a.pdf.json"});
  CHECK(files[0] != "a.pdf");
  CHECK(files[1] != "a.pdf.json");
  CHECK(files[0] + ".json" != files[1]);
}

TEST_CASE("A name made unique does not clash with one that looked so before") {
  const std::string made = names_of({"x/a.pdf", "y/a.pdf"}, {"a.pdf", "a.pdf"})[0].file;
  const Strings files = files_of({"x/a.pdf", "y/a.pdf", made}, {"a.pdf", "a.pdf", made});
  CHECK(std::set<std::string>(files.begin(), files.end()).size() == 3);
}

TEST_CASE("Names that differ only in bytes that are not UTF-8 stay apart") {
  const auto names = names_of({"\xFF.pdf", "\xFE.pdf"}, {"\xFF.pdf", "\xFE.pdf"});
  CHECK(names[0].document.rfind("\xEF\xBF\xBD-", 0) == 0);
  CHECK(names[0].file != names[1].file);
}

TEST_CASE("A very long name is cut between characters, its ending kept, and stays its own") {
  std::string folder;
  for (int i = 0; i < 60; ++i) folder += "übung/";
  const Strings files = files_of({folder + "a.pdf", folder + "b.pdf"});
  for (const std::string& file : files) {
    CHECK(file.size() <= kMostNameBytes);
    CHECK(file.size() > kMostNameBytes - 3);
    CHECK(file.substr(file.size() - 4) == ".pdf");
  }
  CHECK(files[0] != files[1]);
}
