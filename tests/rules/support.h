// support.h — what the tests of the rules share: files, the policy that a fixture's name asks for, and one page through
// the core.
#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/inspect.h"
#include "rules/policy.h"
#include "rules/resources.h"

namespace beian::rules_test {

inline constexpr int kYear = 2026;
inline constexpr std::string_view kIcp = "京ICP备2024990001号-1";
inline constexpr std::string_view kGongan = "京公网安备11010102990001号";

// Of files beside the pages: held to their fixtures by site_rules_test.py, with the program.
inline bool said_of_files(const Rule& rule) {
  return rule.id == "precompressed-stale" || rule.id == "precache-stale" || rule.id == "sitemap-page-missing" ||
         rule.id == "sitemap-unlisted";
}

inline Policy example_policy() {
  Policy policy;
  policy.icp = {read_number(kIcp, kYear)};
  policy.gongan = {read_number(kGongan, kYear)};
  policy.this_year = kYear;
  return policy;
}

// The policy as changed by the first comment of a page that names the config:
//   <!-- beian.toml: icp = "蜀ICP备2024990003号-1"; gongan = ""; show = "optional" -->
inline Policy policy_of_comment(Policy policy, std::string_view page) {
  constexpr std::string_view kOpen = "<!-- beian.toml:";
  const std::size_t begin = page.find(kOpen);
  if (begin == std::string_view::npos) return policy;
  const std::string_view all = page.substr(begin + kOpen.size(), page.find("-->", begin) - begin - kOpen.size());
  const auto value = [&all](std::string_view key) -> std::optional<std::string> {
    const std::string pattern = " " + std::string(key) + " = \"";
    const std::size_t at = all.find(pattern);
    if (at == std::string_view::npos) return std::nullopt;
    const std::size_t first = at + pattern.size();
    return std::string(all.substr(first, all.find('"', first) - first));
  };
  const auto numbers = [](const std::string& text) {
    std::vector<Number> out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(", ", at), text.size());
      out.push_back(read_number(text.substr(at, end - at), kYear));
      at = end + 2;
    }
    return out;
  };
  policy.severities.assign(all_rules().size(), Severity::by_rule);
  for (const Rule* rule : all_rules()) {
    if (value(rule->id) == "off") policy.severities[rule_index(*rule)] = Severity::off;
  }
  if (const auto icp = value("icp")) policy.icp = numbers(*icp);
  if (const auto gongan = value("gongan")) policy.gongan = numbers(*gongan);
  if (const auto owner = value("owner")) policy.owner = *owner;
  if (const auto selector = value("placement.selector")) read_selector(*selector, policy.selector);
  if (const auto show = value("show")) policy.show = *show == "forbidden" ? Show::forbidden : Show::optional;
  return policy;
}

inline std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// The example policy, changed as the name says (local-number.icp-only.html is judged without a public-security number)
// and as the page's own comment says.
inline Policy policy_for(const std::filesystem::path& file) {
  Policy policy = example_policy();
  const std::string name = file.filename().string();
  if (name.find(".icp-only.") != std::string::npos) policy.gongan.clear();
  if (name.find(".gongan-only.") != std::string::npos) policy.icp.clear();
  if (name.find(".at-footer.") != std::string::npos) policy.at = PlaceAt::footer;
  return policy_of_comment(std::move(policy), read_file(file));
}

// The regular files below `folder`, sorted; none where there is no such folder.
inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> out;
  if (!std::filesystem::exists(folder)) return out;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

inline std::filesystem::path source_folder(std::string_view below) {
  return std::filesystem::path(BEIAN_SOURCE_DIR) / below;
}

// The output in which the fixtures stand: it has every file that a page may ask for, but those whose name says "gone".
inline Resources known_files(const Inspection& inspection) {
  Resources out;
  for (const std::string& file : inspection.wanted) out.learn_file(file, file.find("gone") == std::string::npos);
  return out;
}

// A page that holds `body` and nothing else of note.
inline std::string page_of(const std::string& body) {
  return "<!doctype html><meta charset=\"utf-8\"><title>茶铺</title><body>" + body + "</body>";
}

// What inject makes of a page.
struct Injected {
  std::string bytes;
  Inspection inspection;
};

inline Injected inject(const std::string& bytes, const Policy& policy, std::string_view path = "page.html") {
  const PageContext context{path, true};
  const Resources resources = known_files(inspect(bytes, context, policy, Resources(), Action::inject));
  Injected out{bytes, inspect(bytes, context, policy, resources, Action::inject)};
  if (out.inspection.edits.empty()) return out;
  out.bytes = rewrite(bytes, context, policy, resources, Action::inject, out.inspection);
  if (out.inspection.edits.empty()) out.bytes = bytes;
  return out;
}

inline Inspection check(const std::string& bytes, const Policy& policy, std::string_view path = "page.html") {
  const PageContext context{path, true};
  const Resources resources = known_files(inspect(bytes, context, policy, Resources(), Action::check));
  return inspect(bytes, context, policy, resources, Action::check);
}

inline std::string joined(const std::set<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// "icp-missing", "icp-missing gongan-missing": the rules that spoke, each once.
inline std::string rules_that_spoke(const Inspection& inspection) {
  std::set<std::string_view> ids;
  for (const Finding& finding : inspection.findings) ids.insert(finding.rule->id);
  std::string out;
  for (const std::string_view id : ids) out += (out.empty() ? "" : " ") + std::string(id);
  return out;
}

// What was said, for a person who reads a failed test.
inline std::string said(const Inspection& inspection) {
  std::string out;
  for (const Finding& finding : inspection.findings) {
    out += std::string(finding.rule->id) + ": " + finding.message(Language::en) + "\n";
  }
  return out.empty() ? "nothing was said\n" : out;
}

}  // namespace beian::rules_test
