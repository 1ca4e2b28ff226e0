#include "run.h"

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>
#include <thread>

#include "base/hash.h"
#include "report/located.h"
#include "report/unified_diff.h"
#include "rules/page/variants.h"
#include "rules/resources.h"
#include "site/cname.h"
#include "site/glob.h"
#include "site/home.h"
#include "site/known_files.h"
#include "site/ordered_queue.h"
#include "site/own_files.h"
#include "site/page_facts.h"
#include "site/page_file.h"
#include "site/sheet_store.h"
#include "site/staging.h"
#include "site/trouble.h"
#include "site_rules/precache.h"
#include "site_rules/sitemap.h"

namespace beian {
namespace {

constexpr std::size_t kBatch = 32;
constexpr std::size_t kGivenBytes = std::size_t{1} << 20;  // a batch of given pages is full, however few they are
constexpr std::size_t kWindowPerThread = 8;
constexpr int kMostSheetRounds = 10;

constexpr Text2 kCannotEnter = {
    "{0}: cannot open the folder: {1}. Build the site first, or give the folder that it was built into.",
    "{0}：无法打开文件夹：{1}。请先生成网站，或指定生成到的文件夹。"};
constexpr Text2 kNothingThere = {
    "{0}: no page was checked there. Give the folder that the generator writes to, and look at include and exclude.",
    "{0}：那里没有检查任何页面。请指定生成器的输出文件夹，并检查 include 与 exclude。"};
constexpr Text2 kNoSite = {
    "{0}: no [[site]] of beian.toml holds for this page, and no number is configured for all pages. Add a [[site]] for "
    "it, a number above them, or show = \"optional\".",
    "{0}：beian.toml 中没有适用于此页的 [[site]]，也没有适用于所有页面的备案号。请为它添加 "
    "[[site]]，或在上方写出备案号，"
    "或写 show = \"optional\"。"};
constexpr Text2 kStopped = {"interrupted: the pages reported so far are done, the others are as they were. Run again.",
                            "已中断：已报告的页面已处理完，其余保持原样。请重新运行。"};

// One root with everything that is open for it.
struct Site {
  const Root* root = nullptr;
  Handle folder;
  std::unique_ptr<Staging> staging;
  std::unique_ptr<PageSet> pages;
  std::set<std::string, std::less<>> homes;
  std::set<std::string, std::less<>> listed;  // by sitemaps; empty: none lists any
  bool home_seen = false;
  bool others = false;                 // pages of other shards, and
  bool others_home = false;            // a home page among them; for the walk alone until it has ended
  std::atomic<bool> once_told{false};  // what is told of the first page alone
  bool page_seen = false;              // one that was held to the rules, or that could not be read
  std::uint64_t cache_id = 0;
  std::once_flag icon_wanted;
  std::once_flag sheet_wanted;
  std::once_flag cname_wanted;
  std::string cname;
  Status no_icon;  // why its copy could not be made
  Status no_sheet;
  std::atomic<bool> icon_missing{false};  // where nothing is written: it would be
  std::atomic<bool> sheet_missing{false};
  SheetStore sheets;
  std::set<std::string, std::less<>> digested;  // pages in lists of digests that wait for the end of all shards
};

// A page on its way through the pipeline: its place, and what came of it.
struct PageJob : PageResult {
  std::string product;  // its patch
  GivenPage given;      // where pages come from a source
  Site* site = nullptr;
  PageEntry entry;
  StagedPage staged;
  std::vector<Twin> twins;  // packed copies beside it
};

// A file of the site that is no page, and what is wrong with it.
struct OtherFile {
  const Site* site = nullptr;
  std::string path;
  std::vector<ReportedFinding> findings;
};

using Batch = std::vector<PageJob>;

class Run {
 public:
  Run(const RunPlan& plan, const RunListeners& listeners, Disk& disk)
      : plan_(plan),
        listeners_(listeners),
        disk_(disk),
        policies_(plan.policy, plan.overrides),
        ledger_(plan.action, plan.policy, policies_, listeners.reports, listeners.known, listeners.found) {}

