// archive_pages.h — the pages of an archive, through the pipeline and into a new archive.
//
//   index    the whole archive once: names, sheets, sitemaps (index.h)
//   next     a second pass: page after page into the pipeline
//   done     a third, that follows the results: what stands before the page is copied, then the page, old or new
//   finish   the rest is copied, our own files (icon, sheet) stand at the end; renamed into its place, or dropped
//
// Naive:  tar x, inject, tar c. It is what this must equal, page for page, and it costs three system calls and an inode
//         a file; what was the order, the owner, the time of a file is lost or needs root.
// Ours:   Unpacking twice more is cheap beside packing once; nothing is held but the pages on their way. A run that
//         failed (exit 2) leaves no archive, or the one that was there.
//
// Packed copies of a page (page.html.gz) are made anew where they stand behind it; one that stands before it ends the
// run, because it was written when its page was not known. So does a service worker's list with digests of pages.
#pragma once
#include <map>
#include <memory>
#include <string>

#include "archive/archive_disk.h"
#include "archive/index.h"
#include "archive/reader.h"
#include "archive/writer.h"
#include "page_exchange.h"

namespace beian {

struct ArchiveRequest {
  std::string file;
  std::string folder;  // of the site, in the archive; empty: found
  std::string output;  // empty: nothing is written (check)
};

// Without the component (BEIAN_ARCHIVE=OFF) the error says so. `plan` gets the root; it must outlive the exchange.
Result<std::unique_ptr<PageExchange>> open_archive(const ArchiveRequest& request, RunPlan& plan,
                                                   const ArchiveLimits& limits = {});

}  // namespace beian
