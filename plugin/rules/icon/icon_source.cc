#include "rules/icon/icon_source.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/percent.h"
#include "html/tag.h"

namespace beian {
namespace {

constexpr std::size_t kMostEnds = 4;  // folders that a site may be deployed under, one in another

bool is_scheme(std::string_view text) {
  if (text.empty()) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' ||
           c == '.';
  });
}

bool is_registry_host(std::string_view host) {
  const std::string lower = ascii_lower(host.substr(0, host.find_first_of(":/?#")));
  for (const std::string_view registry : {"beian.gov.cn", "beian.mps.gov.cn"}) {
    if (lower == registry || (lower.ends_with(registry) && lower[lower.size() - registry.size() - 1] == '.'))
      return true;
  }
  return false;
}

// The parts of `path` behind `base`; false where it leaves the root.
bool walk(std::string_view path, std::vector<std::string>& parts) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string part = percent_decoded(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
    if (part.find_first_of(std::string_view("/\\\0", 3)) != std::string::npos) return false;
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (parts.empty()) {
      return false;
    } else {
      parts.pop_back();
    }
  }
  return true;
}

std::string joined(const std::vector<std::string>& parts, std::size_t first) {
  std::string out;
  for (std::size_t i = first; i < parts.size(); ++i) out += (i == first ? "" : "/") + parts[i];
  return out;
}

}  // namespace

bool mentions_base(std::string_view bytes) {
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
    if (same_name(bytes.substr(at + 1, 4), "base")) return true;
  }
  return false;
}

IconSource icon_source(std::string_view src, std::string_view path) {
  IconSource out;
  if (src.starts_with("//")) {
    out.registry = is_registry_host(src.substr(2));
    return out;
  }
  const std::size_t colon = src.find_first_of(":/?#");
  if (colon != std::string_view::npos && src[colon] == ':' && is_scheme(src.substr(0, colon))) {
    const std::string_view rest = src.substr(colon + 1);
    out.registry = rest.starts_with("//") && is_registry_host(rest.substr(2));
    return out;
  }
  src = src.substr(0, std::min(src.find_first_of("?#"), src.size()));
  if (src.empty() || src.ends_with('/')) return out;
  const bool from_root = src.front() == '/';
  std::vector<std::string> parts;
  if (!from_root && !walk(path.substr(0, path.rfind('/') + 1), parts)) return out;  // npos + 1 is 0
  if (!walk(src, parts) || parts.empty()) return out;
  const std::size_t ends = from_root ? std::min(parts.size(), kMostEnds) : 1;
  for (std::size_t i = 0; i < ends; ++i) out.files.push_back(joined(parts, i));
  return out;
}

}  // namespace beian
