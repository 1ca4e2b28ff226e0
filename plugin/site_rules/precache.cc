#include "site_rules/precache.h"

#include <md5.h>
#include <sha1.h>

#include <algorithm>
#include <optional>

#include "edit/edit.h"
#include "site/page_file.h"
#include "site/twins.h"
#include "site/url_file.h"

namespace beian {
namespace {

constexpr const char* kLists[] = {"ngsw.json", "service-worker.js", "sw.js"};  // in the order of their bytes
constexpr std::size_t kMd5Digits = 32;
constexpr std::size_t kSha1Digits = 40;
constexpr std::size_t kLongestEntry = 2000;  // bytes of one { … }

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// The text in quotes that begins at `at`, if one does and no escape is in it.
std::optional<Span> quoted(std::string_view list, std::size_t at) {
  if (at >= list.size() || (list[at] != '"' && list[at] != '\'')) return std::nullopt;
  const std::size_t end = list.find(list[at], at + 1);
  if (end == std::string_view::npos || end - at > kLongestEntry) return std::nullopt;
  if (list.substr(at, end - at).find('\\') != std::string_view::npos) return std::nullopt;
  return Span{static_cast<std::uint32_t>(at + 1), static_cast<std::uint32_t>(end)};
}

// The value behind the key `key` within `list[from, to)`: key, "key" or 'key', a colon, a text in quotes.
std::optional<Span> value_of(std::string_view list, std::size_t from, std::size_t to, std::string_view key) {
  for (std::size_t at = list.find(key, from); at < to; at = list.find(key, at + 1)) {
    std::size_t next = at + key.size();
    if (next < to && (list[next] == '"' || list[next] == '\'')) ++next;
    while (next < to && is_space(list[next])) ++next;
    if (next >= to || list[next] != ':') continue;
    for (++next; next < to && is_space(list[next]);) ++next;
    if (const auto text = quoted(list, next)) return text;
  }
  return std::nullopt;
}

bool is_digest(std::string_view text) {
  return (text.size() == kMd5Digits || text.size() == kSha1Digits) && std::all_of(text.begin(), text.end(), is_hex);
}

void workbox_entries(std::string_view list, std::vector<PrecacheEntry>& out) {
  constexpr std::string_view kKey = "revision";
  for (std::size_t at = list.find(kKey); at != std::string_view::npos; at = list.find(kKey, at + kKey.size())) {
    const std::size_t open = list.rfind('{', at);
    const std::size_t close = list.find('}', at);
    if (open == std::string_view::npos || close == std::string_view::npos || close - open > kLongestEntry) continue;
    const auto revision = value_of(list, open, close, kKey);
    const auto url = value_of(list, open, close, "url");
    if (!revision || !url || revision->begin < at || !is_digest(slice(list, *revision))) continue;
    out.push_back({std::string(slice(list, *url)), *revision});
  }
}

void angular_entries(std::string_view list, std::vector<PrecacheEntry>& out) {
  const std::size_t table = list.find("\"hashTable\"");
  if (table == std::string_view::npos) return;
  std::size_t at = list.find('{', table);
  const std::size_t end = list.find('}', table);
  while (at < end) {
    at = list.find('"', at);
    const auto url = quoted(list, at);
    if (!url || at >= end) return;
    const std::size_t value = list.find('"', url->end + 1);
    const auto digest = quoted(list, value);
    if (!digest || value >= end) return;
    if (is_digest(slice(list, *digest))) out.push_back({std::string(slice(list, *url)), *digest});
    at = digest->end + 1;
  }
}

std::string digest_of(std::string_view bytes, std::size_t digits) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  char text[kSha1Digits + 1] = {};
  if (digits == kMd5Digits) {
    MD5Data(data, bytes.size(), text);
  } else {
    SHA1Data(data, bytes.size(), text);
  }
  return text;
}

bool is_page(std::string_view path) {
  return path.ends_with(".html") || path.ends_with(".htm");
}

struct Stale {
  PrecacheEntry entry;
  std::string file;
  std::string digest;  // the right one
};

struct List {
  std::string path;
  std::string bytes;
  FileIdentity was;
  std::vector<Stale> stale;
  std::vector<Twin> twins;  // servers send these in its place

