// flaw_findings.h — what is off about a number, in words: each Flaw with its rule, its severity and its message.
//
// The grammar (number/) knows flaws as bits; people want sentences. `beian number` and the reading of the config both
// print them, and both take them from the one table in flaw_findings.cc.
#pragma once
#include <string_view>
#include <vector>

#include "base/message.h"
#include "number/number.h"
#include "rules/severity.h"

namespace beian {

struct NumberFinding {
  std::string_view rule;  // the id of the rule that says the same about a page
  Severity severity;
  Text2 message;
  Text2 remedy;
};

// The findings of `number`, errors first. A parody has one; kind none has none.
std::vector<NumberFinding> findings_of(const Number& number);

}  // namespace beian
