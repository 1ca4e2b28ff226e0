#include "look/look.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "look/sample.h"
#include "look/visit.h"
#include "rules/inspect.h"
#include "rules/resources.h"
#include "site/page_file.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kCannotEnter = {
    "{0}: cannot open the folder: {1}. Build the site first, or give the folder that it was built into.",
    "{0}：无法打开文件夹：{1}。请先生成网站，或指定生成到的文件夹。"};
constexpr Text2 kNoPages = {"{0}: no page to look at. Give the folder that the site was built into.",
                            "{0}：没有可查看的页面。请给出生成网站的文件夹。"};

std::string without_badge(const Policy& policy, const std::string& path, std::string bytes) {
  const Resources none;
  const PageContext context{path, false};
  Inspection inspection = inspect(bytes, context, policy, none, Action::remove);
  if (inspection.edits.empty()) return bytes;
  std::string out = rewrite(bytes, context, policy, none, Action::remove, inspection);
  return inspection.edits.empty() ? bytes : out;
}

class Look {
 public:
  Look(const LookPlan& plan, const LookListener& listener) : plan_(plan), listener_(listener) {
    for (const std::vector<Number>* numbers : {&plan.policy.icp, &plan.policy.gongan}) {
      for (const Number& number : *numbers) visit_plan_.numbers.push_back(number.normal());
    }
    visit_plan_.pictures = plan.pictures;
  }

  Result<LookSummary> all() {
    if (start() && start()) return *start_failed_;
    for (const Root& root : plan_.roots) {
      if (Status bad = site(root)) return *bad;
    }
    return summary_;
  }

 private:
  // A browser, in place of the one before.
  Status start() {
    visitor_.reset();
    tools_.reset();
    browser_.reset();
    start_failed_.reset();
    Result<std::unique_ptr<Chromium>> browser = Chromium::start(plan_.browser);
    if (!browser) return start_failed_ = browser.error();
    browser_ = std::move(*browser);
    tools_ = std::make_unique<DevTools>(*browser_);
    Result<Json> version = tools_->call("Browser.getVersion");
    if (!version) return start_failed_ = version.error();
    summary_.browser = text_at(*version, "product");
    return {};
  }

  Status open(SiteServer& server) {
    Result<std::unique_ptr<Visitor>> visitor = Visitor::open(*tools_, server, visit_plan_);
    if (!visitor) return visitor.error();
    visitor_ = std::move(*visitor);
    return {};
  }

  // A browser under load may be killed, its tab may crash, or it falls silent. That is no verdict on a page, so a new
  // one looks once more; if it fails too, its error is told.
  Result<View> visit(const SampledPage& page, int width, SiteServer& server) {
    Result<View> view = visitor_->visit(page.path, width, page.own_badge);
    if (!view) {
      if (Status bad = start()) return *bad;
      if (Status bad = open(server)) return *bad;
      view = visitor_->visit(page.path, width, page.own_badge);
    }
    summary_.silent_hosts.insert(visitor_->silent_hosts().begin(), visitor_->silent_hosts().end());
    return view;
  }

  Status site(const Root& root) {
    const Handle folder(disk_, disk_.open_root(root.folder));
    if (!folder) return trouble(kCannotEnter, {printable(root.folder)}, errno);
    SiteAddress address([&](const std::string& path) { return is_file_beneath(disk_, folder.fd(), path); });
    Result<Sample> sample = sample_site(plan_, root, disk_, folder.fd(), address);
    if (!sample) return sample.error();
    if (sample->pages.empty()) return trouble(kNoPages, {printable(root.folder)});
    summary_.pages += sample->of;
    summary_.kinds += sample->kinds;
    if (listener_.begin) listener_.begin(summary_);

    ServedSite served;
    served.folder = root.folder;
    served.base = plan_.base.empty() ? address.base() : plan_.base;
    served.csp = plan_.policy.csp;
    served.without_badge = [this](const std::string& path, std::string bytes) {
      return without_badge(plan_.policy, path, std::move(bytes));
    };
    Result<std::unique_ptr<SiteServer>> server = SiteServer::start(std::move(served));
    if (!server) return server.error();
    visit_plan_.hosts = address.hosts();
    visit_plan_.pretty = sample->pretty;
    if (Status bad = open(**server)) return bad;
    Status bad;
    for (const SampledPage& each : sample->pages) {
      if ((bad = page(root, each, **server))) break;
    }
    visitor_.reset();  // it speaks of this server
    return bad;
  }

  Status page(const Root& root, const SampledPage& each, SiteServer& server) {
    LookedAt seen{root.prefix + each.path, each.required, each.own_badge, {}};
    for (const int width : kLookWidths) {
      Result<View> view = visit(each, width, server);
      if (!view) return view.error();
      seen.views.push_back(std::move(*view));
    }
    const std::vector<LookFinding> findings = judge(seen);
    bool clean = true;
    for (const LookFinding& finding : findings) {
      const Severity severity = finding.rule->severity;
      ++(severity == Severity::error     ? summary_.errors
         : severity == Severity::warning ? summary_.warnings
                                         : summary_.notes);
      clean = clean && severity == Severity::note;
    }
    ++summary_.looked;
    summary_.clean += clean ? 1 : 0;
    if (listener_.page) listener_.page(seen, findings);
    return {};
  }

  const LookPlan& plan_;
  const LookListener& listener_;
  VisitPlan visit_plan_;
  RealDisk disk_;
  LookSummary summary_;
  std::unique_ptr<Chromium> browser_;
  std::unique_ptr<DevTools> tools_;
  std::unique_ptr<Visitor> visitor_;
  Status start_failed_;
};

}  // namespace

Result<LookSummary> look(const LookPlan& plan, const LookListener& listener) {
  return Look(plan, listener).all();
}

}  // namespace beian
