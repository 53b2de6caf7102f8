// candour when results cannot be written: what was written before is whole, and the message names the file and the reason.
#include "tests/end_to_end/faults.h"
#include "tests/rules/bench/invented_statements.h"

#include <csignal>

#include <sys/stat.h>

using namespace candour;
using namespace candour::faults;

namespace {

constexpr const char* kStatement = "Modern slavery statement\n\nWe train all staff every year.\n";
constexpr const char* kMakeRoom = " Make room or name another folder with --out; what was written before is whole.\n";

void write_many(const TemporaryFolder& folder, int files) {
  std::string text = "Modern slavery statement\n\n";
  for (int i = 0; i < 40; ++i) text += "We train people in place number " + std::to_string(i) + ".\n\n";
  for (int i = 0; i < files; ++i) folder.write("in/" + std::to_string(100 + i) + ".txt", text);
}

// True where this machine lets a test mount; else says that it is skipped.
bool may_mount() {
  const Ran ran = Running({"/bin/sh", "-c", "unshare -rm sh -c 'mount -t tmpfs none /mnt'"}).wait();
  if (ran.status != 0) WARN("skipped: no data: no file system can be mounted here");
  return ran.status == 0;
}

// The words, run where `out` is a file system of its own, of so many KB, that `prepare` is done to. What is in it
// afterwards is copied to `kept`.
std::vector<std::string> on_own_disk(const std::string& size, const std::string& prepare,
                                     const std::vector<std::string>& words) {
  return in_shell("mkdir -p out && exec unshare -rm sh -c 'mount -t tmpfs -o size=" + size + " none out && " + prepare +
                      "; \"$@\"; status=$?; cp -r out kept; exit $status' sh \"$@\"",
                  words);
}

// The words, run as somebody who may not do everything, also where the tests are run by the superuser.
std::vector<std::string> as_a_user(const std::vector<std::string>& words) {
  if (geteuid() != 0) return words;
  return in_shell("exec setpriv --bounding-set -dac_override,-dac_read_search --inh-caps -all \"$@\"", words);
}

bool says_no_room(const std::string& err, const std::string& reason) {
  return err.starts_with("candour: out/") && err.ends_with(" cannot be written: " + reason + "." + kMakeRoom) &&
         count(err, "\n") == 1;
}

}  // namespace

TEST_CASE("A disk that is full ends a batch with a message, and every file on it is whole") {
  if (!may_mount()) return;
  for (const char* size : {"16k", "64k", "128k", "300k"}) {
    INFO(size);
    const TemporaryFolder folder;
    write_many(folder, 60);
    const Ran ran = Running(on_own_disk(size, "true", check_words({"in", "--out", "out"})), folder.path()).wait();
    INFO(ran.err);
    CHECK(ran.status == 1);
    CHECK(ran.out.empty());
    CHECK(says_no_room(ran.err, "No space left on device"));
    CHECK(broken_results(folder / "kept") == "");
    CHECK_FALSE(std::filesystem::exists(folder / "kept/index.html"));
  }
}

TEST_CASE("A disk that is full keeps the reports of an earlier run") {
  if (!may_mount()) return;
  const TemporaryFolder folder;
  write_many(folder, 60);
  const std::string earlier =
      "mkdir out/statements && echo old > out/index.html && echo {} > out/statements/159.txt.json && "
      "echo {} > out/results.jsonl";
  const Ran ran = Running(on_own_disk("128k", earlier, check_words({"in", "--out", "out"})), folder.path()).wait();
  CHECK(says_no_room(ran.err, "No space left on device"));
  CHECK(bytes_of(folder / "kept/index.html") == "old\n");
  CHECK(bytes_of(folder / "kept/results.jsonl") == "{}\n");
  CHECK(bytes_of(folder / "kept/statements/159.txt.json") == "{}\n");
}

