#include "look/sample.h"

#include <algorithm>

#include "html/outline.h"
#include "report/page_shape.h"
#include "rules/inspect.h"
#include "rules/resources.h"
#include "site/home.h"
#include "site/known_files.h"
#include "site/page_file.h"
#include "site/trouble.h"
#include "text/encoding.h"

namespace beian {
namespace {

constexpr int kMostSheetRounds = 10;
constexpr int kPagesHeard = 8;

Inspection inspected(std::string_view bytes, const PageContext& context, const Policy& policy, KnownFiles& known,
                     const Resources& files) {
  Inspection out = inspect(bytes, context, policy, files, Action::check);
  for (int round = 0; round < kMostSheetRounds && !out.wanted_sheets.empty(); ++round) {
    known.learn_sheets(out.wanted_sheets);
    out = inspect(bytes, context, policy, files, Action::check);
  }
  if (!out.wanted.empty()) {
    known.learn(out.wanted);
    out = inspect(bytes, context, policy, files, Action::check);
  }
  return out;
}

std::string verdict_of(const Inspection& inspection) {
  std::set<std::string> rules;
  for (const Finding& each : inspection.findings) {
    if (each.severity != Severity::note) rules.insert(std::string(each.rule->id));
  }
  std::string out;
  for (const std::string& rule : rules) out += rule + " ";
  return out;
}

// A page that lies nearer to the root, and then one with a shorter name, is the likelier face of its kind.
bool is_plainer(const std::string& a, const std::string& b) {
  const auto depth = [](const std::string& path) { return std::count(path.begin(), path.end(), '/'); };
  return depth(a) != depth(b) ? depth(a) < depth(b) : a < b;
}

}  // namespace

Result<Sample> sample_site(const LookPlan& plan, const Root& root, Disk& disk, int folder, SiteAddress& address) {
  PageSet pages = root.listed ? PageSet(root.files) : PageSet(disk, folder, root.folder, plan.filter);
  std::set<std::string, std::less<>> homes;
  if (plan.scope == Scope::home) homes = find_homes(disk, folder, plan.policy, Resources());
  KnownFiles known(disk);
  SheetStore sheets;
  PageBuffer buffer;
  Sample out;
  std::map<std::string, SampledPage> faces;  // by kind
  int heard = 0;
  PageEntry entry;
  while (pages.next(entry)) {
    if (entry.kind == PageEntry::Kind::trouble) return entry.error;
    if (entry.kind != PageEntry::Kind::page) continue;
    if (Status bad = buffer.read(disk, folder, entry.path, printable(root.prefix + entry.path))) return *bad;
    const std::string_view bytes = buffer.bytes();
    SampledPage page{entry.path, plan.scope == Scope::all || homes.contains(entry.path), false};
    const PageContext context{page.path, page.required};
    const Inspection inspection = inspected(bytes, context, plan.policy, known, known.of(folder, sheets));
    if (inspection.page_class != PageClass::page) continue;
    ++out.of;
    const Page read = outline(bytes, inspection.encoding);
    page.own_badge = !read.own_badges.empty();
    out.pretty = out.pretty || read.app == App::next_app || read.app == App::next_pages;
    if (heard < kPagesHeard) ++heard, address.hear(bytes);
    const std::string kind = page_shape(bytes, {}).page + " " + verdict_of(inspection) + (page.own_badge ? "own" : "");
    const bool always = plan.all || root.listed || page.path == "index.html" || page.path == "404.html";
    const auto [at, is_new] = faces.try_emplace(kind, page);
    if (!is_new && !always && is_plainer(page.path, at->second.path)) at->second = page;
    if (always) out.pages.push_back(std::move(page));
  }
  out.kinds = faces.size();
  for (auto& [kind, page] : faces) {
    const bool there = std::any_of(out.pages.begin(), out.pages.end(),
                                   [&path = page.path](const SampledPage& p) { return p.path == path; });
    if (!there) out.pages.push_back(std::move(page));
  }
  std::sort(out.pages.begin(), out.pages.end(),
            [](const SampledPage& a, const SampledPage& b) { return a.path < b.path; });
  return out;
}

}  // namespace beian
