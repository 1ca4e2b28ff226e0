#include "site/config.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "rules/rule.h"
#include "site/did_you_mean.h"
#include "site/set_option.h"
#include "site/toml_excerpt.h"
#include "site/toml_text.h"
#include "site/trouble.h"
#include "site/unknown_name.h"

namespace beian {
namespace {

constexpr Text2 kWrongType = {"{0}: “{1}” should be {2}.", "{0}：{1} 应为 {3}。"};

constexpr Text2 kLineOnly = {"{0}: “{1}” is said on the command line alone, as {2}. Take it out here.",
                             "{0}：{1} 只能在命令行上以 {2} 给出，请从这里删去。"};
constexpr Text2 kNoSiteKey = {"{0}: “{1}” cannot be said for one [[site]]. Possible: match, host, lang, {2}, rules.{3}",
                              "{0}：{1} 不能在 [[site]] 中设置。可用：match、host、lang、{2}、rules。{3}"};
constexpr Text2 kNoCondition = {
    "{0}: this [[site]] does not say where it holds. Add match = \"en/**\", host = \"b.example.cn\" or lang = \"en\".",
    "{0}：这个 [[site]] 没有写明适用范围。请加上 match = \"en/**\"、host = \"b.example.cn\" 或 lang = \"en\"。"};
constexpr Text2 kUnknownEnv = {"BEIAN_ENV: there is no [env.{0}] in {1}.{2}", "BEIAN_ENV：{1} 中没有 [env.{0}]。{2}"};
constexpr Text2 kNoExtend = {"{0}: “extends” cannot be read here, or goes more than 8 configs deep. Take it out.",
                             "{0}：此处无法读取 extends，或嵌套超过 8 层。请删去。"};
constexpr Text2 kNotConfig = {"{0}: “extends” names a .toml file, and “{1}” is none.",
                              "{0}：extends 应为 .toml 文件，而“{1}”不是。"};
constexpr Text2 kNoOverrideKey = {"{0}: there is no “{1}”. An override has paths and a table of rules.",
                                  "{0}：没有 {1}。[[override]] 只有 paths 和 rules 表。"};
constexpr Text2 kNoPaths = {"{0}: this [[override]] has no paths. Say where it holds: paths = [\"demo/**\"].",
                            "{0}：这个 [[override]] 没有 paths。请写出适用的路径：paths = [\"demo/**\"]。"};

class Reader {
 public:
  Reader(Settings& settings, std::string name) : settings_(settings), name_(std::move(name)) {}

  Status document(const toml::table& table) {
    if (const toml::node* node = table.get("extends")) {
      if (Status bad = extends(*node)) return bad;
    }
    if (Status bad = this->table(table, "")) return bad;
    return environments(table.get("env"));
  }

 private:
  Status table(const toml::table& table, const std::string& prefix, bool in_environment = false) {
    for (const auto& [key, node] : table) {
      const std::string full = prefix + std::string(key.str());
      const std::string where = place(name_, key.source().begin);
      Status bad;
      if (full == "override") {
        bad = overrides(node, where);
      } else if (full == "site") {
        bad = sites(node, where);
      } else if (full == "env" || full == "extends") {
        continue;  // read before and behind the others
      } else if (in_environment && (full == "when" || full == "require")) {
        continue;  // read before the others
      } else if (is_group(full) && node.is_table()) {
        bad = full == "rules" ? rules(*node.as_table()) : this->table(*node.as_table(), full + ".");
      } else if (is_group(full)) {
        bad = wrong_type(where, full, "a table", "一个表");
      } else {
        bad = setting(full, node, where);
      }
      if (bad) return bad;
    }
    return {};
  }

