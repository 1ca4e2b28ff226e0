#include "precheck/filing_file.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "precheck/rule.h"
#include "site/toml_excerpt.h"
#include "site/toml_text.h"
#include "site/trouble.h"
#include "site/unknown_name.h"

namespace beian::precheck {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxBytes = std::size_t{1} << 20;
constexpr int kMostImageKb = 1 << 20;

constexpr Text2 kCannotRead = {
    "cannot read {0}: {1}. Give an existing file with --filing, or let beian precheck --init write one.",
    "无法读取 {0}：{1}。请用 --filing 指定存在的文件，或用 beian precheck --init 生成。"};
constexpr Text2 kTooBig = {"{0} is larger than 1 MiB. Give the right file with --filing.",
                           "{0} 超过 1 MiB。请用 --filing 指定正确的文件。"};
constexpr Text2 kUnknownKey = {"{0}: there is no question “{1}”.{2}", "{0}：没有问题项“{1}”。{2}"};
constexpr Text2 kUnknownRule = {"{0}: there is no rule “{1}”.{2} beian explain lists all rules.",
                                "{0}：没有规则“{1}”。{2}beian explain 列出全部规则。"};
constexpr Text2 kWrongType = {"{0}: “{1}” should be {2}.", "{0}：{1} 应为{2}。"};
constexpr Text2 kNoChoice = {"{0}: “{1}” is no answer to {2}. Possible: {3}.{4}",
                             "{0}：“{1}”不是 {2} 的答案。可用：{3}。{4}"};
constexpr Text2 kNoDate = {"{0}: “{1}” is no date. Write {2} = 2026-03-02.",
                           "{0}：“{1}”不是日期。请写成 {2} = 2026-03-02。"};
constexpr Text2 kAString = {"a string in quotes", "带引号的字符串"};
constexpr Text2 kStrings = {"a string in quotes or a list of them", "带引号的字符串或其列表"};
constexpr Text2 kADate = {"a date: 2026-03-02", "日期：2026-03-02"};
constexpr Text2 kYesNo = {"true or false", " true 或 false"};
constexpr Text2 kATable = {"a table", "一个表"};
constexpr Text2 kASeverity = {"off, note, warning or error, in quotes", "带引号的 off、note、warning 或 error"};
constexpr Text2 kAnImageKb = {"a number of KB from 1 up", "不小于 1 的 KB 数"};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

class Reader {
 public:
  Reader(Filing& filing, const std::string& name) : filing_(filing), name_(name) {}

  Status table(const toml::table& table, const std::string& prefix) {
    for (const auto& [key, node] : table) {
      const std::string full = prefix + std::string(key.str());
      Status bad;
      if (full == "rules") {
        bad = rules(node, key);
      } else if (full == "interactive_rules") {
        bad = strings(node, full, filing_.rule_files);
      } else if (full == "limits.image_kb") {
        bad = image_kb(node);
      } else if (is_group(full)) {
        bad = node.is_table() ? this->table(*node.as_table(), full + ".") : wrong_type(node.source(), full, kATable);
      } else {
        bad = answer(key, full, node);
      }
      if (bad) return bad;
    }
    return {};
  }

 private:
  static bool is_group(const std::string& key) {
    const std::string inside = key + ".";
    const auto below = [&](const AnswerRow& row) { return row.path.starts_with(inside); };
    return key == "limits" || std::any_of(answer_rows().begin(), answer_rows().end(), below);
  }

  static Spot spot(const toml::source_region& source) { return {source.begin.line, source.begin.column}; }
  std::string at(const toml::source_region& source) const { return place(name_, source.begin); }

  Error wrong_type(const toml::source_region& source, const std::string& key, Text2 wanted) const {
    Error error{format_message(kWrongType.en, {at(source), printable(key), std::string(wanted.en)}),
                format_message(kWrongType.zh, {at(source), printable(key), std::string(wanted.zh)}), 0};
    return error;
  }

  // A string or a list of them; empty ones are no answer.
  Status strings(const toml::node& node, const std::string& key, std::vector<Value>& out) const {
    out.clear();
    const auto add = [&](const toml::node& each) {
      const std::string_view text = trimmed(**each.as_string());
      if (!text.empty()) out.push_back({std::string(text), spot(each.source())});
    };
    if (node.is_string()) return add(node), Status();
    if (!node.is_array()) return wrong_type(node.source(), key, kStrings);
    for (const toml::node& each : *node.as_array()) {
      if (!each.is_string()) return wrong_type(each.source(), key, kAString);
      add(each);
    }
    return {};
  }

  Status choice(const AnswerRow& row, Value& value, const toml::source_region& source) const {
    const Choice* found = find_choice(row.choices, value.text);
    if (found == nullptr && row.key == Key::site_languages) found = language_of_tag(value.text);
    if (found != nullptr) {
      value.text = found->id;
      return {};
    }
    std::string all;
    std::vector<std::string_view> ids;
    for (const Choice& each : row.choices) {
      all += (all.empty() ? "" : ", ") + std::string(each.id);
      ids.push_back(each.id);
    }
    return unknown_name(kNoChoice, {at(source), printable(value.text), std::string(row.path), all}, value.text, ids);
  }

