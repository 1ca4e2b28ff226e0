#include "site_rules/sitemap.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>

#include "base/ascii.h"
#include "rules/page/variants.h"
#include "site/packed.h"
#include "site/page_facts.h"
#include "site/page_file.h"
#include "site/url_file.h"

namespace beian {
namespace {

constexpr std::size_t kMostFiles = 1000;                   // sitemaps of one site
constexpr std::size_t kMostBytes = std::size_t{50} << 20;  // of one, as sitemaps.org has it
constexpr const char* kUsualNames[] = {"sitemap.xml", "sitemap_index.xml", "sitemap-index.xml", "sitemap.xml.gz"};

struct Loc {
  std::string url;
  Span span;
  bool sitemap = false;  // of an index: another sitemap
};

struct Sitemap {
  std::string path;
  std::string bytes;
  std::vector<Loc> locs;
  std::optional<Span> broken;  // no well-formed XML: where
};

// The lines “Sitemap: ADDRESS” of robots.txt.
std::vector<std::string> named_by_robots(std::string_view robots) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < robots.size();) {
    const std::size_t end = std::min(robots.find_first_of("\r\n", at), robots.size());
    std::string_view line = robots.substr(at, end - at);
    at = end + 1;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    if (ascii_lower(line.substr(0, colon)) != "sitemap") continue;
    line.remove_prefix(colon + 1);
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) continue;
    out.emplace_back(line.substr(first, line.find_last_not_of(" \t") - first + 1));
  }
  return out;
}

std::string trimmed(const char* text) {
  std::string out(text);
  const std::size_t first = out.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return out.substr(first, out.find_last_not_of(" \t\r\n") - first + 1);
}

void read_xml(Sitemap& map) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(map.bytes.data(), map.bytes.size());
  if (!parsed) {
    const auto at = static_cast<std::uint32_t>(
        std::min<std::size_t>(static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)), map.bytes.size()));
    map.broken = Span{at, at};
    return;
  }
  const pugi::xml_node top = document.document_element();
  for (const pugi::xml_node& entry : top.children()) {
    const std::string_view name = entry.name();
    const bool sitemap = name == "sitemap" || name.ends_with(":sitemap");
    for (const pugi::xml_node& child : entry.children()) {
      const std::string_view what = child.name();
      if (what != "loc" && !what.ends_with(":loc")) continue;
      const std::string url = trimmed(child.child_value());
      // As it stands in the file, for the excerpt; an address with character references is longer there.
      const auto from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(child.offset_debug(), 0));
      const std::size_t open = std::min(map.bytes.find('>', from), map.bytes.size());
      const std::size_t first = std::min(map.bytes.find_first_not_of(" \t\r\n", open + 1), map.bytes.size());
      const std::size_t end = std::min(map.bytes.find_first_of("< \t\r\n", first), map.bytes.size());
      map.locs.push_back({url, {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)}, sitemap});
    }
  }
}

// The host that most addresses name: that of this site.
std::string own_host(const std::vector<Sitemap>& maps) {
  std::map<std::string, std::size_t> votes;
  for (const Sitemap& map : maps) {
    for (const Loc& loc : map.locs) ++votes[host_of_url(loc.url)];
  }
  std::string out;
  std::size_t most = 0;
  for (const auto& [host, count] : votes) {
    if (count > most) out = host, most = count;
  }
  return out;
}

// The part of a path that all addresses of its page have: "a/" and "a/index.html" and "a.html" are "a".
std::string_view address_of(std::string_view path) {
  for (const std::string_view end : {"index.html", "index.htm"}) {
    if (path == end || path.ends_with("/" + std::string(end))) path.remove_suffix(end.size());
  }
  for (const std::string_view end : {".html", ".htm", ".xhtml", "/"}) {
    if (path.ends_with(end)) path.remove_suffix(end.size());
  }
  return path;
}

Finding missing(std::uint8_t variant, Span span, std::vector<std::string> args) {
  Finding out;
  out.rule = find_rule("sitemap-page-missing");
  out.severity = Severity::error;
  out.span = span;
  out.variant = variant;
  out.args = std::move(args);
  return out;
}

class Reader {
 public:
  Reader(Disk& disk, int root) : disk_(disk), root_(root), files_(disk, root) {}

