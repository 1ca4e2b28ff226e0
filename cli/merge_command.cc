// merge_command.cc — merge: the reports of shards → one report → exit code.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <vector>

#include "commands.h"
#include "report/merge.h"
#include "report/output.h"
#include "reports.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kNothingGiven = {"give the JSON reports of all shards: beian merge shard-*.json.",
                                 "请给出所有分片的 JSON 报告：beian merge shard-*.json。"};
constexpr Text2 kCannotRead = {"{0}: cannot read the report: {1}. Give an existing file.",
                               "{0}：无法读取报告：{1}。请给出存在的文件。"};
constexpr Text2 kOtherFormat = {
    "beian merge writes text and json; make other formats of what is in the shards’ own runs.",
    "beian merge 只输出 text 和 json；其他格式请在各分片运行时生成。"};
constexpr Text2 kSum = {"{0} pages in {1} shards: {2} errors, {3} warnings, {4} notes",
                        "{1} 个分片，共 {0} 个页面：{2} 个错误，{3} 个警告，{4} 个提示"};

Result<NamedReport> read_report(const std::string& file) {
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) return trouble(kCannotRead, {printable(file)}, errno != 0 ? errno : EIO);
  NamedReport report{file, {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}};
  if (in.bad()) return trouble(kCannotRead, {printable(file)}, errno != 0 ? errno : EIO);
  return report;
}

}  // namespace

int merge_command(const Typed& typed, const Console& console) {
  const auto failed = [&](const Error& error) { return console.error(error), kFailed; };
  if (typed.operands.empty()) return failed(trouble(kNothingGiven));
  Result<std::vector<ReportRequest>> formats = read_formats(typed);
  if (!formats) return failed(formats.error());
  std::vector<NamedReport> reports;
  for (const std::string& file : typed.operands) {
    Result<NamedReport> report = read_report(file);
    if (!report) return failed(report.error());
    reports.push_back(std::move(*report));
  }
  Result<MergedReport> merged = merge_reports(reports);
  if (!merged) return failed(merged.error());
  const std::string sum =
      format_message(kSum.in(console.language),
                     {std::to_string(merged->pages), std::to_string(reports.size()), std::to_string(merged->errors),
                      std::to_string(merged->warnings), std::to_string(merged->notes)});
  for (const ReportRequest& request : *formats) {
    if (request.format != Format::json && request.format != Format::text) return failed(trouble(kOtherFormat));
    Result<std::unique_ptr<Output>> out = request.file.empty() ? Output::standard() : Output::open(request.file);
    if (!out) return failed(out.error());
    (*out)->write(request.format == Format::json ? merged->json : merged->lines + sum + "\n");
    if (const Status bad = (*out)->close()) return failed(*bad);
  }
  return merged->errors > 0 ? kFound : kNothingWrong;
}

}  // namespace beian
