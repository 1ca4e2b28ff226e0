#include "archive/reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>

#include "archive/libarchive.h"
#include "archive/member_path.h"
#include "base/utf8.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr std::size_t kBlock = 65536;
constexpr off_t kTarEnd = 1024;  // two blocks of zeros end a tar

constexpr Text2 kCannotOpen = {"{0}: cannot open the archive: {1}. Give an existing file.",
                               "{0}：无法打开归档文件：{1}。请给出存在的文件。"};
constexpr Text2 kNoFile = {"{0}: not a regular file. An archive is read more than once, so write it to a file first.",
                           "{0}：不是普通文件。归档文件要读取多遍，请先写到文件中。"};
constexpr Text2 kBroken = {
    "{0}: cannot read the archive: {1}. It is a tar (plain or packed by gzip, bzip2, xz or zstd) or "
    "zip that is torn, or none: make it again.",
    "{0}：无法读取归档文件：{1}。支持 tar（不压缩，或以 gzip、bzip2、xz、zstd 压缩）和 "
    "zip；它可能已损坏，请重新生成。"};
constexpr Text2 kCutOff = {"{0}: the archive has no end: it was cut off. Make it again.",
                           "{0}：归档文件没有结尾，可能被截断。请重新生成。"};
constexpr Text2 kEscapes = {
    "{0}: the member “{1}” would be unpacked outside of the folder. Nobody should unpack this archive; find out who "
    "made "
    "it.",
    "{0}：成员“{1}”解包时会落在文件夹之外。不应解包此归档文件，请查明其来源。"};
constexpr Text2 kLeads = {
    "{0}: the link “{1}” leads to “{2}”, outside of the folder. Pack the file itself (tar --dereference), or leave it "
    "out.",
    "{0}：链接“{1}”指向文件夹之外的“{2}”。请打包文件本身（tar --dereference），或不打包它。"};
constexpr Text2 kTooMany = {"{0}: more than {1} members. Pack the site in parts.",
                            "{0}：成员超过 {1} 个。请分开打包。"};
constexpr Text2 kBomb = {
    "{0}: unpacks to more than {1} bytes, which is past what an archive of its size may hold. Is it one of pages? "
    "Unpack "
    "it yourself if you trust it, and give the folder.",
    "{0}：解包后超过 {1} 字节，超出该大小的归档文件允许的上限。它真的是网站吗？若信任它，请自行解包后指定文件夹。"};
constexpr Text2 kTooBig = {"{0}: the member “{1}” is larger than {2} bytes, so it cannot be a page. Exclude it.",
                           "{0}：成员“{1}”超过 {2} 字节，不能作为页面。请用 exclude 排除。"};

ArchiveMember::Kind kind_of(unsigned type) {
  switch (type) {
    case AE_IFREG: return ArchiveMember::Kind::file;
    case AE_IFDIR: return ArchiveMember::Kind::folder;
    case AE_IFLNK: return ArchiveMember::Kind::link;
    default: return ArchiveMember::Kind::other;
  }
}

}  // namespace

ArchiveReader::ArchiveReader(int fd, std::string shown, const ArchiveLimits& limits)
    : fd_(fd), shown_(std::move(shown)), limits_(limits), buffer_(new char[kBlock]) {}

ArchiveReader::~ArchiveReader() {
  if (archive_ != nullptr) archive_library().archive_read_free(archive_);
  ::close(fd_);
}

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(const std::string& file, const ArchiveLimits& limits) {
  if (Status missing = load_archive_library()) return *missing;
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) return trouble(kCannotOpen, {printable(file)}, errno);
  std::unique_ptr<ArchiveReader> out(new ArchiveReader(fd, printable(file), limits));
  struct stat about = {};
  if (::fstat(fd, &about) != 0) return trouble(kCannotOpen, {out->shown_}, errno);
  if (!S_ISREG(about.st_mode)) return trouble(kNoFile, {out->shown_});
  out->identity_ = FileIdentity(about);
  const ArchiveLibrary& library = archive_library();
  out->archive_ = library.archive_read_new();
  const bool ready = out->archive_ != nullptr &&
                     library.archive_read_support_filter_gzip(out->archive_) == ARCHIVE_OK &&
                     library.archive_read_support_filter_bzip2(out->archive_) == ARCHIVE_OK &&
                     library.archive_read_support_filter_xz(out->archive_) == ARCHIVE_OK &&
                     library.archive_read_support_filter_zstd(out->archive_) == ARCHIVE_OK &&
                     library.archive_read_support_format_tar(out->archive_) == ARCHIVE_OK &&
                     library.archive_read_support_format_zip_seekable(out->archive_) == ARCHIVE_OK &&
                     library.archive_read_open_fd(out->archive_, fd, kBlock) == ARCHIVE_OK;
  if (!ready) return out->failed();
  return out;
}

