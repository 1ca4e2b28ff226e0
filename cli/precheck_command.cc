// precheck_command.cc — precheck: settings → filing.toml → pages → report → exit code.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "commands.h"
#include "configure.h"
#include "look/chromium.h"
#include "precheck/deadlines.h"
#include "precheck/filing_file.h"
#include "precheck/precheck.h"
#include "precheck/redact.h"
#include "precheck/reports.h"
#include "reports.h"
#include "site/trouble.h"
#include "xpath/document.h"

namespace beian {
namespace {

namespace fs = std::filesystem;

constexpr Text2 kThere = {"there is a {0} here already, and it stays as it is. Edit it, or move it away first.",
                          "这里已有 {0}，保持原样。请直接编辑，或先将其移走。"};
constexpr Text2 kCannotWrite = {"cannot write {0}: {1}.", "无法写入 {0}：{1}。"};
constexpr Text2 kWritten = {"Wrote {0}. Fill it in, then run: beian precheck FOLDER\n",
                            "已写出 {0}。填写后运行：beian precheck 网站文件夹\n"};
constexpr Text2 kBadToday = {"--today: “{0}” is no day. Write --today 2026-03-02.",
                             "--today：“{0}”不是日期。请写成 --today 2026-03-02。"};
constexpr Text2 kOtherFormat = {"beian precheck writes text, json or html. Give one of them with --format.",
                                "beian precheck 只输出 text、json 或 html。请用 --format 指定其中之一。"};
constexpr Text2 kNoPages = {"{0}: no page was found. Build the site first, or give the folder that it was built into.",
                            "{0}：没有找到页面。请先生成网站，或指定生成到的文件夹。"};
constexpr Text2 kNoXPath = {
    "precheck reads forms with XPath, and this program has none: install libxml2 (Debian: libxml2), or use a program "
    "that was built with BEIAN_XPATH=ON.",
    "precheck 使用 XPath 识别表单，而本程序没有 XPath：请安装 libxml2（Debian：libxml2），或使用以 BEIAN_XPATH=ON "
    "构建的程序。"};
constexpr Text2 kBothRedact = {"--redact and --no-redact contradict each other. Give one of them.",
                               "--redact 与 --no-redact 互相矛盾。请只用一个。"};

// Never over a file that is there: it may hold an afternoon's answers.
int write_template(const Console& console) {
  const int fd = ::open(precheck::kFilingName, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0 && errno == EEXIST) return console.error(trouble(kThere, {precheck::kFilingName})), kFailed;
  if (fd < 0) return console.error(trouble(kCannotWrite, {precheck::kFilingName}, errno)), kFailed;
  const std::string text = precheck::filing_template(console.language);
  const bool written = ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const int failed = errno;
  if (::close(fd) != 0 || !written) {
    return console.error(trouble(kCannotWrite, {precheck::kFilingName}, failed)), kFailed;
  }
  const std::unique_ptr<Output> out = Output::standard();
  out->write(format_message(kWritten.in(console.language), {precheck::kFilingName}));
  return out->close() ? kFailed : kNothingWrong;
}

Result<precheck::Date> today_of(const Typed& typed) {
  if (!typed.has("today")) return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::optional<precheck::Date> date = precheck::read_date(typed.last("today"));
  if (!date) return trouble(kBadToday, {printable(typed.last("today"))});
  return *date;
}

bool in_ci() {
  const char* ci = std::getenv("CI");
  return ci != nullptr && *ci != '\0' && std::string_view(ci) != "false" && std::string_view(ci) != "0";
}

Result<precheck::Filing> find_and_read(const Configured& configured, bool show_lines) {
  const Typed& typed = configured.typed;
  if (typed.has("filing")) return precheck::read_filing(typed.last("filing"), show_lines);
  std::optional<std::string> file;
  if (!configured.config_folder.empty()) {
    const fs::path beside = fs::path(configured.config_folder) / precheck::kFilingName;
    std::error_code failed;
    if (fs::is_regular_file(beside, failed)) file = beside.string();
  }
  if (!file && !typed.operands.empty()) file = precheck::find_filing(typed.operands.front());
  if (!file) file = precheck::find_filing(".");
  return file ? precheck::read_filing(*file, show_lines) : Result<precheck::Filing>(precheck::Filing());
}

std::string written(const precheck::Precheck& report, Format format, const Typed& typed, const Console& console,
                    bool to_terminal) {
  switch (format) {
    case Format::json: return precheck::json_report(report, typed.has("lang") ? console.language : Language::en);
    case Format::html: return precheck::html_report(report, console.language);
    default:
      return precheck::text_report(report, {console.language, to_terminal && console.colour_out, typed.has("verbose")});
  }
}

// Writes `text` to the file, or to standard output.
bool write_out(const std::string& file, const std::string& text, const Console& console) {
  Result<std::unique_ptr<Output>> out = file.empty() ? Output::standard() : Output::open(file);
  if (!out) return console.error(out.error()), false;
  (*out)->write(text);
  const Status bad = (*out)->close();
  if (bad) console.error(*bad);
  return !bad;
}

// A report that is meant to be shared holds no picture: what stands on one cannot be masked. Where no browser is asked
// for and none is there, the report is whole without.
Status add_pictures(precheck::Precheck& report, const precheck::PrecheckPlan& plan, const Typed& typed, bool redacted) {
  if (typed.has("no-pictures") || redacted || report.evidence.empty()) return {};
  Result<std::string> browser = find_browser(typed.last("browser"));
  if (!browser) return typed.has("browser") ? Status(browser.error()) : Status();
  return precheck::take_pictures(report, plan, *browser);
}

}  // namespace

int precheck_command(const Typed& line, const Console& first_console) {
  if (line.has("init")) return write_template(first_console);
  // A verdict from half of the signs would be a wrong one.
  if (!xpath::available()) return first_console.error(trouble(kNoXPath)), kFailed;
  Result<Configured> configured = configure(line);
  if (!configured) return first_console.error(configured.error()), kFailed;
  const Typed& typed = configured->typed;
  Result<Console> wanted = make_console(typed);
  if (!wanted) return first_console.error(wanted.error()), kFailed;
  const Console& console = *wanted;
  Result<std::vector<ReportRequest>> formats = read_formats(typed);
  if (!formats) return console.error(formats.error()), kFailed;
  for (const ReportRequest& request : *formats) {
    const Format f = request.format;
    if (f != Format::text && f != Format::json && f != Format::html)
      return console.error(trouble(kOtherFormat)), kFailed;
  }
  if (typed.has("redact") && typed.has("no-redact")) return console.error(trouble(kBothRedact)), kFailed;
  const bool redacted = typed.has("redact") || (in_ci() && !typed.has("no-redact"));
  precheck::PrecheckPlan plan;
  Result<precheck::Date> today = today_of(typed);
  if (!today) return console.error(today.error()), kFailed;
  plan.today = *today;
  Result<precheck::Filing> filing = find_and_read(*configured, !redacted);
  if (!filing) return console.error(filing.error()), kFailed;
  plan.filing = std::move(*filing);
  Result<std::vector<precheck::Kind>> own = precheck::read_own_kinds(plan.filing);
  if (!own) return console.error(own.error()), kFailed;
  plan.own_kinds = std::move(*own);
  plan.filter = {configured->settings.include, configured->settings.exclude};
  RootRequest request;
  request.paths = typed.operands;
  request.config_folder = configured->config_folder;
  Result<std::vector<Root>> roots = find_roots(request, configured->settings);
  if (!roots) return console.error(roots.error()), kFailed;
  plan.roots = std::move(*roots);

  RealDisk disk;
  precheck::PrecheckOutcome outcome =
      precheck::run_precheck(plan, disk, [&](const Error& error) { console.error(error); });
  bool failed = outcome.troubled;
  if (outcome.report.pages == 0 && !failed) {
    console.error(trouble(kNoPages, {plan.roots.empty() ? "." : printable(plan.roots.front().folder)}));
    failed = true;
  }
  const bool html = std::any_of(formats->begin(), formats->end(),
                                [](const ReportRequest& each) { return each.format == Format::html; });
  if (html) {
    if (const Status bad = add_pictures(outcome.report, plan, typed, redacted)) {
      console.error(*bad);
      failed = true;
    }
  }
  if (redacted) precheck::redact(outcome.report, precheck::Redactor(plan.filing));
  for (const ReportRequest& each : *formats) {
    const std::string text = written(outcome.report, each.format, typed, console, each.file.empty());
    failed = !write_out(each.file, text, console) || failed;
  }
  if (typed.has("calendar")) {
    const std::string text = precheck::calendar_text(plan.filing, plan.today, console.language);
    failed = !write_out(typed.last("calendar"), text, console) || failed;
  }
  if (failed) return kFailed;
  return outcome.report.counts.errors > 0 && !typed.has("exit-zero") ? kFound : kNothingWrong;
}

}  // namespace beian
