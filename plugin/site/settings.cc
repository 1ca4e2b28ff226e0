#include "site/settings.h"

#include <algorithm>
#include <charconv>

#include "badge/style.h"
#include "site/badge_template.h"
#include "site/own_file_name.h"
#include "site/set_option.h"
#include "site/trouble.h"
#include "site/unknown_name.h"

namespace beian {
namespace {

constexpr Text2 kOneValue = {"{0}: “{1}” takes one value, not several. Keep one.",
                             "{0}：{1} 只取一个值，请只保留一个。"};
constexpr Text2 kNotYesOrNo = {"{0}: “{1}” is neither true nor false. Write one of them.",
                               "{0}：“{1}”既不是 true 也不是 false。请写其中之一。"};
constexpr Text2 kNotCount = {"{0}: “{1}” is no whole number from 0 up.", "{0}：“{1}”不是不小于 0 的整数。"};
constexpr Text2 kUnknownKey = {"{0}: there is no setting “{1}”.{2}", "{0}：没有设置项“{1}”。{2}"};
constexpr Text2 kNoNumbers = {
    "no filing number is configured, so there is nothing to check. Give --icp NUMBER (and --gongan NUMBER), or write "
    "icp = \"…\" in beian.toml; for a site that must show none: show = \"forbidden\".",
    "没有配置任何备案号，无从检查。请用 --icp 备案号（及 --gongan 备案号），或在 beian.toml 里写 icp = "
    "\"…\"；若网站不得显示"
    "备案号，写 show = \"forbidden\"。"};

constexpr Text2 kPathOutside = {
    "{0}: {1} lies outside the folder of beian.toml. Keep it inside, or name it on the command line.",
    "{0}：{1} 不在 beian.toml 所在的文件夹内。请放到其中，或在命令行上指定。"};

// A flag is on when its key is there; the file and the environment can also say that it is off.
Status keep_flag(Settings& settings, const OptionRow& row, const std::string& value, const std::string& where) {
  const bool yes = value == "true" || value == "1" || value == "yes" || value == "on";
  const bool no = value == "false" || value == "0" || value == "no" || value == "off";
  if (!yes && !no) return trouble(kNotYesOrNo, {where, printable(value)});
  if (yes) {
    settings.kept.insert_or_assign(std::string(row.key), std::vector<std::string>());
  } else {
    settings.kept.erase(std::string(row.key));
  }
  return {};
}

// A path of a config starts from the config's folder and stays in it: a baseline is read, a report is written there. On
// the command line and in the environment it is whoever runs beian that says it.
Status keep_path(const Settings& settings, const OptionRow& row, std::string& value, const std::string& where) {
  if (settings.base.empty()) return {};
  const bool is_report = row.key == "format";
  if (!is_report && row.kind != ValueKind::file && row.kind != ValueKind::folder) return {};
  const std::size_t equals = is_report ? value.find('=') : std::string::npos;
  if (is_report && equals == std::string::npos) return {};  // to standard output
  const std::size_t begin = is_report ? equals + 1 : 0;
  const std::string path = value.substr(begin);
  if (path.empty() || path == "-") return {};
  if (settings.stays_inside != nullptr && !settings.stays_inside(path, settings.base)) {
    return trouble(kPathOutside, {where, printable(path)});
  }
  if (!path.starts_with('/')) value = value.substr(0, begin) + settings.base + "/" + path;
  return {};
}

Status keep(Settings& settings, const OptionRow& row, std::span<const std::string> values, const std::string& where) {
  if (row.kind == ValueKind::none) return keep_flag(settings, row, values[0], where);
  std::vector<std::string> out(values.begin(), values.end());
  for (std::string& value : out) {
    if (row.kind == ValueKind::choice) {
      if (Status bad = check_choice(row, value, where)) return bad;
    }
    if (row.kind == ValueKind::count) {
      std::uint64_t count = 0;
      const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), count);
      if (failed != std::errc() || end != value.data() + value.size())
        return trouble(kNotCount, {where, printable(value)});
    }
    if (Status bad = keep_path(settings, row, value, where)) return bad;
  }
  settings.kept.insert_or_assign(std::string(row.key), std::move(out));
  return {};
}

