// view.h — what a rule sees of a page: the outline, the numbers on it, and nothing else.
#pragma once
#include <vector>

#include "badge/find.h"
#include "html/page.h"
#include "rules/inspect.h"
#include "rules/policy.h"

namespace beian {

// What is wrong with one displayed number in itself. One number has one cause, so that one cause gives one finding: the
// first that applies, in this order.
enum class Cause : std::uint8_t {
  fine,
  ignored,  // a mention, or nothing that we judge (a parody)
  placeholder,
  malformed,
  province_mismatch,
  unexpected,  // a sound number, but not the configured one
  slip,        // the right number, written oddly
};

struct PageView {
  const Page& page;
  const std::vector<ShownNumber>& numbers;
  const PageContext& context;
  NoPlace no_place = NoPlace::none;  // a number is missing and this is why it cannot be put in
};

// Is it one of the policy's numbers, however it is written?
bool is_configured_number(const Policy& policy, const Number& number);

Cause cause_of(const ShownNumber& shown, const Policy& policy);

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

// A number as the page shows it: its normal form where it has one, else what was read.
std::string as_shown(const ShownNumber& shown);

// May the page's own markup at `where` be repaired? Not inside an app's root: its script would write the old text
// again.
bool may_repair(const PageView& view, std::uint32_t where);

}  // namespace beian