TEST_CASE("A copied source that does not fit on the disk is not there at all") {
  if (!may_mount()) return;
  const TemporaryFolder folder;
  folder.write("in/a.txt", kStatement + std::string(600'000, '\n'));
  const Ran ran =
      Running(on_own_disk("300k", "true", check_words({"in", "--out", "out", "--copy-sources"})), folder.path()).wait();
  CHECK(ran.status == 1);
  CHECK(ran.err ==
        "candour: out/statements/a.txt cannot be written: No space left on device." + std::string(kMakeRoom));
  CHECK_FALSE(std::filesystem::exists(folder / "kept/statements/a.txt"));
  CHECK(broken_results(folder / "kept") == "");
}

TEST_CASE("A disk without room for one more name ends a batch with a message") {
  if (!may_mount()) return;
  const TemporaryFolder folder;
  write_many(folder, 60);
  const Ran ran =
      Running(on_own_disk("4m,nr_inodes=20", "true", check_words({"in", "--out", "out"})), folder.path()).wait();
  INFO(ran.err);
  CHECK(ran.status == 1);
  CHECK(says_no_room(ran.err, "No space left on device"));
  CHECK(broken_results(folder / "kept") == "");
}

TEST_CASE("A limit on the length of files is a failure with a message, not a death") {
  const TemporaryFolder folder;
  write_many(folder, 3);
  const auto limited = [&](const std::vector<std::string>& words, const std::string& out = "") {
    return Running(in_shell("ulimit -f 8; exec \"$@\"", words), folder.path(), out).wait();  // 4 KB
  };
  const Ran batch = limited(check_words({"in", "--out", "out"}));
  CHECK(batch.status == 1);
  CHECK(says_no_room(batch.err, "File too large"));
  CHECK(broken_results(folder / "out") == "");
  const Ran one = limited(check_words({"in/100.txt"}), folder / "stdout");
  CHECK(one.status == 1);
  CHECK(one.err == "candour: Standard output cannot be written: File too large.\n");
}

TEST_CASE("An output folder on a file system that is only for reading is refused with a message") {
  if (!may_mount()) return;
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  const auto words = check_words({"a.txt", "--out", "out"});
  const Ran made =
      Running(on_own_disk("1m", "mkdir out/statements && mount -o remount,ro out", words), folder.path()).wait();
  CHECK(made.status == 2);
  CHECK(made.out.empty());
  CHECK(made.err == "candour: out cannot be written to: Read-only file system. Name another folder with --out.\n");
  const Ran unmade = Running(on_own_disk("1m", "mount -o remount,ro out", words), folder.path()).wait();
  CHECK(unmade.status == 2);
  CHECK(unmade.err ==
        "candour: out/statements cannot be made: Read-only file system. Name another folder with --out.\n");
}

TEST_CASE("An output folder that somebody else may write to only is refused with a message") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  folder.write("out/statements/old.txt.json", "{}\n");
  std::filesystem::permissions(folder / "out/statements", std::filesystem::perms(0500));
  const Ran ran = Running(as_a_user(check_words({"a.txt", "--out", "out"})), folder.path()).wait();
  CHECK(ran.status == 2);
  CHECK(ran.out.empty());
  CHECK(ran.err ==
        "candour: out/statements cannot be written to: Permission denied. Name another folder with --out.\n");
  CHECK(broken_results(folder / "out") == "");
  std::filesystem::permissions(folder / "out", std::filesystem::perms(0500));
  const Ran nothing = Running(as_a_user(check_words({"a.txt", "--out", "out/deep"})), folder.path()).wait();
  CHECK(nothing.status == 2);
  CHECK(nothing.err ==
        "candour: out/deep/statements cannot be made: Permission denied. Name another folder with --out.\n");
  std::filesystem::permissions(folder / "out", std::filesystem::perms(0700));
  std::filesystem::permissions(folder / "out/statements", std::filesystem::perms(0700));
}

TEST_CASE("An output folder that is a file, or below one, is refused before any work") {
  const TemporaryFolder folder;
  folder.write("a.txt", kStatement);
  for (const std::string out : {"a.txt", "a.txt/reports"}) {
    const Ran ran = Running(check_words({"a.txt", "--out", out}), folder.path()).wait();
    CHECK(ran.status == 2);
    CHECK(ran.err ==
          "candour: " + out + "/statements cannot be made: Not a directory. Name another folder with --out.\n");
    CHECK(bytes_of(folder / "a.txt") == kStatement);
  }
}

TEST_CASE("Temporary files that another run has left, under the same names, are in nobody's way") {
  const TemporaryFolder folder;
  write_many(folder, 3);
  std::filesystem::create_directories(folder / "out/statements");
  // In a container each run has the same process number.
  const std::string left =
      "for n in 0 1 2 3 4 5 6 7 8 9; do echo theirs > out/.candour-$$-$n.tmp; "
      "echo theirs > out/statements/.candour-$$-$n.tmp; done; exec \"$@\"";
  const Ran ran = Running(in_shell(left, check_words({"in", "--out", "out"})), folder.path()).wait();
  CHECK(ran.status == 0);
  CHECK(ran.err.empty());
  CHECK(ran.out == "Checked 3 files. Open out/index.html\n");
}

TEST_CASE("A folder in the place of a report, or of the index, ends a batch with a message") {
  for (const std::string in_the_way :
       {"statements/101.txt.json", "statements/101.txt.html", "index.html", "results.jsonl"}) {
    const TemporaryFolder folder;
    write_many(folder, 3);
    folder.write("out/" + in_the_way + "/mine", "mine");
    const Ran ran = Running(check_words({"in", "--out", "out"}), folder.path()).wait();
    CHECK(ran.status == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err == "candour: out/" + in_the_way + " cannot be written: Is a directory." + kMakeRoom);
    CHECK(bytes_of(folder / ("out/" + in_the_way + "/mine")) == "mine");
  }
}

TEST_CASE("An index that is only for reading is replaced, as its folder allows") {
  const TemporaryFolder folder;
  write_many(folder, 1);
  std::filesystem::permissions(folder.write("out/index.html", "old"), std::filesystem::perms(0444));
  const Ran ran = Running(as_a_user(check_words({"in", "--out", "out"})), folder.path()).wait();
  CHECK(ran.status == 0);
  CHECK(bytes_of(folder / "out/index.html").ends_with("</html>\n"));
}

TEST_CASE("Results are never written through a link to a file elsewhere") {
  const TemporaryFolder folder;
  write_many(folder, 1);
  folder.write("precious", "precious");
  std::filesystem::create_directories(folder / "out/statements");
  for (const char* name : {"out/index.html", "out/results.jsonl", "out/statements/100.txt.json"})
    std::filesystem::create_symlink(folder / "precious", folder / name);
  CHECK(Running(check_words({"in", "--out", "out"}), folder.path()).wait().status == 0);
  CHECK(bytes_of(folder / "precious") == "precious");
  CHECK(broken_results(folder / "out") == "");
}

TEST_CASE("Two runs into the same folder at the same time leave whole files") {
  const TemporaryFolder folder;
  write_many(folder, 60);
  Running(check_words({"in", "--out", "quiet"}), folder.path()).wait();
  Running first(check_words({"in", "--out", "out"}), folder.path());
  Running second(check_words({"in", "--out", "out"}), folder.path());
  CHECK(ending_of(first).ran.status == 0);
  CHECK(ending_of(second).ran.status == 0);
  CHECK(differences(folder / "quiet", folder / "out") == "");
}

TEST_CASE("With streams closed, the results are the same and go nowhere else") {
  const TemporaryFolder folder;
  write_many(folder, 3);
  folder.write("in/missing.pdf", "");  // something to complain about
  Running(check_words({"in", "--out", "quiet"}), folder.path()).wait();
  for (const auto& [closed, status] : std::map<std::string, int>{
           {"<&-", 1}, {"2>&-", 1}, {">&-", 1}, {"<&- >&-", 1}, {"<&- >&- 2>&-", 1}, {">&- 2>&-", 1}}) {
    INFO(closed);
    std::filesystem::remove_all(folder / "out");
    const Ran ran =
        Running(in_shell("exec \"$@\" " + closed, check_words({"in", "--out", "out"})), folder.path()).wait();
    CHECK(ran.status == status);
    CHECK(differences(folder / "quiet", folder / "out") == "");
  }
}

TEST_CASE("With every stream closed and nothing to say, a good run ends well") {
  const TemporaryFolder folder;
  write_many(folder, 3);
  const Ran ran =
      Running(in_shell("exec \"$@\" <&- >&- 2>&-", check_words({"in", "--out", "out", "--quiet"})), folder.path())
          .wait();
  CHECK(ran.status == 0);
  CHECK(broken_results(folder / "out") == "");
  CHECK(count_ending(folder / "out/statements", ".html") == 3);
}

TEST_CASE("Help, as any other result, cannot be lost without a word") {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"--help"}, {"check", "--help"}, {"rules", "list"}, {"--version"}}) {
    const Ran full = Running(candour_words(words), ".", "/dev/full").wait();
    CHECK(full.status == 1);
    CHECK(full.err == "candour: Standard output cannot be written: No space left on device.\n");
  }
}

