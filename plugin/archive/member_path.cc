#include "archive/member_path.h"

#include <algorithm>

namespace beian {
namespace {

// Calls `part` for each part between slashes that is neither empty nor "."; stops where it says false.
template <class Part>
bool each_part(std::string_view path, Part part) {
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view one = path.substr(at, end - at);
    if (!one.empty() && one != "." && !part(one)) return false;
    at = end + 1;
  }
  return true;
}

}  // namespace

std::optional<std::string> member_path(std::string_view name) {
  if (name.empty() || name.size() > kLongestMemberName || name.front() == '/') return std::nullopt;
  if (name.find('\\') != std::string_view::npos || name.find('\0') != std::string_view::npos) return std::nullopt;
  std::string out;
  const bool inside = each_part(name, [&out](std::string_view part) {
    if (part == "..") return false;
    if (!out.empty()) out += '/';
    out += part;
    return true;
  });
  if (!inside) return std::nullopt;
  return out;
}

bool link_stays_inside(std::string_view path, std::string_view target) {
  if (target.empty() || target.front() == '/' || target.find('\\') != std::string_view::npos) return false;
  std::ptrdiff_t depth = std::count(path.begin(), path.end(), '/');  // folders above the link
  return each_part(target, [&depth](std::string_view part) {
    depth += part == ".." ? -1 : 1;
    return depth >= 0;
  });
}

}  // namespace beian
