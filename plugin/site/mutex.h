// mutex.h — std::mutex, and nothing where there are no threads: the library of WebAssembly does not even have the name.
#pragma once

#if defined(__wasm__)

namespace beian {
struct Mutex {
  void lock() {}
  void unlock() {}
};
}  // namespace beian

#else

#include <mutex>

namespace beian {
using Mutex = std::mutex;
}  // namespace beian

#endif

namespace beian {

// Holds a Mutex for as long as it lives.
class Guard {
 public:
  explicit Guard(Mutex& mutex) : mutex_(mutex) { mutex_.lock(); }
  ~Guard() { mutex_.unlock(); }
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;

 private:
  Mutex& mutex_;
};

}  // namespace beian