  RunOutcome all() {
    if (open_sites()) {
      work_off();
      finish_sites();
    }
    ledger_.finish();
    return {ledger_.summary(), ledger_.summary().troubled, std::move(files_missing_)};
  }

 private:
  bool changes() const { return plan_.action != Action::check; }
  bool writes() const { return changes() && plan_.writing == Writing::in_place; }
  // A shard does not know what becomes of the others' pages.
  bool renews() const { return writes() && plan_.staging.shard.whole(); }
  bool one_of_several() const { return !plan_.staging.shard.whole(); }
  bool stopped() const { return plan_.stop != nullptr && plan_.stop->load(std::memory_order_relaxed); }

  void tell(const Error& error) {
    listeners_.trouble(error);
    ledger_.trouble(error);
  }

  bool open_sites() {
    for (const Root& root : plan_.roots) {
      auto site = std::make_unique<Site>();
      site->root = &root;
      site->folder = Handle(disk_, disk_.open_root(root.folder));
      if (!site->folder) {
        tell(trouble(kCannotEnter, {printable(root.folder)}, errno));
        return false;
      }
      if (writes()) {
        StagingOptions options = plan_.staging;
        options.stop = plan_.stop;
        site->staging = std::make_unique<Staging>(disk_, site->folder.fd(), root.folder, options);
        if (const Status bad = site->staging->begin()) {
          tell(*bad);
          return false;
        }
      }
      if (plan_.cache != nullptr) site->cache_id = plan_.cache->begin_root(disk_, site->folder.fd());
      if (plan_.scope == Scope::home) site->homes = find_homes(disk_, site->folder.fd(), plan_.policy, resources_);
      site->pages = root.listed ? std::make_unique<PageSet>(root.files)
                                : std::make_unique<PageSet>(disk_, site->folder.fd(), root.folder, plan_.filter);
      look_at_other_files(*site);
      sites_.push_back(std::move(site));
    }
    return true;
  }

  // Sitemaps and precache lists: before the pages, because findings are told in the order of paths.
  void look_at_other_files(Site& site) {
    if (plan_.action == Action::remove || plan_.scope == Scope::home || site.root->listed) return;
    Sitemaps maps = check_sitemaps(disk_, site.folder.fd());
    site.listed = std::move(maps.listed);
    std::vector<FileFindings> files = std::move(maps.findings);
    if (writes() && one_of_several()) {
      leave_lists_to_merge(site);
    } else {
      for (FileFindings& each : check_precache(disk_, site.folder.fd())) {
        for (Finding& finding : each.findings) finding.fixed = renews();
        files.push_back(std::move(each));
      }
    }
    std::sort(files.begin(), files.end(), [](const FileFindings& a, const FileFindings& b) { return a.path < b.path; });
    for (FileFindings& each : files) {
      if (any_glob_matches(plan_.filter.exclude, each.path)) continue;
      if (!plan_.staging.shard.owns(site.root->prefix + each.path)) continue;
      const Policy& policy = policies_.of(each.path);
      std::vector<Finding> told;
      for (Finding& finding : each.findings) {
        const Severity in_force = policy.severity(rule_index(*finding.rule));
        if (in_force == Severity::off) continue;
        if (in_force != Severity::by_rule) finding.severity = in_force;
        told.push_back(std::move(finding));
      }
      others_.push_back({&site, each.path, located(std::move(told), each.bytes, Encoding(), plan_.needs)});
    }
  }

  // What a list of digests says of a page is true or not before any shard changes it, so each shard says what it met.
  void leave_lists_to_merge(Site& site) {
    PrecachedPages lists = precached_pages(disk_, site.folder.fd());
    for (const std::string& path : lists.lists) {
      const auto in_force = [&](std::string_view id) {
        const Rule* rule = find_rule(id);
        const Severity severity = policies_.of(path).severity(rule_index(*rule));
        return severity == Severity::by_rule ? rule->severity : severity;
      };
      if (any_glob_matches(plan_.filter.exclude, path)) continue;
      ledger_.part().lists.push_back(
          {site.root->prefix + path, in_force("precache-stale"), in_force("precompressed-stale")});
    }
    site.digested = std::move(lists.pages);
  }

