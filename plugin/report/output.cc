#include "report/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>

#include "site/trouble.h"

namespace beian {
namespace {

constexpr std::size_t kBuffer = 65536;
constexpr Text2 kCannotWrite = {"{0}: cannot write the report: {1}. Give another place, or free some space.",
                                "{0}：无法写入报告：{1}。请换一个位置，或腾出空间。"};

// /dev/stdout, /dev/stderr, /dev/fd/N: the handle itself, not what it is connected to. -1: something else.
int inherited_handle(const std::string& path) {
  if (path == "/dev/stdout") return 1;
  if (path == "/dev/stderr") return 2;
  for (const std::string prefix : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(prefix) || path.size() == prefix.size() || path.size() > prefix.size() + 4) continue;
    if (path.find_first_not_of("0123456789", prefix.size()) != std::string::npos) continue;
    return static_cast<int>(std::strtol(path.c_str() + prefix.size(), nullptr, 10));
  }
  return -1;
}

}  // namespace

Output::Output(int fd, bool own, std::string shown) : fd_(fd), own_(own), shown_(std::move(shown)) {}

std::unique_ptr<Output> Output::standard() {
  return std::unique_ptr<Output>(new Output(1, false, "<stdout>"));
}

std::unique_ptr<Output> Output::standard_error() {
  return std::unique_ptr<Output>(new Output(2, false, "<stderr>"));
}

Result<std::unique_ptr<Output>> Output::open(const std::string& path) {
  const std::string shown = printable(path);
  const int inherited = inherited_handle(path);
  if (inherited >= 0) {
    const int fd = ::fcntl(inherited, F_DUPFD_CLOEXEC, 3);
    if (fd < 0) return trouble(kCannotWrite, {shown}, errno);
    return std::unique_ptr<Output>(new Output(fd, true, shown));
  }
  struct stat st = {};
  const bool exists = ::stat(path.c_str(), &st) == 0;
  if (!exists && errno != ENOENT) return trouble(kCannotWrite, {shown}, errno);
  if (exists && S_ISDIR(st.st_mode)) return trouble(kCannotWrite, {shown}, EISDIR);
  if (exists && !S_ISREG(st.st_mode)) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) return trouble(kCannotWrite, {shown}, errno);
    return std::unique_ptr<Output>(new Output(fd, true, shown));
  }
  std::string target = path;
  if (exists) {
    char* real = ::realpath(path.c_str(), nullptr);  // a link stays a link; its target gets the report
    if (real != nullptr) target = real;
    std::free(real);
  }
  const std::string temporary = target + ".beian-" + std::to_string(::getpid());
  ::unlink(temporary.c_str());
  const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (fd < 0) return trouble(kCannotWrite, {shown}, errno);
  if (exists) ::fchmod(fd, st.st_mode & 0777);
  std::unique_ptr<Output> out(new Output(fd, true, shown));
  out->final_ = target;
  out->temporary_ = temporary;
  return out;
}

Result<std::unique_ptr<Output>> Output::append(const std::string& path) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0666);
  if (fd < 0) return trouble(kCannotWrite, {printable(path)}, errno);
  return std::unique_ptr<Output>(new Output(fd, true, printable(path)));
}

Output::~Output() {
  if (own_ && fd_ >= 0) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void Output::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= kBuffer) flush();
}

void Output::flush() {
  std::size_t done = 0;
  while (failed_ == 0 && done < buffer_.size()) {
    const ssize_t wrote = ::write(fd_, buffer_.data() + done, buffer_.size() - done);
    if (wrote > 0) {
      done += static_cast<std::size_t>(wrote);
    } else if (errno != EINTR) {
      failed_ = wrote < 0 ? errno : ENOSPC;
    }
  }
  buffer_.clear();
}

Status Output::close() {
  flush();
  if (own_ && fd_ >= 0) {
    if (::close(fd_) != 0 && failed_ == 0 && errno != EINTR) failed_ = errno;
    fd_ = -1;
  }
  if (failed_ == 0 && !final_.empty() && std::rename(temporary_.c_str(), final_.c_str()) != 0) failed_ = errno;
  if (failed_ == 0) temporary_.clear();
  if (failed_ == 0 || failed_ == EPIPE) return {};
  return trouble(kCannotWrite, {shown_}, failed_);
}

}  // namespace beian
