#include "site/sheet_store.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "base/hash.h"
#include "site/page_file.h"

namespace beian {
namespace {

constexpr off_t kLargestSheet = 4 << 20;

Resources::SheetFact read_from(Disk& disk, int root, const std::string& path) {
  Resources::SheetFact out;
  struct stat about = {};
  {
    const Handle file(disk, disk.open(root, path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0));
    const bool absent = !file && (errno == ENOENT || errno == ENOTDIR);
    out.file = absent ? Resources::Answer::not_there : Resources::Answer::there;
    if (!file || disk.stat(file.fd(), about) != 0) return out;
  }
  if (S_ISDIR(about.st_mode)) out.file = Resources::Answer::not_there;
  if (!S_ISREG(about.st_mode) || about.st_size > kLargestSheet) return out;
  PageBuffer buffer;
  if (buffer.read(disk, root, path, path)) return out;
  out.digest = fnv1a(buffer.bytes());
  if (!css::is_readable_sheet(buffer.bytes())) return out;
  out.sheet = std::make_shared<const css::Sheet>(css::read_sheet(buffer.bytes()));
  return out;
}

}  // namespace

Resources::SheetFact SheetStore::read(Disk& disk, int root, const std::string& path) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto at = known_.find(path);
  if (at != known_.end()) return at->second;
  return known_.emplace(path, read_from(disk, root, path)).first->second;
}

}  // namespace beian
