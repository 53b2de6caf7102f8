// candour check on files that change while they are read. A report says by its SHA-256 which bytes it speaks of: what it
// quotes must stand in those bytes, or a reader of the report is lied to.
#include "tests/end_to_end/faults.h"

#include <atomic>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace candour;
using namespace candour::faults;

namespace {

constexpr const char* kBefore = "Modern slavery statement\n\nWe train 1 group of staff every year.\n";
constexpr const char* kAfter = "Modern slavery statement\n\nWe train 2 group of staff every year.\n";

// A file with `names` names in `in/`, so that a batch reads it that often.
class ChangingFile {
 public:
  ChangingFile(const TemporaryFolder& folder, const std::string& bytes, const std::string& ending, int names)
      : path_(folder.write("changing" + ending, bytes)) {
    std::filesystem::create_directory(folder / "in");
    for (int i = 0; i < names; ++i)
      std::filesystem::create_hard_link(path_, folder / ("in/" + std::to_string(1000 + i) + ending));
  }
  ~ChangingFile() { stop(); }
  ChangingFile(const ChangingFile&) = delete;
  ChangingFile& operator=(const ChangingFile&) = delete;

  // Calls `change` with the open file and a number that counts up, again and again.
  void keep_changing(std::function<bool(int, int)> change) {
    thread_ = std::thread([this, change = std::move(change)] {
      const int file = open(path_.c_str(), O_WRONLY | O_CLOEXEC);
      while (!stopped_) {
        changed_ = change(file, turns_++) && changed_;
        usleep(50);
      }
      close(file);
    });
  }
  // True if it was changed, and every change could be made.
  bool stop() {
    stopped_ = true;
    if (thread_.joinable()) thread_.join();
    return changed_ && turns_ > 5;
  }

 private:
  std::string path_;
  std::atomic<bool> stopped_{false};
  bool changed_ = true;
  int turns_ = 0;
  std::thread thread_;
};

bool put(int file, const std::string& bytes, std::size_t at = 0) {
  return pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(at)) == static_cast<ssize_t>(bytes.size());
}

// Everything that is wrong with the reports of a run on a changing file: each must be the report of one of its versions,
// or say clearly why there is none. A file of several pages of memory may be seen `torn`, half of one version, half of the
// next; what is said of that is not looked at.
std::string lies(const TemporaryFolder& folder, const std::map<std::string, json>& versions, bool may_be_torn = false) {
  std::map<std::string, int> wrong;
  int records = 0;
  for (const std::string& file : files_below(folder / "out/statements")) {
    const json report = report_in(folder / ("out/statements/" + file));
    ++records;
    if (!report.is_object()) {
      ++wrong["is no JSON"];
      continue;
    }
    const auto version = versions.find(report["document"]["sha256"].get<std::string>());
    if (report.contains("error")) {
      const std::string code = report["error"]["code"];
      const bool clear = code == "file_empty" || code == "damaged" || code == "file_unreadable" ||
                         code == "type_unsupported" || code == "file_changed";
      if (!clear) ++wrong["has the error " + code + ": " + report["error"]["message"].get<std::string>().substr(9)];
    } else if (version == versions.end()) {
      if (!may_be_torn) ++wrong["has the SHA-256 of bytes that were never in the file"];
    } else if (nameless(report) != version->second) {
      ++wrong["speaks of other bytes than those of its SHA-256"];
    }
  }
  if (records == 0) ++wrong["was not written"];
  std::string text;
  for (const auto& [what, times] : wrong)
    text += std::to_string(times) + " of " + std::to_string(records) + " reports: " + what + "\n";
  return text;
}

// Checks each of what a file may hold, as versions/1.txt, versions/2.txt, ..., undisturbed. What is said of it, by its SHA-256.
std::map<std::string, json> quiet_versions(const TemporaryFolder& folder, const std::vector<std::string>& contents,
                                           const std::string& ending) {
  for (std::size_t i = 0; i < contents.size(); ++i)
    folder.write("versions/" + std::to_string(i + 1) + ending, contents[i]);
  auto versions = quiet_reports(folder, "versions");
  REQUIRE(versions.size() == contents.size());
  return versions;
}

}  // namespace

