// sitemap.h — the site's own list of its pages, held against the folder.
//
// What:   Reads robots.txt, sitemap.xml, index files and packed ones, and finds the addresses that lead to no file.
// Why:    A page that the site promises and the folder has not was never checked: the build lost it, or the wrong
//         folder was given. A gate that says nothing of it says yes without having looked.
// Naive:  Compare the addresses with the list of pages as texts. Pretty addresses, base paths and escapes then give a
//         false alarm on every site.
//         So it is the other way round: a page that no sitemap lists is told as a note (sitemap-unlisted).
// Ours:   Addresses are followed as hosts follow them (url_file.h). Those of other hosts are not of this folder.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"
#include "site/disk.h"

namespace beian {

// Findings of one file that is no page.
struct FileFindings {
  std::string path;   // relative to the root
  std::string bytes;  // UTF-8, which the findings' spans are in
  std::vector<Finding> findings;
};

struct Sitemaps {
  std::vector<FileFindings> findings;         // in the order of paths; only files with findings
  std::set<std::string, std::less<>> listed;  // files of the folder that some address leads to
};

// `root` is an open folder.
Sitemaps check_sitemaps(Disk& disk, int root);

// Does the page `path`, which no sitemap lists, look as if it were meant to be listed? Error pages, those with noindex
// and those whose canonical page is another do not.
bool asks_to_be_listed(std::string_view path, std::string_view page);

}  // namespace beian
