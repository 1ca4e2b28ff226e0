#include "archive/archive_pages.h"

#include <algorithm>
#include <set>

#include "archive/libarchive.h"
#include "base/hash.h"
#include "site/trouble.h"
#include "site_rules/precache.h"

namespace beian {
namespace {

constexpr Text2 kChanged = {"{0}: the archive was changed while it was read. Run again when it is finished.",
                            "{0}：归档文件在读取期间被修改。请待其写完后重新运行。"};
constexpr Text2 kHardLink = {
    "{0}: the page “{1}” is one of several names (hard links) of a file. Pack with tar --hard-dereference.",
    "{0}：页面“{1}”是同一文件的多个名字（硬链接）之一。请用 tar --hard-dereference 打包。"};
constexpr Text2 kNoPageFile = {"{0}: “{1}” is no regular file, so it cannot be a page. Leave it out, or exclude it.",
                               "{0}：“{1}”不是普通文件，不能作为页面。请不打包它，或用 exclude 排除。"};
constexpr Text2 kTwinFirst = {
    "{0}: the packed copy “{1}” stands before its page, which beian changes. Pack in the order of names (tar "
    "--sort=name), set twins = \"remove\", or unpack and give the folder.",
    "{0}：压缩副本“{1}”排在 beian 要修改的页面之前。请按文件名顺序打包（tar --sort=name），或设置 twins = "
    "\"remove\"，或解包后指定文件夹。"};
constexpr Text2 kPrecache = {
    "{0}: “{1}” holds digests of pages, which beian reads and renews in a folder only. Unpack, run on the folder, "
    "pack.",
    "{0}：“{1}”含页面的摘要，beian 只在文件夹中核对和更新。请解包，对文件夹运行，再打包。"};

constexpr const char* kPrecacheLists[] = {"ngsw.json", "service-worker.js", "sw.js"};

class ArchivePages : public PageExchange {
 public:
  ArchivePages(ArchiveRequest request, RunPlan& plan, const ArchiveLimits& limits, ArchiveIndex index)
      : request_(std::move(request)), plan_(plan), limits_(limits), index_(std::move(index)), disk_(index_) {}

  Status open() {
    if (Status bad = open_reader(pages_)) return bad;
    if (request_.output.empty()) return {};
    if (Status bad = open_reader(members_)) return bad;
    Result<std::unique_ptr<ArchiveWriter>> writer =
        ArchiveWriter::open(request_.output, index_.format(), index_.filter());
    if (!writer) return writer.error();
    writer_ = std::move(*writer);
    return {};
  }

  Disk& disk() override { return disk_; }

  bool next(GivenPage& out) override {
    if (ended_) return false;
    Result<bool> found = next_page(out);
    if (!found) {
      ended_ = true;
      out = {};
      out.path = ".";
      out.error = found.error();
      return true;
    }
    ended_ = !*found;
    return *found;
  }

  void done(const GivenPage& page, const PageResult& result) override {
    if (writer_ == nullptr || trouble_ || result.trouble) return;
    trouble_ = copy_until(index_.prefix() + page.path);
    if (trouble_) return;
    trouble_ = result.changed ? write_member(page.bytes) : copy_member();
    for (const Twin& twin : page.twins) {
      if (trouble_ || (!result.changed && !twin.stale)) continue;
      const std::string member = index_.prefix() + twin.path;
      if (plan_.staging.drop_twins) {
        if (!index_.twin(member)->first) dropped_twins_.insert(member);
      } else if (index_.twin(member)->first) {
        trouble_ = trouble(kTwinFirst, {shown(), printable(member)});
      } else {
        new_twins_[member] = pack(twin.coding, page.bytes);
      }
    }
  }

  Status finish(RunOutcome& outcome) override {
    if (!trouble_ && writer_ != nullptr && !outcome.troubled) trouble_ = write_rest(outcome);
    writer_.reset();  // what was not finished is dropped
    return trouble_;
  }

