// merge_command.cc — merge: the reports of shards → the reports of one run → its exit code.
#include <vector>

#include "commands.h"
#include "counts.h"
#include "finish_shards.h"
#include "report/merge.h"
#include "reports.h"
#include "site/disk.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kNothingGiven = {"give the JSON reports of all shards: beian merge shard-*.json.",
                                 "请给出所有分片的 JSON 报告：beian merge shard-*.json。"};
constexpr Text2 kNotFinished = {
    "what a run does at its end waits for all its shards: lists of digests and the badge's own files are as they were. "
    "Add --finish, in the folder where the shards ran.",
    "单次运行末尾的工作要等所有分片结束：摘要清单和标识自带的文件仍是原样。请在分片运行的文件夹中加上 --finish。"};

// What the shards told on their standard error, and nobody who reads this one has seen.
class Troubles : public Report {
 public:
  explicit Troubles(const Console& console) : console_(console) {}
  void finding(std::string_view, const ReportedFinding&) override {}
  void trouble(const Error& error) override { console_.error(error); }
  void finish(const Summary&) override {}

 private:
  const Console& console_;
};

}  // namespace

int merge_command(const Typed& typed, const Console& console) {
  const auto failed = [&](const Error& error) { return console.error(error), kFailed; };
  if (typed.operands.empty()) return failed(trouble(kNothingGiven));
  Result<std::vector<ReportRequest>> formats = read_formats(typed);
  if (!formats) return failed(formats.error());
  add_annotations(*formats, typed);
  Result<std::uint64_t> allowed = most_warnings(typed);
  if (!allowed) return failed(allowed.error());
  Result<Merge> merge = Merge::open(typed.operands, BEIAN_VERSION);
  if (!merge) return failed(merge.error());
  Result<OpenReports> open = open_reports(*formats, typed, console, merge->command(), merge->roots(), nullptr);
  if (!open) return failed(open.error());

  FinishedShards finished;
  if (typed.has("finish")) {
    RealDisk disk;
    finished = finish_shards(*merge, disk, open->needs, typed.has("wait"));
  } else if (leave_something(*merge)) {
    console.warn(trouble(kNotFinished));
  }
  Troubles troubles(console);
  std::vector<Report*> reports{&troubles};
  for (const auto& report : open->reports) reports.push_back(report.get());
  const Summary found = merge->play(reports, finished.late, finished.troubles);
  bool written = true;
  for (const auto& output : open->outputs) {
    if (const Status bad = output->close()) {
      console.error(*bad);
      written = false;
    }
  }
  if (!written || found.troubled) return kFailed;
  const int code = code_of(typed, console, found.errors, found.warnings, *allowed);
  const bool patched = merge->command() == row_of(Command::diff).name && found.changed > 0 && !typed.has("exit-zero");
  return patched ? kFound : code;
}

}  // namespace beian
