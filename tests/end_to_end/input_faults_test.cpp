// candour when what it reads is no plain file, when it may open only few files, and when the clock jumps.
#include "tests/end_to_end/faults.h"

#include <atomic>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace candour;
using namespace candour::faults;

namespace {

constexpr const char* kStatement = "Modern slavery statement\n\nWe train all staff every year.\n";
const std::string kFalseClock =
    "for lib in /usr/lib/*/faketime/libfaketimeMT.so.1; do export LD_PRELOAD=\"$lib\"; done; "
    "export FAKETIME_DONT_FAKE_MONOTONIC=1; exec env ";

// A text, a PDF and a web page.
void write_some(const TemporaryFolder& folder) {
  folder.write("in/a.txt", kStatement);
  std::filesystem::copy(CANDOUR_SOURCE_DIR "/samples/statements/voluntary-one-page.pdf", folder / "in/b.pdf");
  folder.write("in/c.html", "<html><body><h1>Modern slavery statement</h1><p>We train all staff.</p></body></html>");
}

void make_socket(const std::string& path) {
  const int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{AF_UNIX, {}};
  REQUIRE(path.size() < sizeof address.sun_path);
  path.copy(address.sun_path, path.size());
  REQUIRE(bind(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  close(server);
}

// Its rate is left alone: the library then hastens poll() too, which no clock does.
bool has_false_clock() {
#ifdef CANDOUR_SANITIZE
  WARN("skipped: no data: a sanitizer and a false clock do not go together");
  return false;
#else
  const bool there =
      Running({"/bin/sh", "-c", "for lib in /usr/lib/*/faketime/libfaketimeMT.so.1; do test -e $lib; done"})
          .wait()
          .status == 0;
  if (!there) WARN("skipped: no data: no false clock (the package faketime) is installed");
  return there;
#endif
}

// UBSan opens a pipe to see whether memory can be read: where it cannot, it takes every object for a broken one.
bool may_have_few_files() {
#ifdef CANDOUR_SANITIZE
  WARN("skipped: no data: a sanitizer has to open files itself");
  return false;
#else
  return true;
#endif
}

bool has_clear_message(const Ran& ran) {
  return has(ran.err, "Too many open files") || has(ran.err, "error while loading shared libraries") ||
         has(ran.err, "open files");
}

}  // namespace

TEST_CASE("However few files it may open, a run has right results or says that it may open too few") {
  if (!may_have_few_files()) return;
  const TemporaryFolder folder;
  write_some(folder);
  Running(check_words({"in", "--out", "quiet"}), folder.path()).wait();
  for (int most = 3; most <= 20; ++most) {
    INFO("at most " << most << " open files");
    std::filesystem::remove_all(folder / "out");
    Running running(
        in_shell("ulimit -n " + std::to_string(most) + "; exec \"$@\"", check_words({"in", "--out", "out"})),
        folder.path());
    const Ending ending = ending_of(running);
    INFO(ending.ran.err);
    CHECK(ending.in_time);
    CHECK(ending.signal == 0);
    CHECK(broken_results(folder / "out") == "");
    if (ending.ran.status == 0) {
      CHECK(differences(folder / "quiet", folder / "out") == "");
    } else {
      CHECK(has_clear_message(ending.ran));
    }
    // Nobody is sent to look for what is there, to mend what is whole, or to make room where there is enough.
    for (const char* wrong : {"does not exist", "No such file", "damaged", "of another version", "Please report",
                              "Install candour-reader", "Make room"})
      CHECK_FALSE(has(ending.ran.err, wrong));
    // A report that is there is right, or says that the file could not be checked.
    for (const std::string& file : files_below(folder / "out/statements")) {
      if (!file.ends_with(".json")) continue;
      INFO(file);
      const json report = report_in(folder / ("out/statements/" + file));
      const json quiet = report_in(folder / ("quiet/statements/" + file));
      if (!report.contains("error")) CHECK(report == quiet);
    }
  }
}

TEST_CASE("However few files it may open, extract prints the whole text or nothing") {
  if (!may_have_few_files()) return;
  const TemporaryFolder folder;
  write_some(folder);
  for (const char* name : {"in/a.txt", "in/b.pdf", "in/c.html"}) {
    const std::string whole = run_candour({"extract", name}, folder.path()).out;
    REQUIRE_FALSE(whole.empty());
    for (int most = 3; most <= 16; ++most) {
      INFO(name << " with at most " << most << " open files");
      Running running(in_shell("ulimit -n " + std::to_string(most) + "; exec \"$@\"", candour_words({"extract", name})),
                      folder.path());
      const Ending ending = ending_of(running);
      INFO(ending.ran.err);
      CHECK(ending.signal == 0);
      CHECK(ending.ran.out == (ending.ran.status == 0 ? whole : ""));
      if (ending.ran.status != 0) CHECK(has_clear_message(ending.ran));
      CHECK_FALSE(has(ending.ran.err, "Install candour-reader"));
    }
  }
}

TEST_CASE("Many jobs with few files to open give what one job gives, or say why not") {
  if (!may_have_few_files()) return;
  const TemporaryFolder folder;
  for (int i = 0; i < 60; ++i) folder.write("in/" + std::to_string(100 + i) + ".txt", kStatement);
  Running(check_words({"in", "--out", "quiet", "--jobs", "1"}), folder.path()).wait();
  for (const char* most : {"15", "20", "30", "40"}) {
    INFO("at most " << most << " open files");
    std::filesystem::remove_all(folder / "out");
    Running running(in_shell("ulimit -n " + std::string(most) + "; exec \"$@\"",
                             check_words({"in", "--out", "out", "--jobs", "64"})),
                    folder.path());
    const Ending ending = ending_of(running);
    INFO(ending.ran.err.substr(0, 500));
    CHECK(ending.signal == 0);
    CHECK(broken_results(folder / "out") == "");
    for (const char* wrong : {"does not exist", "No such file", "Please report", "Install candour-reader", "Make room"})
      CHECK_FALSE(has(ending.ran.err, wrong));
    if (ending.ran.status == 0) {
      CHECK(differences(folder / "quiet", folder / "out") == "");
    } else {
      CHECK(has_clear_message(ending.ran));
    }
  }
}

TEST_CASE("Pipes, sockets and devices in a folder are not waited for, and each has a record that says what it is") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", kStatement);
  REQUIRE(mkfifo((folder / "in/pipe.txt").c_str(), 0600) == 0);
  make_socket(folder / "in/socket.txt");
  std::filesystem::create_symlink("/dev/zero", folder / "in/zero.txt");
  std::filesystem::create_symlink("/dev/null", folder / "in/null.pdf");
  std::filesystem::create_symlink("/nowhere", folder / "in/nowhere.txt");
  Running running(check_words({"in", "--out", "out", "--copy-sources"}), folder.path());
  const Ending ending = ending_of(running, 20);
  CHECK(ending.in_time);
  CHECK(ending.ran.status == 1);
  CHECK(ending.ran.out == "Checked 1 file; 5 could not be checked. Open out/index.html\n");
  const std::string advice = " Name a file that holds a statement.\n";
  CHECK(ending.ran.err ==
        "candour: nowhere.txt: does not exist. Check the path, or whether the file was moved.\n"
        "candour: null.pdf: is a device, not a file." +
            advice + "candour: pipe.txt: is a pipe, not a file." + advice +
            "candour: socket.txt: is a socket, not a file." + advice + "candour: zero.txt: is a device, not a file." +
            advice);
}

TEST_CASE("A file that the disk cannot give back is named with the reason, and the others are checked") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", kStatement);
  // Reading a process's memory at the address 0 is an input/output error, on a regular file.
  std::filesystem::create_symlink("/proc/self/mem", folder / "in/broken.txt");
  const Ran ran = Running(check_words({"in", "--out", "out"}), folder.path()).wait();
  CHECK(ran.status == 1);
  CHECK(ran.err ==
        "candour: broken.txt: cannot be read: Input/output error. "
        "Check the disk or the network that the file is on, or take a copy of it.\n");
  CHECK(ran.out == "Checked 1 file; 1 could not be checked. Open out/index.html\n");
  CHECK(report_in(folder / "out/statements/broken.txt.json")["error"]["code"] == "file_unreadable");
  const Ran copied = Running(check_words({"in", "--out", "copied", "--copy-sources"}), folder.path()).wait();
  CHECK(copied.status == 1);
  CHECK(copied.err == ran.err);  // what cannot be read cannot be copied: no second complaint, no end of the batch
  CHECK(copied.out == "Checked 1 file; 1 could not be checked. Open copied/index.html\n");
}

