#include "site/set_option.h"

#include <algorithm>

#include "base/utf8.h"
#include "rules/number/flaw_findings.h"
#include "rules/rule.h"
#include "site/badge_template.h"
#include "site/glob.h"
#include "site/icon_file.h"
#include "site/settings.h"
#include "site/snippet.h"
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
constexpr Text2 kBadNumber = {"{0}: not valid: {1}; {2}.", "{0}：无效：{1}；{2}。"};
constexpr Text2 kBadChoice = {"{0}: “{1}” is not a value of “{2}”. Possible: {3}.{4}",
                              "{0}：“{1}”不是 {2} 的取值。可用：{3}。{4}"};
constexpr Text2 kEmptyList = {"{0}: “{1}” is empty, so no page could ever match. Take it out for the usual patterns.",
                              "{0}：{1} 为空，将没有任何页面匹配。删去这一项即用默认值。"};
constexpr Text2 kBadGlob = {
    "{0}: “{1}” matches no page: patterns are held against paths below the root, without “/” in front. Write “{2}”.",
    "{0}：“{1}”不会匹配任何页面：应写相对于站点根目录的路径，开头不带“/”。请写成“{2}”。"};
constexpr Text2 kBadClass = {
    "{0}: “{1}” is no list of class names. Use letters, digits, “-” and “_”, names separated by one space.",
    "{0}：“{1}”不是类名列表。请用字母、数字、“-”和“_”，类名之间用一个空格。"};
constexpr Text2 kBadText = {
    "{0}: the text is not UTF-8 or holds control characters. Write it as one line of UTF-8 text.",
    "{0}：文字不是 UTF-8，或含有控制字符。请写成一行 UTF-8 文字。"};
constexpr Text2 kRuleForm = {"{0}: “{1}” should be ID=SEVERITY, for example icp-link-stale=warning.",
                             "{0}：“{1}”应写成 规则=级别，例如 icp-link-stale=warning。"};
constexpr Text2 kUnknownRule = {"{0}: there is no rule “{1}”.{2}", "{0}：没有规则“{1}”。{2}"};

Error bad_choice(std::span<const std::string_view> choices, std::string_view key, std::string_view text,
                 const std::string& where) {
  std::string all;
  for (const std::string_view choice : choices) all += (all.empty() ? "" : ", ") + std::string(choice);
  return unknown_name(kBadChoice, {where, printable(text), std::string(key), all}, text, choices);
}

constexpr std::string_view kSeverities[] = {"off", "note", "warning", "error"};  // as the enum

// The enum's values stand in the order of the row's choices.
template <class Enum>
Status choose(Enum& out, const OptionRow& row, Values values, const std::string& where) {
  const std::vector<std::string_view> choices = choices_of(row);
  const auto at = std::find(choices.begin(), choices.end(), values[0]);
  if (at == choices.end()) return bad_choice(choices, row.key, values[0], where);
  out = static_cast<Enum>(at - choices.begin());
  return {};
}

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
          return format_message(kBadNumber.in(language),
                                {where, format_message(finding.message.in(language), {said}),
                                 format_message(finding.remedy.in(language), {said, number.normal()})});
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

}  // namespace

Status check_globs(std::span<const std::string> patterns, const std::string& where) {
  for (const std::string& pattern : patterns) {
    const std::string meant = meant_glob(pattern);
    if (!meant.empty()) return trouble(kBadGlob, {where, printable(pattern), printable(meant)});
  }
  return {};
}

Status check_choice(const OptionRow& row, const std::string& value, const std::string& where) {
  std::size_t ignored = 0;
  return choose(ignored, row, std::span(&value, 1), where);
}

