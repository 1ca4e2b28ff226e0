#include "site/settings.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "rules/number/flaw_findings.h"
#include "rules/rule.h"
#include "site/badge_template.h"
#include "site/icon_file.h"
#include "site/own_file_name.h"
#include "site/trouble.h"
#include "site/unknown_name.h"

namespace beian {
namespace {

using Values = std::span<const std::string>;

constexpr Text2 kEmptyNumber = {"{0}: the number is empty. Write the number, or take the setting out.",
                                "{0}：备案号为空。请填写备案号，或删去这一项。"};
constexpr Text2 kNoNumber = {"{0}: “{1}” is no filing number. Expected is something like {2}.",
                             "{0}：“{1}”不是备案号。应类似 {2}。"};
constexpr Text2 kNoGongan = {
    "{0}: “{1}” is no filing number, and no file has that name. Expected is something like {2}, the HTML that the "
    "police platform gives, or a file that holds it.",
    "{0}：“{1}”不是备案号，也没有这个名字的文件。应类似 {2}，或为公安备案平台给出的 HTML 代码，或含有它的文件。"};
constexpr Text2 kOtherKind = {"{0}: “{1}” is the other registry's number. Move it to “{2}”.",
                              "{0}：“{1}”是另一种备案号，请写到 {2}。"};
constexpr Text2 kBadNumber = {"{0}: not valid: {1} {2}", "{0}：无效：{1}{2}"};
constexpr Text2 kBadChoice = {"{0}: “{1}” is not a value of “{2}”. Possible: {3}.{4}",
                              "{0}：“{1}”不是 {2} 的取值。可用：{3}。{4}"};
constexpr Text2 kOneValue = {"{0}: “{1}” takes one value, not several. Keep one.",
                             "{0}：{1} 只取一个值，请只保留一个。"};
constexpr Text2 kEmptyList = {"{0}: “{1}” is empty, so no page could ever match. Take it out for the usual patterns.",
                              "{0}：{1} 为空，将没有任何页面匹配。删去这一项即用默认值。"};
constexpr Text2 kBadClass = {
    "{0}: “{1}” is no list of class names. Use letters, digits, “-” and “_”, names separated by one space.",
    "{0}：“{1}”不是类名列表。请用字母、数字、“-”和“_”，类名之间用一个空格。"};
constexpr Text2 kBadText = {
    "{0}: the text is not UTF-8 or holds control characters. Write it as one line of UTF-8 text.",
    "{0}：文字不是 UTF-8，或含有控制字符。请写成一行 UTF-8 文字。"};
constexpr Text2 kRuleForm = {"{0}: “{1}” should be ID=SEVERITY, for example icp-link-stale=warning.",
                             "{0}：“{1}”应写成 规则=级别，例如 icp-link-stale=warning。"};
constexpr Text2 kUnknownRule = {"{0}: there is no rule “{1}”.{2}", "{0}：没有规则“{1}”。{2}"};
constexpr Text2 kUnknownKey = {"{0}: there is no setting “{1}”.{2}", "{0}：没有设置项“{1}”。{2}"};
constexpr Text2 kLaterKey = {"{0}: “{1}” is not supported in this version. Take it out.",
                             "{0}：本版本还不支持 {1}，请删去。"};
constexpr Text2 kNoNumbers = {
    "no filing number is configured, so there is nothing to check. Give --icp NUMBER (and --gongan NUMBER), or write "
    "icp = \"…\" in beian.toml; for a site that must show none: show = \"forbidden\".",
    "没有配置任何备案号，无从检查。请用 --icp 备案号（及 --gongan 备案号），或在 beian.toml 里写 icp = "
    "\"…\"；若网站不得显示"
    "备案号，写 show = \"forbidden\"。"};

template <class Enum>
struct Choice {
  std::string_view name;
  Enum value;
};

template <class Enum, std::size_t N>
Status choose(Enum& out, const Choice<Enum> (&choices)[N], std::string_view key, std::string_view text,
              const std::string& where) {
  std::array<std::string_view, N> names;
  std::string all;
  for (std::size_t i = 0; i < N; ++i) {
    if (choices[i].name == text) {
      out = choices[i].value;
      return {};
    }
    names[i] = choices[i].name;
    all += (i == 0 ? "" : ", ") + std::string(choices[i].name);
  }
  return unknown_name(kBadChoice, {where, printable(text), std::string(key), all}, text, names);
}

constexpr Choice<Severity> kSeverities[] = {
    {"off", Severity::off}, {"note", Severity::note}, {"warning", Severity::warning}, {"error", Severity::error}};

Status read_numbers(std::vector<Number>& out, bool gongan, Values values, const Settings& settings,
                    const std::string& where) {
  const std::string example = gongan ? "京公网安备11010102990001号" : "京ICP备2024990001号-1";
  const Text2& no_number = gongan ? kNoGongan : kNoNumber;
  std::vector<Number> numbers;
  for (const std::string& text : values) {
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) return trouble(kEmptyNumber, {where});
    Number number;
    std::string said;
    Result<std::optional<SnippetNumber>> snippet = std::optional<SnippetNumber>();
    if (gongan) snippet = read_snippet(text, settings.base, settings.read_file, where, settings.this_year);
    if (!snippet) return snippet.error();
    if (*snippet) {
      number = std::move((*snippet)->number);
      said = std::move((*snippet)->shown);
    } else {
      number = read_number(text, settings.this_year);
      said = printable(text);
    }
    if (number.kind == NumberKind::none) return trouble(no_number, {where, said, example});
    if (number.kind != NumberKind::parody && (number.kind == NumberKind::gongan) != gongan) {
      return trouble(kOtherKind, {where, said, gongan ? "icp" : "gongan"});
    }
    if (!number.valid()) {
      for (const NumberFinding& finding : findings_of(number)) {
        if (number.kind != NumberKind::parody && finding.severity != Severity::error) continue;
        const auto words = [&](Language language) {
          return format_message(kBadNumber.in(language), {where, format_message(finding.message.in(language), {said}),
                                                          std::string(finding.remedy.in(language))});
        };
        return Error{words(Language::en), words(Language::zh), 0};
      }
      return trouble(no_number, {where, said, example});
    }
    number = read_number(number.normal(), settings.this_year);
    const bool known = std::any_of(numbers.begin(), numbers.end(),
                                   [&number](const Number& other) { return number.same_registration(other); });
    if (!known) numbers.push_back(std::move(number));
  }
  out = std::move(numbers);
  return {};
}

Status set_text(std::string& out, const std::string& text, const std::string& where) {
  if (!is_valid_utf8(text) ||
      std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; })) {
    return trouble(kBadText, {where});
  }
  out = text;
  return {};
}

