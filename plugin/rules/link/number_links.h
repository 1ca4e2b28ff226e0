// number_links.h — what the link rules share: which numbers they judge, and the one way a link is repaired.
#pragma once
#include <vector>

#include "badge/link.h"
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {

enum class Registry : std::uint8_t { icp, gongan };

// Must the number have a link, and the right one? A licence beside the filing need not unless it is what is configured;
// a local police number from before 2016 cannot: no address fits it.
bool has_link_duty(const Policy& policy, const Number& number);

// Calls judge(shown, link, check) for each displayed, sound number of the registry that must have a link; `link` null
// where there is none.
template <class Judge>
void for_each_link(const PageView& view, const Policy& policy, Registry registry, Judge judge) {
  for (const ShownNumber& shown : view.numbers) {
    const bool gongan = shown.number.kind == NumberKind::gongan;
    if (gongan != (registry == Registry::gongan)) continue;
    if (!is_sound(cause_of(view, shown)) || !has_link_duty(policy, shown.number)) continue;
    const Link* link = shown.link < 0 ? nullptr : &view.page.links[static_cast<std::size_t>(shown.link)];
    if (link == nullptr || !link->has_href) {
      judge(shown, nullptr, LinkCheck{});
    } else {
      judge(shown, link, gongan ? check_gongan_link(link->href) : check_icp_link(link->href));
    }
  }
}

// Where a finding about a link points: its address if it has one, else its tag.
Span link_span(const Link& link);

// The numbers whose links lead to the other registry, in the order of the page, where there are such of both
// registries: then the links were swapped, and links-swapped says it alone. Empty where that rule is off.
std::vector<const ShownNumber*> swapped_links(const PageView& view, const Policy& policy);

// Is it a configured number, in a place that may be repaired?
bool may_repair_link(const PageView& view, const Policy& policy, const ShownNumber& shown);

// The edit that makes the link lead to the number's registry, quotes and all else kept.
Edit new_address(const Link& link, const Number& number);

// Repairs the link's address in place, quotes and all else kept, where the page may be repaired and the number is the
// configured one.
void repair_link(const PageView& view, const Policy& policy, const ShownNumber& shown, const Link& link, Sink& out);

}  // namespace beian
