#include "archive/index.h"

#include <algorithm>

#include "archive/member_path.h"
#include "base/hash.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr std::uint64_t kLargestSheet = std::uint64_t{4} << 20;
constexpr std::uint64_t kLargestSitemap = std::uint64_t{50} << 20;
constexpr std::uint64_t kLargestHome = std::uint64_t{1} << 20;
constexpr std::uint64_t kLargestList = std::uint64_t{16} << 20;
constexpr std::uint64_t kMostKept = std::uint64_t{256} << 20;
constexpr std::ptrdiff_t kDeepestHome = 3;  // folders above index.html where a home page is looked for

constexpr Text2 kTwice = {
    "{0}: the member “{1}” stands there twice, and which one counts depends on who unpacks it. Make the archive again.",
    "{0}：成员“{1}”出现两次，以哪一个为准取决于解包的程序。请重新生成归档文件。"};
constexpr Text2 kThroughLink = {
    "{0}: the member “{1}” would be unpacked through a link of the archive. Pack the file itself (tar --dereference).",
    "{0}：成员“{1}”会经由归档中的链接解包。请打包文件本身（tar --dereference）。"};
constexpr Text2 kNoFolder = {"{0}: no folder “{1}” in the archive. Name the one that holds the site, or none.",
                             "{0}：归档中没有文件夹“{1}”。请指定网站所在的文件夹，或不指定。"};

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

// How many bytes of a file are kept for those who may ask; 0: it is not.
std::uint64_t worth_keeping(std::string_view path, Scope scope) {
  const std::string_view name = name_of(path);
  if (name.ends_with(".css")) return kLargestSheet;
  const bool sitemap = name.ends_with(".xml") || name.ends_with(".xml.gz");
  if (sitemap && name.find("sitemap") != std::string_view::npos) return kLargestSitemap;
  if (name == "robots.txt" || name == "CNAME") return kLargestHome;
  if (name == "ngsw.json" || name == "service-worker.js" || name == "sw.js") return kLargestList;
  const bool home = name == "index.html" || name == "index.htm";
  const bool near = std::count(path.begin(), path.end(), '/') <= kDeepestHome;
  return scope == Scope::home && home && near ? kLargestHome : 0;
}

std::optional<Coding> coding_of(std::string_view path) {
  for (const Coding coding : kCodings) {
    if (path.ends_with(suffix_of(coding))) return coding;
  }
  return std::nullopt;
}

bool is_among(const std::vector<std::uint64_t>& sorted, std::string_view path) {
  return std::binary_search(sorted.begin(), sorted.end(), fnv1a(path));
}

// The member whose path has this hash; one more pass, for the words of an error.
std::string path_of(const std::string& file, std::uint64_t hash, const ArchiveLimits& limits) {
  Result<std::unique_ptr<ArchiveReader>> reader = ArchiveReader::open(file, limits);
  ArchiveMember member;
  while (reader) {
    const Result<bool> more = (*reader)->next(member);
    if (!more || !more.value()) break;
    if (fnv1a(member.path) == hash) return member.path;
  }
  return "?";
}

}  // namespace

// Patterns are meant from the site's folder, which is not known before the last member: the top, or one below.
bool ArchiveIndex::may_be_page(std::string_view path, const PageFilter& filter) const {
  for (std::string_view rest = path; !rest.empty();) {
    if (filter.matches(rest)) return true;
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) break;
    rest.remove_prefix(slash + 1);
  }
  return false;
}

