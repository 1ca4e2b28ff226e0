#include "site/url_file.h"

#include <sys/stat.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/percent.h"

namespace beian {
namespace {

constexpr std::size_t kMostFolders = 3;
constexpr std::size_t kMostTried = 400;  // addresses that say where the site is deployed

bool leaves(std::string_view path) {
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    if (path.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

std::string host_of_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  return ascii_lower(url.substr(0, std::min(url.find_first_of("/?#", scheme + 3), url.size())));
}

std::optional<std::string> path_of_url(std::string_view url) {
  const std::string host = host_of_url(url);
  if (!host.empty() && !host.starts_with("http://") && !host.starts_with("https://")) return std::nullopt;
  url.remove_prefix(host.size());
  url = url.substr(0, url.find_first_of("?#"));
  while (url.starts_with('/') || url.starts_with("./")) url.remove_prefix(url.front() == '/' ? 1 : 2);
  std::string path = percent_decoded(url);
  if (leaves(path) || path.find('\0') != std::string::npos) return std::nullopt;
  return path;
}

bool UrlFiles::is_file(const std::string& path) const {
  struct stat about = {};
  return !path.empty() && disk_.stat_at(root_, path, about) == 0 && S_ISREG(about.st_mode);
}

std::string UrlFiles::lookup(std::string_view path, std::size_t skipped) const {
  for (std::size_t i = 0; i < skipped; ++i) {
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) return {};
    path.remove_prefix(slash + 1);
  }
  const std::string plain(path);
  std::vector<std::string> candidates;
  if (plain.empty() || plain.ends_with('/')) {
    candidates = {plain + "index.html", plain + "index.htm"};
    if (!plain.empty()) candidates.push_back(plain.substr(0, plain.size() - 1) + ".html");
  } else {
    candidates = {plain, plain + ".html", plain + "/index.html", plain + ".htm", plain + "/index.htm"};
  }
  for (const std::string& each : candidates) {
    if (is_file(each)) return each;
  }
  return {};
}

void UrlFiles::learn_base(const std::vector<std::string>& paths) {
  std::size_t most = 0;
  for (std::size_t skipped = 0; skipped <= kMostFolders; ++skipped) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < std::min(paths.size(), kMostTried); ++i)
      found += lookup(paths[i], skipped).empty() ? 0 : 1;
    if (found <= most) continue;
    most = found;
    skipped_ = skipped;
  }
}

std::string UrlFiles::file_of(std::string_view path) const {
  return lookup(path, skipped_);
}

}  // namespace beian
