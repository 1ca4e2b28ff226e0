// sample.h — which pages of a site are opened in the browser.
#pragma once
#include <string>
#include <vector>

#include "look/look.h"
#include "look/site_address.h"

namespace beian {

struct SampledPage {
  std::string path;
  bool required = true;
  bool own_badge = false;
};

struct Sample {
  std::vector<SampledPage> pages;  // in order
  std::size_t of = 0;              // pages of the site
  std::size_t kinds = 0;
  bool pretty = false;  // an app whose routes have no .html
};

// Reads all pages of `root` and chooses. `address` hears some of them.
Result<Sample> sample_site(const LookPlan& plan, const Root& root, Disk& disk, int folder, SiteAddress& address);

}  // namespace beian