  bool is_stale() const {
    return !stale.empty() || std::any_of(twins.begin(), twins.end(), [](const Twin& twin) { return twin.stale; });
  }
};

// Packed copies of a list that cannot be read are none of ours.
std::vector<Twin> twins_of(Disk& disk, int root, const List& list) {
  TwinSet there = 0;
  for (const Coding coding : kCodings) {
    struct stat about = {};
    const bool is_file =
        disk.stat_at(root, list.path + std::string(suffix_of(coding)), about) == 0 && S_ISREG(about.st_mode);
    if (is_file) there = static_cast<TwinSet>(there | twin_bit(coding));
  }
  Result<std::vector<Twin>> twins = read_twins(disk, root, list.path, list.path, there, list.bytes);
  return twins ? std::move(*twins) : std::vector<Twin>();
}

// `before`: what pages were, where they have been changed since; null: they have not.
std::vector<List> read_lists(Disk& disk, int root, const DigestsBefore* before = nullptr) {
  std::vector<List> out;
  PageBuffer buffer;
  for (const char* name : kLists) {
    if (buffer.read(disk, root, name, name)) continue;
    List list{name, std::string(buffer.bytes()), buffer.identity(), {}, {}};
    const std::vector<PrecacheEntry> entries = precache_entries(list.bytes);
    UrlFiles files(disk, root);
    std::vector<std::string> paths;
    for (const PrecacheEntry& each : entries) paths.push_back(path_of_url(each.url).value_or(""));
    files.learn_base(paths);
    bool proven = false;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string file = files.file_of(paths[i]);
      if (file.empty() || (proven && !is_page(file))) continue;  // a digest of another file only proves the list
      const std::string_view said = slice(list.bytes, entries[i].digest);
      const auto was = before != nullptr ? before->find(file) : DigestsBefore::const_iterator();
      std::string right;
      if (before != nullptr && was != before->end()) {
        right = was->second.substr(said.size() == kMd5Digits ? 0 : kMd5Digits, said.size());
      } else {
        if (buffer.read(disk, root, file, file)) continue;
        right = digest_of(buffer.bytes(), said.size());
      }
      if (said == right) {
        proven = true;
      } else if (is_page(file)) {
        list.stale.push_back({entries[i], file, std::move(right)});
      }
    }
    if (!proven) continue;
    list.twins = twins_of(disk, root, list);
    if (list.is_stale()) out.push_back(std::move(list));
  }
  return out;
}

}  // namespace

std::vector<PrecacheEntry> precache_entries(std::string_view list) {
  std::vector<PrecacheEntry> out;
  workbox_entries(list, out);
  angular_entries(list, out);
  return out;
}

namespace {

std::vector<FileFindings> findings_of(std::vector<List> lists) {
  std::vector<FileFindings> out;
  const Rule* rule = find_rule("precache-stale");
  for (List& list : lists) {
    FileFindings found{list.path, {}, {}};
    for (const Twin& twin : list.twins) {
      if (!twin.stale) continue;
      Finding finding;
      finding.rule = find_rule("precompressed-stale");
      finding.severity = finding.rule->severity;
      finding.args = {twin.path};
      found.findings.push_back(std::move(finding));
    }
    for (const Stale& each : list.stale) {
      Finding finding;
      finding.rule = rule;
      finding.severity = rule->severity;
      finding.span = each.entry.digest;
      finding.args = {each.file};
      found.findings.push_back(std::move(finding));
    }
    found.bytes = std::move(list.bytes);
    out.push_back(std::move(found));
  }
  return out;
}

}  // namespace

std::vector<FileFindings> check_precache(Disk& disk, int root) {
  return findings_of(read_lists(disk, root));
}

std::vector<FileFindings> check_precache(Disk& disk, int root, const DigestsBefore& before) {
  return findings_of(read_lists(disk, root, &before));
}

std::string page_digests(std::string_view bytes) {
  return digest_of(bytes, kMd5Digits) + digest_of(bytes, kSha1Digits);
}

PrecachedPages precached_pages(Disk& disk, int root) {
  PrecachedPages out;
  PageBuffer buffer;
  for (const char* name : kLists) {
    if (buffer.read(disk, root, name, name)) continue;
    UrlFiles files(disk, root);
    std::vector<std::string> paths;
    for (const PrecacheEntry& each : precache_entries(buffer.bytes())) {
      paths.push_back(path_of_url(each.url).value_or(""));
    }
    if (paths.empty()) continue;
    files.learn_base(paths);
    out.lists.emplace_back(name);
    for (const std::string& path : paths) {
      std::string file = files.file_of(path);
      if (is_page(file)) out.pages.insert(std::move(file));
    }
  }
  return out;
}

Status renew_precache(Disk& disk, int root, const std::string& prefix, Staging& staging) {
  for (List& list : read_lists(disk, root)) {
    for (const Stale& each : list.stale) {
      list.bytes.replace(each.entry.digest.begin, each.entry.digest.end - each.entry.digest.begin, each.digest);
    }
    const std::string shown = prefix + list.path;
    const bool changed = !list.stale.empty();
    if (Status bad = stage_twins(staging, list.twins, shown, list.bytes, changed)) return bad;
    if (changed) {
      if (Status bad = staging.replace(list.path, shown, list.bytes, list.was)) return bad;
    }
    if (Status bad = publish_twins(staging, list.twins, prefix + list.path)) return bad;
  }
  return {};
}

}  // namespace beian
