#include "site/own_files.h"

#include <cerrno>
#include <vector>

#include "site/page_file.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr std::string_view kPrefixes[] = {"beian-icon-", "beian-style-"};
constexpr std::size_t kDigits = 16;

constexpr Text2 kCannotRemove = {"{0}: cannot remove this file of ours: {1}. Remove it by hand.",
                                 "{0}：无法删除由 beian 生成的文件：{1}。请手动删除。"};

// The hash in the name of a file of ours; empty where it is none.
std::string_view digits_of(std::string_view name) {
  for (const std::string_view prefix : kPrefixes) {
    if (!name.starts_with(prefix)) continue;
    name.remove_prefix(prefix.size());
    return name.find('.') == kDigits ? name.substr(0, kDigits) : std::string_view();
  }
  return {};
}

}  // namespace

Status remove_own_files(Disk& disk, int root, const std::string& folder) {
  std::vector<DirEntry> entries;
  if (disk.list(root, entries) != 0) return trouble(kCannotRemove, {printable(folder)}, errno);
  PageBuffer buffer;
  for (const DirEntry& entry : entries) {
    const std::string_view digits = digits_of(entry.name);
    if (digits.empty() || entry.kind != EntryKind::file) continue;
    const std::string shown = printable(folder + "/" + entry.name);
    if (buffer.read(disk, root, entry.name, shown)) continue;  // not readable: not known to be ours
    if (hex64(fnv1a(buffer.bytes())) != digits) continue;
    if (disk.unlink(root, entry.name) != 0) return trouble(kCannotRemove, {shown}, errno);
  }
  return {};
}

}  // namespace beian
