// missing.h — the check that icp-missing and gongan-missing share.
#pragma once
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {

// Reports each of `configured` that the page must show and neither shows nor contests. Silent where the page is
// undecidable: then page-undecidable says why nothing can be put in, and one cause gives one finding.
void report_missing(const PageView& view, const Policy& policy, const std::vector<Number>& configured, Sink& out);

}  // namespace beian
