// What the program says when it is asked how it is used, or used wrongly.
#include "tests/run_program.h"

#include <catch2/catch.hpp>

using namespace candour;

TEST_CASE("The option --version names the version, the packs, the libraries and what was left out") {
  const Ran ran = run_candour({"--version"});
  CHECK(ran.status == 0);
  CHECK(ran.out.rfind("candour 0.1.0\npacks: ", 0) == 0);
  CHECK(has(ran.out.substr(0, ran.out.find("\nlibraries")), " uk-msa-2015 "));
  CHECK(has(ran.out, "\nlibraries: icu "));
  CHECK(has(ran.out, "\nOCR: "));
  CHECK(has(ran.out, "\nreaders are bounded in: "));
  CHECK(has(ran.out, "\nleft out at build time: "));
}

TEST_CASE("The option --ocr takes auto, never and always") {
  CHECK(run_candour({"check", "a.pdf", "--ocr", "sometimes"}).status == 2);
  CHECK(run_candour({"extract", "a.pdf", "--ocr", "sometimes"}).status == 2);
  CHECK(has(run_candour({"extract", "--help"}).out, "--ocr WHEN"));
}

TEST_CASE("Help has examples, for the whole and for each command") {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{{"--help"},
                                                                                     {"check", "--help"},
                                                                                     {"extract", "--help"},
                                                                                     {"rules", "--help"},
                                                                                     {"label", "--help"},
                                                                                     {"evaluate", "--help"}}) {
    const Ran ran = run_candour(words);
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "Examples:\n  candour "));
    CHECK(ran.err.empty());
  }
}

TEST_CASE("Without a command the help is shown, and it is an error") {
  const Ran ran = run_candour({});
  CHECK(ran.status == 2);
  CHECK(ran.out.empty());
  CHECK(has(ran.err, "Examples:"));
}

TEST_CASE("A mistyped command is answered with the one that was meant") {
  const Ran ran = run_candour({"chekc", "a.pdf"});
  CHECK(ran.status == 2);
  CHECK(ran.err == "candour: There is no command candour chekc. Did you mean candour check?\n");
  CHECK(run_candour({"statement.pdf"}).err ==
        "candour: There is no command candour statement.pdf. There are: check, extract, rules, label, calibrate, "
        "evaluate; see "
        "candour "
        "--help.\n");
  CHECK(run_candour({"rules", "tets"}).err ==
        "candour: There is no command candour rules tets. Did you mean candour rules test?\n");
}

TEST_CASE("Files may be called like commands") {
  const TemporaryFolder folder;
  folder.write("rules", "One line.");
  CHECK(run_candour({"extract", "rules"}, folder.path()).out == "One line.\n");
}

TEST_CASE("A command line that is wrong is exit status 2, and is said") {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"check"},
                                             {"check", "a.txt", "--no-such-option"},
                                             {"check", "a.txt", "--format", "pdf"},
                                             {"check", "a.txt", "--jobs", "0"},
                                             {"check", "a.txt", "--jobs", "many"},
                                             {"check", "a.txt", "--timeout", "0"},
                                             {"check", "a.txt", "--memory", "10"},
                                             {"check", "a.txt", "--memory", "much"},
                                             {"check", "a.txt", "--copy-sources"},
                                             {"check", "a.txt", "--out", ""},
                                             {"extract"},
                                             {"evaluate"},
                                             {"evaluate", "--gold", "a.csv", "--requirements", "b.csv"},
                                             {"evaluate", "--requirements", "b.csv"},
                                             {"evaluate", "--gold", "a.csv", "--format", "html"},
                                             {"label"},
                                             {"label", "--sentences", "a.csv"},
                                             {"label", "--out", "a.csv"},
                                             {"extract", "a.txt", "b.txt"},
                                             {"extract", "a.txt", "--format", "html"},
                                             {"rules"},
                                             {"rules", "nothing"},
                                             {"rules", "show"},
                                             {"rules", "validate"}}) {
    const Ran ran = run_candour(words);
    CAPTURE(words);
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.rfind("candour: ", 0) == 0);
  }
}
