#include "report/fingerprint.h"

#include "base/hash.h"

namespace beian {

std::string Fingerprints::next(std::string_view path, const Finding& finding) {
  if (path != path_) seen_.clear();
  path_ = path;
  std::string key(finding.rule->id);
  key += '\0' + std::to_string(finding.variant);
  for (const std::string& arg : finding.args) {
    key += '\0';
    key += arg;
  }
  key += '\0';
  key += path;
  const std::uint64_t nth = seen_[fnv1a(key)]++;
  if (nth > 0) key += '\0' + std::to_string(nth);
  return hex64(fnv1a(key));
}

}  // namespace beian
