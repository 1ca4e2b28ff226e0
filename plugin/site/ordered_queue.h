// ordered_queue.h — work taken by many threads in one order, and handed back in the same order, in bounded memory.
//
// take() numbers the batches as they leave the source. give() holds a finished batch until all before it are finished,
// then hands them to the sink one by one; only one thread is ever in the sink. A thread that has run too far ahead of
// the slowest waits in take(), so at most `window` batches exist. No deadlock: the thread with the lowest number is
// never the one that waits.
#pragma once
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace beian {

template <class Batch>
class OrderedQueue {
 public:
  // `source` fills a batch and says whether there was one; `sink` consumes it.
  OrderedQueue(std::size_t window, std::function<bool(Batch&)> source, std::function<void(Batch&)> sink)
      : window_(window), source_(std::move(source)), sink_(std::move(sink)) {}

  bool take(Batch& batch, std::size_t& number) {
    const std::scoped_lock taking(source_mutex_);
    if (drained_) return false;
    {
      std::unique_lock waiting(done_mutex_);
      moved_.wait(waiting, [this] { return taken_ < given_ + window_; });
    }
    if (!source_(batch)) {
      drained_ = true;
      return false;
    }
    number = taken_++;
    return true;
  }

  void give(Batch&& batch, std::size_t number) {
    const std::scoped_lock giving(done_mutex_);
    done_.emplace(number, std::move(batch));
    while (!done_.empty() && done_.begin()->first == given_) {
      sink_(done_.begin()->second);
      done_.erase(done_.begin());
      ++given_;
    }
    moved_.notify_all();
  }

 private:
  const std::size_t window_;
  const std::function<bool(Batch&)> source_;
  const std::function<void(Batch&)> sink_;
  std::mutex source_mutex_;  // guards source_, taken_, drained_
  std::mutex done_mutex_;    // guards done_, given_, sink_
  std::condition_variable moved_;
  std::size_t taken_ = 0;
  std::size_t given_ = 0;
  bool drained_ = false;
  std::map<std::size_t, Batch> done_;
};

}  // namespace beian
