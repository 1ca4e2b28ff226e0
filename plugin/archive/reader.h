// reader.h — the members of an archive (tar, plain or packed with gzip, bzip2, xz, Zstandard; zip), one after the
// other.
//
// What:   A pass over the file. Members come in the order in which they stand; each name and link has been found to
// stay
//         beneath the archive's top (member_path.h), or the pass has failed.
// Why:    Archives are the artefacts of CI and what hosts take. Unpacking one with 50,000 pages, to pack it again, is a
//         hundred thousand system calls for files that nobody wanted.
// Limits: kMostMembers, kMostUnpacked, and past kUnpackedFreely no more than kMostRatio times the file's size: more is
// a
//         bomb, and refused before it is unpacked. Tests may lower them.
//
// A pass reads a file that it opened itself; several passes compare who it was (identity).
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "site/page_file.h"

struct archive;
struct archive_entry;

namespace beian {

struct ArchiveLimits {
  std::uint64_t members = 20'000'000;
  std::uint64_t page = std::uint64_t{64} << 20;     // bytes of one page
  std::uint64_t unpacked = std::uint64_t{1} << 40;  // bytes of all members
  std::uint64_t unpacked_freely = std::uint64_t{1} << 30;
  std::uint64_t ratio = 1100;  // a little more than Deflate can reach
};

struct ArchiveMember {
  enum class Kind : std::uint8_t { file, folder, link, hard_link, other };
  std::string path;  // beneath the top, "" for the top itself
  Kind kind = Kind::file;
  std::string target;              // of a hard link: the path of the member that it names
  std::uint64_t size = 0;          // as the archive says
  archive_entry* entry = nullptr;  // until the next one
};

class ArchiveReader {
 public:
  static Result<std::unique_ptr<ArchiveReader>> open(const std::string& file, const ArchiveLimits& limits);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  // False at the end.
  Result<bool> next(ArchiveMember& out);
  // The member's bytes: whole, or an error where there are more than `most`; or as they come, "" at the end.
  Result<std::string> content(std::uint64_t most);
  Result<std::string_view> some();

  const FileIdentity& identity() const { return identity_; }
  const std::string& shown() const { return shown_; }
  // libarchive's codes, known behind the first member.
  int format() const;
  int filter() const;
  bool is_zip() const;

 private:
  ArchiveReader(int fd, std::string shown, const ArchiveLimits& limits);
  Error failed() const;
  Status count(std::uint64_t bytes);
  Status whole_tar() const;

  int fd_;
  std::string shown_;
  ArchiveLimits limits_;
  archive* archive_ = nullptr;
  FileIdentity identity_;
  std::string path_;  // of the member
  std::uint64_t members_ = 0;
  std::uint64_t unpacked_ = 0;  // as the members' sizes promise
  std::uint64_t promised_ = 0;  // what is left of this member's
  std::unique_ptr<char[]> buffer_;
};

}  // namespace beian
