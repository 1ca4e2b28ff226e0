#include "report/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "report/shard_play.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kTorn = {
    "{0}: not whole, or not as beian wrote it. Run this shard again, and give its report as it is.",
    "{0}：不完整，或已不是 beian 写出的原样。请重新运行该分片，并原样给出其报告。"};
constexpr Text2 kOtherRun = {"{0}: {1}, but {2} is {3}. Give the reports of one run.",
                             "{0} 是 {1}，而 {2} 是 {3}。请给出同一次运行的报告。"};
constexpr Text2 kOtherSettings = {
    "{0} was made with other settings or other folders than {1}. Run all shards with the same beian.toml and options.",
    "{0} 与 {1} 的设置或文件夹不同。请用相同的 beian.toml 和选项运行所有分片。"};
constexpr Text2 kTwice = {"{0} and {1} are both shard {2}. Take one of them out.",
                          "{0} 与 {1} 都是第 {2} 片。请去掉其中一个。"};
constexpr Text2 kOverlap = {"{0} and {1} both report on {2}: the shards were not of one site. Run them again.",
                            "{0} 与 {1} 都报告了 {2}：分片不属于同一个网站。请重新运行。"};
constexpr Text2 kMissing = {"the report of shard {0} is missing. Run it with --shard {0}, and give its report too.",
                            "缺少第 {0} 片的报告。请用 --shard {0} 运行，并一并给出其报告。"};
constexpr Text2 kOtherTree = {
    "{0} met {1} files, and {2} met {3} (or others): the shards did not see one site. Build it once, and run them "
    "again.",
    "{0} 遇到 {1} 个文件，而 {2} 遇到 {3} "
    "个（或并非相同的文件）：各分片看到的不是同一个网站。请只生成一次，然后重新运行。"};
constexpr Text2 kNotAll = {
    "the shards met {0} files and did {1} of them: one was not split like the others. Run them again.",
    "各分片共遇到 {0} 个文件，却处理了 {1} 个：其中一片的划分方式不同。请重新运行。"};

std::string shard_name(unsigned index, unsigned count) {
  return std::to_string(index) + "/" + std::to_string(count);
}

bool same_roots(const std::vector<Root>& a, const std::vector<Root>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Root& x, const Root& y) { return x.prefix == y.prefix && x.listed == y.listed; });
}

}  // namespace

// Are these all the shards of one run, each once?
Status Merge::check_complete() const {
  const ShardFile& first = files_.front();
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const ShardFile& file = files_[i];
    const std::string of = fmt::format("{} {}", file.command, file.count);
    const std::string of_first = fmt::format("{} {}", first.command, first.count);
    if (of != of_first) return trouble(kOtherRun, {file.name, of, first.name, of_first});
    if (i > 0 && files_[i - 1].index == file.index) {
      return trouble(kTwice, {files_[i - 1].name, file.name, shard_name(file.index, file.count)});
    }
  }
  for (unsigned i = 0; i < first.count; ++i) {
    if (i >= files_.size() || files_[i].index != i + 1) return trouble(kMissing, {shard_name(i + 1, first.count)});
  }
  for (const ShardFile& file : files_) {
    if (file.settings != first.settings || !same_roots(file.roots, first.roots)) {
      return trouble(kOtherSettings, {file.name, first.name});
    }
  }
  return {};
}

Status Merge::check_sums() const {
  if (troubled() || files_.front().count == 1) return {};  // a shard that was stopped has not seen all
  const ShardPart& all = files_.front().summary.part;
  std::uint64_t own = 0;
  std::uint64_t own_sum = 0;
  for (const ShardFile& file : files_) {
    const ShardPart& part = file.summary.part;
    if (part.seen != all.seen || part.seen_sum != all.seen_sum) {
      return trouble(kOtherTree, {files_.front().name, std::to_string(all.seen), file.name, std::to_string(part.seen)});
    }
    own += part.own;
    own_sum += part.own_sum;
  }
  if (own != all.seen || own_sum != all.seen_sum)
    return trouble(kNotAll, {std::to_string(all.seen), std::to_string(own)});
  return {};
}

Result<Merge> Merge::open(const std::vector<std::string>& files, std::string_view version) {
  Merge out;
  for (const std::string& file : files) {
    Result<ShardFile> opened = ShardFile::open(file, version);
    if (!opened) return opened.error();
    out.files_.push_back(std::move(*opened));
  }
  std::stable_sort(out.files_.begin(), out.files_.end(),
                   [](const ShardFile& a, const ShardFile& b) { return a.index < b.index; });
  if (const Status bad = out.check_complete()) return *bad;
  // Once without reports: what is wrong is said before anything is written.
  const std::vector<LateFinding> nothing_late;
  ShardPlay play(out.files_, nothing_late, out.roots());
  while (play.step(nullptr)) {
    if (const auto overlap = play.overlap()) {
      return trouble(kOverlap, {overlap->first, overlap->second, printable(play.path())});
    }
    for (const ShardPage& page : play.pages()) {
      if (!page.page.digests.empty()) out.digests_.emplace_back(page.path, page.page.digests);
    }
  }
  for (const ShardFile& file : out.files_) {
    if (file.broken()) return trouble(kTorn, {file.name});
  }
  if (const Status bad = out.check_sums()) return *bad;
  return out;
}

bool Merge::troubled() const {
  return std::any_of(files_.begin(), files_.end(), [](const ShardFile& file) { return file.summary.troubled; });
}

std::uint64_t Merge::refused() const {
  std::uint64_t out = 0;
  for (const ShardFile& file : files_) out += file.summary.refused;
  return out;
}

Summary Merge::play(const std::vector<Report*>& reports, const std::vector<LateFinding>& late,
                    const std::vector<Error>& troubles) {
  ShardPlay play(files_, late, roots());
  while (play.step(&reports)) {
  }
  for (const Error& error : troubles) play.trouble(reports, error);
  return play.finish(reports);
}

}  // namespace beian
