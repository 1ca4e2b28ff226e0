// twins.h — the packed copies that stand beside a page (page.html.gz, .br, .zst) and are what visitors get.
//
// What:   Reads the twins of one page, says which of them unpack to something else, and puts new ones in their places.
// Why:    A server with gzip_static sends page.html.gz and never opens page.html. A badge that was put into the page
//         alone is on the disk, in every report, and on no screen.
// Naive:  Remove them, or pack everything anew after every build. The one costs the site its speed, the other minutes.
// Ours:   Only twins of pages that changed, and stale ones. A new twin is staged before its page and renamed directly
//         after it (site/staging.h); a run that is killed in between leaves a stale twin, which check finds and the
//         next inject renews. `twins = "remove"` takes stale ones away instead, for a build that packs again.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "site/packed.h"
#include "site/page_file.h"
#include "site/staging.h"

namespace beian {

struct Twin {
  Coding coding = Coding::gzip;
  std::string path;    // relative to the root
  FileIdentity was;    // when it was read
  bool stale = false;  // it does not unpack to the page as it was read
  StagedPage staged;   // the new one, not in its place yet
  bool drop = false;   // to be taken away instead, when its page is in its place

  bool waits() const { return drop || bool(staged); }
};

// The twins of `path` that are in `there`. `page`: the bytes of the page. `shown`: the page for messages.
Result<std::vector<Twin>> read_twins(Disk& disk, int root, const std::string& path, const std::string& shown,
                                     TwinSet there, std::string_view page);

// Stages a new one for each twin that `page`, the new bytes, makes or leaves stale; or marks it to be dropped
// (StagingOptions::drop_twins).
Status stage_twins(Staging& staging, std::vector<Twin>& twins, const std::string& shown, std::string_view page,
                   bool changed);
// Puts what is staged in its place, and takes away what is to be dropped. `shown`: the page for messages.
Status publish_twins(Staging& staging, std::vector<Twin>& twins, const std::string& shown);

}  // namespace beian
