// candour check: which files, which reports, which exit status.
#include "tests/run_program.h"

#include <filesystem>
#include <set>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

constexpr const char* kStatement = "Modern slavery statement\n\nWe train all staff every year.\n";

Ran check(std::vector<std::string> words, const TemporaryFolder& folder) {
  words.insert(words.begin(), {"check", "--pack", TEST_PACK});
  return run_candour(words, folder.path());
}

// Files below a folder, sorted.
std::set<std::string> files_below(const std::string& folder) {
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_directory()) files.insert(std::filesystem::relative(entry.path(), folder).string());
  }
  return files;
}

}  // namespace

TEST_CASE("One file without --out: its report goes to standard output, and nothing else is said") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  const Ran ran = check({"a.txt"}, folder);
  CHECK(ran.status == 0);
  CHECK(ran.out.rfind("{\n", 0) == 0);
  CHECK(ran.out.find("\"name\": \"a.txt\"") != std::string::npos);
  CHECK(ran.err.empty());
  CHECK(files_below(folder.path()) == std::set<std::string>{"a.txt"});
}

TEST_CASE("A folder with one file is one file") {
  const TemporaryFolder folder;
  folder.write("in/sub/a.txt", kStatement);
  const Ran ran = check({"in"}, folder);
  CHECK(ran.status == 0);
  CHECK(ran.out.find("\"name\": \"sub/a.txt\"") != std::string::npos);
}

TEST_CASE("With --format html the page goes to standard output") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  const Ran ran = check({"a.txt", "--format", "html"}, folder);
  CHECK(ran.status == 0);
  CHECK(ran.out.rfind("<!DOCTYPE html>", 0) == 0);
}

TEST_CASE("Several files without --out are a usage error that says what to do") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  folder.write("b.txt", kStatement);
  const Ran ran = check({"a.txt", "b.txt"}, folder);
  CHECK(ran.status == 2);
  CHECK(ran.out.empty());
  CHECK(ran.err == "candour: There are 2 files to check: name a folder for their reports with --out DIR.\n");
}

TEST_CASE("Two formats without --out are a usage error") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  const Ran ran = check({"a.txt", "--format", "html", "--format", "json"}, folder);
  CHECK(ran.status == 2);
  CHECK(ran.err ==
        "candour: Two formats do not fit on standard output: name a folder with --out DIR, or one --format.\n");
}

TEST_CASE("A folder's reports are written, and one line says where") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", kStatement);
  folder.write("in/sub/b.txt", "News about trains.");
  folder.write("in/notes.xlsx", "x");
  const Ran ran = check({"in", "--out", "out"}, folder);
  CHECK(ran.status == 0);
  CHECK(ran.out == "Checked 2 files, 1 of them no statement. Open out/index.html\n");
  CHECK(ran.err == "candour: Skipped 1 file of a type that this version does not read: 1 .xlsx.\n");
  CHECK(files_below(folder / "out") == std::set<std::string>{"index.html", "results.jsonl", "statements/a.txt.html",
                                                             "statements/a.txt.json", "statements/sub__b.txt.html",
                                                             "statements/sub__b.txt.json"});
  CHECK(bytes_of(folder / "out/statements/sub__b.txt.json").find("\"name\": \"sub/b.txt\"") != std::string::npos);
}

TEST_CASE("A report is the same whether alone on standard output or one of many") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", kStatement);
  folder.write("in/b.txt", kStatement);
  check({"in", "--out", "out"}, folder);
  CHECK(check({"in/a.txt"}, folder).out == bytes_of(folder / "out/statements/a.txt.json"));
}

TEST_CASE("The option --format limits what is written") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", kStatement);
  const Ran json = check({"in", "--out", "json", "--format", "json"}, folder);
  CHECK(json.out == "Checked 1 file. Open json/results.jsonl\n");
  CHECK(files_below(folder / "json") == std::set<std::string>{"results.jsonl", "statements/a.txt.json"});
  check({"in", "--out", "html", "--format", "html"}, folder);
  CHECK(files_below(folder / "html") == std::set<std::string>{"index.html", "statements/a.txt.html"});
  CHECK(bytes_of(folder / "html/statements/a.txt.html").find("a.txt.json") == std::string::npos);
}