  Status answer(const toml::key& key, const std::string& full, const toml::node& node) {
    const AnswerRow* row = nullptr;
    std::vector<std::string_view> known = {"interactive_rules", "limits.image_kb", "rules"};
    for (const AnswerRow& each : answer_rows()) {
      known.push_back(each.path);
      if (each.path == full) row = &each;
    }
    if (row == nullptr) {
      return unknown_name(kUnknownKey, {at(key.source()), printable(full)}, full, known);
    }
    Answer& out = filing_.answer(row->key);
    out = {{}, spot(key.source())};
    switch (row->type) {
      case Type::text:
      case Type::choice:
        if (!node.is_string()) return wrong_type(node.source(), full, kAString);
        if (Status bad = strings(node, full, out.values)) return bad;
        break;
      case Type::list:
      case Type::choices:
      case Type::files:
        if (Status bad = strings(node, full, out.values)) return bad;
        break;
      case Type::date: return date(*row, node, out);
      case Type::yes_no:
        if (!node.is_boolean()) return wrong_type(node.source(), full, kYesNo);
        out.values.push_back({**node.as_boolean() ? "yes" : "no", spot(node.source())});
        break;
    }
    if (row->choices.empty()) return {};
    for (Value& value : out.values) {
      if (Status bad = choice(*row, value, node.source())) return bad;
    }
    return {};
  }

  Status date(const AnswerRow& row, const toml::node& node, Answer& out) const {
    std::string text;
    if (node.is_date()) {
      const toml::date day = **node.as_date();
      char buffer[32];
      std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", static_cast<int>(day.year), static_cast<int>(day.month),
                    static_cast<int>(day.day));
      text = buffer;
    } else if (node.is_string()) {
      text = trimmed(**node.as_string());
      if (text.empty()) return {};
    } else {
      return wrong_type(node.source(), std::string(row.path), kADate);
    }
    if (!read_date(text)) {
      const std::string key(row.path.substr(row.path.find('.') + 1));
      return trouble(kNoDate, {at(node.source()), printable(text), key});
    }
    out.values.push_back({text, spot(node.source())});
    return {};
  }

  Status image_kb(const toml::node& node) {
    const auto value = node.value<std::int64_t>();
    if (!node.is_integer() || !value || *value < 1 || *value > kMostImageKb) {
      return wrong_type(node.source(), "limits.image_kb", kAnImageKb);
    }
    filing_.image_kb = static_cast<int>(*value);
    return {};
  }

  Status rules(const toml::node& node, const toml::key& key) {
    if (!node.is_table()) return wrong_type(key.source(), "rules", kATable);
    filing_.severities.resize(all_rules().size(), Severity::by_rule);
    for (const auto& [name, value] : *node.as_table()) {
      const std::string id(name.str());
      const PrecheckRule* rule = find_rule(id);
      if (rule == nullptr) {
        std::vector<std::string_view> known;
        for (const PrecheckRule* each : all_rules()) known.push_back(each->id);
        return unknown_name(kUnknownRule, {at(name.source()), printable(id)}, id, known);
      }
      const std::string word = value.is_string() ? **value.as_string() : std::string();
      Severity severity = Severity::by_rule;
      for (const Severity each : {Severity::off, Severity::note, Severity::warning, Severity::error}) {
        if (word == severity_name(each)) severity = each;
      }
      if (severity == Severity::by_rule) return wrong_type(value.source(), "rules." + id, kASeverity);
      filing_.severities[rule_index(*rule)] = severity;
    }
    return {};
  }

  Filing& filing_;
  const std::string& name_;
};

}  // namespace

std::optional<std::string> find_filing(const std::string& folder) {
  std::error_code ignored;
  fs::path at = fs::absolute(folder.empty() ? "." : folder, ignored).lexically_normal();
  while (true) {
    const fs::path candidate = at / kFilingName;
    if (fs::is_regular_file(candidate, ignored)) return candidate.string();
    const fs::path above = at.parent_path();
    if (above == at || above.empty()) return {};
    at = above;
  }
}

Result<Filing> read_filing(const std::string& file, bool show_lines) {
  std::error_code failed;
  if (fs::is_directory(file, failed)) return trouble(kCannotRead, {printable(file)}, EISDIR);
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) return trouble(kCannotRead, {printable(file)}, errno != 0 ? errno : EIO);
  std::string text;
  char buffer[4096];
  while (in.read(buffer, sizeof buffer) || in.gcount() > 0) {
    text.append(buffer, static_cast<std::size_t>(in.gcount()));
    if (text.size() > kMaxBytes) return trouble(kTooBig, {printable(file)});
  }
  if (in.bad()) return trouble(kCannotRead, {printable(file)}, errno != 0 ? errno : EIO);
  Filing filing;
  const fs::path given(file);
  // An absolute path was found, not typed: near files are shown as people would type them.
  const fs::path near = given.is_absolute() ? given.lexically_proximate(fs::current_path(failed)) : given;
  filing.file = printable(near.string().starts_with("..") ? given.string() : near.string());
  filing.folder = fs::absolute(file, failed).parent_path().string();
  if (Status bad = read_filing_text(filing, text, filing.file, show_lines)) return *bad;
  return filing;
}

Status read_filing_text(Filing& filing, std::string_view text, const std::string& name, bool show_lines) {
  Result<toml::table> table = parse_toml(text, name);
  if (!table) return table.error();
  filing.text = text;
  filing.file = name;
  Status bad = Reader(filing, name).table(*table, "");
  if (!bad || !show_lines) return bad;
  return with_toml_excerpt(std::move(*bad), text, name);
}

std::string filing_line(const Filing& filing, Spot at) {
  if (at.line == 0) return {};
  std::string_view rest = filing.text;
  for (std::uint32_t line = 1; line < at.line; ++line) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  return printable(trimmed(rest.substr(0, rest.find('\n'))));
}

}  // namespace beian::precheck
