// flaw_rule.h — the check that the rules about a number's own flaws share: each reports the flaws of its cause, one
// finding a number.
#pragma once
#include "rules/number/flaw_findings.h"
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {

// Reports each displayed number whose cause is `cause` and that `takes`: the first flaw, in the table's order, that
// `wants`.
void report_flaw(const PageView& view, const Policy& policy, Sink& out, Cause cause, bool (*takes)(NumberKind),
                 bool (*wants)(Flaw));

}  // namespace beian