TEST_CASE("A table of labels that does not fit on the disk is not there at all") {
  if (!may_mount()) return;
  const TemporaryFolder folder;
  std::string table = "statement_id,sentence_index,sentence\n";
  for (int i = 0; i < 5000; ++i) table += "s," + std::to_string(i) + ",We train all staff.\n";
  folder.write("in.csv", table);
  const auto words = candour_words({"label", "--sentences", "in.csv", "--out", "out/labels.csv", "--pack", TEST_PACK});
  const Ran ran = Running(on_own_disk("64k", "true", words), folder.path()).wait();
  CHECK(ran.status == 1);
  CHECK(ran.err.starts_with("candour: out/labels.csv cannot be written: No space left on device."));
  CHECK(files_below(folder / "kept").empty());
}

TEST_CASE("A table of labels that nobody may write is refused before any work") {
  const TemporaryFolder folder;
  folder.write("in.csv", "statement_id,sentence_index,sentence\ns,0,We train all staff.\n");
  std::filesystem::create_directory(folder / "out");
  std::filesystem::permissions(folder / "out", std::filesystem::perms(0500));
  const Ran ran =
      Running(
          as_a_user(candour_words({"label", "--sentences", "in.csv", "--out", "out/labels.csv", "--pack", TEST_PACK})),
          folder.path())
          .wait();
  CHECK(ran.status == 2);
  CHECK(ran.err == "candour: out/labels.csv cannot be written: Permission denied. Name another file with --out.\n");
}

TEST_CASE("Weights that do not fit on the disk are not there at all") {
  if (!may_mount()) return;
  const TemporaryFolder folder;
  folder.write("fitted.yaml", tests::kFittedPack);
  folder.write("gold.csv", tests::invented_table(14));
  const auto words = candour_words(
      {"calibrate", "--gold", "gold.csv", "--pack", "fitted.yaml", "--quiet", "--out", "out/weights.json"});
  const std::string fill = "head -c 1000000 /dev/zero > out/filler 2>/dev/null || true";
  const Ran ran = Running(on_own_disk("16k", fill, words), folder.path()).wait();
  if (has(ran.err, "built without LIBLINEAR")) {
    WARN("skipped: no data: built without LIBLINEAR");
    return;
  }
  CHECK(ran.status == 1);
  CHECK(ran.err.starts_with("candour: out/weights.json cannot be written: No space left on device."));
  CHECK(files_below(folder / "kept") == std::vector<std::string>{"filler"});
}
