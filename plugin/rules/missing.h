// missing.h — what icp-missing, gongan-missing and not-displayed share: which numbers the page owes.
#pragma once
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {

// Those of `configured` that the page must show and neither shows nor contests. None where the page is undecidable:
// then page-undecidable says why nothing can be put in, and one cause gives one finding.
std::vector<Number> missing_numbers(const PageView& view, const Policy& policy, const std::vector<Number>& configured);

// The first hidden copy of `number`; null where there is none, or where a copy is displayed as an example.
const HiddenNumber* hidden_copy(const PageView& view, const Number& number);

// Reports each missing one of `configured`, but for those of which not-displayed speaks as an error.
void report_missing(const PageView& view, const Policy& policy, const std::vector<Number>& configured, Sink& out);

}  // namespace beian
