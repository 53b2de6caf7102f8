// candour rules: the rule author's bench.
#include "tests/run_program.h"

#include <catch2/catch.hpp>

using namespace candour;

namespace {

// The pack of these tests with one thing changed.
std::string changed(const std::string& what, const std::string& into) {
  std::string pack = bytes_of(TEST_PACK);
  return pack.replace(pack.find(what), what.size(), into);
}

}  // namespace

TEST_CASE("list names every pack that comes with Candour") {
  const Ran ran = run_candour({"rules", "list"});
  CHECK(ran.status == 0);
  for (const char* pack : {"au-msa-2018 ", "ca-s211 ", "uk-msa-2015 "})
    CHECK(has("\n" + ran.out, std::string("\n") + pack));
  CHECK(has(ran.out, " requirements, law checked "));
}

TEST_CASE("show prints a pack with what it asks for and what its versions have changed") {
  const Ran ran = run_candour({"rules", "show", "uk-msa-2015"});
  CHECK(ran.status == 0);
  CHECK(has(ran.out, "\nRequirements\n  uk.statement: The statement (law, "));
  CHECK(has(ran.out, "\nChanges\n  1.0.0, 2026-11-27: First version.\n"));
}

TEST_CASE("show says how often a requirement's labels were right, and which versions changed it") {
  CHECK(has(run_candour({"rules", "show", "uk.structure"}).out, "\nMeasured\n  structure: "));
  const TemporaryFolder folder;
  const std::string pack = folder.write(
      "p.yaml",
      changed("law_checked: '2026-11-24'\n",
              "law_checked: '2026-11-24'\nchanges:\n  - {version: 1.0.0, date: '2026-11-27', what: 'Courses count.', "
              "requirements: [t.training]}\n"));
  CHECK(has(run_candour({"rules", "show", "t.training", "--pack", pack}).out,
            "\nHistory\n  1.0.0, 2026-11-27: Courses count.\n"));
}

TEST_CASE("show prints a requirement as a page") {
  const Ran ran = run_candour({"rules", "show", "uk.training"});
  CHECK(ran.status == 0);
  CHECK(has(ran.out, "section 54"));
  CHECK(run_candour({"rules", "show", "t.training", "--pack", TEST_PACK}).status == 0);
}

TEST_CASE("show of a name that no pack has says where to look") {
  const Ran ran = run_candour({"rules", "show", "uk.nothing"});
  CHECK(ran.status == 2);
  CHECK(ran.err ==
        "candour: No pack has a requirement, label or signal named uk.nothing. See candour rules list, or "
        "name a file with --pack.\n");
}

TEST_CASE("test runs every example of a pack") {
  const Ran ran = run_candour({"rules", "test", TEST_PACK});
  CHECK(ran.status == 0);
  CHECK(has(ran.out, "tiny.yaml: 8 examples, all as expected\n"));
}

TEST_CASE("test names the line of an example that is not as expected") {
  const TemporaryFolder folder;
  folder.write("pack.yaml", changed("no_match: ['We travel.']", "no_match: ['We go by train.']"));
  const Ran ran = run_candour({"rules", "test", "pack.yaml"}, folder.path());
  CHECK(ran.status == 1);
  CHECK(ran.out.rfind("pack.yaml:12: ", 0) == 0);
  CHECK(has(ran.out, "pack.yaml: 8 examples, 1 not as expected\n"));
}

TEST_CASE("validate says that a pack is valid") {
  const TemporaryFolder folder;
  folder.write("pack.yaml", bytes_of(TEST_PACK));
  const Ran ran = run_candour({"rules", "validate", "pack.yaml"}, folder.path());
  CHECK(ran.status == 0);
  CHECK(ran.out == "pack.yaml is valid: tiny 1.0.0: A pack for tests (1 requirement, law checked 2026-11-24)\n");
}

TEST_CASE("validate names the line of a mistake and what was expected") {
  const TemporaryFolder folder;
  folder.write("pack.yaml", changed("'train\\w*'", "'tr(ain'"));
  const Ran ran = run_candour({"rules", "validate", "pack.yaml"}, folder.path());
  CHECK(ran.status == 2);
  CHECK(has(ran.err, "pack.yaml:9: "));
}
