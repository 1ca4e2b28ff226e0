#include "site/known_files.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <memory>

namespace beian {
namespace {

constexpr std::size_t kMostKnown = 4096;

}  // namespace

const Resources& KnownFiles::of(int root, SheetStore& sheets) {
  if (root != root_ || files_.size() > kMostKnown) files_.forget();
  root_ = root;
  sheets_ = &sheets;
  return files_;
}

void KnownFiles::learn(const std::vector<std::string>& wanted) {
  for (const std::string& path : wanted) {
    const Handle file(disk_, disk_.open(root_, path, O_RDONLY | O_NONBLOCK, 0));
    const bool absent =
        !file && (errno == ENOENT || errno == ENOTDIR);  // what cannot be opened for another reason is there
    struct stat about = {};
    const bool folder = file && disk_.stat(file.fd(), about) == 0 && S_ISDIR(about.st_mode);
    files_.learn_file(path, !absent && !folder);
  }
}

void KnownFiles::learn_sheets(const std::vector<std::string>& wanted) {
  for (const std::string& path : wanted) files_.learn_sheet(path, sheets_->read(disk_, root_, path));
}

void KnownFiles::promise(const std::string& file) {
  files_.learn_file(file, true);
}

void KnownFiles::promise_sheet(const std::string& file, const std::string& bytes) {
  if (files_.sheet(file).file != Resources::Answer::unknown) return;
  files_.learn_file(file, true);
  files_.learn_sheet(file, {Resources::Answer::there, std::make_shared<const css::Sheet>(css::read_sheet(bytes))});
}

}  // namespace beian
