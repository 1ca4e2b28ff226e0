#include "report/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "report/json.h"
#include "site/trouble.h"

namespace beian {
namespace {

using Json = nlohmann::ordered_json;

constexpr Text2 kNoReport = {
    "{0}: no JSON report of beian. Give the files that --format json=FILE wrote, one for each shard.",
    "{0}：不是 beian 的 JSON 报告。请给出各分片用 --format json=FILE 写出的文件。"};
constexpr Text2 kNoShard = {"{0}: the report of a whole run, not of a shard. Only shards of one run can be merged.",
                            "{0}：这是完整运行的报告，不是分片的报告。只能合并同一次运行的各个分片。"};
constexpr Text2 kOtherRun = {"{0}: {1}, but {2} is {3}. Give the reports of one run.",
                             "{0} 是 {1}，而 {2} 是 {3}。请给出同一次运行的报告。"};
constexpr Text2 kTwice = {"{0} and {1} are both shard {2}. Take one of them out.",
                          "{0} 与 {1} 都是第 {2} 片。请去掉其中一个。"};
constexpr Text2 kOverlap = {"{0} and {1} both report on {2}: the shards were not of one site. Run them again.",
                            "{0} 与 {1} 都报告了 {2}：分片不属于同一个网站。请重新运行。"};
constexpr Text2 kMissing = {"the report of shard {0} is missing. Run it with --shard {0}, and give its report too.",
                            "缺少第 {0} 片的报告。请用 --shard {0} 运行，并一并给出其报告。"};

struct Part {
  std::string name;
  Json json;
  unsigned index = 0;
  unsigned count = 0;
};

struct Line {
  std::string path;
  const Json* finding;
  std::size_t part;
};

bool is_report(const Json& json) {
  if (!json.is_object() || json.value("version", Json()) != 1 || !json.value("command", Json()).is_string())
    return false;
  if (!json.contains("findings") || !json["findings"].is_array()) return false;
  if (!json.contains("summary") || !json["summary"].is_object()) return false;
  for (const auto& [key, value] : json["summary"].items()) {
    if (!value.is_number_unsigned()) return false;
  }
  return std::all_of(json["findings"].begin(), json["findings"].end(), [](const Json& f) {
    return f.is_object() && f.value("path", Json()).is_string() && f.value("rule", Json()).is_string() &&
           f.value("severity", Json()).is_string() && f.value("message", Json()).is_string() &&
           f.value("fixed", Json()).is_boolean() && f.value("line", Json()).is_number_unsigned() &&
           f.value("column", Json()).is_number_unsigned();
  });
}

Result<Part> read_part(const NamedReport& report) {
  Part part;
  part.name = printable(report.name);
  part.json = Json::parse(report.bytes, nullptr, false);
  if (part.json.is_discarded() || !is_report(part.json)) return trouble(kNoReport, {part.name});
  const Json shard = part.json.value("shard", Json());
  if (!shard.is_object()) return trouble(kNoShard, {part.name});
  const Json index = shard.value("index", Json());
  const Json count = shard.value("count", Json());
  if (!index.is_number_unsigned() || !count.is_number_unsigned() || index < 1u || index > count) {
    return trouble(kNoReport, {part.name});
  }
  part.index = index.get<unsigned>();
  part.count = count.get<unsigned>();
  return part;
}

std::string shard_name(unsigned index, unsigned count) {
  return std::to_string(index) + "/" + std::to_string(count);
}

// Are these all the shards of one run, each once?
Status check_complete(const std::vector<Part>& parts) {
  const Part& first = parts.front();
  std::map<unsigned, const Part*> seen;
  for (const Part& part : parts) {
    const std::string of = fmt::format("{} {}", part.json["command"].get<std::string>(), part.count);
    const std::string of_first = fmt::format("{} {}", first.json["command"].get<std::string>(), first.count);
    if (of != of_first) return trouble(kOtherRun, {part.name, of, first.name, of_first});
    const auto [at, is_new] = seen.emplace(part.index, &part);
    if (!is_new) return trouble(kTwice, {at->second->name, part.name, shard_name(part.index, part.count)});
  }
  for (unsigned i = 1; i <= first.count; ++i) {
    if (!seen.contains(i)) return trouble(kMissing, {shard_name(i, first.count)});
  }
  return {};
}

// What a run says once, wherever it sees it first (ledger.h); of the folder of a PATH, which stands in front.
bool is_said_once(const Json& finding) {
  return finding["rule"] == "icon-missing";
}

Result<std::vector<Line>> all_findings(const std::vector<Part>& parts) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (const Json& finding : parts[i].json["findings"])
      lines.push_back({finding["path"].get<std::string>(), &finding, i});
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.path < b.path; });
  std::vector<Line> out;
  std::set<std::string> of_the_site;
  bool once = false;
  for (const Line& line : lines) {
    if (line.path == ".") {
      if (of_the_site.insert(line.finding->dump()).second) out.push_back(line);
      continue;
    }
    if (!out.empty() && out.back().path == line.path && out.back().part != line.part) {
      return trouble(kOverlap, {parts[out.back().part].name, parts[line.part].name, printable(line.path)});
    }
    if (is_said_once(*line.finding)) {
      if (once) continue;
      once = true;
    }
    out.push_back(line);
  }
  return out;
}

}  // namespace

Result<MergedReport> merge_reports(std::span<const NamedReport> reports) {
  std::vector<Part> parts;
  for (const NamedReport& report : reports) {
    Result<Part> part = read_part(report);
    if (!part) return part.error();
    parts.push_back(std::move(*part));
  }
  if (const Status bad = check_complete(parts)) return *bad;
  Result<std::vector<Line>> lines = all_findings(parts);
  if (!lines) return lines.error();

  MergedReport merged;
  merged.json = fmt::format(R"({{"version":1,"command":{},"findings":[)", parts.front().json["command"].dump());
  bool first = true;
  for (const Line& line : *lines) {
    const Json& f = *line.finding;
    merged.json += first ? "\n" : ",\n";
    first = false;
    merged.json += f.dump();
    const std::string severity = f["severity"].get<std::string>();
    merged.lines += fmt::format("{}:{}:{}: {}: {} [{}]{}\n", line.path, f["line"].get<unsigned long long>(),
                                f["column"].get<unsigned long long>(), severity, f["message"].get<std::string>(),
                                f["rule"].get<std::string>(), f["fixed"].get<bool>() ? " ✓" : "");
    if (f["fixed"].get<bool>()) continue;
    ++(severity == "error" ? merged.errors : severity == "warning" ? merged.warnings : merged.notes);
  }
  Json summary = parts.front().json["summary"];
  for (const Part& part : std::span(parts).subspan(1)) {
    for (const auto& [key, value] : part.json["summary"].items()) {
      summary[key] = summary.value(key, 0ull) + value.get<unsigned long long>();
    }
  }
  summary["errors"] = merged.errors;
  summary["warnings"] = merged.warnings;
  summary["notes"] = merged.notes;
  merged.pages = summary.value("pages", 0ull);
  merged.json += fmt::format("{}],\"summary\":{}}}\n", first ? "" : "\n", summary.dump());
  return merged;
}

}  // namespace beian
