// sheet_store.h — the style sheets of a site, each read and parsed once, for all threads.
//
// A page's verdict may depend on the sheets that it links to, and all pages of a site link to the same few. The store
// belongs to the site; each thread keeps the answers in its own Resources and asks here once for each sheet.
#pragma once
#include <map>
#include <mutex>
#include <string>

#include "rules/resources.h"
#include "site/disk.h"

namespace beian {

class SheetStore {
 public:
  // The sheet `path` beneath the folder `root`. One that is no regular file, larger than 4 MiB or in an encoding that
  // cannot be read is there and has no content.
  Resources::SheetFact read(Disk& disk, int root, const std::string& path);

 private:
  std::mutex mutex_;
  std::map<std::string, Resources::SheetFact, std::less<>> known_;
};

}  // namespace beian