TEST_CASE("A file whose length is said to be 0 but is not, as those of /proc, is read whole") {
  const std::string version = bytes_of("/proc/version");
  REQUIRE(has(version, "Linux"));
  CHECK(run_candour({"extract", "/proc/version"}).out == version);
}

TEST_CASE("A folder that vanishes between its listing and its reading costs its own files a record, no others") {
  const TemporaryFolder folder;
  write_first(folder);
  for (int i = 0; i < 20; ++i) folder.write("in/z/" + std::to_string(10 + i) + ".txt", kStatement);
  Running running(check_words({"in", "--out", "out", "--jobs", "1"}), folder.path());
  const pid_t reader = stopped_reader(running);
  REQUIRE(reader != 0);
  REQUIRE(eventually([&] { return waits(running.process()); }));
  REQUIRE(count_ending(folder / "out/statements", ".html") < kFirst);
  std::filesystem::remove_all(folder / "in/z");
  kill(reader, SIGCONT);
  const Ending ending = ending_of(running);
  CHECK(ending.ran.status == 1);
  CHECK(ending.ran.out == "Checked 100 files; 20 could not be checked. Open out/index.html\n");
  CHECK(count(ending.ran.err, ".txt: does not exist. Check the path, or whether the file was moved.\n") == 20);
  CHECK(broken_results(folder / "out") == "");
}

