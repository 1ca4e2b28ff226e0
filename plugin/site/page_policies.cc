#include "site/page_policies.h"

#include <algorithm>

#include "site/glob.h"

namespace beian {

const Policy& PagePolicies::of(std::string_view path) {
  if (overrides_.empty()) return base_;
  std::vector<bool> hold(overrides_.size());
  for (std::size_t i = 0; i < overrides_.size(); ++i) hold[i] = any_glob_matches(overrides_[i].paths, path);
  if (std::find(hold.begin(), hold.end(), true) == hold.end()) return base_;

  const Guard guard(mutex_);
  const auto [at, fresh] = made_.try_emplace(hold, base_);
  if (!fresh) return at->second;
  std::vector<Severity>& severities = at->second.severities;
  for (std::size_t i = 0; i < overrides_.size(); ++i) {
    if (!hold[i]) continue;
    const std::vector<Severity>& set = overrides_[i].severities;
    severities.resize(std::max(severities.size(), set.size()), Severity::by_rule);
    for (std::size_t rule = 0; rule < set.size(); ++rule) {
      if (set[rule] != Severity::by_rule) severities[rule] = set[rule];
    }
  }
  return at->second;
}

}  // namespace beian
