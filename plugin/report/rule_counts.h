// rule_counts.h — how often each rule spoke: for --statistics, and for the bars of the HTML report.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace beian {

struct RuleCount {
  const Rule* rule = nullptr;
  std::uint64_t standing = 0;  // findings that still stand
  std::uint64_t fixed = 0;
  std::uint64_t pages = 0;  // with either
  Severity worst = Severity::off;
  std::string last_path;
};

class RuleCounts {
 public:
  void add(std::string_view path, const Finding& finding);
  // The most frequent first; equally frequent ones by name.
  std::vector<RuleCount> sorted() const;

 private:
  std::vector<RuleCount> counts_;
};

// A table of them, with its heading; empty where nothing was found.
std::string statistics_text(const RuleCounts& counts, Language language);

}  // namespace beian
