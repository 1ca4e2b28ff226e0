// schema.cc — JSON Schema of beian.toml, draft 07: what editors of TOML (Taplo, Even Better TOML) read.
//
//   #:schema ./beian.schema.json         first line of a beian.toml: keys are completed, mistakes underlined
//
// Descriptions are in both languages, because an editor shows one text to everybody.
#include <fmt/format.h>

#include "generate/generate.h"
#include "report/json.h"
#include "report/rule_texts.h"
#include "rules/rule.h"

namespace beian {
namespace {

constexpr Text2 kTitle = {"Settings of beian for one site", "beian 的网站设置"};
constexpr Text2 kRules = {"the severity of rules", "规则的级别"};
constexpr Text2 kOverride = {"severities that hold for some pages only", "只对部分页面有效的级别"};
constexpr Text2 kSite = {"what holds for a part of the pages; the last that holds wins",
                         "对部分页面的设置；后面的优先"};
constexpr Text2 kHost = {"host of the page's canonical link, else of the file CNAME",
                         "页面 canonical 链接的域名，否则为 CNAME 文件中的域名"};
constexpr Text2 kLang = {"language of the page (html lang); en is en-GB too", "页面语言（html lang）；en 也包括 en-GB"};
constexpr Text2 kExtends = {"another config, which this one completes", "以另一个配置文件为基础"};
constexpr Text2 kEnv = {"settings for runs in which BEIAN_ENV names them, or whose variable is set",
                        "当 BEIAN_ENV 指定或变量存在时生效的设置"};
constexpr Text2 kRequire = {"false is the same as show = optional", "false 等于 show = optional"};
constexpr Text2 kWhen = {"a variable that is set (CI), or has this value (REGION=cn)",
                         "存在的变量（CI），或变量的值（REGION=cn）"};
constexpr Text2 kPaths = {"globs of the pages, relative to the root", "页面的路径模式，相对于网站根目录"};

std::string type_of(const OptionRow& row) {
  std::string choices;
  for (const std::string_view choice : choices_of(row)) choices += (choices.empty() ? "" : ", ") + json_string(choice);
  switch (row.kind) {
    case ValueKind::none: return "\"type\": \"boolean\"";
    case ValueKind::count: return "\"type\": \"integer\", \"minimum\": 0";
    case ValueKind::choice: return fmt::format("\"type\": \"string\", \"enum\": [{}]", choices);
    default: break;
  }
  if (!row.many) return "\"type\": \"string\"";
  std::string one = "{\"type\": \"string\"}";
  if (!row.choices.empty()) {  // FMT[=FILE]
    std::string alternatives;
    for (const std::string_view choice : choices_of(row))
      alternatives += (alternatives.empty() ? "" : "|") + std::string(choice);
    one = fmt::format("{{\"type\": \"string\", \"pattern\": {}}}", json_string("^(" + alternatives + ")(=.+)?$"));
  }
  return fmt::format("\"anyOf\": [{0}, {{\"type\": \"array\", \"items\": {0}}}]", one);
}

class Lines {
 public:
  explicit Lines(std::string indent) : indent_(std::move(indent)) {}
  void add(const std::string& line) { out_ += (out_.empty() ? "" : ",\n") + indent_ + line; }
  std::string take() { return out_ + "\n"; }