  // Those that stand before `path` of `site`; without a site all that are left.
  void tell_other_files(const Site* site = nullptr, const std::string& path = "") {
    for (; other_at_ < others_.size(); ++other_at_) {
      const OtherFile& each = others_[other_at_];
      if (site != nullptr && (each.site->root > site->root || (each.site == site && each.path > path))) return;
      ledger_.file(each.site->root->prefix + each.path, each.path, each.findings);
    }
  }

  void work_off() {
    const unsigned threads = std::max(plan_.jobs, 1u);
    OrderedQueue<Batch> queue(
        threads * kWindowPerThread, [this](Batch& batch) { return fill(batch); },
        [this](Batch& batch) { emit(batch); });
    const auto work = [&] {
      PageBuffer buffer;
      KnownFiles known(disk_);
      Batch batch;
      std::size_t number = 0;
      while (queue.take(batch, number)) {
        const Site* said = nullptr;  // that an earlier page of the batch speaks for
        for (PageJob& job : batch) {
          do_page(job, buffer, known, said == job.site);
          if (speaks_once(job)) said = job.site;
        }
        if (writes() && plan_.staging.durable) publish(batch);
        queue.give(std::move(batch), number);
        batch = Batch();
      }
    };
    std::vector<std::thread> others;
    for (unsigned i = 1; i < threads; ++i) {
      try {
        others.emplace_back(work);
      } catch (const std::system_error&) {
        break;  // the system gives no more threads: those there are do the work
      }
    }
    work();
    for (std::thread& thread : others) thread.join();
  }

  bool fill(Batch& batch) {
    if (plan_.source) return fill_given(batch);
    while (batch.size() < kBatch && site_at_ < sites_.size() && !stopped()) {
      PageJob job;
      job.site = sites_[site_at_].get();
      if (job.site->pages->next(job.entry)) {
        if (is_others(job)) continue;
        batch.push_back(std::move(job));
      } else {
        ++site_at_;
      }
    }
    return !batch.empty();
  }

  bool fill_given(Batch& batch) {
    for (std::size_t bytes = 0; batch.size() < kBatch && bytes < kGivenBytes && !stopped();) {
      if (!batch.empty() && plan_.source_waits()) break;
      PageJob job;
      job.site = sites_[0].get();
      if (!plan_.source(job.given)) break;
      job.entry.path = job.given.path;
      job.trouble = std::move(job.given.error);
      job.twins = std::move(job.given.twins);
      bytes += job.given.bytes.size();
      batch.push_back(std::move(job));
    }
    return !batch.empty();
  }

  // Another shard's page. What cannot be listed is every shard's trouble: none of them knows what it holds.
  bool is_others(const PageJob& job) {
    const std::string& path = job.entry.path;
    if (!one_of_several() || job.entry.kind == PageEntry::Kind::trouble) return false;
    const std::string reported = job.site->root->prefix + path;
    ShardPart& part = ledger_.part();
    const std::uint64_t hash = fnv1a(reported);
    ++part.seen;
    part.seen_sum += hash;
    if (plan_.staging.shard.owns(reported)) {
      ++part.own;
      part.own_sum += hash;
      return false;
    }
    if (job.entry.kind != PageEntry::Kind::page) return true;
    job.site->others = true;
    job.site->others_home = job.site->others_home || job.site->homes.contains(path);
    return true;
  }

