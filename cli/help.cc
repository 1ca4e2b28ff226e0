// help.cc — --help: the rows of the table of options, by groups.
//
//   The filing:
//         --icp NUMBER            ICP number that every page must show; repeat for several
//
// The column of names is as wide as most names are; a longer one has its help on the next line. Lines are wrapped at
// the terminal's width with the columns that characters really take (Chinese: two).
#include <algorithm>

#include "flags.h"
#include "generate/generate.h"
#include "report/excerpt.h"
#include "report/markdown.h"

namespace beian {
namespace {

constexpr std::uint32_t kNames = 30;    // columns of the names, with the space behind them
constexpr std::uint32_t kWidest = 110;  // longer lines are hard to read

constexpr Text2 kIntro = {
    "beian puts Chinese filing numbers into the pages of a built site, and checks them.\n\n"
    "Usage: beian COMMAND [OPTIONS] …\n",
    "beian 在生成好的网站页面中插入并检查备案号。\n\n用法：beian 命令 [选项] …\n"};
constexpr Text2 kCommandsTitle = {"Commands", "命令"};
constexpr Text2 kAloneTitle = {"Options", "选项"};
constexpr Text2 kColon = {":", "："};
constexpr Text2 kUsage = {"Usage: beian {0} [OPTIONS]{1}\n\n{2}.\n", "用法：beian {0} [选项]{1}\n\n{2}。\n"};
constexpr Text2 kExample = {"Example", "示例"};
constexpr Text2 kMoreHelp = {
    "\n“beian COMMAND --help” tells its options, “beian explain” the rules.\n"
    "Exit: 0 nothing wrong, 1 errors found, 2 could not do the work.\n",
    "\n“beian 命令 --help”列出其选项，“beian explain”列出规则。\n退出码：0 没有问题，1 发现错误，2 无法完成。\n"};
constexpr Text2 kPathHelp = {
    "PATH is a folder or a page; without it the root of the config, or the usual output folder if exactly one is "
    "there.\n"
    "Settings: command line > BEIAN_* environment > beian.toml (searched upward), the same names in all three.\n"
    "Exit: 0 nothing wrong, 1 errors found, 2 could not do the work.\n",
    "PATH 是文件夹或页面；省略时取配置中的 root，或唯一存在的常见输出文件夹。\n"
    "设置：命令行 > 环境变量 BEIAN_* > beian.toml（向上查找），三处同名。\n退出码：0 没有问题，1 发现错误，2 "
    "无法完成。\n"};

class Printer {
 public:
  explicit Printer(HelpStyle style) : style_(style) { style_.columns = std::min(style_.columns, kWidest); }

  void text(const std::string& paragraph) { out_ += paragraph; }
  void lines(std::string_view text) {  // wrapped
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      out_ += wrapped_text(text.substr(begin, end - begin), "", "", style_.columns);
      begin = end + 1;
    }
  }
  void title(Text2 words) {
    out_ += '\n';
    out_ += style_.colour ? "\x1b[1m" : "";
    out_ += words.in(style_.language);
    out_ += style_.colour ? "\x1b[0m" : "";
    out_ += std::string(kColon.in(style_.language)) + '\n';
  }
  void row(const std::string& names, const std::string& help) {
    const std::uint32_t width = display_width(names);
    const std::string indent(kNames + 2, ' ');
    std::string first = "  " + names;
    if (width + 2 > kNames) {
      out_ += first + '\n';
      first = indent;
    } else {
      first.append(kNames - width, ' ');
    }
    out_ += wrapped_text(help, first, indent, style_.columns);
  }
  std::string take() { return std::move(out_); }
  Language language() const { return style_.language; }

 private:
  HelpStyle style_;
  std::string out_;
};

std::string names_of(const OptionRow& row) {
  const std::string_view brief = short_name(row);
  std::string names = brief.empty() ? "    " : std::string(brief) + ", ";
  names += "--" + std::string(long_name(row));
  if (!value_name(row).empty()) names += " " + std::string(value_name(row));
  return names;
}

}  // namespace

std::string help_text(std::optional<Command> command, HelpStyle style) {
  Printer out(style);
  const Language language = style.language;
  if (!command) {
    out.text(std::string(kIntro.in(language)));
    out.title(kCommandsTitle);
    for (const CommandRow& row : command_rows()) {
      const std::string operands = row.operands.empty() ? "" : " " + std::string(row.operands);
      out.row(std::string(row.name) + operands, std::string(row.help.in(language)));
    }
    out.title(kAloneTitle);
    for (const OptionRow& option : option_rows()) {
      if (option.commands == 0 || commands_of(option).empty()) out.row(names_of(option), option_help(option, language));
    }
    out.text(std::string(kMoreHelp.in(language)));
    return out.take();
  }
  const CommandRow& row = row_of(*command);
  const std::string operands = row.operands.empty() ? "" : " " + std::string(row.operands);
  out.text(format_message(kUsage.in(language), {std::string(row.name), operands, std::string(row.help.in(language))}));
  bool sites = false;
  for (const GroupRow& group : group_rows()) {
    bool first = true;
    for (const OptionRow& option : option_rows()) {
      if (option.group != group.group || !takes(*command, option)) continue;
      if (first) out.title(group.title);
      first = false;
      sites = sites || option.key == "root";
      out.row(names_of(option), option_help(option, language));
    }
  }
  if (!row.example.empty()) {
    out.title(kExample);
    out.text("  " + std::string(row.example) + "\n");
  }
  if (sites) {
    out.text("\n");
    out.lines(kPathHelp.in(language));
  }
  return out.take();
}

}  // namespace beian
