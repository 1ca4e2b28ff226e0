// replace.h — --unsafe-fixes: the configured number in the place of the one that the page shows.
//
// What:   A page whose theme shows a placeholder, another site's number or a broken one gets the configured number
//         there, with its link.
// Why not always: only the owner knows which of the two is right, the page or the config. So it is asked for.
// Naive:  Replace the digits wherever they stand. A page that shows two numbers, or a group company's beside its own,
//         then shows the same one twice.
// Ours:   One number takes one place: there is exactly one configured number of the kind, the page does not show it,
//         and one displayed number contradicts it (or one for each screen width).
//
//   <a href="http://www.miitbeian.gov.cn/">京ICP备XXXXXXXX号</a>  →  <a
//   href="https://beian.miit.gov.cn/">京ICP备2024990001号-1</a>
#pragma once
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {

// The configured number that takes the place of `shown`; null where none does.
const Number* replacement(const PageView& view, const Policy& policy, const ShownNumber& shown);

// Mends `shown`, of which a finding was reported just now, where it has a replacement: number and link.
void replace_number(const PageView& view, const Policy& policy, const ShownNumber& shown, Sink& out);

}  // namespace beian
