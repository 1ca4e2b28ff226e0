// fingerprint.h — the name of a finding that stays when lines move: servers tell by it which findings are new.
//
// What:   Sixteen hexadecimal digits from path, rule, words, and how many equal findings stand before it on its page.
// Naive:  Line and column: one paragraph above, and every alert of the page is closed and opened again.
// Ours:   The same key as a baseline's (baseline.h), so both call the same findings known.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "rules/rule.h"

namespace beian {

class Fingerprints {
 public:
  // Findings of one path must come one behind the other.
  std::string next(std::string_view path, const Finding& finding);

 private:
  std::string path_;
  std::map<std::uint64_t, std::uint64_t> seen_;  // on this path
};

}  // namespace beian
