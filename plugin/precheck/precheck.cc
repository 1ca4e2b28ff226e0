#include "precheck/precheck.h"

#include <algorithm>

#include "look/snapshot.h"
#include "site/setting_file.h"
#include "site/trouble.h"

namespace beian::precheck {
namespace {

constexpr std::size_t kMostRuleBytes = std::size_t{1} << 20;
constexpr std::size_t kMostPictures = 24;  // a report of a few megabytes at most
constexpr std::size_t kMostPhotoBytes = std::size_t{64} << 20;
constexpr Text2 kNoRuleFile = {
    "{0}: there is no rule file “{1}” beside it. Write its path from the folder of filing.toml.",
    "{0}：所在文件夹中没有规则文件“{1}”。请写出相对于 filing.toml 的路径。"};

std::string spot_text(const Filing& filing, Spot at) {
  return filing.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace

Result<std::vector<Kind>> read_own_kinds(const Filing& filing) {
  std::vector<Kind> out;
  for (const Value& file : filing.rule_files) {
    const std::string where = spot_text(filing, file.at);
    const Result<std::optional<std::string>> bytes =
        read_setting_file({file.text, filing.folder, where, kMostRuleBytes});
    if (!bytes) return bytes.error();
    if (!bytes.value()) return trouble(kNoRuleFile, {where, printable(file.text)});
    Result<Kind> kind = read_kind(*bytes.value(), printable(file.text));
    if (!kind) return kind.error();
    out.push_back(std::move(*kind));
  }
  return out;
}

std::vector<Document> read_documents(const Filing& filing) {
  std::vector<Document> out;
  for (const Key key : {Key::subject_documents, Key::person_documents}) {
    const Answer& answer = filing.answer(key);
    for (std::size_t i = 0; i < answer.values.size(); ++i) {
      const Value& value = answer.values[i];
      const Result<std::optional<std::string>> bytes =
          read_setting_file({value.text, filing.folder, spot_text(filing, value.at), kMostPhotoBytes});
      Document document;
      if (bytes && bytes.value()) {
        document = inspect_document(*bytes.value());
      } else if (!bytes) {
        document.reason = bytes.error().en;
      }
      document.key = key;
      document.index = i;
      out.push_back(std::move(document));
    }
  }
  return out;
}

Status take_pictures(Precheck& report, const PrecheckPlan& plan, const std::string& browser) {
  for (std::size_t root = 0; root < plan.roots.size(); ++root) {
    std::vector<SnapshotPlace> places;
    std::vector<Evidence*> of;
    for (Evidence& each : report.evidence) {
      if (each.root != root || of.size() == kMostPictures) continue;
      places.push_back({each.file, each.offset});
      of.push_back(&each);
    }
    if (places.empty()) continue;
    Result<std::vector<std::optional<Snapshot>>> taken = take_snapshots(browser, plan.roots[root].folder, places);
    if (!taken) return taken.error();
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (std::optional<Snapshot>& shot = (*taken)[i])
        of[i]->picture = Picture{std::move(shot->webp), shot->left, shot->top, shot->width, shot->height};
    }
  }
  return {};
}

PrecheckOutcome run_precheck(const PrecheckPlan& plan, Disk& disk,
                             const std::function<void(const Error&)>& trouble_of) {
  ReadPlan reading;
  reading.roots = plan.roots;
  reading.filter = plan.filter;
  reading.this_year = static_cast<int>(std::chrono::year_month_day(plan.today).year());
  for (const Kind& kind : built_in_kinds()) reading.kinds.push_back(&kind);
  for (const Kind& kind : plan.own_kinds) reading.kinds.push_back(&kind);
  const ReadOutcome site = read_site(reading, disk, trouble_of);
  const std::vector<Document> documents = read_documents(plan.filing);
  const Case what{plan.filing, site.facts, documents, plan.today, judge_interactive(site.facts)};
  return {make_precheck(what), site.troubled};
}

}  // namespace beian::precheck
