// candour extract.
#include "tests/run_program.h"

#include <catch2/catch.hpp>

using namespace candour;

TEST_CASE("A document's text is printed, one paragraph a line") {
  const TemporaryFolder folder;
  folder.write("a.txt", "One paragraph.\n\nAnother one.\n");
  const Ran ran = run_candour({"extract", "a.txt"}, folder.path());
  CHECK(ran.status == 0);
  CHECK(ran.out == "One paragraph.\nAnother one.\n");
  CHECK(ran.err.empty());
  CHECK(run_candour({"extract", "a.txt", "--format", "text"}, folder.path()).out == ran.out);
}

TEST_CASE("With --format json the whole document is printed") {
  const TemporaryFolder folder;
  folder.write("a.txt", "One paragraph.\n");
  const Ran ran = run_candour({"extract", "a.txt", "--format", "json"}, folder.path());
  CHECK(ran.status == 0);
  CHECK(ran.out.find("\"sentences\"") != std::string::npos);
}

TEST_CASE("A file that cannot be read is one line on standard error, and exit status 1") {
  const TemporaryFolder folder;
  folder.write("empty.pdf", "");
  const Ran empty = run_candour({"extract", "empty.pdf"}, folder.path());
  CHECK(empty.status == 1);
  CHECK(empty.out.empty());
  CHECK(empty.err == "candour: empty.pdf: is empty: it has no bytes. Fetch or save the file again.\n");
  const Ran itself = run_candour({"extract", "."}, folder.path());
  CHECK(itself.status == 1);
  CHECK(itself.err == "candour: .: is a folder, not a file. Name a file that holds a statement.\n");
}
