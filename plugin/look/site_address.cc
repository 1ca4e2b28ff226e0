#include "look/site_address.h"

#include <algorithm>

#include "base/percent.h"

namespace beian {
namespace {

constexpr int kMostAddresses = 200;

bool names_a_part(std::string_view address) {
  static constexpr std::string_view kEndings[] = {".css", ".js",  ".mjs",   ".png", ".svg",
                                                  ".ico", ".jpg", ".woff2", ".webp"};
  const std::string_view path = address.substr(0, address.find_first_of("?#"));
  return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view e) { return path.ends_with(e); });
}

}  // namespace

void SiteAddress::vote(std::string_view address) {
  std::string host;
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos || address.starts_with("//")) {
    const std::size_t begin = scheme != std::string_view::npos ? scheme + 3 : 2;
    const std::size_t slash = address.find('/', begin);
    if (slash == std::string_view::npos) return;
    host = (scheme != std::string_view::npos ? std::string() : "https:") + std::string(address.substr(0, slash));
    address.remove_prefix(slash);
  }
  if (!address.starts_with('/') || !names_a_part(address)) return;
  const std::string path = percent_decoded(address.substr(0, address.find_first_of("?#")));
  for (std::size_t at = 0; at != std::string::npos; at = path.find('/', at + 1)) {
    if (at + 1 >= path.size() || !is_file_(path.substr(at + 1))) continue;
    ++bases_[path.substr(0, at + 1)];
    if (!host.empty()) hosts_.insert(host);
    return;
  }
}

void SiteAddress::hear(std::string_view page) {
  int heard = 0;
  for (const std::string_view name : {"src=", "href="}) {
    for (std::size_t at = page.find(name); at != std::string_view::npos && heard < kMostAddresses;
         at = page.find(name, at + 1)) {
      std::string_view value = page.substr(at + name.size());
      if (value.empty()) break;
      const char quote = value.front();
      if (quote == '"' || quote == '\'') {
        value.remove_prefix(1);
        value = value.substr(0, value.find(quote));
      } else {
        value = value.substr(0, value.find_first_of(" \t\r\n>"));
      }
      if (value.size() > 1000) continue;
      ++heard;
      vote(value);
    }
  }
}

std::string SiteAddress::base() const {
  const auto most =
      std::max_element(bases_.begin(), bases_.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most != bases_.end() ? most->first : "/";
}

}  // namespace beian
