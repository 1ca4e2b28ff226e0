#include "reports.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "report/file_names.h"
#include "report/github.h"
#include "report/gitlab.h"
#include "report/html.h"
#include "report/json.h"
#include "report/junit.h"
#include "report/list.h"
#include "report/ndjson.h"
#include "report/sarif.h"
#include "report/shard_report.h"
#include "report/step_summary.h"
#include "report/text.h"
#include "site/trouble.h"
#include "site/unknown_name.h"

namespace beian {
namespace {

constexpr Text2 kUnknown = {"there is no format “{0}”.{1} See beian --help.", "没有格式“{0}”。{1}详见 beian --help。"};
constexpr Text2 kNoFile = {
    "--format {0}= lacks the file's name. Write --format {0}=FILE, or --format {0} for standard output.",
    "--format {0}= 缺少文件名。请写 --format {0}=文件，或用 --format {0} 写到标准输出。"};
constexpr Text2 kTaken = {"standard output is for the {1}, so --format {0} needs a file. Write --format {0}=FILE.",
                          "标准输出用于{2}，因此 --format {0} 需要文件名。请写 --format {0}=文件。"};
constexpr Text2 kPatch = {"patch", "补丁"};
constexpr Text2 kNames = {"list", "页面清单"};
constexpr Text2 kPage = {"page", "页面"};
constexpr Text2 kTwice = {"two reports are to go to {0}. Give one of them another file.",
                          "有两个报告要写到 {0}。请让其中一个写到别的文件。"};

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

std::vector<std::string> site_names(const std::vector<Root>& roots, const FileNames& names) {
  std::vector<std::string> out;
  for (const Root& root : roots) {
    const bool alone = roots.size() == 1 && root.prefix.empty();
    out.push_back(alone                 ? names.of(".")
                  : root.prefix.empty() ? root.folder
                                        : root.prefix.substr(0, root.prefix.size() - 1));
  }
  return out;
}

// The file is promised by the runner, not asked for by the user: where it is not to be had, the run goes on without.
void open_step_summary(OpenReports& open, const FileNames& names, std::string_view command, Language language) {
  const std::string file(variable("GITHUB_STEP_SUMMARY"));
  if (file.empty()) return;
  Result<std::unique_ptr<Output>> output = Output::append(file);
  if (!output) return;
  open.outputs.push_back(std::move(*output));
  open.reports.push_back(std::make_unique<StepSummary>(*open.outputs.back(), names, command, language));
}

ShardStyle shard_style(ShardStyle style, std::string_view command, const FileNames& names, Language language) {
  style.command = command;
  style.version = BEIAN_VERSION;
  style.language = language;
  for (const Root& root : style.roots) {
    const bool alone = style.roots.size() == 1 && root.prefix.empty();
    style.names.push_back(alone && names.of(".") != "." ? names.of(".") : root.folder);
  }
  return style;
}

void remove_regular(const std::string& file) {
  std::error_code failed;
  if (std::filesystem::is_regular_file(file, failed)) std::filesystem::remove(file, failed);
}

bool share_standard_output(const ReportRequest& a, const ReportRequest& b) {
  const auto are = [&](Format x, Format y) { return a.format == x && b.format == y; };
  return a.file.empty() && (are(Format::text, Format::github) || are(Format::github, Format::text));
}

}  // namespace

FileNames file_names(const std::vector<Root>& roots) {
  std::error_code failed;
  const std::filesystem::path here = std::filesystem::current_path(failed);
  return failed ? FileNames() : FileNames(roots, here.string());
}

bool writes_product(const Typed& typed) {
  return typed.command == Command::diff || typed.has("list") || typed.has("stream") ||
         (typed.has("stdin-filename") && typed.command != Command::check);
}

Result<std::vector<ReportRequest>> read_formats(const Typed& typed) {
  std::vector<ReportRequest> out;
  const auto given = typed.values.find("format");
  if (given != typed.values.end()) {
    const std::vector<std::string_view> known = choices_of(*find_option("format"));
    for (const std::string& value : given->second) {
      const std::size_t equals = value.find('=');
      const std::string name = value.substr(0, equals);
      const auto at = std::find(known.begin(), known.end(), name);
      if (at == known.end()) return unknown_name(kUnknown, {printable(name)}, name, known);
      ReportRequest request{static_cast<Format>(at - known.begin()),
                            equals == std::string::npos ? "" : value.substr(equals + 1)};
      if (equals != std::string::npos && request.file.empty()) return trouble(kNoFile, {name});
      if (request.file == "-" || request.file == "/dev/stdout") request.file.clear();
      if (writes_product(typed) && request.file.empty() && request.format != Format::text) {
        const Text2& what = typed.has("list") ? kNames : typed.command == Command::diff ? kPatch : kPage;
        return trouble(kTaken, {name, std::string(what.en), std::string(what.zh)});
      }
      for (const ReportRequest& other : out) {
        if (other.file == request.file && !share_standard_output(other, request))
          return trouble(kTwice, {request.file.empty() ? "stdout" : printable(request.file)});
      }
      out.push_back(std::move(request));
    }
  }
  const bool standard_taken =
      std::any_of(out.begin(), out.end(), [](const ReportRequest& r) { return r.file.empty(); });
  if (!standard_taken) out.insert(out.begin(), ReportRequest{});
  if (typed.has("quiet") || typed.has("list")) {
    std::erase_if(out, [](const ReportRequest& r) { return r.format == Format::text && r.file.empty(); });
  }
  return out;
}

void add_annotations(std::vector<ReportRequest>& requests, const Typed& typed) {
  if (typed.has("format") || typed.has("quiet") || writes_product(typed) || variable("GITHUB_ACTIONS") != "true")
    return;
  requests.push_back({Format::github, ""});
}

Result<OpenReports> open_reports(const std::vector<ReportRequest>& requests, const Typed& typed, const Console& console,
                                 std::string_view command, const std::vector<Root>& roots, const ShardStyle* shard) {
  OpenReports open;
  // What programs read is in English, whatever the locale of the machine that ran.
  const Language language = typed.has("lang") ? console.language : Language::en;
  const FileNames names = file_names(roots);
  bool whole_excerpts = false;             // whatever this terminal's width: merge knows another one
  std::size_t standard = requests.size();  // index of the output that is standard output, once there is one
  for (const ReportRequest& request : requests) {
    if (!request.file.empty()) {
      // A shard that is killed must not leave the report of the day before to be merged.
      if (shard != nullptr && request.format == Format::json) remove_regular(request.file);
      Result<std::unique_ptr<Output>> output = Output::open(request.file);
      if (!output) return output.error();
      open.outputs.push_back(std::move(*output));
    } else if (standard == requests.size()) {
      standard = open.outputs.size();
      open.outputs.push_back(writes_product(typed) ? Output::standard_error() : Output::standard());
    }
    Output& out = *open.outputs[request.file.empty() ? standard : open.outputs.size() - 1];
    const auto add = [&open](std::unique_ptr<Report> report) { open.reports.push_back(std::move(report)); };
    switch (request.format) {
      case Format::text: {
        const bool terminal = writes_product(typed) ? console.colour_err : console.colour_out;
        const bool colour = request.file.empty() ? terminal : typed.last("color") == "always";
        TextStyle style{console.language, colour, typed.has("verbose"), typed.has("statistics")};
        style.dry = command == row_of(Command::diff).name;
        if (request.file.empty() && !writes_product(typed) && console.links_out) {
          open.names = std::make_unique<FileNames>(names);
          style.links = open.names.get();
        }
        add(std::make_unique<TextReport>(out, style));
        open.needs.excerpts = true;
        if (request.file.empty() && console.columns_known) {
          // A line that wraps takes its caret away from it. Two columns are for the signs that it was cut.
          const std::uint32_t margin = TextReport::kMargin + 2;
          const std::uint32_t room = console.columns - std::min(console.columns, margin);
          open.needs.excerpt_columns = std::clamp<std::uint32_t>(room, 20, kExcerptColumns);
        }
        break;
      }
      case Format::json:
        if (shard == nullptr) {
          add(std::make_unique<JsonReport>(out, command, language));
          break;
        }
        add(std::make_unique<ShardReport>(out, shard_style(*shard, command, names, language)));
        whole_excerpts = open.needs.excerpts = open.needs.regions = open.needs.previews = open.needs.shapes = true;
        break;
      case Format::ndjson: add(std::make_unique<NdjsonReport>(out, command, language)); break;
      case Format::sarif:
        add(std::make_unique<SarifReport>(out, names, SarifStyle{BEIAN_VERSION, BEIAN_RULES_URL, language}));
        open.needs.regions = true;
        break;
      case Format::junit:
        add(std::make_unique<JunitReport>(out, command, site_names(roots, names), language));
        open.needs.excerpts = true;
        break;
      case Format::github:
        add(std::make_unique<GithubReport>(out, names, language, typed.has("verbose")));
        open.needs.regions = true;
        open_step_summary(open, names, command, language);
        break;
      case Format::gitlab: add(std::make_unique<GitlabReport>(out, names, language)); break;
      case Format::html:
        // For people, so in the language of the locale; the other one is a click away.
        add(std::make_unique<HtmlReport>(
            out, HtmlStyle{BEIAN_VERSION, command, site_names(roots, names), console.language}));
        open.needs.excerpts = open.needs.previews = open.needs.shapes = true;
        break;
    }
  }
  if (whole_excerpts) open.needs.excerpt_columns = kExcerptColumns;
  if (typed.has("list")) {
    open.outputs.push_back(Output::standard());
    open.reports.push_back(std::make_unique<ListReport>(*open.outputs.back(), names));
  }
  return open;
}

}  // namespace beian