 private:
  std::string indent_;
  std::string out_;
};

std::string group_of(std::string_view key) {
  const std::size_t dot = key.find('.');
  return dot == std::string_view::npos ? std::string() : std::string(key.substr(0, dot));
}

// The settings whose key lies in `group` ("" for the top).
void add_settings(Lines& lines, const std::string& group) {
  for (const OptionRow& row : option_rows()) {
    if (row.sources != Sources::everywhere || row.kind == ValueKind::rule || group_of(row.key) != group) continue;
    const std::string_view name = group.empty() ? row.key : row.key.substr(group.size() + 1);
    lines.add(fmt::format("{}: {{{}, {}}}", json_string(name), description(row.help), type_of(row)));
  }
}

std::string table(const std::string& properties, const std::string& indent, const std::string& more = "") {
  return fmt::format("{{\"type\": \"object\", \"additionalProperties\": false, {2}\"properties\": {{\n{0}{1}}}}}",
                     properties, indent, more);
}

}  // namespace

std::string config_schema() {
  Lines rules("      ");
  for (const Rule* rule : all_rules()) {
    const std::string en = rule_texts(*rule, Language::en).summary;
    const std::string zh = rule_texts(*rule, Language::zh).summary;
    rules.add(fmt::format("{}: {{{}, \"enum\": [\"off\", \"note\", \"warning\", \"error\"], \"default\": \"{}\"}}",
                          json_string(rule->id), description({en, zh}), severity_name(rule->severity)));
  }
  Lines definitions("    ");
  definitions.add("\"rules\": " + table(rules.take(), "    ", description(kRules) + ", "));

  Lines top("    ");
  add_settings(top, "");
  std::string last;
  for (const OptionRow& row : option_rows()) {
    const std::string group = group_of(row.key);
    if (group.empty() || group == last) continue;
    last = group;
    Lines inner("      ");
    add_settings(inner, group);
    top.add(json_string(group) + ": " + table(inner.take(), "    "));
  }
  top.add("\"rules\": {\"$ref\": \"#/definitions/rules\"}");
  Lines environment = top;
  Lines inside("      ");
  inside.add(
      fmt::format("\"paths\": {{{}, {}}}", description(kPaths),
                  R"("anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}])"));
  inside.add("\"rules\": {\"$ref\": \"#/definitions/rules\"}");
  top.add(fmt::format("\"override\": {{{}, \"type\": \"array\", \"items\": {}}}", description(kOverride),
                      table(inside.take(), "    ", "\"required\": [\"paths\"], ")));
  const std::string globs =
      R"("anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}])";
  Lines site("      ");
  site.add(fmt::format("\"match\": {{{}, {}}}", description(kPaths), globs));
  site.add(fmt::format("\"host\": {{{}, {}}}", description(kHost), globs));
  site.add(fmt::format("\"lang\": {{{}, {}}}", description(kLang), globs));
  for (const char* key : {"icp", "gongan", "show", "owner", "csp"}) {
    const OptionRow& row = *find_option(key);
    site.add(fmt::format("\"{}\": {{{}, {}}}", key, description(row.help), type_of(row)));
  }
  site.add("\"badge\": " +
           table(fmt::format("        \"class\": {{{}}}\n", type_of(*find_option("badge.class"))), "      "));
  site.add("\"rules\": {\"$ref\": \"#/definitions/rules\"}");
  const std::string conditions =
      R"("anyOf": [{"required": ["match"]}, {"required": ["host"]}, {"required": ["lang"]}], )";
  top.add(fmt::format("\"site\": {{{}, \"type\": \"array\", \"items\": {}}}", description(kSite),
                      table(site.take(), "    ", conditions)));
  top.add(fmt::format("\"extends\": {{{}, \"type\": \"string\", \"pattern\": \"\\\\.toml$\"}}", description(kExtends)));
  environment.add(fmt::format("\"require\": {{{}, \"type\": \"boolean\"}}", description(kRequire)));
  environment.add(fmt::format("\"when\": {{{}, {}}}", description(kWhen), globs));
  definitions.add("\"environment\": " + table(environment.take(), "    "));
  top.add(
      fmt::format("\"env\": {{{}, \"type\": \"object\", \"additionalProperties\": {{\"$ref\": "
                  "\"#/definitions/environment\"}}}}",
                  description(kEnv)));
  return fmt::format(
      "{{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": {},\n"
      "  \"type\": \"object\",\n  \"additionalProperties\": false,\n"
      "  \"properties\": {{\n{}  }},\n  \"definitions\": {{\n{}  }}\n}}\n",
      json_string(std::string(kTitle.en) + " · " + std::string(kTitle.zh)), top.take(), definitions.take());
}

}  // namespace beian