Error ArchiveReader::failed() const {
  const char* words = archive_ != nullptr ? archive_library().archive_error_string(archive_) : nullptr;
  return trouble(kBroken, {shown_, printable(words != nullptr ? words : "?")});
}

// Uncompressed, a tar that was cut off between two members reads as a shorter one; the packed forms have sums.
Status ArchiveReader::whole_tar() const {
  if (is_zip() || filter() != ARCHIVE_FILTER_NONE || members_ == 0) return {};
  char end[kTarEnd];
  const bool whole = identity_.size >= kTarEnd && ::pread(fd_, end, sizeof end, identity_.size - kTarEnd) == kTarEnd &&
                     std::all_of(end, end + kTarEnd, [](char c) { return c == 0; });
  return whole ? Status() : trouble(kCutOff, {shown_});
}

Status ArchiveReader::count(std::uint64_t bytes) {
  const std::uint64_t by_size =
      std::max(limits_.unpacked_freely, limits_.ratio * static_cast<std::uint64_t>(identity_.size));
  const std::uint64_t most = std::min(limits_.unpacked, by_size);
  if (bytes > most - std::min(unpacked_, most)) return trouble(kBomb, {shown_, std::to_string(most)});
  unpacked_ += bytes;
  return {};
}

Result<bool> ArchiveReader::next(ArchiveMember& out) {
  const ArchiveLocale utf8;
  const ArchiveLibrary& library = archive_library();
  const int answer = library.archive_read_next_header(archive_, &out.entry);
  if (answer == ARCHIVE_EOF) {
    if (Status bad = whole_tar()) return *bad;
    return false;
  }
  if (answer != ARCHIVE_OK) return failed();  // a warning, too: something of the member would be lost
  if (++members_ > limits_.members) return trouble(kTooMany, {shown_, std::to_string(limits_.members)});
  const char* name = library.archive_entry_pathname(out.entry);
  const std::optional<std::string> path = name != nullptr ? member_path(name) : std::nullopt;
  // A name of a zip says whether it is UTF-8; one that is not would be written as one that is.
  if (!path || (is_zip() && !is_valid_utf8(*path)))
    return trouble(kEscapes, {shown_, printable(name != nullptr ? name : "?")});
  out.path = path_ = *path;
  out.kind = kind_of(library.archive_entry_filetype(out.entry));
  out.target.clear();
  if (const char* hard = library.archive_entry_hardlink(out.entry)) {
    const std::optional<std::string> target = member_path(hard);
    if (!target) return trouble(kLeads, {shown_, printable(name), printable(hard)});
    out.kind = ArchiveMember::Kind::hard_link;
    out.target = *target;
  } else if (const char* link = library.archive_entry_symlink(out.entry)) {
    if (!link_stays_inside(out.path, link)) return trouble(kLeads, {shown_, printable(name), printable(link)});
    out.target = link;
  }
  out.size = library.archive_entry_size_is_set(out.entry) != 0
                 ? static_cast<std::uint64_t>(std::max<la_int64_t>(library.archive_entry_size(out.entry), 0))
                 : 0;
  promised_ = out.size;
  if (Status bad = count(out.size)) return *bad;
  return true;
}

Result<std::string_view> ArchiveReader::some() {
  const ArchiveLocale utf8;
  const la_ssize_t got = archive_library().archive_read_data(archive_, buffer_.get(), kBlock);
  if (got < 0) return failed();
  const auto size = static_cast<std::uint64_t>(got);
  // More than was promised counts when it comes.
  if (size > promised_) {
    if (Status bad = count(size - promised_)) return *bad;
  }
  promised_ -= std::min(promised_, size);
  return std::string_view(buffer_.get(), static_cast<std::size_t>(got));
}

Result<std::string> ArchiveReader::content(std::uint64_t most) {
  std::string out;
  while (true) {
    const Result<std::string_view> part = some();
    if (!part) return part.error();
    if (part.value().empty()) return out;
    if (out.size() + part.value().size() > most)
      return trouble(kTooBig, {shown_, printable(path_), std::to_string(most)});
    out += part.value();
  }
}

int ArchiveReader::format() const {
  return archive_library().archive_format(archive_);
}
int ArchiveReader::filter() const {
  return archive_library().archive_filter_code(archive_, 0);
}
bool ArchiveReader::is_zip() const {
  return (format() & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
}

}  // namespace beian
