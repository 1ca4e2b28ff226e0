#include "site/page_policies.h"

#include <algorithm>

#include "site/glob.h"

namespace beian {

namespace {

bool is_language(std::string_view tag, const std::string& wanted) {
  return tag.starts_with(wanted) && (tag.size() == wanted.size() || tag[wanted.size()] == '-');
}

bool holds(const Override& each, std::string_view path, const PageFacts& facts) {
  if (!each.paths.empty() && !any_glob_matches(each.paths, path)) return false;
  const bool host = std::find(each.hosts.begin(), each.hosts.end(), facts.host) != each.hosts.end();
  if (!each.hosts.empty() && !host) return false;
  return each.languages.empty() ||
         std::any_of(each.languages.begin(), each.languages.end(),
                     [&facts](const std::string& wanted) { return is_language(facts.language, wanted); });
}

template <class T>
void change(T& field, const std::optional<T>& said) {
  if (said) field = *said;
}

}  // namespace

bool PagePolicies::wants_facts() const {
  return std::any_of(overrides_.begin(), overrides_.end(),
                     [](const Override& each) { return !each.hosts.empty() || !each.languages.empty(); });
}

const Policy& PagePolicies::of(std::string_view path, const PageFacts& facts) {
  if (overrides_.empty()) return base_;
  std::vector<bool> hold(overrides_.size());
  for (std::size_t i = 0; i < overrides_.size(); ++i) hold[i] = holds(overrides_[i], path, facts);
  if (std::find(hold.begin(), hold.end(), true) == hold.end()) return base_;

  const Guard guard(mutex_);
  const auto [at, fresh] = made_.try_emplace(hold, base_);
  if (!fresh) return at->second;
  Policy& policy = at->second;
  std::vector<Severity>& severities = policy.severities;
  for (std::size_t i = 0; i < overrides_.size(); ++i) {
    if (!hold[i]) continue;
    change(policy.icp, overrides_[i].icp);
    change(policy.gongan, overrides_[i].gongan);
    change(policy.show, overrides_[i].show);
    change(policy.owner, overrides_[i].owner);
    change(policy.csp, overrides_[i].csp);
    change(policy.badge_class, overrides_[i].badge_class);
    const std::vector<Severity>& set = overrides_[i].severities;
    severities.resize(std::max(severities.size(), set.size()), Severity::by_rule);
    for (std::size_t rule = 0; rule < set.size(); ++rule) {
      if (set[rule] != Severity::by_rule) severities[rule] = set[rule];
    }
  }
  return at->second;
}

}  // namespace beian