  // Another config, weaker than this one.
  Status extends(const toml::node& node) {
    const std::string where = place(name_, node.source().begin);
    if (!node.is_string()) return wrong_type(where, "extends", "the name of a file, in quotes", "带引号的文件名");
    const std::string& file = **node.as_string();
    if (!file.ends_with(".toml")) return trouble(kNotConfig, {where, printable(file)});
    if (settings_.extend == nullptr || settings_.extended >= 8) return trouble(kNoExtend, {where});
    const std::string base = settings_.base;
    const bool shows_lines = settings_.shows_lines;
    settings_.shows_lines = shows_lines && settings_.stays_inside != nullptr && settings_.stays_inside(file, base);
    ++settings_.extended;
    const bool absolute = file.starts_with('/');
    Status bad = settings_.extend(settings_, absolute || base.empty() ? file : base + "/" + file,
                                  absolute ? file : beside(file));
    --settings_.extended;
    settings_.shows_lines = shows_lines;
    settings_.base = base;
    return bad;
  }

  // `file`, which is named from this config's folder, as errors call it.
  std::string beside(const std::string& file) const { return name_.substr(0, name_.rfind('/') + 1) + printable(file); }

  // [env.NAME]: settings for runs in which BEIAN_ENV names it, or its `when` holds: "CI", or "REGION=overseas".
  Status environments(const toml::node* node) {
    const char* named = settings_.variable != nullptr ? settings_.variable("BEIAN_ENV") : nullptr;
    std::vector<std::string> wanted;
    for (std::string_view rest = named != nullptr ? named : ""; !rest.empty();) {
      const std::size_t end = std::min(rest.find(','), rest.size());
      if (end > 0) wanted.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    std::vector<std::string_view> names;
    if (node != nullptr && !node->is_table()) {
      return wrong_type(place(name_, node->source().begin), "env", "tables: [env.NAME]", "表：[env.名称]");
    }
    if (node != nullptr) {
      for (const auto& [key, value] : *node->as_table()) {
        names.push_back(key.str());
        if (!value.is_table())
          return wrong_type(place(name_, key.source().begin), "env." + std::string(key.str()), "a table", "一个表");
        const bool asked = std::find(wanted.begin(), wanted.end(), std::string(key.str())) != wanted.end();
        if (Status bad = environment(*value.as_table(), asked)) return bad;
      }
    }
    if (settings_.extended > 0) return {};  // the one that extends may have it
    for (const std::string& name : wanted) {
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      return unknown_name(kUnknownEnv, {printable(name), name_}, name, names);
    }
    return {};
  }

  Status environment(const toml::table& table, bool asked) {
    if (const toml::node* when = table.get("when")) {
      std::vector<std::string> conditions;
      if (Status bad = strings(*when, "when", conditions)) return bad;
      for (const std::string& condition : conditions) asked = asked || is_set(condition);
    }
    Settings ignored = settings_;  // what is not asked for is held to the same rules
    Reader reader(asked ? settings_ : ignored, name_);
    if (const toml::node* require = table.get("require")) {
      const std::string where = place(name_, require->source().begin);
      if (!require->is_boolean())
        return wrong_type(where, "require", "true or false, without quotes", "true 或 false，不带引号");
      const std::vector<std::string> show = {**require->as_boolean() ? "required" : "optional"};
      if (Status bad = apply_setting(reader.settings_, "show", show, where)) return bad;
    }
    return reader.table(table, "", true);  // not of a copy: toml++ does not copy where a node stands
  }

  // "CI": not empty; "REGION=overseas": exactly that.
  bool is_set(const std::string& condition) const {
    if (settings_.variable == nullptr) return false;
    const std::size_t equals = condition.find('=');
    const char* value = settings_.variable(condition.substr(0, equals).c_str());
    if (value == nullptr) return false;
    return equals == std::string::npos ? *value != '\0' : condition.substr(equals + 1) == value;
  }

  // [[site]]: what holds for a part of the pages.
  Status sites(const toml::node& node, const std::string& where) {
    const auto wrong = [](const std::string& at) {
      return wrong_type(at, "site", "[[site]], a list of tables", "[[site]]（表的列表）");
    };
    if (!node.is_array()) return wrong(where);
    std::vector<Override> found;
    for (const toml::node& each : *node.as_array()) {
      const std::string here = place(name_, each.source().begin);
      if (!each.is_table()) return wrong(here);
      Override out;
      out.where = here;
      if (Status bad = site(*each.as_table(), out)) return bad;
      if (out.paths.empty() && out.hosts.empty() && out.languages.empty()) return trouble(kNoCondition, {here});
      found.push_back(std::move(out));
    }
    // In front of the overrides, which are about single rules.
    settings_.overrides.insert(settings_.overrides.begin(), found.begin(), found.end());
    return {};
  }

  Status site(const toml::table& table, Override& out) const {
    static constexpr std::string_view kKeys[] = {"icp", "gongan", "show", "owner", "csp", "badge.class"};
    Settings own;  // read by the same code, then taken over
    own.this_year = settings_.this_year;
    own.read_file = settings_.read_file;
    own.base = settings_.base;
    Reader reader(own, name_);
    out.severities.assign(all_rules().size(), Severity::by_rule);
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      const std::string at = place(name_, key.source().begin);
      Status bad;
      if (name == "match") {
        bad = globs(node, name, out.paths);
      } else if (name == "host") {
        bad = strings(node, name, out.hosts);
      } else if (name == "lang") {
        bad = strings(node, name, out.languages);
      } else if (name == "rules" && node.is_table()) {
        bad = reader.each_rule(*node.as_table(), [&out](const std::string& text, const std::string& place_of) {
          return set_severity(out.severities, text, place_of);
        });
      } else if (name == "badge" && node.is_table() && node.as_table()->size() == 1 &&
                 node.as_table()->contains("class")) {
        bad = reader.setting("badge.class", *node.as_table()->get("class"), at);
      } else if (std::find(std::begin(kKeys), std::end(kKeys), name) != std::end(kKeys)) {
        bad = reader.setting(name, node, at);
      } else {
        std::string all;
        for (const std::string_view each : kKeys) all += (all.empty() ? "" : ", ") + std::string(each);
        std::vector<std::string_view> known(std::begin(kKeys), std::end(kKeys));
        known.insert(known.end(), {"match", "host", "lang", "rules"});
        return unknown_name(kNoSiteKey, {at, printable(name), all}, name, known);
      }
      if (bad) return bad;
    }
    for (std::string& host : out.hosts) host = ascii_lower(host);
    for (std::string& language : out.languages) language = ascii_lower(language);
    const auto said = [&own](std::string_view key) { return own.said.contains(key); };
    if (said("icp")) out.icp = own.icp;
    if (said("gongan")) out.gongan = own.gongan;
    if (said("show")) out.show = own.show;
    if (said("owner")) out.owner = own.owner;
    if (said("csp")) out.csp = own.csp;
    if (said("badge.class")) out.badge_class = own.badge_class;
    return {};
  }

