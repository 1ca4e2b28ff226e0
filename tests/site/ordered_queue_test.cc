#include "site/ordered_queue.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

TEST_CASE("what many threads take comes back in order, and never too much of it is about") {
  constexpr int kAll = 5000;
  int next = 0;
  std::atomic<int> about{0};
  std::atomic<int> most{0};
  std::vector<int> seen;
  beian::OrderedQueue<int> queue(
      16,
      [&](int& batch) {
        if (next == kAll) return false;
        batch = next++;
        const int now = ++about;
        if (now > most.load()) most = now;
        return true;
      },
      [&](int& batch) {
        --about;
        seen.push_back(batch);
      });
  std::vector<std::thread> threads;
  threads.reserve(8);
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&queue, t] {
      int batch = 0;
      std::size_t number = 0;
      while (queue.take(batch, number)) {
        if ((batch + t) % 97 == 0) std::this_thread::yield();
        queue.give(int(batch), number);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  REQUIRE(seen.size() == kAll);
  for (int i = 0; i < kAll; ++i) REQUIRE(seen[static_cast<std::size_t>(i)] == i);
  CHECK(most.load() <= 17);
}
