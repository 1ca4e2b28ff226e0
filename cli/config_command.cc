// config_command.cc — config: what is in force, and who said it.
//
// What:   Every setting with its value and its source: file, line and column, a BEIAN_* variable, an option, or nobody
// (the
//         default); then each [[site]] and [[override]]. It takes the options of the other commands, so that it can be
//         put in their place on a line that does something unexpected.
// Ours:   Settings::said, which every source writes to as it speaks. The text is itself a beian.toml: piped into a
// file, it
//         means the same.
//
//   icp = "京ICP备2024990001号-1"        # beian.toml:1:7
//   scope = "home"                       # --scope
//   show = "required"                    # default
#include <algorithm>
#include <optional>

#include "commands.h"
#include "configure.h"
#include "report/json.h"
#include "report/output.h"
#include "reports.h"
#include "rules/rule.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kOtherFormat = {"beian config writes text or json. Give --format json, or none.",
                                "beian config 只输出 text 或 json。请用 --format json，或不用 --format。"};
constexpr Text2 kConfig = {"# config: {0}\n", "# 配置文件：{0}\n"};
constexpr Text2 kNoConfig = {"# config: none found (beian init writes one)\n",
                             "# 配置文件：未找到（beian init 可写出一个）\n"};
constexpr Text2 kDefault = {"default", "默认"};

struct Line {
  std::string key;
  std::vector<std::string> values;
  bool list = false;
  ValueKind kind = ValueKind::text;
  std::string where;  // empty: nobody said it
};

std::string_view source_of(const std::string& where) {
  if (where.empty()) return "default";
  if (where.starts_with("--")) return "option";
  return where.starts_with("BEIAN_") ? "environment" : "file";
}

std::vector<std::string> fallback_of(const OptionRow& row) {
  std::vector<std::string> out;
  std::string_view rest = row.fallback;
  while (!rest.empty()) {
    const std::size_t comma = row.many ? rest.find(", ") : std::string_view::npos;
    out.emplace_back(rest.substr(0, comma));
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
  }
  return out;
}

// In the order of the table; the rules last, as they are a table of their own.
std::vector<Line> lines_of(const Configured& configured, const Typed& line) {
  const auto& said = configured.settings.said;
  std::vector<Line> out;
  for (const OptionRow& row : option_rows()) {
    if (row.sources != Sources::everywhere || row.kind == ValueKind::rule) continue;
    Line each{std::string(row.key), {}, row.many, row.kind, ""};
    const std::string name(long_name(row));
    if (row.kind == ValueKind::none && line.has(name)) {
      each.values = {"true"};
      each.where = "--" + name;
    } else if (const auto at = said.find(row.key); at != said.end()) {
      each.values = at->second.values;
      each.where = at->second.where;
    } else if (row.kind == ValueKind::none) {
      each.values = {"false"};
    } else {
      each.values = fallback_of(row);
    }
    if (!each.values.empty()) out.push_back(std::move(each));
  }
  for (const auto& [key, what] : said) {
    if (key.starts_with("rules.")) out.push_back({key, what.values, false, ValueKind::text, what.where});
  }
  return out;
}

std::string value_text(const Line& line) {
  if (line.kind == ValueKind::count) return line.values.front();
  if (line.kind == ValueKind::none) {
    const std::string& value = line.values.front();
    return value == "true" || value == "1" || value == "yes" || value == "on" ? "true" : "false";
  }
  if (!line.list) return json_string(line.values.front());
  std::string out;
  for (const std::string& value : line.values) out += (out.empty() ? "" : ", ") + json_string(value);
  return "[" + out + "]";
}

std::string strings_text(const std::vector<std::string>& values) {
  return value_text({"", values, true, ValueKind::text, ""});
}