bool is_class_list(std::string_view text) {
  bool start = true;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    const bool inside = (c >= '0' && c <= '9') || c == ':' || c == '/' || c == '.';
    if (c == ' ' ? start : !(letter || (inside && !start))) return false;
    start = c == ' ';
  }
  return text.empty() || !start;
}

Status set_rules(Settings& s, Values values, const std::string& where) {
  for (const std::string& value : values) {
    if (Status bad = set_severity(s.severities, value, where)) return bad;
    if (!s.base.empty()) continue;
    // Said by a stronger source than the config's overrides.
    const std::size_t index = rule_index(*find_rule(std::string_view(value).substr(0, value.find('='))));
    for (Override& each : s.overrides) each.severities[index] = Severity::by_rule;
  }
  return {};
}

// THE table of settings.
constexpr SettingRow kRows[] = {
    {"icp", SettingType::list,
     [](Settings& s, Values v, const std::string& where) { return read_numbers(s.icp, false, v, s, where); }},
    {"gongan", SettingType::list,
     [](Settings& s, Values v, const std::string& where) { return read_numbers(s.gongan, true, v, s, where); }},
    {"root", SettingType::text,
     [](Settings& s, Values v, const std::string&) -> Status {
       s.root = v[0];
       s.root_base = s.base;
       return {};
     }},
    {"scope", SettingType::text,
     [](Settings& s, Values v, const std::string& where) {
       static constexpr Choice<Scope> kChoices[] = {{"all", Scope::all}, {"home", Scope::home}};
       return choose(s.scope, kChoices, "scope", v[0], where);
     }},
    {"show", SettingType::text,
     [](Settings& s, Values v, const std::string& where) {
       static constexpr Choice<Show> kChoices[] = {
           {"required", Show::required}, {"optional", Show::optional}, {"forbidden", Show::forbidden}};
       return choose(s.show, kChoices, "show", v[0], where);
     }},
    {"owner", SettingType::text,
     [](Settings& s, Values v, const std::string& where) { return set_text(s.owner, v[0], where); }},
    {"include", SettingType::list,
     [](Settings& s, Values v, const std::string& where) -> Status {
       if (v.empty()) return trouble(kEmptyList, {where, "include"});
       s.include.assign(v.begin(), v.end());
       return {};
     }},
    {"exclude", SettingType::list,
     [](Settings& s, Values v, const std::string&) -> Status {
       s.exclude.assign(v.begin(), v.end());
       return {};
     }},
    {"badge.class", SettingType::text,
     [](Settings& s, Values v, const std::string& where) -> Status {
       if (!is_class_list(v[0])) return trouble(kBadClass, {where, printable(v[0])});
       s.badge_class = v[0];
       return {};
     }},
    {"badge.template", SettingType::text,
     [](Settings& s, Values v, const std::string& where) -> Status {
       s.badge_template = {};
       if (v[0].empty()) return {};
       Result<BadgeTemplate> read = read_template(v[0], s.base, s.read_file, where);
       if (!read) return read.error();
       s.badge_template = *std::move(read);
       return {};
     }},
    {"badge.icon", SettingType::text,
     [](Settings& s, Values v, const std::string& where) -> Status {
       s.icon = {};
       if (v[0].empty()) return {};
       Result<BadgeIcon> icon = read_icon(v[0], s.base, s.read_file, where);
       if (!icon) return icon.error();
       s.icon = *std::move(icon);
       return {};
     }},
    {"badge.icon_as", SettingType::text,
     [](Settings& s, Values v, const std::string& where) {
       static constexpr Choice<bool> kChoices[] = {{"file", false}, {"inline", true}};
       return choose(s.icon_inlined, kChoices, "badge.icon_as", v[0], where);
     }},
    {"badge.style", SettingType::text,
     [](Settings& s, Values v, const std::string& where) {
       static constexpr Choice<BadgeStyle> kChoices[] = {{"auto", BadgeStyle::automatic},
                                                         {"inline", BadgeStyle::attributes},
                                                         {"class", BadgeStyle::sheet},
                                                         {"none", BadgeStyle::none}};
       return choose(s.style, kChoices, "badge.style", v[0], where);
     }},
    {"csp", SettingType::text,
     [](Settings& s, Values v, const std::string& where) { return set_text(s.csp, v[0], where); }},
    {"placement.at", SettingType::text,
     [](Settings& s, Values v, const std::string& where) {
       static constexpr Choice<PlaceAt> kChoices[] = {
           {"auto", PlaceAt::automatic}, {"footer", PlaceAt::footer}, {"body-end", PlaceAt::body_end}};
       return choose(s.at, kChoices, "placement.at", v[0], where);
     }},
    {"rules", SettingType::rules, set_rules},
};

