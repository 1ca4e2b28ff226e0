// page_policies.h — which severities hold on which page: [[override]] of beian.toml.
//
//   [[override]]
//   paths = ["demo/**", "old/*.html"]     # as `include`: relative to the root
//   [override.rules]
//   icp-link-stale = "warning"
//
// A later override wins over an earlier one, `--rule` over both. Few pages have any: so a page costs a few globs, and
// one Policy is made for each set of overrides that some page really has.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/policy.h"
#include "site/mutex.h"

namespace beian {

struct Override {
  std::vector<std::string> paths;    // globs
  std::vector<Severity> severities;  // by rule_index; by_rule: as it is without
};

class PagePolicies {
 public:
  PagePolicies(const Policy& base, const std::vector<Override>& overrides) : base_(base), overrides_(overrides) {}

  // The policy of the page `path` (relative to its root). Lives as long as this; thread-safe.
  const Policy& of(std::string_view path);

 private:
  const Policy& base_;
  const std::vector<Override>& overrides_;
  Mutex mutex_;
  std::map<std::vector<bool>, Policy> made_;  // by which overrides hold
};

}  // namespace beian
