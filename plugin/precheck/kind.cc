#include "precheck/kind.h"

#include <algorithm>
#include <cassert>

#include "base/ascii.h"
#include "precheck/data_files.h"
#include "precheck/han.h"
#include "site/toml_text.h"
#include "site/trouble.h"
#include "site/unknown_name.h"

namespace beian::precheck {
namespace {

constexpr Text2 kUnknown = {"{0}: there is no “{1}” in a rule file.{2}", "{0}：规则文件中没有“{1}”。{2}"};
constexpr Text2 kWrong = {"{0}: “{1}” should be {2}.", "{0}：{1} 应为{2}。"};
constexpr Text2 kMissing = {"{0}: {1} lacks “{2}”.", "{0}：{1} 缺少 {2}。"};
constexpr Text2 kNoSign = {"{0}: the sign “{1}” looks for nothing. Give script, inline, xpath or text.",
                           "{0}：特征“{1}”没有查找内容。请写 script、inline、xpath 或 text。"};
constexpr Text2 kAString = {"a string in quotes", "带引号的字符串"};
constexpr Text2 kStrings = {"a list of strings, none of them empty", "非空字符串的列表"};
constexpr Text2 kWords = {"a string, or a table with en and zh", "字符串，或含 en 和 zh 的表"};
constexpr Text2 kTables = {"a list of tables: [[sign]]", "表的列表：[[sign]]"};
constexpr Text2 kACount = {"a whole number from 1 up", "不小于 1 的整数"};
constexpr Text2 kYesNo = {"true or false", " true 或 false"};
constexpr Text2 kStrengths = {"certain, likely or hint", " certain、likely 或 hint"};

class Reader {
 public:
  Reader(std::string name, bool ours) : name_(std::move(name)), ours_(ours) {}

  Status kind(const toml::table& table, Kind& out) {
    for (const auto& [key, node] : table) {
      const std::string id(key.str());
      Status bad;
      if (id == "id") {
        bad = text(node, id, out.id);
      } else if (id == "name") {
        bad = words(node, id, out.name);
      } else if (id == "about") {
        bad = words(node, id, out.about);
      } else if (id == "sign") {
        bad = signs(node, out);
      } else {
        bad = unknown(key, {"id", "name", "about", "sign"});
      }
      if (bad) return bad;
    }
    for (const char* needed : {"id", "name", "sign"}) {
      if (!table.contains(needed)) return trouble(kMissing, {name_ + ":1:1", "[kind]", needed});
    }
    return {};
  }

 private:
  std::string at(const toml::node& node) const { return place(name_, node.source().begin); }
  Error wrong(const toml::node& node, const std::string& key, Text2 wanted) const {
    return Error{format_message(kWrong.en, {at(node), key, std::string(wanted.en)}),
                 format_message(kWrong.zh, {at(node), key, std::string(wanted.zh)}), 0};
  }
  Status unknown(const toml::key& key, const std::vector<std::string_view>& known) const {
    return unknown_name(kUnknown, {place(name_, key.source().begin), printable(key.str())}, key.str(), known);
  }
  Status text(const toml::node& node, const std::string& key, std::string& out) const {
    if (!node.is_string() || (**node.as_string()).empty()) return wrong(node, key, kAString);
    out = **node.as_string();
    return {};
  }
  Status words(const toml::node& node, const std::string& key, Word& out) const {
    if (node.is_string()) {
      out = Word(**node.as_string());
      return {};
    }
    const toml::table* table = node.as_table();
    if (table == nullptr) return wrong(node, key, kWords);
    out.en = (*table)["en"].value_or(std::string());
    out.zh = (*table)["zh"].value_or(out.en);
    if (out.en.empty()) out.en = out.zh;
    return out.empty() ? Status(wrong(node, key, kWords)) : Status();
  }
  Status list(const toml::node& node, const std::string& key, std::vector<std::string>& out) const {
    if (node.is_string() && !(**node.as_string()).empty()) {
      out = {**node.as_string()};
      return {};
    }
    if (!node.is_array()) return wrong(node, key, kStrings);
    for (const toml::node& each : *node.as_array()) {
      if (!each.is_string() || (**each.as_string()).empty()) return wrong(each, key, kStrings);
      out.push_back(**each.as_string());
    }
    return {};
  }
  Status count(const toml::node& node, const std::string& key, std::uint32_t& out) const {
    const auto value = node.value<std::int64_t>();
    if (!node.is_integer() || !value || *value < 1 || *value > 1'000'000) return wrong(node, key, kACount);
    out = static_cast<std::uint32_t>(*value);
    return {};
  }
  Status strength(const toml::node& node, Strength& out) const {
    const std::string word = node.is_string() ? **node.as_string() : std::string();
    if (word != "certain" && word != "likely" && word != "hint") return wrong(node, "strength", kStrengths);
    out = word == "certain" ? Strength::certain : word == "likely" ? Strength::likely : Strength::hint;
    return {};
  }
  Status xpath(const toml::node& node, std::optional<xpath::Expression>& out) const {
    std::string expression;
    if (Status bad = text(node, "xpath", expression)) return bad;
    Result<xpath::Expression> compiled = xpath::Expression::compile(std::move(expression), at(node));
    if (!compiled) return xpath::available() || !ours_ ? Status(compiled.error()) : Status();
    out = *compiled;
    return {};
  }