  void do_page(PageJob& job, PageBuffer& buffer, KnownFiles& known, bool said) {
    switch (job.entry.kind) {
      case PageEntry::Kind::trouble: job.trouble = std::move(job.entry.error); return;
      case PageEntry::Kind::outside_link: report_link(job); return;
      case PageEntry::Kind::page: break;
    }
    const std::string& path = job.entry.path;
    if (is_known(job, known, said)) return;
    const std::string shown = printable(job.site->root->prefix + path);
    const int root = job.site->folder.fd();
    if (plan_.source) {
      if (!job.trouble) buffer.hold(job.given.bytes);
    } else {
      job.trouble = buffer.read(disk_, root, path, shown);
    }
    if (job.trouble) return;
    if (job.site->digested.contains(path)) job.digests = page_digests(buffer.bytes());
    PageContext context{path, is_required(job)};
    const Resources& files = known.of(root, job.site->sheets);
    Resources::Asked asked;
    const Resources::Noting noting(files, may_know(job) ? &asked : nullptr);
    const Policy& policy = policy_of(*job.site, path, buffer);
    job.policy = &policy;
    job.trouble = no_number_for(policy, shown);
    if (job.trouble) return;
    if (changes() && !writes()) promise_files(policy, known);
    Inspection inspection = inspect(buffer.bytes(), context, policy, files, plan_.action);
    KnownSelection selection;
    const auto select = [&] {
      if (!inspection.wants_selection || job.trouble || !plan_.selector) return;
      Result<KnownSelection> selected = select_on_page(*plan_.selector, buffer.bytes(), inspection.encoding);
      if (!selected) {
        job.trouble = selected.error();
        return;
      }
      selection = *std::move(selected);
      context.selection = &selection;
      inspection = inspect(buffer.bytes(), context, policy, files, plan_.action);
    };
    select();
    // A sheet may import others, which may import others; page_style.cc goes no deeper than this.
    for (int round = 0; round < kMostSheetRounds && !inspection.wanted_sheets.empty(); ++round) {
      known.learn_sheets(inspection.wanted_sheets);
      inspection = inspect(buffer.bytes(), context, policy, files, plan_.action);
      select();
    }
    if (job.trouble) return;
    job.trouble = provide_files(*job.site, inspection);
    if (job.trouble) return;
    if (!inspection.wanted.empty()) {
      known.learn(inspection.wanted);
      inspection = inspect(buffer.bytes(), context, policy, files, plan_.action);
    }
    job.counted = inspection.page_class == PageClass::page;
    job.page_class = inspection.page_class;
    if (job.counted && job.entry.twins != 0) {
      Result<std::vector<Twin>> twins = read_twins(disk_, root, path, shown, job.entry.twins, buffer.bytes());
      if (!twins) job.trouble = twins.error();
      if (job.trouble) return;
      job.twins = std::move(*twins);
    }
    if (changes() && !inspection.edits.empty()) change(job, context, policy, buffer, shown, files, inspection);
    job.refused = inspection.refused;
    // The ledger tells it of the first page alone; once it has, a page without anything else costs nothing more.
    if (plan_.source || !job.site->once_told.load(std::memory_order_relaxed)) add_bare_number(policy, inspection);
    job.findings = located(std::move(inspection.findings), buffer.bytes(), inspection.encoding, plan_.needs);
    if (writes() && !job.changed && !job.trouble) renew_twins(job, shown, buffer.bytes());
    report_twins(job, policy);
    report_unlisted(job, policy, buffer.bytes());
    if (may_know(job)) remember(job, inspection, buffer, asked);
    if (plan_.needs.previews) job.preview = preview_of(job, context, policy, buffer, files, inspection);
    if (plan_.needs.shapes && (job.changed || !job.findings.empty())) {
      job.shape = add_shapes(job.findings, buffer.bytes());
    }
  }

  bool is_required(const PageJob& job) const {
    return plan_.scope == Scope::all || job.site->homes.contains(job.entry.path);
  }

  // May the verdict on this page be taken from the cache, or kept in it? Where more than the page and what its verdict
  // asks decides (the host it names, packed copies, shards that wait for digests), it is read.
  bool may_know(const PageJob& job) const {
    return plan_.cache != nullptr && plan_.action != Action::remove && plan_.writing == Writing::in_place &&
           !plan_.source && plan_.staging.shard.whole() && !policies_.wants_facts() && !plan_.selector &&
           (job.site->listed.empty() || job.site->listed.contains(job.entry.path)) && job.entry.twins == 0 &&
           !job.site->digested.contains(job.entry.path);
  }