Status ArchiveIndex::add(const ArchiveMember& member, ArchiveReader& reader, const PageFilter& filter, Scope scope) {
  const std::string& path = member.path;
  if (path.empty()) return {};
  for (std::size_t at = path.find('/'); !links_.empty() && at != std::string::npos; at = path.find('/', at + 1)) {
    if (links_.contains(std::string_view(path).substr(0, at)))
      return trouble(kThroughLink, {reader.shown(), printable(path)});
  }
  const std::size_t slash = path.find('/');
  const bool at_top = slash == std::string::npos && member.kind != ArchiveMember::Kind::folder;
  const std::string top = at_top ? std::string() : path.substr(0, slash);
  several_tops_ = several_tops_ || at_top || (top_ && *top_ != top);
  top_ = top;
  if (member.kind == ArchiveMember::Kind::folder) return {};
  if (member.kind == ArchiveMember::Kind::link) {
    links_.insert(path);
    return {};
  }
  if (member.kind == ArchiveMember::Kind::hard_link) linked_.push_back(fnv1a(member.target));
  if (member.kind == ArchiveMember::Kind::other) return {};
  files_.push_back(fnv1a(path));
  if (member.kind != ArchiveMember::Kind::file) return {};
  if (const auto coding = coding_of(path)) {
    const std::string page = path.substr(0, path.size() - suffix_of(*coding).size());
    if (!may_be_page(page, filter)) return {};
    Result<std::string> bytes = reader.content(kLargestList);
    if (!bytes) return bytes.error();
    const std::optional<std::string> unpacked = unpack(*coding, *bytes, ArchiveLimits().page);
    twins_[fnv1a(path)] = {unpacked ? fnv1a(*unpacked) : 0, unpacked.has_value(), false};
    return {};
  }
  for (const Coding coding : kCodings) {
    const auto twin = twins_.empty() ? twins_.end() : twins_.find(fnv1a(path + std::string(suffix_of(coding))));
    if (twin != twins_.end()) twin->second.first = true;
  }
  const std::uint64_t most = worth_keeping(path, scope);
  if (most == 0 || member.size > most || kept_bytes_ + member.size > kMostKept) return {};
  Result<std::string> bytes = reader.content(most);
  if (!bytes) return bytes.error();
  kept_bytes_ += bytes->size();
  kept_[path] = std::move(*bytes);
  return {};
}

bool ArchiveIndex::has_file(std::string_view path) const {
  return is_among(files_, path);
}
bool ArchiveIndex::is_link_target(std::string_view path) const {
  return is_among(linked_, path);
}
const std::string* ArchiveIndex::kept(std::string_view path) const {
  const auto at = kept_.find(path);
  return at == kept_.end() ? nullptr : &at->second;
}
const ArchiveIndex::Twin* ArchiveIndex::twin(std::string_view path) const {
  const auto at = twins_.find(fnv1a(path));
  return at == twins_.end() ? nullptr : &at->second;
}

Status ArchiveIndex::find_folder(const std::string& folder, const std::string& shown) {
  if (folder.empty()) {
    if (top_ && !several_tops_ && !top_->empty()) prefix_ = *top_ + "/";
    return {};
  }
  const std::optional<std::string> path = member_path(folder);
  if (!path) return trouble(kNoFolder, {shown, printable(folder)});
  prefix_ = path->empty() ? "" : *path + "/";
  return {};
}

Result<ArchiveIndex> ArchiveIndex::read(const std::string& file, const std::string& folder, const PageFilter& filter,
                                        Scope scope, const ArchiveLimits& limits) {
  Result<std::unique_ptr<ArchiveReader>> opened = ArchiveReader::open(file, limits);
  if (!opened) return opened.error();
  ArchiveReader& reader = **opened;
  ArchiveIndex out;
  out.identity_ = reader.identity();
  ArchiveMember member;
  while (true) {
    const Result<bool> more = reader.next(member);
    if (!more) return more.error();
    if (!more.value()) break;
    out.format_ = std::max(out.format_, reader.format());
    out.filter_ = reader.filter();
    if (Status bad = out.add(member, reader, filter, scope)) return *bad;
  }
  std::sort(out.files_.begin(), out.files_.end());
  std::sort(out.linked_.begin(), out.linked_.end());
  const auto twice = std::adjacent_find(out.files_.begin(), out.files_.end());
  if (twice != out.files_.end()) return trouble(kTwice, {reader.shown(), printable(path_of(file, *twice, limits))});
  if (Status bad = out.find_folder(folder, reader.shown())) return *bad;
  return out;
}

}  // namespace beian
