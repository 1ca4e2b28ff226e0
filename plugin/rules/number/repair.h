// repair.h — the one way in which a displayed number is mended in the page's own text.
//
// What:   Writes the configured number in its normal form where the page writes it oddly (spaces, full width, a dash),
//         and puts its link around it where it has none.
// Naive:  One edit for the writing and one for the link. Without a link both would change the same bytes.
// Ours:   One edit for the number as a whole, the same whichever rule asks, so that the sink takes it once.
//
//   京 ICP备 2024990001号-1   →   <a href="https://beian.miit.gov.cn/" …>京ICP备2024990001号-1</a>
#pragma once
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {

// Mends `shown`, of which a finding was reported just now, if it is a configured number in one piece of text, in a
// place that may be repaired. A rule that is off has no part in it: the writing is mended for <kind>-malformed and
// icp-province-letter, the link is made for <kind>-link-missing.
void repair_number(const PageView& view, const Policy& policy, const ShownNumber& shown, Sink& out);

}  // namespace beian