  static bool speaks_once(const PageJob& job) {
    return std::any_of(job.findings.begin(), job.findings.end(),
                       [](const ReportedFinding& f) { return is_said_once(*f.finding.rule); });
  }

  bool is_known(PageJob& job, KnownFiles& known, bool said) {
    if (!may_know(job)) return false;
    VerdictCache::Verdict verdict;
    const bool found = plan_.cache->find(disk_, job.site->folder.fd(), job.site->cache_id, job.entry.path,
                                         is_required(job), known, job.site->sheets, verdict);
    // What is said once for a site is said of its first such page, which has to be read for that.
    if (!found || (verdict.bare_number && !said && !job.site->once_told)) return false;
    job.page_class = verdict.page_class;
    job.counted = verdict.page_class == PageClass::page;
    return true;
  }

  void remember(const PageJob& job, const Inspection& inspection, const PageBuffer& buffer,
                const Resources::Asked& asked) const {
    const bool bare = inspection.bare_number.has_value();
    const bool right = !job.trouble && !job.changed && !job.refused &&
                       std::all_of(job.findings.begin(), job.findings.end(),
                                   [](const ReportedFinding& f) { return is_said_once(*f.finding.rule); }) &&
                       job.findings.size() <= (bare ? 1u : 0u);
    if (!right || inspection.needs_icon_copy || inspection.needs_sheet_copy) return;
    plan_.cache->add(job.site->cache_id, buffer.identity(), job.entry.path, is_required(job), {job.page_class, bare},
                     asked);
  }

  const Policy& policy_of(Site& site, const std::string& path, const PageBuffer& buffer) {
    if (!policies_.wants_facts()) return policies_.of(path);
    PageFacts facts = page_facts(buffer.bytes());
    if (facts.host.empty()) {
      std::call_once(site.cname_wanted, [&] { site.cname = cname_host(disk_, site.folder.fd()); });
      facts.host = site.cname;
    }
    return policies_.of(path, facts);
  }

  // Numbers are configured for some sites of the config only, and this page is in none of them.
  Status no_number_for(const Policy& policy, const std::string& shown) const {
    const bool asks = policy.show == Show::required && plan_.action != Action::remove;
    if (!asks || !policy.icp.empty() || !policy.gongan.empty()) return {};
    return trouble(kNoSite, {shown});
  }

  // What is judged is the site as inject would leave it, with the badge's own files.
  static void promise_files(const Policy& policy, KnownFiles& known) {
    if (!policy.icon.empty()) known.promise(policy.icon.file);
    if (!policy.sheet.file.empty()) known.promise_sheet(policy.sheet.file, policy.sheet.bytes);
  }

  // The badge's own files stand in the root before the first page that needs them does.
  Status provide_files(Site& site, const Inspection& inspection) const {
    const BadgeIcon& icon = plan_.policy.icon;
    const BadgeSheet& sheet = plan_.policy.sheet;
    if (!writes()) {
      if (inspection.needs_icon_copy) site.icon_missing = true;
      if (inspection.needs_sheet_copy) site.sheet_missing = true;
      return {};
    }
    if (inspection.needs_icon_copy) {
      std::call_once(site.icon_wanted, [&] { site.no_icon = site.staging->provide(icon.file, icon.bytes); });
      if (site.no_icon) return site.no_icon;
    }
    if (!inspection.needs_sheet_copy) return {};
    std::call_once(site.sheet_wanted, [&] { site.no_sheet = site.staging->provide(sheet.file, sheet.bytes); });
    return site.no_sheet;
  }

