// site_command.cc — check, inject, remove: settings → roots → reports → run → exit code.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <thread>

#include "asked_roots.h"
#include "base/hash.h"
#include "commands.h"
#include "configure.h"
#include "counts.h"
#include "exchange.h"
#include "report/baseline.h"
#include "report/progress.h"
#include "reports.h"
#include "site/disk.h"
#include "site/inside.h"
#include "site/trouble.h"
#include "stop.h"

namespace beian {
namespace {

constexpr unsigned kMostJobs = 256;
constexpr Text2 kSameFile = {"the report and the baseline are both to go to {0}. Give one of them another file.",
                             "报告和基线都要写到 {0}。请让其中一个写到别的文件。"};
constexpr Text2 kNotWritten = {
    "{0}: the baseline was not written, because not every page could be checked. Mend that first.",
    "{0}：没有写出基线，因为并非所有页面都能检查。请先解决上述问题。"};

constexpr Text2 kCacheInSite = {"--cache {0}: it is in {1}, from where it would be deployed. Put it beside the site.",
                                "--cache {0}：它在 {1} 之内，会被一同部署。请放到网站文件夹之外。"};
constexpr Text2 kFileMissing = {"note: inject also makes {0}, which is not part of this output.",
                                "提示：inject 还会创建 {0}，此处的输出不含该文件。"};

Result<RunPlan> make_plan(const Configured& configured) {
  const Settings& settings = configured.settings;
  const Typed& typed = configured.typed;
  RunPlan plan;
  plan.action = typed.command == Command::check    ? Action::check
                : typed.command == Command::remove ? Action::remove
                                                   : Action::inject;
  Result<Policy> policy = build_policy(settings, plan.action != Action::remove);
  if (!policy) return policy.error();
  plan.policy = std::move(*policy);
  plan.selector = settings.selector.xpath;
  plan.overrides = settings.overrides;
  plan.policy.unsafe_fixes = typed.has("unsafe-fixes");
  plan.scope = settings.scope;
  plan.filter = {settings.include, settings.exclude};

  if (comes_from_elsewhere(typed) && plan.action != Action::check) plan.writing = Writing::page;
  if (typed.command == Command::diff) plan.writing = Writing::patch;
  if (!brings_its_root(typed)) {
    Result<std::vector<Root>> roots = asked_roots(configured);
    if (!roots) return roots.error();
    plan.roots = std::move(*roots);
  }
  Result<std::uint64_t> jobs = count_of(typed, "jobs", 1, std::max(std::thread::hardware_concurrency(), 1u));
  if (!jobs) return jobs.error();
  plan.jobs = static_cast<unsigned>(std::min<std::uint64_t>(*jobs, kMostJobs));
  plan.staging.wait = typed.has("wait");
  plan.staging.durable = typed.has("durable");
  plan.staging.break_hard_links = typed.has("break-hardlinks");
  plan.staging.drop_twins = settings.twins == TwinCare::remove;
  if (typed.has("shard")) {
    Result<Shard> shard =
        read_shard(typed.last("shard"), [](const char* name) -> const char* { return std::getenv(name); });
    if (!shard) return shard.error();
    plan.staging.shard = *shard;
  }
  plan.stop = &stop_asked();
  return plan;
}

// What --baseline and --write-baseline ask for. Both may name the same file: it is read before it is written.
struct Baselines {
  std::optional<Baseline> known;
  std::unique_ptr<Output> out;
  Baseline found;
};

Result<Baselines> open_baselines(const Typed& typed, const std::vector<ReportRequest>& reports) {
  Baselines baselines;
  if (typed.has("baseline")) {
    Result<Baseline> known = Baseline::read(typed.last("baseline"));
    if (!known) return known.error();
    baselines.known = std::move(*known);
  }
  if (typed.has("write-baseline")) {
    std::string file = typed.last("write-baseline");
    if (file == "-" || file == "/dev/stdout") file.clear();  // as a report's
    const bool taken =
        std::any_of(reports.begin(), reports.end(), [&file](const ReportRequest& r) { return r.file == file; });
    if (taken) return trouble(kSameFile, {file.empty() ? "stdout" : printable(file)});
    Result<std::unique_ptr<Output>> out = file.empty() ? Output::standard() : Output::open(file);
    if (!out) return out.error();
    baselines.out = std::move(*out);
  }
  return baselines;
}

// Of all that holds for every page: the settings and what their files hold, this program, the year, what is done.
std::uint64_t cache_key(const Configured& configured) {
  std::string all = std::string(BEIAN_VERSION) + settings_hash(configured) + configured.files +
                    std::to_string(configured.settings.this_year) + row_of(*configured.typed.command).name.data();
  struct stat program = {};
  if (stat("/proc/self/exe", &program) == 0) {
    for (const auto part :
         {static_cast<std::int64_t>(program.st_dev), static_cast<std::int64_t>(program.st_ino),
          static_cast<std::int64_t>(program.st_size), static_cast<std::int64_t>(program.st_mtim.tv_sec),
          static_cast<std::int64_t>(program.st_mtim.tv_nsec)}) {
      all += std::to_string(part) + ' ';
    }
  }
  return fnv1a(all);
}

// What --cache asks for; null where it does not.
Result<std::unique_ptr<VerdictCache>> open_cache(const Configured& configured, const std::vector<Root>& roots) {
  const Typed& typed = configured.typed;
  if (!typed.has("cache")) return std::unique_ptr<VerdictCache>();
  const std::string file = typed.last("cache");
  for (const Root& root : roots) {
    std::error_code failed;
    const bool inside = is_inside(file, root.folder, failed);
    if (failed || inside) return trouble(kCacheInSite, {printable(file), printable(root.folder)});
  }
  return VerdictCache::open(file, cache_key(configured));
}

// For whoever waits at a terminal; null where nobody does, or where pages and records are written there.
std::unique_ptr<Progress> progress_on_terminal(const Console& console, const Typed& typed, bool exchange) {
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  if (exchange || dumb || typed.has("quiet") || std::getenv("CI") != nullptr || isatty(STDERR_FILENO) == 0) return {};
  return std::make_unique<Progress>(console.language, isatty(STDOUT_FILENO) == 1, [](std::string_view bytes) {
    // What cannot be written is not worth a word.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, bytes.data(), bytes.size());
  });
}

}  // namespace

int site_command(const Typed& line, const Console& first_console, WrittenFiles* written) {
  Result<Configured> configured = configure(line);
  if (!configured) return first_console.error(configured.error()), kFailed;
  const Typed& typed = configured->typed;
  Result<Console> wanted = make_console(typed);  // beian.toml may have said the language
  if (!wanted) return first_console.error(wanted.error()), kFailed;
  const Console& console = *wanted;
  Result<std::vector<ReportRequest>> formats = read_formats(typed);
  if (!formats) return console.error(formats.error()), kFailed;
  add_annotations(*formats, typed);
  Result<std::uint64_t> allowed = most_warnings(typed);
  if (!allowed) return console.error(allowed.error()), kFailed;
  Result<RunPlan> plan = make_plan(*configured);
  if (!plan) return console.error(plan.error()), kFailed;
  plan->staging.written = written;
  Result<std::unique_ptr<PageExchange>> opened = open_exchange(typed, console, *plan);
  if (!opened) return console.error(opened.error()), kFailed;
  PageExchange* exchange = opened->get();
  plan->names = file_names(plan->roots);
  if (exchange != nullptr) {
    plan->source = [exchange](GivenPage& page) { return exchange->next(page); };
    plan->source_waits = [exchange] { return exchange->waits(); };
  }
  Result<std::unique_ptr<VerdictCache>> cache = open_cache(*configured, plan->roots);
  if (!cache) return console.error(cache.error()), kFailed;
  plan->cache = cache->get();
  ShardStyle shard;
  shard.settings = settings_hash(*configured);
  shard.roots = plan->roots;
  shard.shard = plan->staging.shard;
  Result<OpenReports> open = open_reports(*formats, typed, console, row_of(*typed.command).name, plan->roots,
                                          typed.has("shard") ? &shard : nullptr);
  if (!open) return console.error(open.error()), kFailed;
  plan->needs = open->needs;
  Result<Baselines> baselines = open_baselines(typed, *formats);
  if (!baselines) return console.error(baselines.error()), kFailed;

  listen_to_stop_signals();
  RunListeners listeners;
  const std::unique_ptr<Progress> progress = progress_on_terminal(console, typed, exchange != nullptr);
  if (progress != nullptr)
    listeners.reports.push_back(progress.get());  // first, so that it is wiped before others write
  for (const auto& report : open->reports) listeners.reports.push_back(report.get());
  if (baselines->known) listeners.known = &*baselines->known;
  if (baselines->out) listeners.found = &baselines->found;
  listeners.trouble = [&](const Error& error) {
    if (progress != nullptr) progress->wipe();
    for (const auto& output : open->outputs) output->flush();  // so that a terminal shows both in their order
    console.error(error);
  };
  std::unique_ptr<Output> product;
  bool any_product = false;
  if (plan->writing == Writing::patch) product = Output::standard();
  listeners.product = [&](std::string_view bytes) {
    any_product = true;
    product->write(bytes);
  };
  if (exchange != nullptr) {
    listeners.page = [exchange](const GivenPage& page, const PageResult& result) { exchange->done(page, result); };
  }
  RealDisk disk;
  RunOutcome outcome = run(*plan, listeners, exchange != nullptr ? exchange->disk() : disk);

  bool failed = outcome.troubled;
  if (plan->cache != nullptr) {
    if (const Status bad = plan->cache->save()) {
      console.error(*bad);
      failed = true;
    }
  }
  if (exchange != nullptr) {
    if (const Status bad = exchange->finish(outcome)) {
      console.error(*bad);
      failed = true;
    }
  }
  if (product != nullptr) {
    if (const Status bad = product->close()) {
      console.error(*bad);
      failed = true;
    }
  }
  for (const std::string& file : outcome.files_missing) {
    if (!typed.has("quiet")) console.say(trouble(kFileMissing, {printable(file)}));
  }
  for (const auto& output : open->outputs) {
    if (const Status bad = output->close()) {
      console.error(*bad);
      failed = true;
    }
  }
  if (baselines->out && outcome.troubled) {
    console.error(trouble(kNotWritten, {printable(typed.last("write-baseline"))}));
  } else if (baselines->out) {
    baselines->out->write(baselines->found.text());
    if (const Status bad = baselines->out->close()) {
      console.error(*bad);
      failed = true;
    }
  }
  if (failed) return kFailed;
  if (baselines->out) return kNothingWrong;
  const Summary& found = outcome.summary;
  const int code = code_of(typed, console, found.errors, found.warnings, *allowed);
  const bool patched = plan->writing == Writing::patch && any_product && !typed.has("exit-zero");
  return patched ? kFound : code;
}

}  // namespace beian
