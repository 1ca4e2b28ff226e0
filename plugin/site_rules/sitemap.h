// sitemap.h — the site's own list of its pages, held against the folder.
//
// What:   Reads robots.txt, sitemap.xml, index files and packed ones, and finds the addresses that lead to no file.
// Why:    A page that the site promises and the folder has not was never checked: the build lost it, or the wrong
//         folder was given. A gate that says nothing of it says yes without having looked.
// Naive:  Compare the addresses with the list of pages as texts. Pretty addresses, base paths and escapes then give a
//         false alarm on every site.
// Ours:   Addresses are followed as hosts follow them (url_file.h). Those of other hosts are not of this folder.
#pragma once
#include <string>
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

// In the order of paths; only files with findings. `root` is an open folder.
std::vector<FileFindings> check_sitemaps(Disk& disk, int root);

}  // namespace beian