// The keys and values of one [[site]] or [[override]], as TOML and as JSON read them.
std::vector<std::pair<std::string, std::string>> site_values(const Override& site) {
  std::vector<std::pair<std::string, std::string>> out;
  const bool is_site = !site.hosts.empty() || !site.languages.empty() || site.icp || site.gongan || site.show ||
                       site.owner || site.csp || site.badge_class;
  if (!site.paths.empty()) out.emplace_back(is_site ? "match" : "paths", strings_text(site.paths));
  if (!site.hosts.empty()) out.emplace_back("host", strings_text(site.hosts));
  if (!site.languages.empty()) out.emplace_back("lang", strings_text(site.languages));
  const auto numbers = [&out](const char* key, const std::optional<std::vector<Number>>& list) {
    if (!list) return;
    std::vector<std::string> normal;
    for (const Number& each : *list) normal.push_back(each.normal());
    out.emplace_back(key, strings_text(normal));
  };
  numbers("icp", site.icp);
  numbers("gongan", site.gongan);
  constexpr const char* kShow[] = {"required", "optional", "forbidden"};
  if (site.show) out.emplace_back("show", json_string(kShow[static_cast<std::size_t>(*site.show)]));
  if (site.owner) out.emplace_back("owner", json_string(*site.owner));
  if (site.csp) out.emplace_back("csp", json_string(*site.csp));
  if (site.badge_class) out.emplace_back("badge.class", json_string(*site.badge_class));
  for (std::size_t i = 0; i < site.severities.size(); ++i) {
    if (site.severities[i] == Severity::by_rule) continue;
    out.emplace_back("rules." + std::string(all_rules()[i]->id), json_string(severity_name(site.severities[i])));
  }
  return out;
}

std::string text_of(const std::vector<Line>& lines, const Configured& configured, const std::string& config,
                    Language language) {
  std::string out =
      config.empty() ? std::string(kNoConfig.in(language)) : format_message(kConfig.in(language), {printable(config)});
  std::size_t widest = 0;
  for (const Line& line : lines) widest = std::max(widest, line.key.size());
  const auto add = [&](const std::string& key, const std::string& value, const std::string& where) {
    out += key + std::string(widest - std::min(widest, key.size()), ' ') + " = " + value + "  # " + where + "\n";
  };
  for (const Line& line : lines) {
    add(line.key, value_text(line), line.where.empty() ? std::string(kDefault.in(language)) : printable(line.where));
  }
  for (const Override& site : configured.settings.overrides) {
    const auto values = site_values(site);
    const bool is_override = !values.empty() && values.front().first == "paths";
    out += std::string("\n[[") + (is_override ? "override" : "site") + "]]  # " + printable(site.where) + "\n";
    for (const auto& [key, value] : values) out += key + " = " + value + "\n";
  }
  return out;
}

std::string json_of(const std::vector<Line>& lines, const Configured& configured, const std::string& config) {
  std::string out = "{\"version\":1,\"config\":" + (config.empty() ? "null" : json_string(config)) + ",\"settings\":[";
  bool first = true;
  for (const Line& line : lines) {
    out += std::string(first ? "\n" : ",\n") + "{\"key\":" + json_string(line.key) + ",\"value\":" + value_text(line) +
           ",\"source\":" + json_string(source_of(line.where)) +
           ",\"where\":" + (line.where.empty() ? "null" : json_string(printable(line.where))) + "}";
    first = false;
  }
  out += "\n],\"sites\":[";
  first = true;
  for (const Override& site : configured.settings.overrides) {
    out += std::string(first ? "\n" : ",\n") + "{\"where\":" + json_string(printable(site.where));
    for (const auto& [key, value] : site_values(site)) out += "," + json_string(key) + ":" + value;
    out += "}";
    first = false;
  }
  return out + "\n]}\n";
}

}  // namespace

int config_command(const Typed& typed, const Console& first_console) {
  // --format is about what is printed here; that of beian.toml is one of the settings.
  Typed line = typed;
  line.values.erase("format");
  Result<Configured> configured = configure(line);
  if (!configured) return first_console.error(configured.error()), kFailed;
  Result<Console> wanted = make_console(configured->typed);
  if (!wanted) return first_console.error(wanted.error()), kFailed;
  const Console& console = *wanted;
  Result<std::vector<ReportRequest>> formats = read_formats(typed);
  if (!formats) return console.error(formats.error()), kFailed;
  const std::vector<Line> lines = lines_of(*configured, line);
  for (const ReportRequest& request : *formats) {
    const bool json = request.format == Format::json;
    if (!json && request.format != Format::text) return console.error(trouble(kOtherFormat)), kFailed;
    Result<std::unique_ptr<Output>> out = request.file.empty() ? Output::standard() : Output::open(request.file);
    if (!out) return console.error(out.error()), kFailed;
    (*out)->write(json ? json_of(lines, *configured, configured->config_file)
                       : text_of(lines, *configured, configured->config_file, console.language));
    if (const Status bad = (*out)->close()) return console.error(*bad), kFailed;
  }
  return kNothingWrong;
}

}  // namespace beian