  void change(PageJob& job, const PageContext& context, const Policy& policy, const PageBuffer& buffer,
              const std::string& shown, const Resources& files, Inspection& inspection) const {
    std::string page = rewrite(buffer.bytes(), context, policy, files, plan_.action, inspection);
    if (inspection.edits.empty()) return;  // not proven; the findings say so
    if (plan_.writing == Writing::patch) {
      job.product =
          unified_diff(plan_.names.of(job.site->root->prefix + job.entry.path), buffer.bytes(), inspection.edits);
      job.changed = true;
      return;
    }
    if (plan_.writing == Writing::page) {
      job.given.bytes = std::move(page);
      job.changed = true;
      return;
    }
    Staging& staging = *job.site->staging;
    job.trouble = stage_twins(staging, job.twins, shown, page, true);
    if (!job.trouble) job.trouble = staging.stage(job.entry.path, shown, page, buffer.identity(), job.staged);
    if (!job.trouble && !plan_.staging.durable) job.trouble = staging.publish(job.staged);
    if (!job.trouble && !plan_.staging.durable) job.trouble = publish_twins(staging, job.twins, shown);
    job.changed = !job.trouble;
    if (job.changed) return;
    for (Finding& finding : inspection.findings) finding.fixed = false;
  }

  // The page is right, and a packed copy of it is not.
  void renew_twins(PageJob& job, const std::string& shown, std::string_view page) const {
    job.trouble = stage_twins(*job.site->staging, job.twins, shown, page, false);
    if (!job.trouble && !plan_.staging.durable) job.trouble = publish_twins(*job.site->staging, job.twins, shown);
  }

  void report_twins(PageJob& job, const Policy& policy) const {
    if (plan_.action == Action::remove) return;
    std::vector<ReportedFinding> stale;
    for (const Twin& twin : job.twins) {
      if (twin.stale) {
        add_finding(policy, stale, "precompressed-stale", 0, Severity::error,
                    {twin.path.substr(twin.path.rfind('/') + 1)});
      }
    }
    const bool renewed = writes() || (plan_.source && changes());
    for (ReportedFinding& each : stale) each.finding.fixed = renewed && !job.trouble;
    job.findings.insert(job.findings.begin(), stale.begin(), stale.end());
  }

  void report_unlisted(PageJob& job, const Policy& policy, std::string_view page) const {
    const std::string& path = job.entry.path;
    if (!job.counted || job.site->listed.empty() || job.site->listed.contains(path)) return;
    if (!asks_to_be_listed(path, page)) return;
    std::vector<ReportedFinding> note;
    add_finding(policy, note, "sitemap-unlisted", 0, Severity::note);
    job.findings.insert(job.findings.begin(), note.begin(), note.end());
  }

  // What was changed; where nothing is written, what inject would change.
  Preview preview_of(const PageJob& job, const PageContext& context, const Policy& policy, const PageBuffer& buffer,
                     const Resources& files, const Inspection& inspection) const {
    if (job.changed) return make_preview(buffer.bytes(), inspection.encoding, inspection.edits);
    const bool any = std::any_of(job.findings.begin(), job.findings.end(),
                                 [](const ReportedFinding& each) { return !is_said_once(*each.finding.rule); });
    if (plan_.action != Action::check || !job.counted || !any) return {};
    const Inspection would = inspect(buffer.bytes(), context, policy, files, Action::inject);
    return make_preview(buffer.bytes(), would.encoding, would.edits);
  }

  // --durable: the pages of a batch are brought to the disk by one call, and only then put in their places.
  static void publish(Batch& batch) {
    const Site* synced = nullptr;  // a batch is in the order of the sites
    Status failed;
    for (PageJob& job : batch) {
      const bool twins = std::any_of(job.twins.begin(), job.twins.end(), [](const Twin& twin) { return twin.waits(); });
      if (job.trouble || (!job.staged && !twins)) continue;
      if (job.site != synced) failed = job.site->staging->sync();
      synced = job.site;
      job.trouble = failed ? failed : job.staged ? job.site->staging->publish(job.staged) : Status();
      if (!job.trouble)
        job.trouble = publish_twins(*job.site->staging, job.twins, printable(job.site->root->prefix + job.entry.path));
      if (job.trouble) take_back(job);
    }
  }

  static void take_back(PageJob& job) {
    job.changed = false;
    job.preview = {};
    for (ReportedFinding& each : job.findings) each.finding.fixed = false;
  }

  void report_link(PageJob& job) {
    add_finding(policies_.of(job.entry.path), job.findings, "page-undecidable", kOutsideLink, Severity::warning);
  }

