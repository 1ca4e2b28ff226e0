// kinds.h — findings that say the same, as one: a theme's footer is on every page, and so is its mistake.
//
// What:   Findings are of one kind when rule, words (variant and arguments), severity and outcome are the same. Of each
//         kind there is a count, how many pages have it, and its first few places.
// Naive:  Keep all findings and sort them at the end: a site of a million pages fills the memory.
// Ours:   Kinds in the order in which they first came; of a kind, a few places; of kinds, no more than a limit, because
//         findings that all differ are no kinds. add() says so, and the report does without the counting.
//
//   icp-missing {京ICP备2024990001号-1}   10,000 findings on 10,000 pages: 404.html, about.html, blog/1.html …
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace beian {

struct FoundAt {
  std::string path;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

struct Kind {
  ReportedFinding first;
  std::uint64_t count = 0;
  std::uint64_t pages = 0;
  std::vector<FoundAt> places;    // the first ones, the very first too
  std::vector<Excerpt> excerpts;  // of the first three places
  std::string last_path;
};

class Kinds {
 public:
  static constexpr std::size_t kExamples = 3;

  explicit Kinds(std::size_t most_kinds = 4096, std::size_t places = kExamples)
      : most_kinds_(most_kinds), most_places_(places) {}

  // The kind, this finding counted; null where it would be one kind too many. `more`: what findings of one kind have in
  // common beside kind_key.
  Kind* add(std::string_view path, const ReportedFinding& reported, std::string_view more = {});

  const std::vector<std::unique_ptr<Kind>>& all() const { return kinds_; }

 private:
  std::size_t most_kinds_;
  std::size_t most_places_;
  std::vector<std::unique_ptr<Kind>> kinds_;
  std::map<std::string, Kind*, std::less<>> by_key_;
};

// What two findings of one kind have in common.
std::string kind_key(const Finding& finding);

}  // namespace beian
