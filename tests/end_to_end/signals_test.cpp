// candour when it is told to end, or is stopped for a while. A batch that is ended says how far it came and leaves only
// whole files; it ends by the signal, as a shell expects of a program (128 + signal, "Interrupt").
#include "tests/end_to_end/faults.h"
#include "tests/rules/bench/invented_statements.h"

#include <regex>

#include <fcntl.h>
#include <pty.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace candour;
using namespace candour::faults;

namespace {

constexpr int kFiles = 300;
constexpr int kJobs = 2;

void write_many(const TemporaryFolder& folder, int files = kFiles) {
  std::string text = "Modern slavery statement\n\nWe train all staff every year.\n";
  for (int i = 0; i < 200; ++i) text += "We train people in place number " + std::to_string(i) + ".\n\n";
  for (int i = 0; i < files; ++i) folder.write("in/" + std::to_string(10000 + i) + ".txt", text);
}

std::vector<std::string> batch_words() {
  return check_words({"in", "--out", "out", "--jobs", std::to_string(kJobs)});
}

bool are_gone(const std::vector<pid_t>& processes, int seconds = 3) {
  return eventually(
      [&] {
        return std::all_of(processes.begin(), processes.end(), [](pid_t process) {
          const char state = state_of(process);
          return state == 0 || state == 'Z';  // nobody may be there to bury it
        });
      },
      seconds);
}

// What must hold of a batch that was ended by a signal.
void check_ended(const TemporaryFolder& folder, const Ending& ending, int signal, const std::string& name) {
  INFO(ending.ran.err);
  CHECK(ending.in_time);
  CHECK(ending.signal == signal);
  CHECK(ending.ran.out.empty());
  CHECK(broken_results(folder / "out") == "");
  std::smatch said;
  const std::regex line("candour: [^\n]*\\b" + name + "\\b[^\n]*\\b(\\d+) of " + std::to_string(kFiles) +
                        " files[^\n]*\n");
  const bool told = std::regex_match(ending.ran.err, said, line);
  CHECK(told);
  if (!told) return;
  // Files that were being written as the signal came are whole, but may not be counted.
  const auto done = static_cast<std::size_t>(std::stoul(said[1]));
  const std::size_t written = count_ending(folder / "out/statements", ".html");
  CHECK(done <= written);
  CHECK(written <= done + kJobs);
}

// Starts a batch, ends it by a signal as soon as so many reports are there.
void end_after(std::size_t reports, int signal, const std::string& name) {
  INFO(name << " after " << reports << " reports");
  const TemporaryFolder folder;
  write_many(folder);
  Running running(batch_words(), folder.path());
  std::vector<pid_t> readers;
  REQUIRE(eventually([&] {
    readers = readers_of(running);
    return !readers.empty() && count_ending(folder / "out/statements", ".html") >= reports;
  }));
  kill(running.process(), signal);
  check_ended(folder, ending_of(running, 3), signal, name);
  CHECK(are_gone(readers));
}

// A program with one job whose reader is stopped after so many reports, while the next file is in its hands.
struct Held {
  Held(const TemporaryFolder& folder, std::vector<std::string> words, std::size_t reports)
      : running(std::move(words), folder.path()) {
    eventually([&] { return count_ending(folder / "out/statements", ".html") >= reports; });
    reader = stopped_reader(running);
    waiting = reader != 0 && eventually([this] { return waits(running.process()); });
  }
  ~Held() {
    if (reader != 0 && state_of(reader) == 'T') kill(reader, SIGKILL);  // where it was left behind
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  Running running;
  pid_t reader = 0;
  bool waiting = false;
};

// Ends a program by a signal while a reader that hangs has its file, after so many reports.
void end_held(std::size_t reports, int signal, const std::string& name) {
  const TemporaryFolder folder;
  write_many(folder);
  Held held(folder, check_words({"in", "--out", "out", "--jobs", "1"}), reports);
  REQUIRE(held.waiting);
  kill(held.running.process(), signal);
  check_ended(folder, ending_of(held.running, 3), signal, name);
  CHECK(are_gone({held.reader}));
}

}  // namespace

TEST_CASE("Interrupted after its first report, a batch says how far it came and leaves whole files") {
  end_after(1, SIGINT, "SIGINT");
}

TEST_CASE("Terminated after its first report, a batch says how far it came and leaves whole files") {
  end_after(1, SIGTERM, "SIGTERM");
}

TEST_CASE("A batch whose terminal is closed says how far it came and leaves whole files") {
  end_after(1, SIGHUP, "SIGHUP");
}

TEST_CASE("At whatever report a signal comes, the files that are there are whole") {
  for (const std::size_t reports : {0, 2, 17, 60, 150}) end_after(reports, SIGTERM, "SIGTERM");
}

TEST_CASE("A signal that comes before there is a report ends a batch as well") {
  end_held(0, SIGTERM, "SIGTERM");
}

TEST_CASE("A reader that hangs does not keep a program from ending, and does not outlive it") {
  end_held(5, SIGINT, "SIGINT");
}

TEST_CASE("A second signal ends nothing worse than the first") {
  const TemporaryFolder folder;
  write_many(folder);
  Running running(batch_words(), folder.path());
  REQUIRE(eventually([&] { return count_ending(folder / "out/statements", ".html") >= 3; }));
  for (int i = 0; i < 5; ++i) kill(running.process(), SIGINT);
  const Ending ending = ending_of(running, 3);
  CHECK(ending.signal == SIGINT);
  CHECK(broken_results(folder / "out") == "");
}

TEST_CASE("With --quiet a signal ends a batch without a word") {
  const TemporaryFolder folder;
  write_many(folder);
  auto words = batch_words();
  words.push_back("--quiet");
  Running running(words, folder.path());
  REQUIRE(eventually([&] { return count_ending(folder / "out/statements", ".html") >= 3; }));
  kill(running.process(), SIGTERM);
  const Ending ending = ending_of(running, 3);
  CHECK(ending.signal == SIGTERM);
  CHECK(ending.ran.err.empty());
  CHECK(broken_results(folder / "out") == "");
}

TEST_CASE("A check to standard output that is interrupted ends at once and prints no half report") {
  const TemporaryFolder folder;
  write_many(folder, 1);
  Held held(folder, check_words({"in/10000.txt"}), 0);
  REQUIRE(held.waiting);
  kill(held.running.process(), SIGINT);
  const Ending ending = ending_of(held.running, 3);
  CHECK(ending.signal == SIGINT);
  CHECK(ending.ran.out.empty());
  CHECK(has(ending.ran.err, "SIGINT"));
  CHECK(count(ending.ran.err, "\n") == 1);
  CHECK(are_gone({held.reader}));
}

TEST_CASE("A signal that the caller ignores, as nohup does, ends nothing") {
  const TemporaryFolder folder;
  write_many(folder, 60);
  Running running(in_shell("trap '' HUP INT TERM; exec \"$@\"", check_words({"in", "--out", "out", "--jobs", "1"})),
                  folder.path());
  REQUIRE(eventually([&] { return count_ending(folder / "out/statements", ".html") >= 1; }));
  for (const int signal : {SIGHUP, SIGINT, SIGTERM}) kill(running.process(), signal);
  const Ending ending = ending_of(running);
  CHECK(ending.signal == 0);
  CHECK(ending.ran.status == 0);
  CHECK(ending.ran.out == "Checked 60 files. Open out/index.html\n");
}

TEST_CASE("A signal that Candour knows nothing of ends it, and its readers") {
  const TemporaryFolder folder;
  write_many(folder);
  Running running(batch_words(), folder.path());
  std::vector<pid_t> readers;
  REQUIRE(eventually([&] {
    readers = readers_of(running);
    return !readers.empty() && count_ending(folder / "out/statements", ".html") >= 3;
  }));
  kill(running.process(), SIGUSR1);
  const Ending ending = ending_of(running, 3);
  CHECK(ending.signal == SIGUSR1);
  CHECK(are_gone(readers));
}

TEST_CASE("A batch that is killed without warning leaves whole reports and no reader") {
  const TemporaryFolder folder;
  write_many(folder);
  Running running(batch_words(), folder.path());
  std::vector<pid_t> readers;
  REQUIRE(eventually([&] {
    readers = readers_of(running);
    return !readers.empty() && count_ending(folder / "out/statements", ".html") >= 20;
  }));
  kill(running.process(), SIGKILL);
  CHECK(ending_of(running, 3).signal == SIGKILL);
  CHECK(are_gone(readers));
  std::istringstream broken(broken_results(folder / "out"));
  for (std::string line; std::getline(broken, line);) CHECK(line.ends_with(".tmp is left"));
}

TEST_CASE("A batch that follows one that was ended has the results of one that was not") {
  const TemporaryFolder folder;
  write_many(folder, 60);
  Running(check_words({"in", "--out", "whole"}), folder.path()).wait();
  Running running(check_words({"in", "--out", "out"}), folder.path());
  REQUIRE(eventually([&] { return count_ending(folder / "out/statements", ".html") >= 1; }));
  kill(running.process(), SIGKILL);
  ending_of(running);
  CHECK(Running(check_words({"in", "--out", "out"}), folder.path()).wait().status == 0);
  for (const std::string& file : files_below(folder / "out"))
    if (file.ends_with(".tmp")) std::filesystem::remove(folder / ("out/" + file));
  CHECK(differences(folder / "whole", folder / "out") == "");
}

TEST_CASE("label that is ended leaves neither a table nor a temporary file") {
  const TemporaryFolder folder;
  std::string table = "statement_id,sentence_index,sentence\n";
  for (int i = 0; i < 200'000; ++i)
    table += "s" + std::to_string(i / 50) + "," + std::to_string(i) + ",We train them.\n";
  folder.write("in.csv", table);
  Running running(candour_words({"label", "--sentences", "in.csv", "--out", "out.csv", "--pack", TEST_PACK}),
                  folder.path());
  REQUIRE(eventually([&] { return files_below(folder.path()).size() > 1; }));
  kill(running.process(), SIGTERM);
  const Ending ending = ending_of(running, 3);
  REQUIRE(ending.signal == SIGTERM);
  CHECK(files_below(folder.path()) == std::vector<std::string>{"in.csv"});
}

TEST_CASE("calibrate that is ended leaves neither weights nor a temporary file") {
  const TemporaryFolder folder;
  folder.write("fitted.yaml", tests::kFittedPack);
  folder.write("gold.csv", tests::invented_table(400));
  Running running(candour_words({"calibrate", "--gold", "gold.csv", "--out", "weights.json", "--held-out", "scores.csv",
                                 "--pack", "fitted.yaml", "--jobs", "1"}),
                  folder.path());
  const auto there = [&] { return files_below(folder.path()).size(); };
  REQUIRE(eventually([&] { return there() > 2 || state_of(running.process()) == 'Z'; }));
  kill(running.process(), SIGTERM);
  const Ending ending = ending_of(running, 3);
  if (has(ending.ran.err, "built without LIBLINEAR")) {
    WARN("skipped: no data: built without LIBLINEAR");
    return;
  }
  REQUIRE(ending.signal == SIGTERM);
  CHECK(files_below(folder.path()) == std::vector<std::string>{"fitted.yaml", "gold.csv"});
}

TEST_CASE("On a terminal the progress is wiped before a person reads that a batch was ended") {
  const TemporaryFolder folder;
  write_many(folder);
  int terminal = -1, program = -1;
  char name[128];
  REQUIRE(openpty(&terminal, &program, name, nullptr, nullptr) == 0);
  Running running(batch_words(), folder.path(), "", name);
  close(program);
  REQUIRE(eventually([&] { return count_ending(folder / "out/statements", ".html") >= 3; }));
  kill(running.process(), SIGINT);
  std::string shown;
  char part[4096];
  for (ssize_t size = 0; (size = read(terminal, part, sizeof part)) > 0;)
    shown.append(part, static_cast<std::size_t>(size));
  close(terminal);
  CHECK(ending_of(running, 3).signal == SIGINT);
  const std::size_t said = shown.rfind("\r\x1b[Kcandour: ");
  REQUIRE(said != std::string::npos);
  CHECK(has(shown.substr(said), "SIGINT"));
  CHECK(shown.ends_with(".\r\n"));
  CHECK(count(shown.substr(said), "\n") == 1);
}

TEST_CASE("A program that was stopped for longer than a file may take gives its results when it goes on") {
  const TemporaryFolder folder;
  write_many(folder, 100);
  Running(check_words({"in", "--out", "quiet"}), folder.path()).wait();
  Held held(folder, check_words({"in", "--out", "out", "--jobs", "1", "--timeout", "2"}), 3);
  REQUIRE(held.waiting);
  const pid_t program = held.running.process();
  kill(program, SIGSTOP);
  REQUIRE(eventually([&] { return state_of(program) == 'T'; }));
  SECTION("with its reader, as a machine that sleeps or a container that is paused") {
    usleep(2'200'000);  // the time itself is what is tried
    kill(held.reader, SIGCONT);
    kill(program, SIGCONT);
  }
  SECTION("alone, as by a person at a terminal") {
    kill(held.reader, SIGCONT);
    usleep(2'200'000);
    kill(program, SIGCONT);
  }
  const Ending ending = ending_of(held.running);
  CHECK(ending.ran.status == 0);
  CHECK(differences(folder / "quiet", folder / "out") == "");
}

TEST_CASE("A caller that ignores SIGCHLD gets the same results") {
  const TemporaryFolder folder;
  write_many(folder, 20);
  Running(check_words({"in", "--out", "quiet"}), folder.path()).wait();
  Running running(in_shell("trap '' CHLD; exec \"$@\"", check_words({"in", "--out", "out"})), folder.path());
  const Ending ending = ending_of(running);
  CHECK(ending.ran.status == 0);
  CHECK(ending.ran.err.empty());
  CHECK(differences(folder / "quiet", folder / "out") == "");
}

TEST_CASE("A caller that ignores SIGCHLD hears of a file on which the reader dies") {
  const TemporaryFolder folder;
  write_many(folder, 30);
  Running running(in_shell("trap '' CHLD; exec \"$@\"", check_words({"in", "--out", "out", "--jobs", "1"})),
                  folder.path());
  REQUIRE(eventually([&] { return count_ending(folder / "out/statements", ".html") >= 1; }));
  const auto readers = readers_of(running);
  for (const pid_t reader : readers) kill(reader, SIGKILL);
  const Ending ending = ending_of(running);
  CHECK(ending.in_time);
  CHECK(ending.ran.status == 0);  // read again by another reader
  CHECK(ending.ran.out == "Checked 30 files. Open out/index.html\n");
}

TEST_CASE("A pipe that nobody reads any more is a failure with a message, not a death") {
  const TemporaryFolder folder;
  write_many(folder, 1);
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  REQUIRE(mkfifo((folder / "gate").c_str(), 0600) == 0);
  for (const auto& words : {check_words({"in/10000.txt"}), candour_words({"extract", "in/10000.txt"}),
                            check_words({"in", "--out", "out"}), candour_words({"rules", "list"})}) {
    const int pipe = open((folder / "pipe").c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    Running running(in_shell("exec 3<gate; exec \"$@\" 3<&-", words), folder.path(), folder / "pipe");
    close(pipe);
    close(open((folder / "gate").c_str(), O_WRONLY | O_CLOEXEC));
    const Ending ending = ending_of(running);
    CHECK(ending.signal == 0);
    CHECK(ending.ran.status == 1);
    CHECK(ending.ran.err == "candour: Standard output cannot be written: Broken pipe.\n");
  }
}
