#include "report/alike.h"

#include <algorithm>

namespace beian {

void Alike::add(std::string_view path, const ReportedFinding& reported, std::string_view site) {
  std::string surroundings = reported.shape;
  surroundings.append(1, '\0').append(reported.element);
  const std::string key = kind_key(reported.finding).append(1, '\0').append(site);
  auto at = surroundings_.find(key);
  if (at == surroundings_.end() && surroundings_.size() < kMostGroups) at = surroundings_.try_emplace(key).first;
  bool various = at == surroundings_.end();
  if (!various && !at->second.contains(surroundings)) {
    various = at->second.size() >= kMostSurroundings;
    if (!various) at->second.insert(surroundings);
  }
  const std::string more = std::string(site) + '\0' + (various ? "*" : surroundings);
  Kind* group = groups_.add(path, reported, more);
  if (group == nullptr) {
    ++left_out_;
  } else if (various && group->count == 1) {
    group->first.shape.clear();
    group->first.element.clear();
  }
}

std::vector<const Kind*> Alike::sorted() const {
  std::vector<const Kind*> out;
  for (const auto& group : groups_.all()) out.push_back(group.get());
  std::stable_sort(out.begin(), out.end(), [](const Kind* a, const Kind* b) {
    const Finding& x = a->first.finding;
    const Finding& y = b->first.finding;
    if (x.fixed != y.fixed) return y.fixed;
    if (x.severity != y.severity) return x.severity > y.severity;
    return a->count > b->count;
  });
  return out;
}

}  // namespace beian
