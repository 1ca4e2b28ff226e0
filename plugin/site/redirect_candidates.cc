// redirect_candidates.cc — the part of home.h that needs no disk.
#include "base/percent.h"
#include "site/home.h"

namespace beian {
namespace {

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

}  // namespace beian