constexpr std::string_view kLaterKeys[] = {"placement.selector", "site"};

std::string upper(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '.' || c == '-') {
      out += '_';
    } else {
      out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
  }
  return out;
}

}  // namespace

Status set_severity(std::vector<Severity>& severities, const std::string& value, const std::string& where) {
  const std::size_t equals = value.find('=');
  if (equals == std::string::npos) return trouble(kRuleForm, {where, printable(value)});
  const std::string id = value.substr(0, equals);
  const Rule* rule = find_rule(id);
  if (rule == nullptr) {
    std::vector<std::string_view> ids;
    for (const Rule* each : all_rules()) ids.push_back(each->id);
    return unknown_name(kUnknownRule, {where, printable(id)}, id, ids);
  }
  if (severities.empty()) severities.assign(all_rules().size(), Severity::by_rule);
  return choose(severities[rule_index(*rule)], kSeverities, id, std::string_view(value).substr(equals + 1), where);
}

Settings::Settings() : include{"**/*.html", "**/*.htm", "**/*.xhtml"} {}

std::span<const SettingRow> setting_rows() {
  return kRows;
}

bool is_later_setting(std::string_view key) {
  return std::find(std::begin(kLaterKeys), std::end(kLaterKeys), key) != std::end(kLaterKeys);
}

Status apply_setting(Settings& settings, std::string_view key, std::span<const std::string> values,
                     const std::string& where) {
  std::vector<std::string_view> names;
  for (const SettingRow& row : kRows) {
    names.push_back(row.key);
    if (row.key != key) continue;
    if (row.type == SettingType::text && values.size() != 1) return trouble(kOneValue, {where, std::string(key)});
    return row.apply(settings, values, where);
  }
  if (is_later_setting(key)) return trouble(kLaterKey, {where, std::string(key)});
  return unknown_name(kUnknownKey, {where, printable(key)}, key, names);
}

std::string environment_name(std::string_view key) {
  return "BEIAN_" + upper(key);
}

Status apply_environment(Settings& settings, const char* (*variable)(const char* name)) {
  for (const SettingRow& row : kRows) {
    const std::string name = environment_name(row.key);
    const char* value = variable(name.c_str());
    if (value == nullptr || *value == '\0') continue;
    std::vector<std::string> values;
    const std::string_view text = value;
    // HTML has commas and line breaks of its own.
    if (row.type == SettingType::text || (row.key == "gongan" && is_snippet(text))) {
      values.emplace_back(text);
    } else {
      for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(",\n", begin), text.size());
        if (end > begin) values.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
      }
    }
    if (values.empty()) continue;
    if (Status bad = row.apply(settings, values, name)) return bad;
  }
  return {};
}

Result<Policy> build_policy(const Settings& settings, bool needs_number) {
  if (needs_number && settings.icp.empty() && settings.gongan.empty() && settings.show != Show::forbidden) {
    return trouble(kNoNumbers);
  }
  Policy policy;
  policy.icp = settings.icp;
  policy.gongan = settings.gongan;
  policy.show = settings.show;
  policy.at = settings.at;
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