  // Does some setting live below this key?
  static bool is_group(const std::string& key) {
    if (key == "rules") return true;
    for (const OptionRow& row : option_rows()) {
      if (row.key.starts_with(key + ".")) return true;
    }
    return false;
  }

  static Error wrong_type(const std::string& where, const std::string& key, const char* en, const char* zh) {
    return trouble(kWrongType, {where, key, en, zh});
  }

  Status rules(const toml::table& table) {
    return each_rule(table, [this](const std::string& value, const std::string& where) {
      const std::vector<std::string> values = {value};
      return apply_setting(settings_, "rules", values, where);
    });
  }

  // Calls set("ID=SEVERITY", where) for each row of a table of rules.
  template <class Set>
  Status each_rule(const toml::table& table, Set set) {
    for (const auto& [key, node] : table) {
      const std::string id(key.str());
      const std::string where = place(name_, key.source().begin);
      if (!node.is_string())
        return wrong_type(where, "rules." + id, "off, note, warning or error, in quotes",
                          "带引号的 off、note、warning 或 error");
      if (Status bad = set(id + "=" + **node.as_string(), where)) return bad;
    }
    return {};
  }

  // [[override]]: paths, and the severities that hold there.
  Status overrides(const toml::node& node, const std::string& where) {
    if (!node.is_array())
      return wrong_type(where, "override", "[[override]], a list of tables", "[[override]]（表的列表）");
    for (const toml::node& each : *node.as_array()) {
      const std::string here = place(name_, each.source().begin);
      if (!each.is_table())
        return wrong_type(here, "override", "[[override]], a list of tables", "[[override]]（表的列表）");
      Override out;
      out.where = here;
      out.severities.assign(all_rules().size(), Severity::by_rule);
      for (const auto& [key, value] : *each.as_table()) {
        const std::string name = "override." + std::string(key.str());
        const std::string at = place(name_, key.source().begin);
        Status bad;
        if (name == "override.paths") {
          bad = globs(value, name, out.paths);
        } else if (name == "override.rules") {
          if (!value.is_table()) return wrong_type(at, name, "a table", "一个表");
          bad = each_rule(*value.as_table(), [&out](const std::string& text, const std::string& place_of) {
            return set_severity(out.severities, text, place_of);
          });
        } else {
          return trouble(kNoOverrideKey, {at, printable(name)});
        }
        if (bad) return bad;
      }
      if (out.paths.empty()) return trouble(kNoPaths, {here});
      settings_.overrides.push_back(std::move(out));
    }
    return {};
  }