 private:
  const std::string& shown() const { return pages_->shown(); }

  Status open_reader(std::unique_ptr<ArchiveReader>& reader) {
    Result<std::unique_ptr<ArchiveReader>> opened = ArchiveReader::open(request_.file, limits_);
    if (!opened) return opened.error();
    reader = std::move(*opened);
    if (reader->identity() != index_.identity()) return trouble(kChanged, {reader->shown()});
    return {};
  }

  // The path of a page beneath the site's folder; empty: it is none.
  std::string page_path(const ArchiveMember& member) const {
    if (member.kind == ArchiveMember::Kind::folder || member.kind == ArchiveMember::Kind::link) return {};
    if (!member.path.starts_with(index_.prefix())) return {};
    std::string path = member.path.substr(index_.prefix().size());
    return plan_.filter.matches(path) ? path : std::string();
  }

  Result<bool> next_page(GivenPage& out) {
    ArchiveMember member;
    while (true) {
      const Result<bool> more = pages_->next(member);
      if (!more || !more.value()) return more;
      std::string path = page_path(member);
      if (path.empty()) continue;
      if (member.kind == ArchiveMember::Kind::hard_link || index_.is_link_target(member.path))
        return trouble(kHardLink, {shown(), printable(member.path)});
      if (member.kind != ArchiveMember::Kind::file) return trouble(kNoPageFile, {shown(), printable(member.path)});
      Result<std::string> bytes = pages_->content(limits_.page);
      if (!bytes) return bytes.error();
      out.bytes = std::move(*bytes);
      out.twins = twins_of(path, fnv1a(out.bytes));
      out.path = std::move(path);
      return true;
    }
  }

  std::vector<Twin> twins_of(const std::string& path, std::uint64_t page) const {
    std::vector<Twin> out;
    for (const Coding coding : kCodings) {
      const std::string twin_path = path + std::string(suffix_of(coding));
      const ArchiveIndex::Twin* known = index_.twin(index_.prefix() + twin_path);
      if (known == nullptr) continue;
      Twin twin;
      twin.coding = coding;
      twin.path = twin_path;
      twin.stale = !known->whole || known->unpacked != page;
      out.push_back(std::move(twin));
    }
    return out;
  }

  Status write_rest(RunOutcome& outcome) {
    if (Status bad = copy_until({})) return bad;
    for (const std::string& name : outcome.files_missing) {
      if (Status bad = add_own(name, plan_.policy.icon.file, plan_.policy.icon.bytes)) return bad;
      if (Status bad = add_own(name, plan_.policy.sheet.file, plan_.policy.sheet.bytes)) return bad;
    }
    outcome.files_missing.clear();
    return writer_->finish();
  }

  // Copies what stands before the member `path`, which then is at_; an empty path: all that is left.
  Status copy_until(const std::string& path) {
    while (true) {
      const Result<bool> more = members_->next(at_);
      if (!more) return more.error();
      if (!more.value()) return path.empty() ? Status() : trouble(kChanged, {shown()});
      if (!path.empty() && at_.path == path && at_.kind == ArchiveMember::Kind::file) return {};
      if (at_.kind == ArchiveMember::Kind::file && is_dropped(at_.path)) continue;
      const auto twin = new_twins_.find(at_.path);
      if (twin != new_twins_.end() && at_.kind == ArchiveMember::Kind::file) {
        if (Status bad = write_member(twin->second)) return bad;
        new_twins_.erase(twin);
      } else if (Status bad = copy_member()) {
        return bad;
      }
      if (own_like_ == nullptr && at_.kind == ArchiveMember::Kind::file) remember(at_.entry);
    }
  }

  // With twins = "remove": a packed copy of a page that changes or that it is not a copy of; and each that stands
  // before its page, which is not known yet.
  bool is_dropped(const std::string& member) {
    if (!plan_.staging.drop_twins) return false;
    const ArchiveIndex::Twin* twin = index_.twin(member);
    return (twin != nullptr && twin->first) || dropped_twins_.erase(member) == 1;
  }

