// Work on many items by several threads, handed on in order.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

struct candour_result;

namespace candour {

struct RunSteps {
  // On any thread, for several items at the same time.
  std::function<std::unique_ptr<candour_result>(std::size_t index)> check;
  // The same, right after. False: stop.
  std::function<bool(std::size_t index, const candour_result& result)> checked;
  // One at a time, in order. False: stop.
  std::function<bool(std::size_t index, const candour_result& result)> next;
  // About how many bytes a result holds.
  std::function<std::size_t(const candour_result& result)> size;
  // One at a time, after each item.
  std::function<void(std::size_t done)> progress;
};

// Results that are held at most because one before them is not ready yet, beside one for each job; and what they may hold in all before no
// further item is begun.
inline constexpr std::size_t kWindow = 128, kWaitingBytes = 32U << 20;

// Does items 0 to count - 1 on `jobs` threads (this one among them; fewer if the system gives no more) and
// returns when all are done or a step said stop: then false, and what was under way has been finished. An
// exception in a step stops too, and is thrown here. The threads block all signals: the host's handlers run
// on the host's threads.
bool run_in_order(std::size_t count, std::size_t jobs, const RunSteps& steps);

}  // namespace candour
