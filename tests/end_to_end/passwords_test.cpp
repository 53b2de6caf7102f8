// candour check --password-file: PDFs that need a password are opened, and the password is nowhere else.
#include "tests/end_to_end/check_words.h"
#include "tests/processes.h"

#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace candour;

namespace {

constexpr const char* kPassword = "Schlüssel €";

void add_fixture(const TemporaryFolder& folder, const std::string& name, const std::string& as) {
  folder.write(as, bytes_of(std::string(CANDOUR_SOURCE_DIR "/tests/extractor/fixtures/") + name));
}

Ran check(std::vector<std::string> words, const TemporaryFolder& folder) {
  return Running(check_words(std::move(words)), folder.path()).wait();
}

// The code of a report's error; empty if the document was checked.
std::string error_in(const TemporaryFolder& folder, const std::string& report) {
  const auto json = nlohmann::json::parse(bytes_of(folder / ("out/statements/" + report)));
  return json.contains("error") ? json["error"]["code"].get<std::string>() : "";
}

}  // namespace

TEST_CASE("Each document is opened with the password of its line") {
  const TemporaryFolder folder;
  add_fixture(folder, "locked_aes256.pdf", "in/2024/a.pdf");
  add_fixture(folder, "user_password.pdf", "in/2025/a.pdf");
  add_fixture(folder, "user_password.pdf", "in/b.pdf");
  folder.write("keys", std::string("2024/a.pdf\t") + kPassword + "\r\n\n2025/a.pdf\tsecret\nb.pdf\tsesame\n");
  const Ran ran = check({"in", "--out", "out", "--password-file", "keys"}, folder);
  CHECK(ran.status == 1);
  CHECK(error_in(folder, "2024__a.pdf.json").empty());
  CHECK(error_in(folder, "2025__a.pdf.json").empty());
  CHECK(error_in(folder, "b.pdf.json") == "encrypted");
  CHECK(ran.err ==
        "candour: b.pdf: the password that was given does not open it. Check the password, or save a copy without one "
        "and check that.\n");
}

TEST_CASE("A password is in no report and no message, also one that does not fit") {
  const TemporaryFolder folder;
  add_fixture(folder, "locked_rc4.pdf", "in/a.pdf");
  add_fixture(folder, "user_password.pdf", "in/b.pdf");
  folder.write("keys", std::string("a.pdf\t") + kPassword + "\nb.pdf\tnot-this-one\nc.pdf\tnobodys\n");
  const Ran ran = check({"in", "--out", "out", "--password-file", "keys"}, folder);
  std::string everything = ran.out + ran.err;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder / "out"))
    if (file.is_regular_file()) everything += bytes_of(file.path());
  REQUIRE(everything.find("the password that was given") != std::string::npos);
  for (const char* password : {kPassword, "Schl\\u00fcssel", "not-this-one", "nobodys"})
    CHECK(everything.find(password) == std::string::npos);
}

TEST_CASE("A file of passwords within the folder is no document") {
  const TemporaryFolder folder;
  add_fixture(folder, "user_password.pdf", "in/a.pdf");
  folder.write("in/keys.txt", "a.pdf\tsecret\n");
  std::filesystem::create_symlink("keys.txt", folder / "in/link.txt");
  CHECK(check({"in", "--out", "out", "--password-file", "in/keys.txt"}, folder).status == 0);
  CHECK_FALSE(std::filesystem::exists(folder / "out/statements/keys.txt.json"));
  CHECK_FALSE(std::filesystem::exists(folder / "out/statements/link.txt.json"));
  const Ran named = check({"in/keys.txt", "--password-file", "in/keys.txt"}, folder);
  CHECK(named.status == 2);
  CHECK(named.err == "candour: in/keys.txt is the file of passwords, and no statement.\n");
}

TEST_CASE("A line whose name no document has is named by its number") {
  const TemporaryFolder folder;
  folder.write("a.txt", "Modern slavery statement\n\nWe train all staff every year.\n");
  folder.write("keys", "a.txt\tunneeded\nA.TXT\tsecret\n");
  const Ran ran = check({"a.txt", "--password-file", "keys"}, folder);
  CHECK(ran.status == 0);
  CHECK(ran.err ==
        "candour: keys:2: no file that was checked has this name. A name is written there as reports write it.\n");
}

TEST_CASE("A file of passwords that is wrong is refused before any work, and nothing of it is shown") {
  const TemporaryFolder folder;
  folder.write("a.txt", "Modern slavery statement\n");
  const auto refusal = [&](const std::string& lines) {
    folder.write("keys", lines);
    const Ran ran = check({"a.txt", "--out", "out", "--password-file", "keys"}, folder);
    CHECK(ran.status == 2);
    CHECK_FALSE(std::filesystem::exists(folder / "out"));
    CHECK(ran.err.find("secret") == std::string::npos);
    return ran.err.substr(0, ran.err.find(". ") + 1);
  };
  CHECK(refusal("a.pdf\tx\nsecret\n") == "candour: keys:2: there is no tab between name and password.");
  CHECK(refusal("\tsecret\n") == "candour: keys:1: there is no name before the tab.");
  CHECK(refusal("a.pdf\t\n") == "candour: keys:1: there is no password behind the tab.");
  CHECK(refusal("a.pdf\tsecret\nb.pdf\tx\na.pdf\tx\n") == "candour: keys:3: has the name of line 1.");
  CHECK(refusal("a.pdf\t" + std::string(1025, 'x')) == "candour: keys:1: the password has more than 1,024 bytes.");
}

TEST_CASE("A file of passwords that is not there is refused") {
  const TemporaryFolder folder;
  folder.write("a.txt", "Modern slavery statement\n");
  const Ran ran = check({"a.txt", "--password-file", "keys"}, folder);
  CHECK(ran.status == 2);
  CHECK(
      ran.err ==
      "candour: keys: cannot be read: No such file or directory. Name a file with the lines NAME, a tab, PASSWORD.\n");
}

TEST_CASE("A password goes over no command line") {
  const TemporaryFolder folder;
  add_fixture(folder, "locked_aes128.pdf", "a.pdf");
  folder.write("keys", std::string("a.pdf\t") + kPassword + "\n");
  Running running(candour_words({"check", "a.pdf", "--out", "out", "--password-file", "keys", "--pack", TEST_PACK}),
                  folder.path());
  std::string seen;
  bool had_reader = false;
  while (state_of(running.process()) != 'Z') {
    for (const pid_t process : children_of(running.process())) {
      had_reader = true;
      for (const char* file : {"/cmdline", "/environ"}) seen += bytes_of("/proc/" + std::to_string(process) + file);
    }
    seen += bytes_of("/proc/" + std::to_string(running.process()) + "/cmdline");
  }
  CHECK(running.wait().status == 0);
  CHECK(had_reader);
  CHECK(seen.find("keys") != std::string::npos);
  CHECK(seen.find(kPassword) == std::string::npos);
}

TEST_CASE("Extract opens a document with its password too") {
  const TemporaryFolder folder;
  add_fixture(folder, "locked_rc4.pdf", "a.pdf");
  folder.write("keys", std::string("a.pdf\t") + kPassword + "\n");
  CHECK(run_candour({"extract", "a.pdf", "--password-file", "keys"}, folder.path()).out ==
        "Whoever may open it may read it.\n");
}
