#include "report/kinds.h"

#include <fmt/format.h>

namespace beian {

std::string kind_key(const Finding& finding) {
  std::string key =
      fmt::format("{} {} {} {}", finding.rule->id, finding.variant, static_cast<int>(finding.severity), finding.fixed);
  for (const std::string& arg : finding.args) {
    key += '\0';
    key += arg;
  }
  return key;
}

Kind* Kinds::add(std::string_view path, const ReportedFinding& reported, std::string_view more) {
  std::string key = kind_key(reported.finding);
  if (!more.empty()) key.append(1, '\0').append(more);
  auto at = by_key_.find(key);
  if (at == by_key_.end()) {
    if (kinds_.size() >= most_kinds_) return nullptr;
    kinds_.push_back(std::make_unique<Kind>());
    kinds_.back()->first = reported;
    at = by_key_.emplace(std::move(key), kinds_.back().get()).first;
  }
  Kind& kind = *at->second;
  ++kind.count;
  if (kind.count == 1 || kind.last_path != path) ++kind.pages;
  kind.last_path = path;
  if (kind.places.size() < most_places_) kind.places.push_back({std::string(path), reported.line, reported.column});
  if (kind.excerpts.size() < kExamples) kind.excerpts.push_back(reported.excerpt);
  return &kind;
}

}  // namespace beian
