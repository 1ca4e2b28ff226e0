// baseline.h — the findings that are known: a site with a thousand old pages can hold its new ones to the rules today.
//
// What:   A file with one line for each kind of finding on each page, and how often it is there. What it knows is
//         neither told nor counted; anything beyond it is.
// Naive:  Lines and columns: one paragraph above moves them all, and everything is new. A rule turned off: the next
//         page with the same mistake passes.
// Ours:   What is known is (page, rule, variant, arguments) and a count. No argument is a position, so a finding stays
//         known wherever it moves on its page, and a second equal one is one too many.
//
//   # beian baseline 1
//   icp-link-stale ⇥ 1 ⇥ blog/a.html ⇥ 0 ⇥ http://www.miitbeian.gov.cn/
//
// Columns are parted by tabs: rule, count, path, then the key (variant and arguments, a column each). A path may be any
// bytes, so tab, line break, carriage return and backslash are written \t, \n, \r and \\. Sorted by path, rule and key:
// the same findings give the same bytes, and a review shows what changed.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "rules/policy.h"
#include "rules/rule.h"

namespace beian {

class Baseline {
 public:
  static Result<Baseline> read(const std::string& file);
  // The same for text, for tests; `name` stands in the errors.
  static Result<Baseline> parse(std::string_view text, const std::string& name);

  void add(std::string_view path, const Finding& finding) { ++pages_[std::string(path)][entry_of(finding)]; }
  // Is one more like this known? It is crossed off.
  bool take(std::string_view path, const Finding& finding);
  // How many on this page were not crossed off. Rules that `policy` turns off do not count: nobody looked.
  std::uint64_t left(std::string_view path, const Policy& policy) const;

  std::string text() const;

 private:
  using Entry = std::pair<std::string, std::string>;  // rule and key, as they stand in the file
  static Entry entry_of(const Finding& finding);

  std::map<std::string, std::map<Entry, std::uint64_t>, std::less<>> pages_;
};

}  // namespace beian
