// visit.h — one page, as a visitor would use it.
//
//   load ─► settle ─► look (light, dark, paper) ─► click a link of the site ─► look ─► back ─► look
//
// What is seen right after loading is not what stays: a framework renders the page again in the browser, a router takes
// the body apart at the first click. So the page is left and come back to, with real clicks. If its console says
// anything, the same is done with our badge left out, and what is said then too is not ours; for what is left, once
// more with it and without.
#pragma once
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "look/devtools.h"
#include "look/requests.h"
#include "look/seen.h"
#include "look/site_server.h"

namespace beian {

struct VisitPlan {
  std::vector<std::string> numbers;  // what is looked for, in normal form
  std::set<std::string> hosts;       // addresses there are of this site (site_address.h)
  bool pictures = false;
  bool pretty = false;  // routes have no .html
};

class Visitor {
 public:
  // All three must outlive this. One tab is opened and used for every page.
  static Result<std::unique_ptr<Visitor>> open(DevTools& tools, SiteServer& server, const VisitPlan& plan);

  // The page `path` on a screen `width` px wide. `own_badge`: its file holds ours, so that errors are compared.
  Result<View> visit(const std::string& path, int width, bool own_badge);

  // Hosts that pages asked for files and that did not answer: pages are seen without these files.
  const std::set<std::string>& silent_hosts() const { return requests_.silent(); }

 private:
  Visitor(DevTools& tools, SiteServer& server, const VisitPlan& plan)
      : tools_(tools), server_(server), plan_(plan), requests_(server.origin()) {}
  Status begin();
  void heard(const std::string& method, const Json& params);
  Status set_screen(int width);
  Status set_media(const char* media, const char* scheme);
  Status go_to(const std::string& address);
  Status load(const std::string& address);
  Status give_up_on_silent_hosts();
  Status settle();
  Status look_in_other_media(View& view);
  std::set<std::string> take_complaints();
  Status leave_and_return(View& view, const std::string& path);
  Result<std::string> click_link();
  // The value of `expression`, a member of probe.js.
  Result<Json> ask(const std::string& expression);
  Result<Seen> look(bool paper);
  Result<std::string> picture(const Seen& seen, int width);
  std::string address_of(const std::string& path) const;

  DevTools& tools_;
  SiteServer& server_;
  const VisitPlan& plan_;
  Requests requests_;
  bool loaded_ = false;
  int moves_ = 0;          // how often the main frame came to another address
  bool document_ = false;  // … and the last time as a new document
  std::string frame_;
  std::vector<std::string> errors_;
};

}  // namespace beian
