#include "plugin-api/batch/ordered_run.h"

#include "plugin-api/handles.h"

#include <condition_variable>
#include <csignal>
#include <exception>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace candour {
namespace {

class OrderedRun {
 public:
  OrderedRun(std::size_t count, std::size_t jobs, const RunSteps& steps)
      : count_(count), window_(kWindow + jobs), steps_(steps) {}

  // Takes items until there are none or someone said stop.
  void work() {
    try {
      std::size_t index = 0;
      while (take(index)) {
        std::unique_ptr<candour_result> result = steps_.check(index);
        if (!steps_.checked(index, *result)) stop(nullptr);
        hand_over(index, std::move(result));
        report_progress();
      }
    } catch (...) {
      stop(std::current_exception());
    }
  }

  // After all work() has returned.
  bool finish() const {
    if (thrown_) std::rethrow_exception(thrown_);
    return !stopped_;
  }

 private:
  bool take(std::size_t& index) {
    std::unique_lock lock(mutex_);
    // Those that wait do so for one that is under way, so there will be room.
    room_.wait(lock, [this] {
      return stopped_ || taken_ == count_ || (taken_ < delivered_ + window_ && waiting_bytes_ <= kWaitingBytes);
    });
    if (stopped_ || taken_ == count_) return false;
    index = taken_++;
    return true;
  }

  // Whoever brings the item that is due delivers it, and those behind it that are ready.
  void hand_over(std::size_t index, std::unique_ptr<candour_result> result) {
    const std::size_t size = steps_.size(*result);
    std::unique_lock lock(mutex_);
    waiting_bytes_ += size;
    ready_.emplace(index, std::move(result));
    if (delivering_) return;
    delivering_ = true;
    while (!stopped_ && !ready_.empty() && ready_.begin()->first == delivered_) {
      auto due = ready_.extract(ready_.begin());
      lock.unlock();
      if (!steps_.next(due.key(), *due.mapped())) stop(nullptr);
      const std::size_t held = steps_.size(*due.mapped());
      due.mapped().reset();
      lock.lock();
      waiting_bytes_ -= held;
      ++delivered_;
      room_.notify_all();
    }
    delivering_ = false;
  }

  void report_progress() {
    const std::lock_guard lock(progress_mutex_);
    steps_.progress(++done_);
  }

  void stop(std::exception_ptr thrown) {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    if (!thrown_) thrown_ = std::move(thrown);
    room_.notify_all();
  }

  const std::size_t count_, window_;
  const RunSteps& steps_;
  std::mutex mutex_;
  std::condition_variable room_;  // an item may be taken, or there are none, or stop
  std::size_t taken_ = 0, delivered_ = 0, waiting_bytes_ = 0;
  bool delivering_ = false, stopped_ = false;
  std::exception_ptr thrown_;
  std::map<std::size_t, std::unique_ptr<candour_result>> ready_;
  std::mutex progress_mutex_;
  std::size_t done_ = 0;
};

// Threads that are started here inherit a mask in which every signal is blocked.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t every;
    sigfillset(&every);
    pthread_sigmask(SIG_SETMASK, &every, &before_);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace

bool run_in_order(std::size_t count, std::size_t jobs, const RunSteps& steps) {
  OrderedRun run(count, jobs, steps);
  std::vector<std::thread> others;
  others.reserve(jobs);
  try {
    const SignalsBlocked blocked;
    for (std::size_t i = 1; i < jobs && i < count; ++i) others.emplace_back([&run] { run.work(); });
  } catch (const std::system_error&) {
    // No more threads: those there are do all of it.
  }
  run.work();
  for (std::thread& other : others) other.join();
  return run.finish();
}

}  // namespace candour