TEST_CASE("A file that is overwritten before its reader comes to it is quoted as its SHA-256 says") {
  const TemporaryFolder folder;
  const auto versions = quiet_versions(folder, {kBefore, kAfter}, ".txt");
  const std::string path = folder.write("in/a.txt", kBefore);
  Running running(check_words({"in", "--out", "out", "--format", "json", "--jobs", "1"}), folder.path());
  const pid_t reader = stopped_reader(running);
  REQUIRE(reader != 0);
  REQUIRE(eventually([&] { return waits(running.process()); }));
  const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  REQUIRE(put(file, kAfter));
  close(file);
  kill(reader, SIGCONT);
  const Ending ending = ending_of(running);
  CHECK(ending.signal == 0);
  CHECK(lies(folder, versions) == "");
}

TEST_CASE("A file that is replaced under its name, as editors do, is quoted as its SHA-256 says") {
  const TemporaryFolder folder;
  const auto versions = quiet_versions(folder, {kBefore, kAfter}, ".txt");
  folder.write("in/a.txt", kBefore);
  folder.write("new.txt", kAfter);
  Running running(check_words({"in", "--out", "out", "--format", "json", "--jobs", "1"}), folder.path());
  const pid_t reader = stopped_reader(running);
  REQUIRE(reader != 0);
  REQUIRE(eventually([&] { return waits(running.process()); }));
  std::filesystem::rename(folder / "new.txt", folder / "in/a.txt");
  kill(reader, SIGCONT);
  CHECK(ending_of(running).ran.status == 0);
  CHECK(lies(folder, versions) == "");
}

TEST_CASE("A copied source has the SHA-256 of its report, also when the file has changed since") {
  const TemporaryFolder folder;
  quiet_versions(folder, {kBefore, kAfter}, ".txt");
  ChangingFile changing(folder, kBefore, ".txt", 200);
  changing.keep_changing([&](int file, int turn) { return put(file, turn % 2 == 0 ? kAfter : kBefore); });
  Running running(check_words({"in", "--out", "out", "--format", "json", "--copy-sources"}), folder.path());
  ending_of(running);
  CHECK(changing.stop());
  int pairs = 0, wrong = 0;
  for (const std::string& file : files_below(folder / "out/statements")) {
    if (!file.ends_with(".json")) continue;
    const json report = report_in(folder / ("out/statements/" + file));
    const std::string copy = folder / ("out/statements/" + file.substr(0, file.size() - 5));
    if (report.contains("error") || !std::filesystem::exists(copy)) continue;
    const std::string copied = bytes_of(copy);
    const std::string other = copied == kBefore ? "1.txt" : "2.txt";
    const json quiet = report_in(folder / ("quiet/statements/" + other + ".json"));
    ++pairs;
    if (report["document"]["sha256"] != quiet["document"]["sha256"]) ++wrong;
  }
  REQUIRE(pairs > 0);
  CHECK(wrong == 0);
}

TEST_CASE("A letter that changes again and again is quoted as the SHA-256 of its report says") {
  const TemporaryFolder folder;
  const auto versions = quiet_versions(folder, {kBefore, kAfter}, ".txt");
  const std::size_t at = std::string(kBefore).find('1');
  ChangingFile changing(folder, kBefore, ".txt", 200);
  changing.keep_changing([&](int file, int turn) { return put(file, turn % 2 == 0 ? "2" : "1", at); });
  Running running(check_words({"in", "--out", "out", "--format", "json"}), folder.path());
  const Ending ending = ending_of(running);
  CHECK(changing.stop());
  CHECK(ending.signal == 0);
  CHECK(lies(folder, versions) == "");
  CHECK(count_ending(folder / "out/statements", ".json") == 200);
}

TEST_CASE("A file that is cut and written anew again and again has whole reports, or clear errors") {
  const TemporaryFolder folder;
  const std::string longer = std::string(kBefore) + "\nWe also train suppliers.\n";
  const auto versions = quiet_versions(folder, {kBefore, longer}, ".txt");
  ChangingFile changing(folder, kBefore, ".txt", 200);
  changing.keep_changing(
      [&](int file, int turn) { return ftruncate(file, 0) == 0 && put(file, turn % 2 == 0 ? longer : kBefore); });
  Running running(check_words({"in", "--out", "out", "--format", "json"}), folder.path());
  const Ending ending = ending_of(running);
  CHECK(changing.stop());
  CHECK(ending.signal == 0);
  CHECK(ending.ran.status <= 1);
  CHECK(lies(folder, versions) == "");
  CHECK(count_ending(folder / "out/statements", ".json") == 200);
}