TEST_CASE("A folder that cannot be looked into is named, and the rest is checked") {
  if (geteuid() != 0) {
    WARN("skipped: no data: only the superuser may give a folder away");
    return;
  }
  const TemporaryFolder folder;
  folder.write("in/a.txt", kStatement);
  folder.write("in/closed/b.txt", kStatement);
  folder.write("in/c.txt", kStatement);
  std::filesystem::permissions(folder / "in/closed", std::filesystem::perms(0));
  std::filesystem::permissions(folder / "in/c.txt", std::filesystem::perms(0));
  const Ran ran = Running(in_shell("exec setpriv --bounding-set -dac_override,-dac_read_search --inh-caps -all \"$@\"",
                                   check_words({"in", "--out", "out"})),
                          folder.path())
                      .wait();
  std::filesystem::permissions(folder / "in/closed", std::filesystem::perms(0700));
  CHECK(ran.status == 1);
  CHECK(ran.out == "Checked 1 file; 2 could not be checked. Open out/index.html\n");
  CHECK(ran.err ==
        "candour: c.txt: cannot be opened: Permission denied. "
        "Ask for permission to read it, or run as a user who may.\n"
        "candour: closed: is a folder that cannot be looked into: Permission denied. "
        "Ask for permission to read it, or leave it out.\n");
}

TEST_CASE("A file that cannot be read is named on the line, whatever the command") {
  const TemporaryFolder folder;
  REQUIRE(mkfifo((folder / "pipe.txt").c_str(), 0600) == 0);
  const std::string is_pipe = "candour: pipe.txt: is a pipe, not a file. Name a file that holds a statement.\n";
  for (const auto& words : {check_words({"pipe.txt"}), candour_words({"extract", "pipe.txt"})}) {
    Running running(words, folder.path());
    const Ending ending = ending_of(running, 20);
    CHECK(ending.in_time);
    CHECK(ending.ran.status == 1);
    CHECK(ending.ran.err == is_pipe);
  }
}

TEST_CASE("A clock that is wrong by decades changes no report") {
  if (!has_false_clock()) return;
  const TemporaryFolder folder;
  write_some(folder);
  Running(check_words({"in", "--out", "quiet"}), folder.path()).wait();
  for (const std::string clock : {"-30y", "+20y"}) {
    INFO(clock);
    const std::string script = kFalseClock + ("FAKETIME=" + clock + " \"$@\"");
    CHECK_FALSE(Running(in_shell(script, {"/bin/date", "+%Y"})).wait().out == Running({"/bin/date", "+%Y"}).wait().out);
    std::filesystem::remove_all(folder / "out");
    const Ran ran = Running(in_shell(script, check_words({"in", "--out", "out"})), folder.path()).wait();
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    CHECK(differences(folder / "quiet", folder / "out") == "");
  }
}

TEST_CASE("A clock that jumps to and fro while a batch runs changes no report") {
  if (!has_false_clock()) return;
  const TemporaryFolder folder;
  for (int i = 0; i < 100; ++i) folder.write("in/" + std::to_string(100 + i) + ".txt", kStatement);
  Running(check_words({"in", "--out", "quiet"}), folder.path()).wait();
  const std::string clock = folder.write("clock", "+0");
  std::atomic<bool> done{false};
  std::thread jumps([&] {
    for (int turn = 0; !done; ++turn) {
      folder.write("clock.new", turn % 2 == 0 ? "+10y" : "-10y");
      std::filesystem::rename(folder / "clock.new", clock);
      usleep(1000);
    }
  });
  Running running(in_shell(kFalseClock + "FAKETIME_NO_CACHE=1 FAKETIME_TIMESTAMP_FILE=" + clock + " \"$@\"",
                           check_words({"in", "--out", "out", "--timeout", "5"})),
                  folder.path());
  const Ending ending = ending_of(running);
  done = true;
  jumps.join();
  CHECK(ending.ran.status == 0);
  CHECK(ending.ran.err.empty());
  CHECK(differences(folder / "quiet", folder / "out") == "");
}