TEST_CASE("results.jsonl has one compact report a line, in input order, whatever --jobs is") {
  const TemporaryFolder folder;
  for (int i = 0; i < 60; ++i) {
    std::string text = kStatement;
    for (int j = 0; j < (i * 37) % 50; ++j) text += "We train people in many places.\n\n";
    folder.write("in/" + std::to_string(100 + i) + ".txt", text);
  }
  check({"in", "missing.pdf", "--out", "one", "--jobs", "1"}, folder);
  check({"in", "missing.pdf", "--out", "many", "--jobs", "7"}, folder);
  const std::string lines = bytes_of(folder / "one/results.jsonl");
  CHECK(bytes_of(folder / "many/results.jsonl") == lines);
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 61);
  CHECK(lines.find("\"100.txt\"") < lines.find("\"101.txt\""));
  CHECK(lines.find("\"159.txt\"") < lines.find("\"missing.pdf\""));
}

TEST_CASE("A file that cannot be checked has its record and costs exit status 1, and the rest is done") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  folder.write("empty.pdf", "");
  const Ran ran = check({"missing.pdf", "empty.pdf", "a.txt", ".", "--out", "out"}, folder);
  CHECK(ran.status == 1);
  CHECK(ran.out == "Checked 1 file; 2 could not be checked. Open out/index.html\n");
  CHECK(ran.err ==
        "candour: missing.pdf: does not exist. Check the path, or whether the file was moved.\n"
        "candour: empty.pdf: is empty: it has no bytes. Fetch or save the file again.\n");
  CHECK(bytes_of(folder / "out/statements/missing.pdf.json").find("\"code\": \"file_not_found\"") != std::string::npos);
  CHECK(bytes_of(folder / "out/statements/a.txt.json").find("\"verdict\": \"found\"") != std::string::npos);
}

TEST_CASE("A single file that cannot be checked prints its record") {
  const TemporaryFolder folder;
  const Ran ran = check({"missing.pdf"}, folder);
  CHECK(ran.status == 1);
  CHECK(ran.out.find("\"code\": \"file_not_found\"") != std::string::npos);
  CHECK(ran.err == "candour: missing.pdf: does not exist. Check the path, or whether the file was moved.\n");
}

TEST_CASE("A file that is named is tried whatever its name") {
  const TemporaryFolder folder;
  folder.write("statement.docx", kStatement);
  CHECK(check({"statement.docx"}, folder).out.find("\"verdict\": \"found\"") != std::string::npos);
}

TEST_CASE("A folder's web pages, Word documents and Markdown are checked like its PDFs and texts") {
  const TemporaryFolder folder;
  const std::string fixtures = CANDOUR_SOURCE_DIR "/tests/extractor/fixtures/";
  folder.write("in/a.html", bytes_of(fixtures + "web/corporate.html"));
  folder.write("in/b.docx", bytes_of(fixtures + "word/annual.docx"));
  folder.write("in/c.md", "# Modern slavery statement\n\n## Training\n\nWe train all staff every **year**.\n");
  folder.write("in/d.htm", "<p>Modern slavery statement</p><p>We train all staff every year.</p>");
  const Ran ran = check({"in", "--out", "out"}, folder);
  CHECK(ran.status == 0);
  CHECK(ran.err.empty());
  for (const char* name : {"a.html", "b.docx", "c.md", "d.htm"}) {
    INFO(name);
    const std::string report = bytes_of(folder / ("out/statements/" + std::string(name) + ".json"));
    CHECK(report.find("\"quote\"") != std::string::npos);
    CHECK((report.find("\"characters\": [") != std::string::npos) == (std::string(name) == "c.md"));
    CHECK(report.find("\"boxes\"") == std::string::npos);
  }
  CHECK(run_candour({"extract", "in/b.docx"}, folder.path()).out == bytes_of(fixtures + "word/annual.txt"));
}

TEST_CASE("A folder without anything to check is no failure, and is said") {
  const TemporaryFolder folder;
  folder.write("in/a.xlsx", "x");
  const Ran ran = check({"in", "--out", "out"}, folder);
  CHECK(ran.status == 0);
  CHECK(ran.out == "Checked 0 files. Open out/index.html\n");
  CHECK(ran.err ==
        "candour: Skipped 1 file of a type that this version does not read: 1 .xlsx.\n"
        "candour: There is nothing to check: no PDF, DOCX, HTML, Markdown or text file was found.\n");
}

TEST_CASE("Packs are repeated, and what follows one is not taken for another") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  const Ran ran = run_candour({"check", "--pack", TEST_PACK, "--pack", TEST_PACK, "a.txt"}, folder.path());
  CHECK(ran.status == 0);
  CHECK(ran.out.find("\"id\": \"tiny\"") != std::string::npos);
}

TEST_CASE("Behind -- there are only paths") {
  const TemporaryFolder folder;
  folder.write("--quiet", kStatement);
  CHECK(check({"--", "--quiet"}, folder).out.find("\"name\": \"--quiet\"") != std::string::npos);
}