TEST_CASE("A file that grows line by line is reported as it was at one moment") {
  const TemporaryFolder folder;
  const int most = 40;
  std::vector<std::string> states{kBefore};
  for (int i = 0; i < most; ++i)
    states.push_back(states.back() + "\nWe train people in place " + std::to_string(i) + ".\n");
  const auto versions = quiet_versions(folder, states, ".txt");
  ChangingFile changing(folder, kBefore, ".txt", 200);
  changing.keep_changing([&](int file, int turn) {
    const std::size_t state = static_cast<std::size_t>(turn) % states.size();
    if (state == 0) return ftruncate(file, static_cast<off_t>(states[0].size())) == 0;
    const std::size_t end = states[state - 1].size();
    return put(file, states[state].substr(end), end);
  });
  Running running(check_words({"in", "--out", "out", "--format", "json"}), folder.path());
  const Ending ending = ending_of(running);
  CHECK(changing.stop());
  CHECK(ending.signal == 0);
  CHECK(lies(folder, versions) == "");
}

TEST_CASE("A PDF that is cut and written anew again and again ends no program and has no false report") {
  const TemporaryFolder folder;
  const std::string one = bytes_of(CANDOUR_SOURCE_DIR "/samples/statements/voluntary-one-page.pdf");
  const std::string two = bytes_of(CANDOUR_SOURCE_DIR "/samples/statements/boilerplate.pdf");
  REQUIRE((one.size() > 500 && two.size() > 500));
  const auto versions = quiet_versions(folder, {one, two}, ".pdf");
  ChangingFile changing(folder, one, ".pdf", 60);
  changing.keep_changing([&](int file, int turn) {
    usleep(500);  // or it would never be whole for as long as it is read
    return ftruncate(file, 0) == 0 && put(file, turn % 2 == 0 ? two : one);
  });
  Running running(check_words({"in", "--out", "out", "--format", "json"}), folder.path());
  const Ending ending = ending_of(running);
  CHECK(changing.stop());
  CHECK(ending.signal == 0);
  CHECK(ending.ran.status <= 1);
  CHECK(lies(folder, versions, true) == "");
  CHECK(count_ending(folder / "out/statements", ".json") == 60);
}

TEST_CASE("Files that are gone, or are no files any more, when their turn comes have a record that says so") {
  const TemporaryFolder folder;
  write_first(folder);
  for (const char* name : {"gone", "folder", "pipe", "empty", "link", "below/gone"})
    folder.write("in/z/" + std::string(name) + ".txt", kBefore);
  folder.write("in/z/zz.txt", kBefore);
  Running running(check_words({"in", "--out", "out", "--format", "json", "--jobs", "1"}), folder.path());
  const pid_t reader = stopped_reader(running);
  REQUIRE(reader != 0);
  REQUIRE(eventually([&] { return waits(running.process()); }));
  REQUIRE(count_ending(folder / "out/statements", ".json") < kFirst);
  const auto replaced = [&](const std::string& name) {
    const std::string path = folder / ("in/z/" + name + ".txt");
    std::filesystem::remove(path);
    return path;
  };
  replaced("gone");
  std::filesystem::create_directory(replaced("folder"));
  REQUIRE(mkfifo(replaced("pipe").c_str(), 0600) == 0);
  std::filesystem::resize_file(folder / "in/z/empty.txt", 0);
  std::filesystem::create_symlink("link.txt", replaced("link"));  // to itself
  std::filesystem::remove_all(folder / "in/z/below");
  kill(reader, SIGCONT);
  const Ending ending = ending_of(running);
  CHECK(ending.in_time);
  CHECK(ending.ran.status == 1);
  CHECK(ending.ran.out == "Checked 101 files; 6 could not be checked. Open out/results.jsonl\n");
  CHECK(ending.ran.err ==
        "candour: z/below/gone.txt: does not exist. Check the path, or whether the file was moved.\n"
        "candour: z/empty.txt: is empty: it has no bytes. Fetch or save the file again.\n"
        "candour: z/folder.txt: is a folder, not a file. Name a file that holds a statement.\n"
        "candour: z/gone.txt: does not exist. Check the path, or whether the file was moved.\n"
        "candour: z/link.txt: cannot be opened: Too many levels of symbolic links. "
        "Check that the file can be opened on this machine.\n"
        "candour: z/pipe.txt: is a pipe, not a file. Name a file that holds a statement.\n");
  CHECK(broken_results(folder / "out") == "");
  CHECK(report_in(folder / "out/statements/z__pipe.txt.json")["error"]["code"] == "not_a_file");
  CHECK(report_in(folder / "out/statements/z__below__gone.txt.json")["error"]["code"] == "file_not_found");
}