Status set_icp(Settings& s, const OptionRow&, Values v, const std::string& where) {
  return read_numbers(s.icp, false, v, s, where);
}
Status set_gongan(Settings& s, const OptionRow&, Values v, const std::string& where) {
  return read_numbers(s.gongan, true, v, s, where);
}
Status set_show(Settings& s, const OptionRow& row, Values v, const std::string& where) {
  return choose(s.show, row, v, where);
}
Status set_scope(Settings& s, const OptionRow& row, Values v, const std::string& where) {
  return choose(s.scope, row, v, where);
}
Status set_twins(Settings& s, const OptionRow& row, Values v, const std::string& where) {
  return choose(s.twins, row, v, where);
}
Status set_owner(Settings& s, const OptionRow&, Values v, const std::string& where) {
  return set_text(s.owner, v[0], where);
}

Status set_root(Settings& s, const OptionRow&, Values v, const std::string&) {
  s.root = v[0];
  s.root_base = s.base;
  return {};
}
Status set_include(Settings& s, const OptionRow&, Values v, const std::string& where) {
  if (v.empty()) return trouble(kEmptyList, {where, "include"});
  s.include.assign(v.begin(), v.end());
  return check_globs(v, where);
}
Status set_exclude(Settings& s, const OptionRow&, Values v, const std::string& where) {
  s.exclude.assign(v.begin(), v.end());
  return check_globs(v, where);
}
Status set_csp(Settings& s, const OptionRow&, Values v, const std::string& where) {
  return set_text(s.csp, v[0], where);
}

Status set_placement_at(Settings& s, const OptionRow& row, Values v, const std::string& where) {
  return choose(s.at, row, v, where);
}
Status set_placement_selector(Settings& s, const OptionRow&, Values v, const std::string& where) {
  Result<PlacementSelector> read = read_placement_selector(v[0], where);
  if (!read) return read.error();
  s.selector = *std::move(read);
  return {};
}
Status set_badge_template(Settings& s, const OptionRow&, Values v, const std::string& where) {
  s.badge_template = {};
  if (v[0].empty()) return {};
  Result<BadgeTemplate> read = read_template(v[0], s.base, s.read_file, where);
  if (!read) return read.error();
  s.badge_template = *std::move(read);
  return {};
}
Status set_badge_icon(Settings& s, const OptionRow&, Values v, const std::string& where) {
  s.icon = {};
  if (v[0].empty()) return {};
  Result<BadgeIcon> icon = read_icon(v[0], s.base, s.read_file, where);
  if (!icon) return icon.error();
  s.icon = *std::move(icon);
  return {};
}
Status set_badge_icon_as(Settings& s, const OptionRow& row, Values v, const std::string& where) {
  return choose(s.icon_inlined, row, v, where);
}
Status set_badge_class(Settings& s, const OptionRow&, Values v, const std::string& where) {
  if (!is_class_list(v[0])) return trouble(kBadClass, {where, printable(v[0])});
  s.badge_class = v[0];
  return {};
}
Status set_badge_style(Settings& s, const OptionRow& row, Values v, const std::string& where) {
  return choose(s.style, row, v, where);
}

Status set_rules(Settings& s, const OptionRow&, Values values, const std::string& where) {
  for (const std::string& value : values) {
    if (Status bad = set_severity(s.severities, value, where)) return bad;
    if (!s.base.empty()) continue;
    // Said by a stronger source than the config's overrides.
    const std::size_t index = rule_index(*find_rule(std::string_view(value).substr(0, value.find('='))));
    for (Override& each : s.overrides) each.severities[index] = Severity::by_rule;
  }
  return {};
}

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
  const std::string_view word = std::string_view(value).substr(equals + 1);
  const auto* const at = std::find(std::begin(kSeverities), std::end(kSeverities), word);
  if (at == std::end(kSeverities)) return bad_choice(kSeverities, id, word, where);
  if (severities.empty()) severities.assign(all_rules().size(), Severity::by_rule);
  severities[rule_index(*rule)] = static_cast<Severity>(at - std::begin(kSeverities));
  return {};
}

}  // namespace beian