  Status copy_member() {
    if (Status bad = writer_->member(at_.entry)) return bad;
    if (at_.kind != ArchiveMember::Kind::file) return {};
    while (true) {
      const Result<std::string_view> part = members_->some();
      if (!part) return part.error();
      if (part.value().empty()) return {};
      if (Status bad = writer_->write(part.value())) return bad;
    }
  }

  Status write_member(std::string_view bytes) {
    if (own_like_ == nullptr) remember(at_.entry);
    archive_library().archive_entry_set_size(at_.entry, static_cast<la_int64_t>(bytes.size()));
    if (Status bad = writer_->member(at_.entry)) return bad;
    return writer_->write(bytes);
  }

  // Our own files get owner, mode and time of the first file of the archive.
  void remember(archive_entry* entry) {
    const ArchiveLocale utf8;
    own_like_.reset(archive_library().archive_entry_clone(entry));
  }

  Status add_own(std::string_view asked, const std::string& file, std::string_view bytes) {
    if (file.empty() || !asked.ends_with(file) || own_like_ == nullptr) return {};
    const std::string name = top_name() + index_.prefix() + file;
    {
      const ArchiveLocale utf8;
      archive_library().archive_entry_set_pathname(own_like_.get(), name.c_str());
      archive_library().archive_entry_set_size(own_like_.get(), static_cast<la_int64_t>(bytes.size()));
    }
    if (Status bad = writer_->member(own_like_.get())) return bad;
    return writer_->write(bytes);
  }

  // "./", where the members' names begin so.
  std::string top_name() const {
    const ArchiveLocale utf8;
    const char* name = archive_library().archive_entry_pathname(own_like_.get());
    return name != nullptr && std::string_view(name).starts_with("./") ? "./" : "";
  }

  struct FreeEntry {
    void operator()(archive_entry* entry) const { archive_library().archive_entry_free(entry); }
  };

  const ArchiveRequest request_;
  const RunPlan& plan_;
  const ArchiveLimits limits_;
  const ArchiveIndex index_;
  ArchiveDisk disk_;
  std::unique_ptr<ArchiveReader> pages_;
  bool ended_ = false;
  std::unique_ptr<ArchiveReader> members_;
  ArchiveMember at_;  // of members_
  std::unique_ptr<ArchiveWriter> writer_;
  std::map<std::string, std::string, std::less<>> new_twins_;  // of pages that are written, whose place has not come
  std::set<std::string, std::less<>> dropped_twins_;
  std::unique_ptr<archive_entry, FreeEntry> own_like_;
  Status trouble_;
};

// The first list of a service worker that holds the digest of a page.
std::string precache_list(const ArchiveIndex& index, const RunPlan& plan) {
  for (const char* name : kPrecacheLists) {
    const std::string* list = index.kept(index.prefix() + name);
    if (list == nullptr) continue;
    for (const PrecacheEntry& entry : precache_entries(*list)) {
      const std::string_view url = entry.url;
      if (plan.filter.matches(url.substr(std::min(url.find_first_not_of('/'), url.size())))) return name;
    }
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<PageExchange>> open_archive(const ArchiveRequest& request, RunPlan& plan,
                                                   const ArchiveLimits& limits) {
  Result<ArchiveIndex> index = ArchiveIndex::read(request.file, request.folder, plan.filter, plan.scope, limits);
  if (!index) return index.error();
  const std::string list = precache_list(*index, plan);
  if (!list.empty()) return trouble(kPrecache, {printable(request.file), list});
  Root root;
  root.folder = request.file;
  if (!index->prefix().empty()) root.folder += "/" + index->prefix().substr(0, index->prefix().size() - 1);
  plan.roots = {std::move(root)};
  auto out = std::make_unique<ArchivePages>(request, plan, limits, std::move(*index));
  if (Status bad = out->open()) return *bad;
  return std::unique_ptr<PageExchange>(std::move(out));
}

}  // namespace beian
