// look.h — `beian look`: pages of a built site, judged in a real browser.
//
//   folder ─► sample ─► serve ─► visit (at each width) ─► judge ─► listener, page by page
//
// The static verdict (rules/) reads what is in the file and in the style sheets; here a browser says what a visitor
// sees, scripts and all. It is slow — seconds a page, where check takes less than a millisecond — so a sample is looked
// at: the home page, the 404 page, and one page of each kind (its template, and what check says of it), unless all are
// asked for.
#pragma once
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "look/verdict.h"
#include "rules/policy.h"
#include "site/page_set.h"
#include "site/root.h"
#include "site/settings.h"

namespace beian {

inline constexpr int kLookWidths[] = {1280, 390};  // px: a desktop's window and a phone

struct LookPlan {
  Policy policy;
  Scope scope = Scope::all;
  PageFilter filter;
  std::vector<Root> roots;
  std::string browser;  // a program
  std::string base;     // the path that the site is deployed under; empty: as its pages say
  bool all = false;     // every page, not a sample
  bool pictures = false;
};

struct LookSummary {
  std::size_t pages = 0;   // of the site
  std::size_t kinds = 0;   // of these
  std::size_t looked = 0;  // opened in the browser
  std::size_t clean = 0;   // of these: nothing is wrong
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::set<std::string> silent_hosts;  // asked by pages, did not answer: what they would have sent was not seen
  std::string browser;                 // "Chrome/156.0.8078.79", as it calls itself
};

struct LookListener {
  // Once, before the first page.
  std::function<void(const LookSummary&)> begin;
  std::function<void(const LookedAt&, const std::vector<LookFinding>&)> page;
};

// Looks. An error: no page, no browser, or one that fails.
Result<LookSummary> look(const LookPlan& plan, const LookListener& listener);

}  // namespace beian