// A stronger source than beian.toml speaks for all pages.
void forget_in_sites(Settings& settings, std::string_view key) {
  for (Override& each : settings.overrides) {
    if (key == "icp") each.icp.reset();
    if (key == "gongan") each.gongan.reset();
    if (key == "show") each.show.reset();
    if (key == "owner") each.owner.reset();
    if (key == "csp") each.csp.reset();
    if (key == "badge.class") each.badge_class.reset();
  }
}

Status apply(Settings& settings, const OptionRow& row, std::span<const std::string> values, const std::string& where) {
  if (!row.many && values.size() != 1) return trouble(kOneValue, {where, std::string(row.key)});
  if (Status bad =
          row.apply != nullptr ? row.apply(settings, row, values, where) : keep(settings, row, values, where)) {
    return bad;
  }
  if (settings.base.empty()) forget_in_sites(settings, row.key);
  if (row.kind == ValueKind::rule) {
    for (const std::string& value : values) {
      const std::size_t equals = value.find('=');
      settings.said.insert_or_assign("rules." + value.substr(0, equals),
                                     Settings::Said{{value.substr(equals + 1)}, where});
    }
  } else {
    settings.said.insert_or_assign(std::string(row.key), Settings::Said{{values.begin(), values.end()}, where});
  }
  return {};
}

// A list is split at commas and line breaks; HTML has commas and line breaks of its own.
std::vector<std::string> environment_values(const OptionRow& row, std::string_view text) {
  std::vector<std::string> values;
  if (!row.many || (row.key == "gongan" && is_snippet(text))) {
    values.emplace_back(text);
    return values;
  }
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(",\n", begin), text.size());
    if (end > begin) values.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return values;
}

}  // namespace

Settings::Settings() : include{"**/*.html", "**/*.htm", "**/*.xhtml"} {}

Status apply_setting(Settings& settings, std::string_view key, std::span<const std::string> values,
                     const std::string& where) {
  std::vector<std::string_view> names;
  for (const OptionRow& row : option_rows()) {
    if (row.sources != Sources::everywhere) continue;
    if (row.key == key) return apply(settings, row, values, where);
    names.push_back(row.key);
  }
  return unknown_name(kUnknownKey, {where, printable(key)}, key, names);
}

Status apply_environment(Settings& settings, const char* (*variable)(const char* name)) {
  for (const OptionRow& row : option_rows()) {
    const std::string name = environment_name(row);
    if (name.empty()) continue;
    const char* value = variable(name.c_str());
    if (value == nullptr || *value == '\0') continue;
    const std::vector<std::string> values = environment_values(row, value);
    if (values.empty()) continue;
    if (Status bad = apply(settings, row, values, name)) return bad;
  }
  return {};
}

Result<Policy> build_policy(const Settings& settings, bool needs_number) {
  const bool in_a_site = std::any_of(settings.overrides.begin(), settings.overrides.end(), [](const Override& each) {
    return each.icp || each.gongan || each.show == Show::forbidden;
  });
  if (needs_number && !in_a_site && settings.icp.empty() && settings.gongan.empty() &&
      settings.show == Show::required) {
    return trouble(kNoNumbers);
  }
  Policy policy;
  policy.icp = settings.icp;
  policy.gongan = settings.gongan;
  policy.show = settings.show;
  policy.at = settings.at;
  policy.selector = settings.selector.css;
  policy.selects_outside = settings.selector.xpath.has_value();
  policy.owner = settings.owner;
  policy.badge_class = settings.badge_class;
  policy.icon = settings.icon;
  policy.icon.inlined = settings.icon_inlined;
  policy.style = settings.style;
  policy.csp = settings.csp;
  policy.sheet.bytes = badge_sheet(policy.icon);
  policy.sheet.file = own_file_name("style", policy.sheet.bytes, "css");
  policy.this_year = settings.this_year;
  policy.severities = settings.severities;
  policy.badge_template = settings.badge_template;
  if (Status bad = check_template(policy)) return *bad;
  return policy;
}

}  // namespace beian
