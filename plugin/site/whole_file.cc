#include "site/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "site/retry.h"

namespace beian {
namespace {

constexpr std::size_t kAtOnce = std::size_t{1} << 16;

}  // namespace

std::optional<std::string> read_to_end(int fd, std::size_t most) {
  std::string out;
  while (out.size() <= most) {
    const std::size_t size = out.size();
    const std::size_t wanted = std::min(kAtOnce, most + 1 - size);
    out.resize(size + wanted);
    const ssize_t got = retry([&] { return ::read(fd, out.data() + size, wanted); });
    if (got < 0) return std::nullopt;
    out.resize(size + static_cast<std::size_t>(got));
    if (got == 0) break;
  }
  return out;
}

std::optional<std::string> read_whole_file(const std::string& path, std::size_t most) {
  const int fd = retry([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY); });
  if (fd < 0) return std::nullopt;
  std::optional<std::string> out = read_to_end(fd, most);
  const int reason = errno;
  ::close(fd);
  errno = reason;
  return out;
}

}  // namespace beian
