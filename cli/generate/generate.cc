#include "generate/generate.h"

#include <fmt/format.h>

#include "report/json.h"
#include "site/trouble.h"
#include "site/unknown_name.h"

namespace beian {
namespace {

constexpr Text2 kUnknown = {"--generate: there is nothing called “{0}”. Possible: {1}.{2}",
                            "--generate：没有“{0}”。可用：{1}。{2}"};
constexpr Text2 kDefault = {" (default: {0})", "（默认：{0}）"};
constexpr Text2 kChoices = {"; {0}: {1}", "；{0}：{1}"};

constexpr ExitRow kExits[] = {
    {"0", {"nothing wrong (inject: nothing left wrong)", "没有问题（inject：没有遗留的问题）"}},
    {"1", {"findings of severity error, or a diff that is not empty", "有级别为 error 的问题，或 diff 不为空"}},
    {"2",
     {"the work could not be done: usage, config, a file that cannot be read or written, no pages; outranks 1",
      "无法完成：用法、配置、文件无法读写、没有页面；优先于 1"}},
};

}  // namespace

std::span<const ExitRow> exit_rows() {
  return kExits;
}

std::string option_help(const OptionRow& row, Language language) {
  std::string help(row.help.in(language));
  if (!row.value.empty() && !row.choices.empty()) {
    std::string all;
    for (const std::string_view choice : choices_of(row)) all += (all.empty() ? "" : ", ") + std::string(choice);
    help += format_message(kChoices.in(language), {std::string(row.value.substr(0, row.value.find('['))), all});
  }
  if (!row.fallback.empty()) help += format_message(kDefault.in(language), {std::string(row.fallback)});
  return help;
}

std::string description(Text2 text) {
  return "\"description\": " + json_string(std::string(text.en) + " · " + std::string(text.zh));
}

std::string commands_of(const OptionRow& row) {
  std::string out;
  bool all = true;
  for (const CommandRow& command : command_rows()) {
    if (!takes(command.command, row)) {
      all = false;
      continue;
    }
    out += (out.empty() ? "" : ", ") + std::string(command.name);
  }
  return all ? std::string() : out;
}

Result<std::string> generated(const std::string& what, Language language) {
  const std::vector<std::string_view> kinds = choices_of(*find_option("generate"));
  if (what == "man") return man_page(language);
  if (what == "bash") return bash_completion();
  if (what == "zsh") return zsh_completion(language);
  if (what == "fish") return fish_completion(language);
  if (what == "schema") return config_schema();
  if (what == "filing-schema") return filing_schema();
  if (what == "reference") return reference_page(language);
  std::string all;
  for (const std::string_view kind : kinds) all += (all.empty() ? "" : ", ") + std::string(kind);
  return unknown_name(kUnknown, {printable(what), all}, what, kinds);
}

}  // namespace beian
