// output.h — where a report goes: standard output, a file, or something that only looks like one.
//
// A report that stands under its name must be whole: a file is written beside its name and renamed onto it at the end.
// What is no regular file (a pipe, /dev/null, /dev/fd/3) cannot be renamed onto without breaking it, so it is written
// in place. A reader that goes away (beian … | head) is no failure; a full disk is.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace beian {

class Output {
 public:
  static std::unique_ptr<Output> standard();
  static std::unique_ptr<Output> standard_error();
  static Result<std::unique_ptr<Output>> open(const std::string& path);
  // Adds to the end of a file that others write to as well; nothing is renamed.
  static Result<std::unique_ptr<Output>> append(const std::string& path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view bytes);
  void flush();
  // What was to be written could not be made; told by close() like a failure of a write.
  void fail(int system_errno) { failed_ = failed_ == 0 ? system_errno : failed_; }
  // Writes what is left and puts the file under its name. The first failure of any write is told here.
  Status close();
#if defined(__wasm__)
  // There is no disk: what was written stays here (wasm/output.cc).
  const std::string& gathered() const {
    return buffer_;
  }
  const std::string& name() const {
    return shown_;
  }
#endif

 private:
  Output(int fd, bool own, std::string shown);

  int fd_;
  bool own_;
  std::string shown_;
  std::string final_;  // rename onto this; empty: written in place
  std::string temporary_;
  std::string buffer_;
  int failed_ = 0;  // errno of the first failure
};

}  // namespace beian
