// precache.h — lists of a service worker that hold the digests of pages: Workbox and VitePWA (sw.js), Angular
// (ngsw.json).
//
// What:   Finds the entries whose digest is not that of the page in the folder; writes the right digest in its place,
//         the same number of bytes, and nothing else.
// Why:    A browser that has the site keeps its copy of a page until the digest changes: a badge that was put in after
//         the list was made reaches no returning visitor. Angular goes further and throws the page away.
// Naive:  Run the generator of the list again: it is the build's last step, and it packs what it finds, which is the
//         page without the badge on the next run.
// Ours:   A list is taken for one of digests only where the digest of one file at least is right; what looks like a
//         digest and never is one (a build's number) is left alone.
//
//   {url:"index.html",revision:"0cc175b9c0f1b6a831c399e269772661"}       MD5 of index.html
//   "hashTable": {"/index.html": "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"}   SHA-1
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "site/disk.h"
#include "site/staging.h"
#include "site_rules/sitemap.h"

namespace beian {

struct PrecacheEntry {
  std::string url;
  Span digest;  // in the list's bytes: 32 or 40 hexadecimal digits
};

// The entries of a list; for tests, too.
std::vector<PrecacheEntry> precache_entries(std::string_view list);

// Findings of the lists in the root. In the order of paths.
std::vector<FileFindings> check_precache(Disk& disk, int root);

// What shards of an inject run need, of which none knows what the others have changed already: the pages in lists, and
// the lists. merge decides, with the digests that the pages had.
struct PrecachedPages {
  std::vector<std::string> lists;
  std::set<std::string, std::less<>> pages;
};
PrecachedPages precached_pages(Disk& disk, int root);
std::string page_digests(std::string_view bytes);                       // MD5 and SHA-1
using DigestsBefore = std::map<std::string, std::string, std::less<>>;  // page → its page_digests
std::vector<FileFindings> check_precache(Disk& disk, int root, const DigestsBefore& before);

// Writes the digests anew of pages that have changed since the list was made.
Status renew_precache(Disk& disk, int root, const std::string& prefix, Staging& staging);

}  // namespace beian
