// page_policies.h — what holds on which page: [[site]] and [[override]] of beian.toml.
//
//   [[site]]
//   match = "en/**"                       # or host = "b.example.cn", or lang = "en"
//   icp   = "京ICP备2024990001号-2"
//
//   [[override]]
//   paths = ["demo/**", "old/*.html"]     # as `include`: relative to the root
//   [override.rules]
//   icp-link-stale = "warning"
//
// A later one wins over an earlier one, an override over a site, the command line and the environment over both. Few
// pages have any: so a page costs a few globs, and one Policy is made for each set of overrides that some page really
// has.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/policy.h"
#include "site/mutex.h"

namespace beian {

// One [[site]] or [[override]]: where it holds, and what it changes there. All conditions that are given must hold.
struct Override {
  std::vector<std::string> paths;      // globs
  std::vector<std::string> hosts;      // of the page's canonical link, else of the file CNAME; lower case
  std::vector<std::string> languages;  // <html lang>: "en" is "en-GB" too; lower case
  std::vector<Severity> severities;    // by rule_index; by_rule: as it is without
  std::optional<std::vector<Number>> icp;
  std::optional<std::vector<Number>> gongan;
  std::optional<Show> show;
  std::optional<std::string> owner;
  std::optional<std::string> csp;
  std::optional<std::string> badge_class;
  std::string where;  // file, line and column that say it
};

// What a page says of the site that it belongs to.
struct PageFacts {
  std::string host;
  std::string language;
  std::string canonical;  // the whole address, as written
  bool no_index = false;  // it asks search engines to leave it out
};

class PagePolicies {
 public:
  PagePolicies(const Policy& base, const std::vector<Override>& overrides) : base_(base), overrides_(overrides) {}

  // The policy of the page `path` (relative to its root). Lives as long as this; thread-safe.
  const Policy& of(std::string_view path, const PageFacts& facts = {});
  // Does any condition ask for more than the path?
  bool wants_facts() const;

 private:
  const Policy& base_;
  const std::vector<Override>& overrides_;
  Mutex mutex_;
  std::map<std::vector<bool>, Policy> made_;  // by which overrides hold
};

}  // namespace beian
