// An amount of something, memory say, that several threads share.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace candour {

class Budget {
 public:
  explicit Budget(std::size_t amount) : left_(amount), amount_(amount) {}

  // What a thread has taken, until it goes.
  class Share {
   public:
    // Waits until there is so much left. More than there is in all is all of it: then nobody else has any.
    Share(Budget& of, std::size_t amount) : of_(of), amount_(std::min(amount, of.amount_)) {
      std::unique_lock lock(of_.mutex_);
      of_.given_back_.wait(lock, [this] { return amount_ <= of_.left_; });
      of_.left_ -= amount_;
    }
    ~Share() {
      {
        const std::lock_guard lock(of_.mutex_);
        of_.left_ += amount_;
      }
      of_.given_back_.notify_all();
    }
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

   private:
    Budget& of_;
    std::size_t amount_;
  };

 private:
  std::mutex mutex_;
  std::condition_variable given_back_;
  std::size_t left_;
  const std::size_t amount_;
};

}  // namespace candour