  void emit(Batch& batch) {
    for (PageJob& job : batch) {
      if (job.site->homes.contains(job.entry.path)) job.site->home_seen = true;
      job.site->page_seen = job.site->page_seen || job.counted || job.trouble;
      tell_other_files(job.site, job.entry.path);
      const std::size_t root = static_cast<std::size_t>(job.site->root - plan_.roots.data());
      ledger_.page(root, job.site->root->prefix + job.entry.path, job.entry.path, job);
      if (speaks_once(job)) job.site->once_told.store(true, std::memory_order_relaxed);
      if (job.trouble) listeners_.trouble(*job.trouble);
      if (!job.product.empty()) listeners_.product(job.product);
      if (!plan_.source) continue;
      job.given.twins = std::move(job.twins);
      listeners_.page(job.given, job);
    }
  }

  bool any_others() const {
    return std::any_of(sites_.begin(), sites_.end(), [](const auto& site) { return site->others; });
  }

  void finish_sites() {
    tell_other_files();
    ledger_.end_of_pages();
    if (stopped()) {
      tell(trouble(kStopped));
    } else {
      for (const std::unique_ptr<Site>& site : sites_) {
        const bool home_wanted = plan_.scope == Scope::home && plan_.action != Action::remove && !site->root->listed;
        if (home_wanted && !site->home_seen && !site->others_home && ledger_.summary().pages > 0) {
          tell(no_home(site->root->folder));
        }
      }
      if (ledger_.summary().pages == 0 && !ledger_.summary().troubled && !any_others()) ledger_.no_pages();
      // Of several folders each was given to be looked at; a list of files may well name none of one of them.
      for (const std::unique_ptr<Site>& site : sites_) {
        if (site->page_seen || site->others || site->root->listed || ledger_.summary().pages == 0) continue;
        tell(trouble(kNothingThere, {printable(site->root->folder)}));
      }
    }
    for (const std::unique_ptr<Site>& site : sites_) {
      add_missing_files(*site);
      if (!site->staging) continue;
      // Pages that were not taken off their badge may still need its files.
      if (plan_.action == Action::remove && !site->root->listed && plan_.staging.shard.whole() &&
          !ledger_.summary().troubled && ledger_.summary().refused == 0) {
        if (const Status bad = remove_own_files(disk_, site->folder.fd(), site->root->folder)) tell(*bad);
      }
      if (renews() && !stopped()) {
        if (const Status bad = renew_precache(disk_, site->folder.fd(), site->root->prefix, *site->staging)) tell(*bad);
      }
      if (const Status bad = site->staging->end()) tell(*bad);
    }
  }

  // The sheet is text and can be part of a patch; the icon cannot.
  void add_missing_files(const Site& site) {
    const auto is_there = [&](const std::string& name) {
      struct stat about = {};
      return disk_.stat_at(site.folder.fd(), name, about) == 0;
    };
    const BadgeSheet& sheet = plan_.policy.sheet;
    const BadgeIcon& icon = plan_.policy.icon;
    if (site.sheet_missing && !is_there(sheet.file)) {
      const std::string name = plan_.names.of(site.root->prefix + sheet.file);
      if (plan_.writing == Writing::patch) {
        listeners_.product(new_file_diff(name, sheet.bytes));
      } else {
        files_missing_.push_back(name);
      }
    }
    if (site.icon_missing && !is_there(icon.file)) {
      files_missing_.push_back(plan_.names.of(site.root->prefix + icon.file));
    }
  }

  const RunPlan& plan_;
  const RunListeners& listeners_;
  Disk& disk_;
  PagePolicies policies_;
  const Resources resources_{};
  std::vector<std::unique_ptr<Site>> sites_;
  std::size_t site_at_ = 0;
  std::vector<OtherFile> others_;  // in the order of sites and paths
  std::size_t other_at_ = 0;
  Ledger ledger_;
  std::vector<std::string> files_missing_;
};

}  // namespace

RunOutcome run(const RunPlan& plan, const RunListeners& listeners, Disk& disk) {
  return Run(plan, listeners, disk).all();
}

}  // namespace beian
