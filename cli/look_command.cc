// look_command.cc — look: settings → browser → pages → report → exit code.
#include <filesystem>
#include <memory>
#include <optional>

#include "asked_roots.h"
#include "commands.h"
#include "configure.h"
#include "look/chromium.h"
#include "look/report.h"
#include "reports.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kNothingToSee = {
    "the site must not show a number (show = \"forbidden\"): there is nothing to look for. Give the numbers that it "
    "shows with --icp or --gongan.",
    "网站不得显示备案号（show = \"forbidden\"）：没有可查看的内容。请用 --icp 或 --gongan 给出要显示的备案号。"};
constexpr Text2 kOtherFormat = {"beian look writes text or json, not {0}. Give --format json, or none.",
                                "beian look 只输出 text 或 json，不支持 {0}。请用 --format json，或不用 --format。"};
constexpr Text2 kBadBase = {"--base: “{0}” is no path. It begins and ends with a slash: --base /docs/.",
                            "--base：“{0}”不是路径。应以斜杠开头和结尾：--base /docs/。"};

Result<LookPlan> make_plan(const Configured& configured) {
  const Typed& typed = configured.typed;
  LookPlan plan;
  Result<Policy> policy = build_policy(configured.settings, true);
  if (!policy) return policy.error();
  plan.policy = std::move(*policy);
  if (plan.policy.show == Show::forbidden) return trouble(kNothingToSee);
  plan.scope = configured.settings.scope;
  plan.filter = {configured.settings.include, configured.settings.exclude};
  plan.base = typed.last("base");
  if (!plan.base.empty() && (!plan.base.starts_with('/') || !plan.base.ends_with('/'))) {
    return trouble(kBadBase, {printable(plan.base)});
  }
  plan.all = typed.has("all");
  plan.pictures = typed.has("gallery");
  Result<std::vector<Root>> roots = asked_roots(configured);
  if (!roots) return roots.error();
  plan.roots = std::move(*roots);
  Result<std::string> browser = find_browser(typed.last("browser"));
  if (!browser) return browser.error();
  plan.browser = std::move(*browser);
  return plan;
}

// Where each report goes, opened before the browser is: a name that cannot be written should not cost a minute.
struct Sinks {
  std::unique_ptr<Output> text, json, gallery;
};

Result<Sinks> open_sinks(const Typed& typed) {
  Result<std::vector<ReportRequest>> formats = read_formats(typed);
  if (!formats) return formats.error();
  Sinks out;
  for (const ReportRequest& request : *formats) {
    if (request.format != Format::text && request.format != Format::json) {
      return trouble(kOtherFormat, {std::string(typed.last("format"))});
    }
    Result<std::unique_ptr<Output>> opened = request.file.empty() ? Output::standard() : Output::open(request.file);
    if (!opened) return opened.error();
    (request.format == Format::text ? out.text : out.json) = std::move(*opened);
  }
  if (typed.has("gallery")) {
    Result<std::unique_ptr<Output>> opened = Output::open(typed.last("gallery"));
    if (!opened) return opened.error();
    out.gallery = std::move(*opened);
  }
  return out;
}

}  // namespace

int look_command(const Typed& line, const Console& first_console) {
  Result<Configured> configured = configure(line);
  if (!configured) return first_console.error(configured.error()), kFailed;
  const Typed& typed = configured->typed;
  Result<Console> wanted = make_console(typed);
  if (!wanted) return first_console.error(wanted.error()), kFailed;
  const Console& console = *wanted;
  Result<LookPlan> plan = make_plan(*configured);
  if (!plan) return console.error(plan.error()), kFailed;
  Result<Sinks> sinks = open_sinks(typed);
  if (!sinks) return console.error(sinks.error()), kFailed;

  LookJson json(typed.has("lang") ? console.language : Language::en);
  Gallery gallery(console.language);
  LookListener listener;
  listener.page = [&](const LookedAt& page, const std::vector<LookFinding>& findings) {
    if (sinks->text) {
      sinks->text->write(look_text(page, findings, console.language, console.colour_out, typed.has("verbose")));
      sinks->text->flush();
    }
    if (sinks->json) json.add(page, findings);
    if (sinks->gallery) gallery.add(page, findings);
  };
  Result<LookSummary> summary = look(*plan, listener);
  if (!summary) return console.error(summary.error()), kFailed;
  if (sinks->text) sinks->text->write(look_text_end(*summary, console.language));
  if (sinks->json) sinks->json->write(json.whole(*summary));
  if (sinks->gallery) sinks->gallery->write(gallery.whole(*summary, BEIAN_VERSION));
  bool failed = false;
  for (const std::unique_ptr<Output>* each : {&sinks->text, &sinks->json, &sinks->gallery}) {
    if (!*each) continue;
    if (const Status bad = (*each)->close()) {
      console.error(*bad);
      failed = true;
    }
  }
  if (failed) return kFailed;
  return summary->errors > 0 && !typed.has("exit-zero") ? kFound : kNothingWrong;
}

}  // namespace beian
