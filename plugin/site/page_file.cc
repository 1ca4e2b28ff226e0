#include "site/page_file.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/span.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kCannotOpen = {"{0}: cannot open: {1}. Make it readable, or exclude it.",
                               "{0}：无法打开：{1}。请让它可读，或用 exclude 排除。"};
constexpr Text2 kCannotRead = {"{0}: cannot read: {1}. Make it readable, or exclude it.",
                               "{0}：无法读取：{1}。请让它可读，或用 exclude 排除。"};
constexpr Text2 kNoFile = {"{0}: not a regular file, so it cannot be a page. Remove it, or exclude it.",
                           "{0}：不是普通文件，不能作为页面。请删去，或用 exclude 排除。"};
constexpr Text2 kTooBig = {"{0}: larger than 4 GiB, so it cannot be a page. Remove it, or exclude it.",
                           "{0}：超过 4 GiB，不能作为页面。请删去，或用 exclude 排除。"};

}  // namespace

void PageBuffer::reserve(std::size_t size) {
  if (size <= capacity_) return;
  const std::size_t capacity = std::max(size, capacity_ + capacity_ / 2);
  std::unique_ptr<char[]> memory(new char[capacity]);
  if (size_ != 0) std::memcpy(memory.get(), memory_.get(), size_);
  memory_ = std::move(memory);
  capacity_ = capacity;
}

void PageBuffer::hold(std::string_view bytes) {
  size_ = 0;
  reserve(bytes.size() + 1);
  std::memcpy(memory_.get(), bytes.data(), bytes.size());
  size_ = bytes.size();
}

Status PageBuffer::read(Disk& disk, int root, const std::string& path, const std::string& shown) {
  size_ = 0;
  const Handle file(disk, disk.open(root, path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW, 0));
  if (!file && (errno == ENXIO || errno == ENODEV)) return trouble(kNoFile, {shown});
  if (!file) return trouble(kCannotOpen, {shown}, errno);
  struct stat st = {};
  if (disk.stat(file.fd(), st) != 0) return trouble(kCannotRead, {shown}, errno);
  if (!S_ISREG(st.st_mode)) return trouble(kNoFile, {shown});
  if (static_cast<std::uint64_t>(st.st_size) >= kMaxPageBytes) return trouble(kTooBig, {shown});
  identity_ = FileIdentity(st);
  // One byte more than the file holds, so that a read that fills less also shows the end; and never nothing.
  reserve(static_cast<std::size_t>(st.st_size) + 1);
  while (true) {
    if (size_ == capacity_) reserve(capacity_ * 2);
    if (size_ >= kMaxPageBytes) return trouble(kTooBig, {shown});
    const ssize_t got = disk.read(file.fd(), memory_.get() + size_, capacity_ - size_);
    if (got < 0) return trouble(kCannotRead, {shown}, errno);
    if (got == 0) return {};
    size_ += static_cast<std::size_t>(got);
    // More was asked for than the file was said to hold, and it gave just that: the end, without another call to see
    // it.
    if (size_ == static_cast<std::size_t>(st.st_size) && size_ < capacity_) return {};
  }
}

bool is_file_beneath(Disk& disk, int root, const std::string& path) {
  const Handle file(disk, disk.open(root, path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0));
  struct stat about = {};
  return file && disk.stat(file.fd(), about) == 0 && S_ISREG(about.st_mode);
}

}  // namespace beian
