// spool.h — bytes that are written before it is known what stands in front of them.
//
// Some formats begin with a count of what follows. The naive way keeps everything in memory until it is counted; here
// the first megabyte is in memory and the rest in a nameless temporary file, gone with the program.
#pragma once
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "report/output.h"

namespace beian {

class Spool {
 public:
  void write(std::string_view bytes);
  std::uint64_t size() const { return size_; }
  // Copies [begin, end) to `out`. What could not be kept is told to `out` as a failure.
  void copy_to(Output& out, std::uint64_t begin, std::uint64_t end);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  void fail();

  std::string memory_;
  std::unique_ptr<std::FILE, Closer> file_;
  std::uint64_t size_ = 0;
  int failed_ = 0;  // errno of the first failure
};

}  // namespace beian
