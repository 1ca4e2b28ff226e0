#include "archive/writer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "archive/libarchive.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kCannotWrite = {"{0}: cannot write the archive: {1}. Give another place, or free some space.",
                                "{0}：无法写入归档文件：{1}。请换一个位置，或腾出空间。"};
constexpr Text2 kNoMember = {"{0}: the archive cannot hold a member as it was: {1}.",
                             "{0}：归档文件无法原样保存成员：{1}。"};
constexpr Text2 kOtherKind = {
    "{0}: a {1} becomes no {2} here, because it could not hold all that the members are. Give a name that ends in "
    ".{1}.",
    "{0}：不能把 {1} 改成 {2}，因为成员的信息会丢失。请使用以 .{1} 结尾的文件名。"};

struct Ending {
  std::string_view name;
  int filter;
};
constexpr Ending kEndings[] = {
    {".tar", ARCHIVE_FILTER_NONE},      {".tar.gz", ARCHIVE_FILTER_GZIP},  {".tgz", ARCHIVE_FILTER_GZIP},
    {".tar.bz2", ARCHIVE_FILTER_BZIP2}, {".tbz2", ARCHIVE_FILTER_BZIP2},   {".tar.xz", ARCHIVE_FILTER_XZ},
    {".txz", ARCHIVE_FILTER_XZ},        {".tar.zst", ARCHIVE_FILTER_ZSTD},
};

bool is_zip(int format) {
  return (format & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
}

// A ustar archive stays one as long as its members fit; libarchive's "restricted" form adds headers for those that do
// not.
int format_to_write(int format) {
  if (is_zip(format)) return ARCHIVE_FORMAT_ZIP;
  if (format == ARCHIVE_FORMAT_TAR_GNUTAR || format == ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE) return format;
  return ARCHIVE_FORMAT_TAR_PAX_RESTRICTED;
}

}  // namespace

ArchiveWriter::ArchiveWriter(int fd, std::string file, std::string temporary)
    : fd_(fd), file_(std::move(file)), temporary_(std::move(temporary)) {}

ArchiveWriter::~ArchiveWriter() {
  if (archive_ != nullptr) archive_library().archive_write_free(archive_);
  if (fd_ >= 0) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::open(const std::string& file, int format, int filter) {
  const std::string_view name = file;
  if (name.ends_with(".zip") != is_zip(format) && name.ends_with(".zip"))
    return trouble(kOtherKind, {printable(file), "tar", "zip"});
  for (const Ending& ending : kEndings) {
    if (!name.ends_with(ending.name)) continue;
    if (is_zip(format)) return trouble(kOtherKind, {printable(file), "zip", "tar"});
    filter = ending.filter;
  }
  struct stat about = {};
  const bool exists = ::stat(file.c_str(), &about) == 0;
  if (exists && !S_ISREG(about.st_mode))
    return trouble(kCannotWrite, {printable(file)}, S_ISDIR(about.st_mode) ? EISDIR : EEXIST);
  const std::string temporary = file + ".beian-" + std::to_string(::getpid());
  ::unlink(temporary.c_str());
  const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (fd < 0) return trouble(kCannotWrite, {printable(file)}, errno);
  if (exists) ::fchmod(fd, about.st_mode & 0777);
  std::unique_ptr<ArchiveWriter> out(new ArchiveWriter(fd, file, temporary));
  const ArchiveLibrary& library = archive_library();
  out->archive_ = library.archive_write_new();
  archive* const made = out->archive_;
  const bool ready = made != nullptr && library.archive_write_set_format(made, format_to_write(format)) == ARCHIVE_OK &&
                     (is_zip(format) || library.archive_write_add_filter(made, filter) == ARCHIVE_OK) &&
                     (is_zip(format) || filter != ARCHIVE_FILTER_GZIP ||
                      library.archive_write_set_options(made, "gzip:!timestamp") == ARCHIVE_OK) &&
                     library.archive_write_open_fd(made, fd) == ARCHIVE_OK;
  if (!ready) return out->failed();
  return out;
}

Error ArchiveWriter::failed() const {
  const int reason = archive_ != nullptr ? archive_library().archive_errno(archive_) : ENOMEM;
  if (reason == ENOSPC || reason == EFBIG || reason == EDQUOT || reason == EIO)
    return trouble(kCannotWrite, {printable(file_)}, reason);
  const char* words = archive_ != nullptr ? archive_library().archive_error_string(archive_) : nullptr;
  return trouble(kNoMember, {printable(file_), printable(words != nullptr ? words : "?")});
}

Status ArchiveWriter::member(archive_entry* entry) {
  const ArchiveLocale utf8;
  archive_library().archive_entry_sparse_clear(entry);  // its holes are written as the zeros that they are read as
  return archive_library().archive_write_header(archive_, entry) == ARCHIVE_OK ? Status() : failed();
}

Status ArchiveWriter::write(std::string_view bytes) {
  const ArchiveLocale utf8;
  while (!bytes.empty()) {
    const la_ssize_t wrote = archive_library().archive_write_data(archive_, bytes.data(), bytes.size());
    if (wrote <= 0) return failed();
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return {};
}

Status ArchiveWriter::finish() {
  const ArchiveLocale utf8;
  if (archive_library().archive_write_close(archive_) != ARCHIVE_OK) return failed();
  const int fd = fd_;
  fd_ = -1;
  if (::close(fd) != 0 && errno != EINTR) return trouble(kCannotWrite, {printable(file_)}, errno);
  if (std::rename(temporary_.c_str(), file_.c_str()) != 0) return trouble(kCannotWrite, {printable(file_)}, errno);
  temporary_.clear();
  return {};
}

}  // namespace beian
