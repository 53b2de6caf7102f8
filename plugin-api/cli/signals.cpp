#include "plugin-api/cli/signals.h"

#include "plugin-api/cli/terminal.h"

#include <csignal>
#include <cstring>
#include <mutex>
#include <set>
#include <system_error>
#include <thread>

#include <pthread.h>
#include <unistd.h>

namespace candour::cli {
namespace {

// Never destroyed: the thread that watches may outlast main().
struct State {
  std::mutex ending;  // held by whoever must not be ended just now, and for good by the end itself
  std::set<std::string> temporaries;
  std::mutex progress;
  std::size_t done = 0, total = 0;
  std::string folder;
};
State& state() {
  static State* const all = new State;
  return *all;
}

sigset_t signals_to_watch() {
  sigset_t watched;
  sigemptyset(&watched);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction now {};
    if (sigaction(signal, nullptr, &now) == 0 && now.sa_handler != SIG_IGN) sigaddset(&watched, signal);
  }
  return watched;
}

std::string last_words(int signal) {
  const char* name = sigabbrev_np(signal);
  const std::string text = std::string("Stopped by SIG") + (name != nullptr ? name : "?");
  const std::lock_guard lock(state().progress);
  if (state().total == 0) return text + ": nothing was written.";
  return text + ": " + std::to_string(state().done) + " of " + std::to_string(state().total) +
         (state().total == 1 ? " file is" : " files are") + " done, and the reports in " + state().folder +
         " are whole; there is no index of them. Run it again to check all.";
}

[[noreturn]] void end_by(int signal, bool quiet) {
  state().ending.lock();  // for good: no file is begun or finished from here
  for (const std::string& temporary : state().temporaries) unlink(temporary.c_str());
  std::signal(signal, SIG_DFL);
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, signal);
  // From here a second one ends it at once, should the line below find nobody who takes it.
  pthread_sigmask(SIG_UNBLOCK, &one, nullptr);
  if (!quiet) complain(last_words(signal));
  kill(getpid(), signal);
  for (;;) pause();
}

}  // namespace

void watch_signals(bool quiet) {
  const sigset_t watched = signals_to_watch();
  state();
  sigset_t before;
  pthread_sigmask(SIG_BLOCK, &watched, &before);
  try {
    std::thread([watched, quiet] {
      int signal = 0;
      while (sigwait(&watched, &signal) != 0) continue;
      end_by(signal, quiet);
    }).detach();
  } catch (const std::system_error&) {  // no thread to be had: signals end the program as they always do
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
}

void note_done(std::size_t done, std::size_t total, const std::string& folder) {
  const std::lock_guard lock(state().progress);
  state().done = done;
  state().total = total;
  state().folder = folder;
}

NoSignal::NoSignal() : lock_(state().ending) {}

void add_temporary(const std::string& path) {
  state().temporaries.insert(path);
}

void drop_temporary(const std::string& path) {
  state().temporaries.erase(path);
}

}  // namespace candour::cli
