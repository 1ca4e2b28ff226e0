#include "rules/number/flaw_rule.h"

#include "rules/number/repair.h"
#include "rules/number/replace.h"

namespace beian {

void report_flaw(const PageView& view, const Policy& policy, Sink& out, Cause cause, bool (*takes)(NumberKind),
                 bool (*wants)(Flaw)) {
  for (const ShownNumber& shown : view.numbers) {
    if (!takes(shown.number.kind) || cause_of(view, shown) != cause) continue;
    for (std::size_t i = 0; i < static_cast<std::size_t>(Flaw::count_); ++i) {
      const auto flaw = static_cast<Flaw>(i);
      if (!shown.number.flaws.has(flaw) || !wants(flaw)) continue;
      // A famous number is a warning by itself, but on a page whose own number is another it is somebody else's.
      const Severity severity = flaw == Flaw::copied ? Severity::by_rule : flaw_severity(flaw);
      out.report(shown.span, static_cast<std::uint8_t>(flaw), {shown.written, shown.number.normal()}, severity);
      if (cause == Cause::slip) {
        repair_number(view, policy, shown, out);
      } else {
        replace_number(view, policy, shown, out);
      }
      break;
    }
  }
}

}  // namespace beian
