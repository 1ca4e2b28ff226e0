#include "reports.h"

#include <algorithm>
#include <array>

#include "report/json.h"
#include "report/ndjson.h"
#include "report/text.h"
#include "site/trouble.h"
#include "unknown.h"

namespace beian {
namespace {

// By Format.
constexpr std::array<std::string_view, 3> kFormats = {"text", "json", "ndjson"};

constexpr Text2 kUnknown = {"there is no format “{0}”.{1} See beian --help.", "没有格式“{0}”。{1}详见 beian --help。"};
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
      const auto known = std::find(kFormats.begin(), kFormats.end(), name);
      if (known == kFormats.end()) return unknown_name(kUnknown, {printable(name)}, name, kFormats);
      ReportRequest request{static_cast<Format>(known - kFormats.begin()),
                            equals == std::string::npos ? "" : value.substr(equals + 1)};
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
  if (typed.has("quiet")) {
    std::erase_if(out, [](const ReportRequest& r) { return r.format == Format::text && r.file.empty(); });
  }
  return out;
}

Result<OpenReports> open_reports(const std::vector<ReportRequest>& requests, const Typed& typed, const Console& console,
                                 std::string_view command, const std::vector<Root>& /*roots*/) {
  OpenReports open;
  // What programs read is in English, whatever the locale of the machine that ran.
  const Language language = typed.has("lang") ? console.language : Language::en;
  for (const ReportRequest& request : requests) {
    if (request.file.empty()) {
      open.outputs.push_back(Output::standard());
    } else {
      Result<std::unique_ptr<Output>> output = Output::open(request.file);
      if (!output) return output.error();
      open.outputs.push_back(std::move(*output));
    }
    Output& out = *open.outputs.back();
    const auto add = [&open](std::unique_ptr<Report> report) { open.reports.push_back(std::move(report)); };
    switch (request.format) {
      case Format::text: {
        const bool colour = request.file.empty() ? console.colour_out : typed.last("color") == "always";
        const TextStyle style{console.language, colour, typed.has("verbose"), typed.has("statistics")};
        add(std::make_unique<TextReport>(out, style));
        open.needs.excerpts = true;
        break;
      }
      case Format::json: add(std::make_unique<JsonReport>(out, command, language)); break;
      case Format::ndjson: add(std::make_unique<NdjsonReport>(out, command, language)); break;
    }
  }
  return open;
}

}  // namespace beian
