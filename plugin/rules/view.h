// view.h — what a rule sees of a page: the outline, the numbers on it, and nothing else.
#pragma once
#include <string>
#include <vector>

#include "badge/find.h"
#include "badge/hidden.h"
#include "badge/icon.h"
#include "html/page.h"
#include "rules/inspect.h"
#include "rules/policy.h"

namespace beian {

// What is wrong with one displayed number. One number has one cause, so that one cause gives one finding: the first
// that applies, in this order. Each silences all below it for its number; a link is judged only beside is_sound().
enum class Cause : std::uint8_t {
  // cause              rule                    applies to
  ignored,            // (parody-registry)      a mention, or the number of a parody registry: nothing that we judge
  forbidden,          // number-forbidden       any number, where the config says that none may be shown
  placeholder,        // number-placeholder     nobody's number, or a famous one that is not the configured one
  province_mismatch,  // province-mismatch      not the configured one, and its letter contradicts its digits
  malformed,          // …-malformed, error     not the configured one, and no registry could have given it
  unexpected,         // number-unexpected      a sound number, but not the configured one
  duplicate,          // number-duplicate       a sound number that stands on the page already, or in our badge as well
  conflict,           // number-conflict        of another subject than the first one; none of the kind is configured
  wrong_letter,       // icp-province-letter    the right number with the other registry's letter
  slip,               // …-malformed, warning   the right number, written oddly
  unknown_place,      // gongan-place-unknown   not the configured one, with a place code that no standard has
  app_alone,          // app-number-on-page     an app's; no ICP number is configured, and no site's is shown
  other_form,         // subject-or-site-number the subject's instead of the site's or so; none is configured
  fine,
};

struct PageView {
  const Page& page;
  const std::vector<ShownNumber>& numbers;
  const std::vector<Cause>& causes;         // of `numbers`
  const std::vector<HiddenNumber>& hidden;  // looked for only where a configured number is not displayed
  const std::vector<NumberIcon>& icons;
  const PageContext& context;
  bool puts_badge_in = false;        // inject is at work, and this page gets our badge where it has none
  NoPlace no_place = NoPlace::none;  // a number is missing and this is why it cannot be put in
};

// Is it one of the policy's numbers, however it is written?
bool is_configured_number(const Policy& policy, const Number& number);

// Is `number` an ICP filing in the form that its province does not ask for (Guangdong: the subject's, elsewhere the
// site's), with none of `all` in the right form beside it?
bool is_other_form(const Number& number, const std::vector<Number>& all);

// One text for each registration, however it is written.
std::string registration_key(const Number& number);

std::vector<Cause> causes_of(const std::vector<ShownNumber>& numbers, const Policy& policy);

// `shown` is one of view.numbers.
Cause cause_of(const PageView& view, const ShownNumber& shown);

// A number that stands for a registration, whatever else is said of it: its link is judged.
bool is_sound(Cause cause);

// Is any number of its kind configured?
bool kind_is_configured(const Policy& policy, NumberKind kind);

// Does it stand beside a displayed, configured number of the same subject, as the subject's own number or that of an
// app? Then it claims nothing else: footers name both (主体备案号 …, APP备案号 …).
bool is_companion(const PageView& view, const Policy& policy, const ShownNumber& shown);

// Is `number` displayed on the page (and not only mentioned)? `outside_own`: without our own badges.
bool is_displayed(const PageView& view, const Number& number, bool outside_own);

// Does the page display something else where `number` belongs: a number of the same kind that is wrong or not the
// configured one? Then the number is not missing, it is contested, and putting ours beside it would show two.
bool is_contested(const PageView& view, const Policy& policy, const Number& number, bool outside_own);

// The configured numbers that an insertion must bring: neither displayed nor contested outside our own badges.
std::vector<Number> wanted(const PageView& view, const Policy& policy, const std::vector<Number>& configured);

// May the page's own markup at `where` be repaired? Not inside an app's root: its script would write the old text
// again.
bool may_repair(const PageView& view, std::uint32_t where);

// The app that would undo a repair at `where`; none where no app would.
App undoing_app(const PageView& view, std::uint32_t where);

}  // namespace beian
