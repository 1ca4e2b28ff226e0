#include "finish_shards.h"

#include <algorithm>
#include <cerrno>

#include "report/located.h"
#include "site/own_files.h"
#include "site/staging.h"
#include "site/trouble.h"
#include "site_rules/precache.h"

namespace beian {
namespace {

constexpr Text2 kCannotEnter = {
    "{0}: cannot open the folder: {1}. Run beian merge --finish where the shards ran, so that it finds their folder.",
    "{0}：无法打开文件夹：{1}。请在各分片运行的位置执行 beian merge --finish，以便找到它们的文件夹。"};

// The findings of `root`'s lists that the config wants to hear of.
void judge_lists(const Merge& merge, Disk& disk, int folder, const Root& root, const Needs& needs,
                 std::vector<LateFinding>& out) {
  DigestsBefore before;
  for (const auto& [path, digests] : merge.digests()) {
    if (path.starts_with(root.prefix)) before.emplace(path.substr(root.prefix.size()), digests);
  }
  for (FileFindings& each : check_precache(disk, folder, before)) {
    const std::string path = root.prefix + each.path;
    const auto wanted = std::find_if(merge.lists().begin(), merge.lists().end(),
                                     [&](const ShardPart::List& list) { return list.path == path; });
    if (wanted == merge.lists().end()) continue;
    std::vector<Finding> told;
    for (Finding& finding : each.findings) {
      finding.severity = finding.rule->id == "precache-stale" ? wanted->severity : wanted->of_twins;
      finding.fixed = true;
      if (finding.severity != Severity::off) told.push_back(std::move(finding));
    }
    if (!told.empty()) out.push_back({path, located(std::move(told), each.bytes, Encoding(), needs)});
  }
}

}  // namespace

bool leave_something(const Merge& merge) {
  return merge.of_several() && (merge.command() == "remove" || !merge.lists().empty());
}

FinishedShards finish_shards(const Merge& merge, Disk& disk, const Needs& needs, bool wait) {
  FinishedShards out;
  if (!merge.of_several() || (merge.command() != "inject" && merge.command() != "remove")) return out;
  const auto tell = [&out](const Status& bad) {
    if (bad) out.troubles.push_back(*bad);
    return !bad;
  };
  for (const Root& root : merge.roots()) {
    const Handle folder(disk, disk.open_root(root.folder));
    if (!folder) {
      tell(trouble(kCannotEnter, {printable(root.folder)}, errno));
      continue;
    }
    Staging staging(disk, folder.fd(), root.folder, {.wait = wait, .shard = {}});
    if (!tell(staging.begin())) continue;
    if (merge.command() == "inject" && !root.listed) judge_lists(merge, disk, folder.fd(), root, needs, out.late);
    // Pages that were not taken off their badge may still need its files.
    if (merge.command() == "remove" && !root.listed && !merge.troubled() && merge.refused() == 0) {
      tell(remove_own_files(disk, folder.fd(), root.folder));
    }
    tell(renew_precache(disk, folder.fd(), root.prefix, staging));
    tell(staging.end());
  }
  return out;
}

}  // namespace beian