  Status sign(const toml::table& table, Sign& out) const {
    for (const auto& [key, node] : table) {
      const std::string id(key.str());
      Status bad;
      if (id == "id") {
        bad = text(node, id, out.id);
      } else if (id == "name") {
        bad = words(node, id, out.name);
      } else if (id == "strength") {
        bad = strength(node, out.strength);
      } else if (id == "script") {
        bad = list(node, id, out.script);
      } else if (id == "inline") {
        bad = list(node, id, out.inline_text);
      } else if (id == "xpath") {
        bad = xpath(node, out.xpath);
      } else if (id == "text") {
        bad = list(node, id, out.text);
      } else if (id == "whole") {
        if (!node.is_boolean()) return wrong(node, id, kYesNo);
        out.whole = **node.as_boolean();
      } else if (id == "longest") {
        bad = count(node, id, out.longest);
      } else if (id == "least") {
        bad = count(node, id, out.least);
      } else {
        bad =
            unknown(key, {"id", "name", "strength", "script", "inline", "xpath", "text", "whole", "longest", "least"});
      }
      if (bad) return bad;
    }
    if (out.id.empty()) return trouble(kMissing, {at(table), "[[sign]]", "id"});
    if (out.name.empty()) out.name = Word(out.id);
    if (out.script.empty() && out.inline_text.empty() && !table.contains("xpath") && out.text.empty()) {
      return trouble(kNoSign, {at(table), printable(out.id)});
    }
    return {};
  }

  Status signs(const toml::node& node, Kind& out) const {
    if (!node.is_array()) return wrong(node, "sign", kTables);
    for (const toml::node& each : *node.as_array()) {
      if (!each.is_table()) return wrong(each, "sign", kTables);
      Sign made;
      if (Status bad = sign(*each.as_table(), made)) return bad;
      out.signs.push_back(std::move(made));
    }
    return {};
  }

  std::string name_;
  bool ours_;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A number at the beginning of `text`: its length, or 0.
std::size_t number_length(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && (is_digit(text[i]) || (i > 0 && (text[i] == ',' || text[i] == '.')))) ++i;
  return i;
}

// The pieces of a pattern between its signs '*' and {n}, matched one behind the other from `at`.
bool matches_from(std::string_view pattern, std::string_view text) {
  while (!pattern.empty()) {
    if (pattern.starts_with("{n}")) {
      while (text.starts_with(' ')) text.remove_prefix(1);
      const std::size_t length = number_length(text);
      if (length == 0) return false;
      text.remove_prefix(length);
      pattern.remove_prefix(3);
      continue;
    }
    if (pattern.front() == '*') return matches(pattern.substr(1), text);
    if (text.empty() || ascii_lower(text.front()) != ascii_lower(pattern.front())) return false;
    text.remove_prefix(1);
    pattern.remove_prefix(1);
  }
  return true;
}

Result<Kind> kind_from(std::string_view text, const std::string& name, bool ours) {
  Result<toml::table> table = parse_toml(text, name);
  if (!table) return table.error();
  Kind out;
  if (Status bad = Reader(name, ours).kind(*table, out)) return *bad;
  return out;
}

}  // namespace

bool matches(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return true;
  const char first = ascii_lower(pattern.front());
  const bool any = first == '{' || first == '*';
  for (std::size_t i = 0; i < text.size(); ++i) {
    // Within a number only its beginning is one.
    if (first == '{' && i > 0 && is_digit(text[i]) && (is_digit(text[i - 1]) || text[i - 1] == '.')) continue;
    if ((any || ascii_lower(text[i]) == first) && matches_from(pattern, text.substr(i))) return true;
  }
  return false;
}

bool says(const Sign& sign, std::string_view text) {
  if (character_count(text) > sign.longest) return false;
  return std::any_of(sign.text.begin(), sign.text.end(), [&](const std::string& wanted) {
    return sign.whole ? ascii_lower(wanted) == ascii_lower(text) : matches(wanted, text);
  });
}

Result<Kind> read_kind(std::string_view text, const std::string& name) {
  return kind_from(text, name, false);
}

std::span<const Kind> built_in_kinds() {
  static const std::vector<Kind> kKinds = [] {
    std::vector<Kind> out;
    for (const DataFile& file : kind_files()) {
      Result<Kind> kind = kind_from(file.text, std::string(file.name), true);
      assert(kind.ok());
      if (kind) out.push_back(std::move(*kind));
    }
    return out;
  }();
  return kKinds;
}

}  // namespace beian::precheck