  Sitemaps run() {
    for (const char* name : kUsualNames) want(name);
    PageBuffer buffer;
    if (!buffer.read(disk_, root_, "robots.txt", "robots.txt")) {
      for (const std::string& url : named_by_robots(buffer.bytes())) {
        if (const auto path = path_of_url(url)) want_url(*path);
      }
    }
    while (!wanted_.empty() && maps_.size() < kMostFiles) {
      const std::string path = wanted_.front();
      wanted_.pop_front();
      read(path);
    }
    return judged();
  }

 private:
  void want(const std::string& path) {
    if (seen_.insert(path).second) wanted_.push_back(path);
  }

  // An index and robots.txt name sitemaps by their public address, whose base path may not be ours.
  bool want_url(const std::string& path) {
    std::string_view rest = path;
    for (int tries = 0; tries < 4; ++tries) {
      if (!rest.empty() && is_file_beneath(disk_, root_, std::string(rest))) return want(std::string(rest)), true;
      const std::size_t slash = rest.find('/');
      if (slash == std::string_view::npos) break;
      rest.remove_prefix(slash + 1);
    }
    return false;
  }

  void read(const std::string& path) {
    PageBuffer buffer;
    if (buffer.read(disk_, root_, path, path)) return;  // the usual names need not be there
    Sitemap map;
    map.path = path;
    if (path.ends_with(".gz")) {
      std::optional<std::string> unpacked = unpack(Coding::gzip, buffer.bytes(), kMostBytes);
      if (unpacked) {
        map.bytes = std::move(*unpacked);
      } else {
        map.broken = Span{};
      }
    } else {
      map.bytes = buffer.bytes();
    }
    if (path.ends_with(".txt")) return;  // a list of lines; robots.txt may name one
    if (!map.broken) read_xml(map);
    maps_.push_back(std::move(map));
    for (const Loc& loc : std::vector<Loc>(maps_.back().locs)) {
      if (!loc.sitemap) continue;
      const auto at = path_of_url(loc.url);
      if (!at || !want_url(*at)) lost_.insert(loc.url);
    }
  }

  Sitemaps judged() {
    const std::string host = own_host(maps_);
    std::vector<std::string> paths;
    for (const Sitemap& map : maps_) {
      for (const Loc& loc : map.locs) {
        if (loc.sitemap || host_of_url(loc.url) != host) continue;
        if (auto path = path_of_url(loc.url)) paths.push_back(std::move(*path));
      }
    }
    files_.learn_base(paths);
    Sitemaps answer;
    std::vector<FileFindings>& out = answer.findings;
    for (Sitemap& map : maps_) {
      FileFindings found{map.path, {}, {}};
      if (map.broken) found.findings.push_back(missing(kSitemapBroken, *map.broken, {}));
      for (const Loc& loc : map.locs) {
        if (loc.sitemap) {
          if (lost_.contains(loc.url)) found.findings.push_back(missing(kSitemapLost, loc.span, {loc.url}));
          continue;
        }
        if (host_of_url(loc.url) != host) continue;
        const auto path = path_of_url(loc.url);
        std::string file = path ? files_.file_of(*path) : std::string();
        if (!file.empty()) {
          answer.listed.insert(std::move(file));
          continue;
        }
        found.findings.push_back(missing(kSitemapPage, loc.span, {loc.url}));
      }
      if (found.findings.empty()) continue;
      found.bytes = std::move(map.bytes);
      out.push_back(std::move(found));
    }
    std::sort(out.begin(), out.end(), [](const FileFindings& a, const FileFindings& b) { return a.path < b.path; });
    return answer;
  }

  Disk& disk_;
  int root_;
  UrlFiles files_;
  std::set<std::string> seen_;
  std::deque<std::string> wanted_;
  std::vector<Sitemap> maps_;
  std::set<std::string> lost_;
};

}  // namespace

Sitemaps check_sitemaps(Disk& disk, int root) {
  return Reader(disk, root).run();
}

bool asks_to_be_listed(std::string_view path, std::string_view page) {
  const std::string_view address = address_of(path);
  const std::string_view name = address.substr(address.rfind('/') + 1);  // npos + 1 is 0
  if (name == "404" || name == "403" || name == "500" || name == "50x") return false;
  const PageFacts facts = page_facts(page);
  if (facts.no_index) return false;
  if (facts.canonical.empty()) return true;
  const std::optional<std::string> canonical = path_of_url(facts.canonical);
  return !canonical || std::string_view(*canonical).ends_with(address) || address_of(*canonical).ends_with(address);
}

}  // namespace beian
