// flaw_findings.h — what is off about a number, in words: each Flaw with its rule, its severity and its message.
//
// The grammar (number/) knows flaws as bits; people want sentences. `beian number` and the reading of the config both
// print them, and both take them from the one table in flaw_findings.cc.
#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "number/number.h"
#include "rules/severity.h"

namespace beian {

struct NumberFinding {
  std::string_view rule;  // the id of the rule that says the same about a page
  Severity severity;
  Text2 message;  // {0} and {1} as below
  Text2 remedy;
};

// The table's columns, by Flaw: the number rules take their words from here, one variant a flaw. {0} is the number as
// it is written, {1} its normal form.
inline constexpr std::size_t kFlawCount = static_cast<std::size_t>(Flaw::count_);
extern constinit const std::array<Text2, kFlawCount> kFlawMessages;
extern constinit const std::array<Text2, kFlawCount> kFlawRemedies;
Severity flaw_severity(Flaw flaw);

inline constexpr Text2 kParodyMessage = {"{0}: this is the number of a parody registry, not a filing",
                                         "{0}：这是玩笑性质的“备案号”，不是真正的备案"};
inline constexpr Text2 kParodyRemedy = {"it may stay, but it does not count: show the real number too",
                                        "可以保留，但不能代替备案号：请另外显示真实的备案号"};

// The findings of `number`, errors first. A parody has one; kind none has none.
std::vector<NumberFinding> findings_of(const Number& number);

}  // namespace beian
