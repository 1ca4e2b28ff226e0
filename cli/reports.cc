#include "reports.h"

#include <algorithm>
#include <array>

#include "report/json.h"
#include "report/text.h"
#include "site/trouble.h"
#include "unknown.h"

namespace beian {
namespace {

constexpr std::array<std::string_view, 2> kFormats = {"text", "json"};
constexpr std::array<std::string_view, 6> kLaterFormats = {"ndjson", "sarif", "junit", "github", "gitlab", "html"};

constexpr Text2 kLater = {"--format {0} is not supported in this version. Use text or json.",
                          "本版本还不支持 --format {0}。请用 text 或 json。"};
constexpr Text2 kUnknown = {"there is no format “{0}”.{1} Use text or json.", "没有格式“{0}”。{1}请用 text 或 json。"};
constexpr Text2 kNoFile = {
    "--format {0}= lacks the file's name. Write --format {0}=FILE, or --format {0} for standard output.",
    "--format {0}= 缺少文件名。请写 --format {0}=文件，或用 --format {0} 写到标准输出。"};
constexpr Text2 kTwice = {"two reports are to go to {0}. Give one of them another file.",
                          "有两个报告要写到 {0}。请让其中一个写到别的文件。"};

}  // namespace

Result<std::vector<ReportRequest>> read_formats(const Typed& typed) {
  std::vector<ReportRequest> out;
  const auto given = typed.values.find("format");
  if (given != typed.values.end()) {
    for (const std::string& value : given->second) {
      const std::size_t equals = value.find('=');
      const std::string name = value.substr(0, equals);
      if (std::find(kLaterFormats.begin(), kLaterFormats.end(), name) != kLaterFormats.end())
        return trouble(kLater, {name});
      if (std::find(kFormats.begin(), kFormats.end(), name) == kFormats.end())
        return unknown_name(kUnknown, {printable(name)}, name, kFormats);
      ReportRequest request{name == "json", equals == std::string::npos ? "" : value.substr(equals + 1)};
      if (equals != std::string::npos && request.file.empty()) return trouble(kNoFile, {name});
      if (request.file == "-" || request.file == "/dev/stdout") request.file.clear();
      for (const ReportRequest& other : out) {
        if (other.file == request.file)
          return trouble(kTwice, {request.file.empty() ? "stdout" : printable(request.file)});
      }
      out.push_back(std::move(request));
    }
  }
  const bool standard_taken =
      std::any_of(out.begin(), out.end(), [](const ReportRequest& r) { return r.file.empty(); });
  if (!standard_taken) out.insert(out.begin(), ReportRequest{});
  if (typed.has("quiet")) std::erase_if(out, [](const ReportRequest& r) { return !r.json && r.file.empty(); });
  return out;
}

Result<OpenReports> open_reports(const std::vector<ReportRequest>& requests, const Typed& typed, const Console& console,
                                 std::string_view command) {
  OpenReports open;
  for (const ReportRequest& request : requests) {
    if (request.file.empty()) {
      open.outputs.push_back(Output::standard());
    } else {
      Result<std::unique_ptr<Output>> output = Output::open(request.file);
      if (!output) return output.error();
      open.outputs.push_back(std::move(*output));
    }
    Output& out = *open.outputs.back();
    if (request.json) {
      const Language language = typed.has("lang") ? console.language : Language::en;
      open.reports.push_back(std::make_unique<JsonReport>(out, command, language));
    } else {
      const bool colour = request.file.empty() ? console.colour_out : typed.last("color") == "always";
      open.reports.push_back(
          std::make_unique<TextReport>(out, TextStyle{console.language, colour, typed.has("verbose")}));
      open.excerpts = true;
    }
  }
  return open;
}

}  // namespace beian
