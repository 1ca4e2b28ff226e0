// index.h — what an archive holds beside its pages: the first pass over it.
//
// What:   Reads every member's name, and keeps what a page's verdict may ask for: style sheets, sitemaps, robots.txt,
//         CNAME; which files are there; what the packed copies of pages unpack to. ArchiveDisk answers from it.
// Why:    A page may stand before the sheet that hides its footer. The pages are judged in a second pass, when all of
//         that is known, so that an archive gets the bytes that its unpacked folder would.
// Memory: Eight bytes a file for its name (a hash), sixteen a packed copy; what is kept is capped (kMostKept), and a
//         sheet beyond that is unknown, which never hides. So it does not grow with the pages' bytes.
//
// The site's folder is the archive's top, or the one folder that holds everything (tar c public), or as asked.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/reader.h"
#include "base/result.h"
#include "site/packed.h"
#include "site/page_set.h"
#include "site/settings.h"

namespace beian {

class ArchiveIndex {
 public:
  struct Twin {
    std::uint64_t unpacked = 0;  // hash of what it unpacks to
    bool whole = false;          // it does unpack
    bool first = false;          // it stands before its page
  };

  // Reads the whole of `file`. `folder`: of the site, in the archive; empty: found.
  static Result<ArchiveIndex> read(const std::string& file, const std::string& folder, const PageFilter& filter,
                                   Scope scope, const ArchiveLimits& limits);

  // "" or "public/": what the paths of members begin with.
  const std::string& prefix() const { return prefix_; }
  const FileIdentity& identity() const { return identity_; }
  int format() const { return format_; }
  int filter() const { return filter_; }
  // The paths below are members': with the prefix.
  bool has_file(std::string_view path) const;
  bool is_link_target(std::string_view path) const;  // another member is a second name of it
  const std::string* kept(std::string_view path) const;
  const Twin* twin(std::string_view path) const;

 private:
  Status add(const ArchiveMember& member, ArchiveReader& reader, const PageFilter& filter, Scope scope);
  Status find_folder(const std::string& folder, const std::string& shown);
  bool may_be_page(std::string_view path, const PageFilter& filter) const;

  std::string prefix_;
  FileIdentity identity_;
  int format_ = 0;
  int filter_ = 0;
  std::vector<std::uint64_t> files_;          // hashes of paths; sorted when all are read
  std::vector<std::uint64_t> linked_;         // of the targets of hard links; sorted
  std::set<std::string, std::less<>> links_;  // symbolic ones
  std::map<std::string, std::string, std::less<>> kept_;
  std::uint64_t kept_bytes_ = 0;
  std::unordered_map<std::uint64_t, Twin> twins_;  // by the hash of the path
  std::optional<std::string> top_;                 // the one folder that has held everything so far
  bool several_tops_ = false;
};

}  // namespace beian
