// read_site.h — the built site, read once for the pre-check.
//
// Pages one after another, each held only while it is read; what they say is added up in SiteFacts. What cannot be read
// is told and fails the run, as it does in check: a site half of which was not seen is not called non-interactive.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "precheck/facts.h"
#include "precheck/kind.h"
#include "site/page_set.h"
#include "site/root.h"

namespace beian::precheck {

struct ReadPlan {
  std::vector<Root> roots;
  PageFilter filter;
  std::vector<const Kind*> kinds;
  std::vector<std::string> wanted;  // texts whose display is asked for: names, phone numbers, addresses
  int this_year = 0;
};

struct ReadOutcome {
  SiteFacts facts;
  bool troubled = false;
};

// One page, as if it were all of the site; for tests and examples. `path` as in reports.
void read_one_page(SiteFacts& facts, const ReadPlan& plan, std::string_view bytes, const std::string& path,
                   bool is_home);

ReadOutcome read_site(const ReadPlan& plan, Disk& disk, const std::function<void(const Error&)>& trouble);

}  // namespace beian::precheck
