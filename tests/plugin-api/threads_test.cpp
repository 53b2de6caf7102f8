// A host with threads, children and signal handlers of its own.
#include "tests/plugin-api/api.h"
#include "tests/processes.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>
#include <spawn.h>
#include <sys/wait.h>

using namespace candour;

namespace {

std::atomic<int> g_child_signals{0};
extern "C" void on_child(int) {
  ++g_child_signals;
}

// A child of the host's, which ends when it is told to.
pid_t start_sleeper() {
  pid_t process = -1;
  char name[] = "sleep", time[] = "1000";
  char* arguments[] = {name, time, nullptr};
  char* environment[] = {nullptr};
  posix_spawn(&process, "/bin/sleep", nullptr, nullptr, arguments, environment);
  return process;
}

std::string name_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/comm");
  std::string name;
  std::getline(file, name);
  return name;
}

}  // namespace

TEST_CASE(
    "Eight threads get right results from one engine while its readers are killed, and the host's own is "
    "left alone") {
  struct sigaction mine {};
  struct sigaction before {};
  mine.sa_handler = on_child;
  mine.sa_flags = SA_RESTART;
  sigaction(SIGCHLD, &mine, &before);
  const pid_t sleeper = start_sleeper();
  std::size_t descriptors = 0;
  {
    candour_engine_options options{};
    options.readers = 4;
    const auto engine = engine_with(options);
    const std::string expected = json_of(check_text(engine, kStatement).get());
    descriptors = open_descriptors();
    std::atomic<int> right{0}, twice{0}, wrong{0}, answers{0};
    std::atomic<bool> done{false};
    // One reader is killed for every eight answers, not by the clock: on a busy machine readers that are killed
    // every few milliseconds never get to begin. Mostly the oldest, every third time the newest, which may not be ready yet.
    std::thread killer([&] {
      for (std::size_t turn = 0; !done; ++turn) {
        std::vector<pid_t> readers = children_of(getpid());  // the oldest first
        readers.erase(
            std::remove_if(readers.begin(), readers.end(),
                           [&](pid_t child) { return child == sleeper || name_of(child) != "candour-reader"; }),
            readers.end());
        if (!readers.empty()) kill(turn % 3 == 2 ? readers.back() : readers.front(), SIGKILL);
        for (int next = answers + 8, now = answers; now < next && !done; now = answers) answers.wait(now);
      }
    });
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 40; ++i) {
          const auto result = check_text(engine, kStatement);
          if (result && code_of(result.get()) == "reader_crashed")
            ++twice;  // killed twice with it in hand
          else if (result && json_of(result.get()) == expected)
            ++right;
          else
            ++wrong;
          ++answers;
          answers.notify_one();
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    done = true;
    ++answers;
    answers.notify_one();
    killer.join();
    CHECK(wrong == 0);
    CHECK(right + twice == 320);
    CHECK(right > 160);
    CHECK(open_descriptors() <= descriptors + 3 * 3);  // four readers at most, of which one was there
  }
  struct sigaction now {};
  sigaction(SIGCHLD, &before, &now);
  CHECK(now.sa_handler == on_child);
  CHECK(g_child_signals > 0);  // as for every host whose children end
  CHECK(children_of(getpid()) == std::vector<pid_t>{sleeper});
  CHECK(state_of(sleeper) == 'S');
  kill(sleeper, SIGTERM);
  int status = 0;
  CHECK(waitpid(sleeper, &status, 0) == sleeper);
  CHECK(WTERMSIG(status) == SIGTERM);
}

TEST_CASE("Engines leave no descriptor and no process behind") {
  check_text(engine_with(), kStatement);  // what a process opens once
  const std::size_t before = open_descriptors();
  for (int i = 0; i < 20; ++i) {
    const auto engine = engine_with();
    check_text(engine, kStatement);
    check_text(engine, "");
  }
  CHECK(open_descriptors() == before);
  CHECK(children_of(getpid()).empty());
}

TEST_CASE("A batch's threads take none of the host's signals") {
  const TemporaryFolder folder;
  for (int i = 0; i < 8; ++i) folder.write(std::to_string(i) + ".txt", kStatement);
  const auto engine = engine_with();
  candour_batch* made = nullptr;
  candour_batch_new(engine.get(), &made, nullptr);
  const Owned<candour_batch> batch(made);
  candour_batch_add(batch.get(), folder.path().c_str(), nullptr);
  struct Host {
    pthread_t thread;
    std::atomic<bool> open{false};
  } host{pthread_self(), {}};
  candour_batch_options options{};
  options.size = sizeof options;
  options.jobs = 4;
  options.user = &host;
  options.on_checked = [](void* user, size_t, const candour_result*) {
    Host& it = *static_cast<Host*>(user);
    sigset_t blocked;
    pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
    if (pthread_equal(pthread_self(), it.thread) == 0 && sigismember(&blocked, SIGINT) == 0) it.open = true;
    return 0;
  };
  REQUIRE(candour_batch_run(batch.get(), &options, nullptr) == CANDOUR_OK);
  CHECK_FALSE(host.open);
  sigset_t mine;
  pthread_sigmask(SIG_SETMASK, nullptr, &mine);
  CHECK(sigismember(&mine, SIGINT) == 0);
}
