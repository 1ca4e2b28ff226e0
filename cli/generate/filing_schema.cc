// filing_schema.cc — JSON Schema of filing.toml, draft 07, for editors; made from the table of questions
// (precheck/answer.h).
//
//   #:schema ./filing.schema.json        first line of a filing.toml: questions are completed, mistakes underlined
#include <fmt/format.h>

#include "generate/generate.h"
#include "precheck/answer.h"
#include "precheck/rule.h"
#include "report/json.h"

namespace beian {
namespace {

constexpr Text2 kTitle = {"Answers for the filing form", "备案表的答案"};
constexpr Text2 kRules = {"the severity of rules", "规则的级别"};
constexpr Text2 kOwn = {"rule files of your own, beneath this folder", "自己的规则文件，须在此文件夹内"};
constexpr Text2 kImage = {"largest photo of a document, in KB", "证件照片的上限（KB）"};

std::string type_of(const precheck::AnswerRow& row) {
  std::string one = R"({"type": "string"})";
  if (!row.choices.empty() && row.key != precheck::Key::site_languages) {  // languages are also given as tags: zh-CN
    std::string all;
    for (const precheck::Choice& choice : row.choices) {
      for (const std::string_view word : {choice.id, choice.label.en, choice.label.zh}) {
        const std::string quoted = json_string(word);
        if (("[" + all + ", ").find("[" + quoted + ", ") == std::string::npos &&
            (", " + all + ", ").find(", " + quoted + ", ") == std::string::npos) {
          all += (all.empty() ? "" : ", ") + quoted;
        }
      }
    }
    one = fmt::format(R"({{"enum": [{}, ""]}})", all);
  }
  switch (row.type) {
    case precheck::Type::yes_no: return R"("type": "boolean")";
    case precheck::Type::date: return R"("type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")";
    case precheck::Type::text:
    case precheck::Type::choice: return fmt::format("\"anyOf\": [{}]", one);
    default: return fmt::format(R"("anyOf": [{0}, {{"type": "array", "items": {0}}}])", one);
  }
}

}  // namespace

std::string filing_schema() {
  std::string tables;
  for (const std::string_view table : {"icp", "subject", "site", "person", "gongan"}) {
    std::string keys;
    for (const precheck::AnswerRow& row : precheck::answer_rows()) {
      const std::size_t dot = row.path.find('.');
      if (row.path.substr(0, dot) != table) continue;
      keys += fmt::format("{}        {}: {{{}, {}}}", keys.empty() ? "" : ",\n", json_string(row.path.substr(dot + 1)),
                          description(row.asks), type_of(row));
    }
    tables += fmt::format(
        "    {}: {{\"type\": \"object\", \"additionalProperties\": false,\n      \"properties\": {{\n{}\n      }}}},\n",
        json_string(table), keys);
  }
  std::string rules;
  for (const precheck::PrecheckRule* rule : precheck::all_rules()) {
    rules += fmt::format("{}        {}: {{\"enum\": [\"off\", \"note\", \"warning\", \"error\"], \"default\": \"{}\"}}",
                         rules.empty() ? "" : ",\n", json_string(rule->id), severity_name(rule->severity));
  }
  return fmt::format(
      "{{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": {},\n  \"type\": \"object\",\n"
      "  \"additionalProperties\": false,\n  \"properties\": {{\n{}"
      "    \"interactive_rules\": {{{}, \"type\": \"array\", \"items\": {{\"type\": \"string\"}}}},\n"
      "    \"limits\": {{\"type\": \"object\", \"additionalProperties\": false,\n      \"properties\": {{\n"
      "        \"image_kb\": {{{}, \"type\": \"integer\", \"minimum\": 1}}\n      }}}},\n"
      "    \"rules\": {{{}, \"type\": \"object\", \"additionalProperties\": false,\n      \"properties\": {{\n{}\n     "
      " }}}}\n"
      "  }}\n}}\n",
      json_string(std::string(kTitle.en) + " · " + std::string(kTitle.zh)), tables, description(kOwn),
      description(kImage), description(kRules), rules);
}

}  // namespace beian
