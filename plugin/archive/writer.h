// writer.h — the new archive: written beside its name, and renamed onto it when it is whole.
//
// The container is that of the old one (tar stays the tar that it is, zip stays zip); how it is packed follows from the
// new name (.tar, .tar.gz, .tgz, .tar.bz2, .tar.xz, .tar.zst), else from the old one. The same members give the same
// bytes: no time of packing is written.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct archive;
struct archive_entry;

namespace beian {

class ArchiveWriter {
 public:
  // `format` and `filter` are libarchive's codes of the old archive.
  static Result<std::unique_ptr<ArchiveWriter>> open(const std::string& file, int format, int filter);
  ~ArchiveWriter();  // without finish(): nothing is left
  ArchiveWriter(const ArchiveWriter&) = delete;
  ArchiveWriter& operator=(const ArchiveWriter&) = delete;

  // The header of the next member; its bytes follow, as many as it says.
  Status member(archive_entry* entry);
  Status write(std::string_view bytes);
  Status finish();

 private:
  ArchiveWriter(int fd, std::string file, std::string temporary);
  Error failed() const;

  int fd_;
  std::string file_;
  std::string temporary_;
  archive* archive_ = nullptr;
};

}  // namespace beian
