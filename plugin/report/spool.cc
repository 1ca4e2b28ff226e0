#include "report/spool.h"

#include <algorithm>
#include <cerrno>

namespace beian {
namespace {

constexpr std::size_t kMemory = 1 << 20;

}  // namespace

void Spool::fail() {
  if (failed_ == 0) failed_ = errno != 0 ? errno : EIO;
}

void Spool::write(std::string_view bytes) {
  size_ += bytes.size();
  if (!file_ && memory_.size() + bytes.size() <= kMemory) {
    memory_ += bytes;
    return;
  }
  if (failed_ != 0) return;
  errno = 0;
  if (!file_) {
    file_.reset(std::tmpfile());
    if (!file_) return fail();
    if (std::fwrite(memory_.data(), 1, memory_.size(), file_.get()) != memory_.size()) return fail();
    memory_ = std::string();
  }
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) fail();
}

void Spool::copy_to(Output& out, std::uint64_t begin, std::uint64_t end) {
  if (failed_ != 0) return out.fail(failed_);
  if (!file_) {
    out.write(std::string_view(memory_).substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
    return;
  }
  errno = 0;
  if (std::fseek(file_.get(), static_cast<long>(begin), SEEK_SET) != 0) fail();
  std::string buffer(65536, '\0');
  while (failed_ == 0 && begin < end) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), end - begin));
    const std::size_t got = std::fread(buffer.data(), 1, wanted, file_.get());
    if (got == 0) return fail(), out.fail(failed_);
    out.write(std::string_view(buffer).substr(0, got));
    begin += got;
  }
  if (failed_ != 0) return out.fail(failed_);
  if (std::fseek(file_.get(), 0, SEEK_END) != 0) fail();
}

}  // namespace beian
