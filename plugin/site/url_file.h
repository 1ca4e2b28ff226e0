// url_file.h — which file of a built site an address leads to, by the conventions that static hosts keep.
//
//   https://example.cn/            index.html
//   https://example.cn/a/          a/index.html, a.html
//   https://example.cn/a           a, a.html, a/index.html
//   https://example.cn/docs/a.html a.html, where the site is deployed under /docs/
//
// The path that the site is deployed under stands in no file for certain, so it is found by trying: the number of
// leading folders without which most addresses lead to files.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/disk.h"

namespace beian {

// The path of an address, decoded and without the slash in front; none where it is no address of the web, or would lead
// out of the folder. Query and fragment do not count.
std::optional<std::string> path_of_url(std::string_view url);
// "https://example.cn", in lower case; empty for an address without one.
std::string host_of_url(std::string_view url);

// The files of one folder. For one thread.
class UrlFiles {
 public:
  // `root` is an open folder; both must outlive this.
  UrlFiles(Disk& disk, int root) : disk_(disk), root_(root) {}

  // Learns how many leading folders the paths have that the site has not.
  void learn_base(const std::vector<std::string>& paths);
  // The file that `path` (path_of_url) leads to; empty: there is none.
  std::string file_of(std::string_view path) const;

 private:
  std::string lookup(std::string_view path, std::size_t skipped) const;
  bool is_file(const std::string& path) const;

  Disk& disk_;
  int root_;
  std::size_t skipped_ = 0;
};

}  // namespace beian
