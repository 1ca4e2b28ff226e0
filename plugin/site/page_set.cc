#include "site/page_set.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "site/glob.h"
#include "site/shard.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kCannotList = {"{0}: cannot list the folder: {1}. Make it readable, or exclude it.",
                               "{0}：无法列出文件夹：{1}。请让它可读，或用 exclude 排除。"};

bool is_ours(const std::string& name) {
  return is_staging_folder(name) || name == ".git";
}

bool before(const DirEntry& a, const DirEntry& b) {
  const auto key_less = [](std::string_view x, bool x_folder, std::string_view y, bool y_folder) {
    const std::size_t common = std::min(x.size(), y.size());
    const int order = x.substr(0, common).compare(y.substr(0, common));
    if (order != 0) return order < 0;
    // Behind the common part stand more letters, the folder's '/', or nothing.
    const auto rest = [common](std::string_view s, bool folder) {
      if (s.size() > common) return static_cast<int>(static_cast<unsigned char>(s[common])) + 1;
      return folder ? '/' + 1 : 0;
    };
    return rest(x, x_folder) < rest(y, y_folder);
  };
  return key_less(a.name, a.kind == EntryKind::folder, b.name, b.kind == EntryKind::folder);
}

}  // namespace

bool PageFilter::matches(std::string_view path) const {
  return any_glob_matches(include, path) && !any_glob_matches(exclude, path);
}

PageSet::PageSet(Disk& disk, int root, std::string folder, const PageFilter& filter)
    : disk_(&disk), root_(root), folder_(std::move(folder)), filter_(&filter) {}

PageSet::PageSet(std::vector<std::string> files) : started_(true), files_(std::move(files)) {
  std::sort(files_.begin(), files_.end());
  files_.erase(std::unique(files_.begin(), files_.end()), files_.end());
}

// Opens a folder as a new level. False, with `out` set, where that failed.
bool PageSet::enter(int dir, const std::string& name, const std::string& path, PageEntry& out) {
  Level level;
  level.folder = Handle(*disk_, disk_->open(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0));
  if (!level.folder || disk_->list(level.folder.fd(), level.entries) != 0) {
    out = {PageEntry::Kind::trouble, path, trouble(kCannotList, {printable(path)}, errno), 0};
    return false;
  }
  level.prefix = path == "." ? "" : path + "/";
  std::sort(level.entries.begin(), level.entries.end(), before);
  levels_.push_back(std::move(level));
  return true;
}

bool PageSet::leads_outside(const std::string& path) const {
  namespace fs = std::filesystem;
  std::error_code failed;
  const fs::path root = fs::canonical(folder_, failed);
  if (failed) return true;
  const fs::path target = fs::canonical(fs::path(folder_) / path, failed);
  const bool page_by_name = filter_->matches(path);
  if (failed) return page_by_name;
  const auto [in_root, in_target] = std::mismatch(root.begin(), root.end(), target.begin(), target.end());
  (void)in_target;
  if (in_root == root.end()) return false;
  return page_by_name || (fs::is_directory(target, failed) && !any_glob_covers(filter_->exclude, path));
}

bool PageSet::next(PageEntry& out) {
  if (!started_) {
    started_ = true;
    if (!enter(root_, ".", ".", out)) return true;
  }
  if (file_at_ < files_.size()) {
    out = {PageEntry::Kind::page, files_[file_at_++], {}, 0};
    return true;
  }
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.at == level.entries.size()) {
      levels_.pop_back();
      continue;
    }
    const DirEntry& entry = level.entries[level.at++];
    const std::string path = level.prefix + entry.name;
    if (entry.kind == EntryKind::folder) {
      if (is_ours(entry.name) || any_glob_covers(filter_->exclude, path)) continue;
      if (!enter(level.folder.fd(), entry.name, path, out)) return true;
    } else if (entry.kind == EntryKind::link) {
      if (!leads_outside(path)) continue;
      out = {PageEntry::Kind::outside_link, path, {}, 0};
      return true;
    } else if (filter_->matches(path)) {
      const TwinSet twins = twins_behind(level, entry.name);
      out = {PageEntry::Kind::page, path, {}, twins};
      return true;
    }
  }
  return false;
}

// Entries are sorted by name: what begins with the page's own stands right behind it.
TwinSet PageSet::twins_behind(const Level& level, const std::string& name) {
  TwinSet out = 0;
  for (std::size_t i = level.at; i < level.entries.size() && level.entries[i].name.starts_with(name); ++i) {
    if (level.entries[i].kind == EntryKind::file) out |= twin_of(name, level.entries[i].name);
  }
  return out;
}

}  // namespace beian
