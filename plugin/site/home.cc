#include "site/home.h"

#include <fcntl.h>

#include <algorithm>

#include "base/percent.h"
#include "site/page_file.h"

namespace beian {
namespace {

constexpr int kMostSteps = 8;

// "a/./b/../c" → "a/c"; a path that climbs out of the root stays in it, as in a browser.
std::string resolve_dots(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (part != "." && !part.empty()) {
      parts.push_back(part);
    }
    begin = end + 1;
  }
  std::string out;
  for (const std::string_view part : parts) out += (out.empty() ? "" : "/") + std::string(part);
  return out;
}

void add_forms(std::vector<std::string>& out, const std::string& path, bool folder) {
  if (!folder && !path.empty()) {
    out.push_back(path);
    out.push_back(path + ".html");
  }
  out.push_back(path.empty() ? "index.html" : path + "/index.html");
}

bool is_page_file(Disk& disk, int root, const std::string& path) {
  const Handle file(disk, disk.open(root, path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW, 0));
  struct stat st = {};
  return file && disk.stat(file.fd(), st) == 0 && S_ISREG(st.st_mode);
}

}  // namespace

std::vector<std::string> redirect_candidates(std::string_view address, std::string_view from) {
  std::vector<std::string> out;
  std::string_view path = address.substr(0, address.find_first_of("?#"));
  const std::size_t scheme = path.find("://");
  const bool has_host = scheme != std::string_view::npos || path.starts_with("//");
  if (has_host) {
    const std::size_t host = scheme != std::string_view::npos ? scheme + 3 : 2;
    const std::size_t slash = path.find('/', host);
    path = slash == std::string_view::npos ? "/" : path.substr(slash);
  } else if (path.empty() || path.find(':') < path.find('/')) {
    return out;  // the page itself, or javascript: and its like
  }
  std::string whole;
  if (!path.starts_with('/')) {
    const std::size_t slash = from.rfind('/');
    if (slash != std::string_view::npos) whole = std::string(from.substr(0, slash + 1));
  }
  whole += percent_decoded(path);
  const bool folder = whole.ends_with('/');
  std::string rest = resolve_dots(whole);
  add_forms(out, rest, folder);
  // A site below a path of its host: its own addresses carry that path, the folder does not.
  while (path.starts_with('/') && rest.find('/') != std::string::npos) {
    rest.erase(0, rest.find('/') + 1);
    add_forms(out, rest, folder);
  }
  return out;
}

std::set<std::string, std::less<>> find_homes(Disk& disk, int root, const Policy& policy, const Resources& resources) {
  std::set<std::string, std::less<>> homes;
  PageBuffer buffer;
  for (const char* name : {"index.html", "index.htm"}) {
    std::string at = name;
    std::set<std::string> visited;
    for (int step = 0; step < kMostSteps && visited.insert(at).second && is_page_file(disk, root, at); ++step) {
      if (buffer.read(disk, root, at, at)) {
        homes.insert(at);  // the run itself will meet the trouble and tell it
        break;
      }
      const PageContext context{at, true};
      const Inspection inspection = inspect(buffer.bytes(), context, policy, resources, Action::check);
      if (inspection.page_class != PageClass::redirect_stub) {
        homes.insert(at);
        break;
      }
      const std::vector<std::string> candidates = redirect_candidates(inspection.redirect_target, at);
      const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const std::string& candidate) {
        return is_page_file(disk, root, candidate);
      });
      if (found == candidates.end()) break;
      at = *found;
    }
  }
  return homes;
}

}  // namespace beian
