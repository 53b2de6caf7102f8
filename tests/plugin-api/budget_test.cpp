// A Budget: what threads share, and wait for.
#include "plugin-api/budget.h"

#include "tests/processes.h"

#include <atomic>
#include <memory>
#include <thread>

#include <catch2/catch.hpp>

using candour::Budget;

TEST_CASE("Shares that fit are there at once, and one that does not waits until there is room") {
  Budget budget(10);
  auto first = std::make_unique<Budget::Share>(budget, 6);
  const Budget::Share second(budget, 4);
  std::atomic<bool> there{false};
  std::thread waiting([&] {
    const Budget::Share third(budget, 5);
    there = true;
  });
  CHECK_FALSE(there);
  first.reset();
  waiting.join();
  CHECK(there);
}

TEST_CASE("More than there is in all is all of it") {
  Budget budget(10);
  std::atomic<bool> there{false};
  auto all = std::make_unique<Budget::Share>(budget, 1000);
  std::thread waiting([&] {
    const Budget::Share one(budget, 1);
    there = true;
  });
  CHECK_FALSE(there);
  all.reset();
  waiting.join();
  CHECK(there);
}
