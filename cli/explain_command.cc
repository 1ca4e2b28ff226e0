// explain_command.cc — explain: the list of rules, or the page of one.
#include <algorithm>
#include <string>
#include <vector>

#include "commands.h"
#include "look/verdict.h"
#include "precheck/rule.h"
#include "report/explain.h"
#include "report/output.h"
#include "site/trouble.h"
#include "site/unknown_name.h"

namespace beian {
namespace {

constexpr Text2 kUnknownRule = {"there is no rule “{0}”.{1} beian explain lists all rules.",
                                "没有规则“{0}”。{1}beian explain 列出全部规则。"};
constexpr Text2 kOneRule = {"beian explain takes one RULE, but “{0}” was given too. Take it out.",
                            "beian explain 一次只解释一条规则，但还给出了“{0}”。请删去。"};

}  // namespace

int explain_command(const Typed& typed, const Console& console) {
  if (typed.operands.size() > 1) return console.error(trouble(kOneRule, {printable(typed.operands[1])})), kFailed;
  const MarkdownStyle style{console.columns, console.colour_out};
  std::string text;
  if (typed.operands.empty()) {
    text = rule_list(console.language, style);
  } else {
    const std::string& id = typed.operands[0];
    const auto look = look_rules();
    const bool of_look = std::any_of(look.begin(), look.end(), [&](const LookRule& each) { return each.id == id; });
    if (find_rule(id) == nullptr && precheck::find_rule(id) == nullptr && !of_look) {
      std::vector<std::string_view> known;
      for (const Rule* each : all_rules()) known.push_back(each->id);
      for (const LookRule& each : look) known.push_back(each.id);
      for (const precheck::PrecheckRule* each : precheck::all_rules()) known.push_back(each->id);
      return console.error(unknown_name(kUnknownRule, {printable(id)}, id, known)), kFailed;
    }
    text = rule_page(id, console.language, style);
  }
  const std::unique_ptr<Output> out = Output::standard();
  out->write(text);
  if (const Status bad = out->close()) return console.error(*bad), kFailed;
  return kNothingWrong;
}

}  // namespace beian
