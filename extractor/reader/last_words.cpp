#include "extractor/reader/last_words.h"

#include "extractor/wire.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <new>
#include <string>

#include <poll.h>
#include <sys/time.h>
#include <unistd.h>

namespace candour {
namespace {

// Made while there is memory.
std::string& out_of_memory_answer() {
  static std::string answer =
      wire::encode_error({ErrorCode::limit_memory, "It needs more memory than a reader may use.",
                          "Give readers more memory, or split the file."});
  return answer;
}
const char* g_answer = nullptr;
std::size_t g_answer_size = 0;

std::atomic<bool> g_speaking{false};  // lock-free, so fit for signal handlers
// Seconds left. Ticks are counted and no clock is looked at: while this process is stopped there are none.
std::atomic<std::uint32_t> g_seconds_left{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<std::uint32_t>::is_always_lock_free);

[[noreturn]] void end_without_memory() {
  if (!g_speaking.exchange(true)) {
    // Shorter than PIPE_BUF: written whole or not at all.
    [[maybe_unused]] const ssize_t written = write(wire::kAnswerDescriptor, g_answer, g_answer_size);
  }
  _exit(wire::kExitMemory);
}

extern "C" void on_abort(int) {
  if (errno == ENOMEM) end_without_memory();
  // Back to the default: abort() raises the signal once more.
}

extern "C" void on_tick(int) {
  const int saved = errno;
  // An answer that is on its way waits for a pool that is stopped, as long as that takes.
  if (!g_speaking && (g_seconds_left == 0 || --g_seconds_left == 0)) _exit(wire::kExitTime);
  pollfd pool{wire::kRequestDescriptor, POLLRDHUP, 0};
  if (poll(&pool, 1, 0) > 0 && (pool.revents & (POLLHUP | POLLRDHUP | POLLERR)) != 0) _exit(wire::kExitTime);
  errno = saved;
}

void handle(int signal, void (*handler)(int), int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigaction(signal, &action, nullptr);
}

void tick_every(time_t seconds) {
  const itimerval every{{seconds, 0}, {seconds, 0}};
  setitimer(ITIMER_REAL, &every, nullptr);
}

}  // namespace

void install_last_words() {
  g_answer = out_of_memory_answer().data();
  g_answer_size = out_of_memory_answer().size();
  std::set_new_handler(end_without_memory);
  handle(SIGABRT, on_abort, static_cast<int>(SA_RESETHAND));
  handle(SIGALRM, on_tick, SA_RESTART);
}

void start_watch(std::uint32_t milliseconds) {
  g_speaking = false;
  g_seconds_left = milliseconds / 1000 + 1;
  tick_every(1);
}

void stop_watch() {
  tick_every(0);
}

void begin_speaking() {
  g_speaking = true;
}

}  // namespace candour