  Status globs(const toml::node& node, const std::string& key, std::vector<std::string>& out) const {
    if (Status bad = strings(node, key, out)) return bad;
    return check_globs(out, place(name_, node.source().begin));
  }

  // A string or a list of them.
  Status strings(const toml::node& node, const std::string& key, std::vector<std::string>& out) const {
    if (node.is_string()) {
      out.push_back(**node.as_string());
      return {};
    }
    const std::string where = place(name_, node.source().begin);
    if (!node.is_array())
      return wrong_type(where, key, "a string in quotes or a list of them", "带引号的字符串或其列表");
    for (const toml::node& each : *node.as_array()) {
      if (!each.is_string())
        return wrong_type(place(name_, each.source().begin), key, "a list of strings", "字符串列表");
      out.push_back(**each.as_string());
    }
    return {};
  }

  Status setting(const std::string& key, const toml::node& node, const std::string& where) {
    const OptionRow* row = find_option(key);
    if (row == nullptr) return apply_setting(settings_, key, {}, where);  // says that there is none, or not yet
    if (row->sources != Sources::everywhere) {
      return trouble(kLineOnly, {where, key, "--" + std::string(long_name(*row))});
    }
    std::vector<std::string> values;
    const std::string value_where = place(name_, node.source().begin);
    if (row->kind == ValueKind::none) {
      if (!node.is_boolean())
        return wrong_type(value_where, key, "true or false, without quotes", "true 或 false，不带引号");
      values.emplace_back(**node.as_boolean() ? "true" : "false");
    } else if (row->kind == ValueKind::count) {
      if (!node.is_integer() || **node.as_integer() < 0)
        return wrong_type(value_where, key, "a whole number, without quotes", "不带引号的非负整数");
      values.push_back(std::to_string(**node.as_integer()));
    } else if (node.is_string() || row->many) {
      if (Status bad = strings(node, key, values)) return bad;
    } else {
      return wrong_type(value_where, key, "a string in quotes", "带引号的字符串");
    }
    return apply_setting(settings_, key, values, value_where);
  }

  Settings& settings_;
  std::string name_;
};

Status read_text(Settings& settings, std::string_view text, const std::string& name, const std::string& folder) {
  Result<toml::table> table = parse_toml(text, name);
  if (!table) return table.error();
  settings.base = folder;
  Status bad = Reader(settings, name).document(*table);
  settings.base.clear();
  return bad;
}

}  // namespace

Status read_config_text(Settings& settings, std::string_view text, const std::string& name, const std::string& folder) {
  Status bad = read_text(settings, text, name, folder);
  if (!bad || !settings.shows_lines) return bad;
  return with_toml_excerpt(std::move(*bad), text, name);
}

}  // namespace beian
