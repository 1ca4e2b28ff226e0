#include "flags.h"

#include <algorithm>

namespace beian {
namespace {

constexpr unsigned bit(Command c) {
  return 1u << static_cast<unsigned>(c);
}
constexpr unsigned kReaders = bit(Command::check) | bit(Command::inject);
constexpr unsigned kSites = kReaders | bit(Command::remove);
constexpr unsigned kNumbers = kReaders | bit(Command::render);
constexpr unsigned kConfigured = kSites | bit(Command::render);
constexpr unsigned kAll = kConfigured | bit(Command::number) | bit(Command::explain);

constexpr CommandRow kCommands[] = {
    {Command::check, "check", "[PATH…]", {"read only; report what is wrong", "只读；报告问题"}},
    {Command::inject,
     "inject",
     "[PATH…]",
     {"insert what is missing, repair what can be repaired safely, report the rest",
      "插入缺少的，安全地修复能修复的，报告其余的"}},
    {Command::remove, "remove", "[PATH…]", {"take out the badges that inject put in", "取出 inject 插入的备案信息"}},
    {Command::render, "render", "", {"print the badge's HTML", "输出备案信息的 HTML"}},
    {Command::number,
     "number",
     "TEXT…",
     {"read a number: kind, province, place, year, what is wrong, the normal form",
      "读一个备案号：种类、省份、地区、年份、问题、规范写法"}},
    {Command::explain,
     "explain",
     "[RULE]",
     {"list the rules, or show the page of one: what it checks, why, examples, what to do",
      "列出规则，或显示一条规则的说明：检查内容、原因、示例、修复方法"}},
};

// THE table of options.
constexpr FlagRow kFlags[] = {
    {FlagKind::many,
     kNumbers,
     "--icp",
     "NUMBER",
     "icp",
     {"ICP number that every page must show; repeat for several", "每个页面必须显示的 ICP 备案号；可重复"}},
    {FlagKind::many,
     kNumbers,
     "--gongan",
     "NUMBER",
     "gongan",
     {"public-security number that every page must show; or the platform's HTML, or a file of it",
      "每个页面必须显示的公安备案号，也可为平台给出的 HTML 代码或其文件；可重复"}},
    {FlagKind::one,
     kReaders,
     "--scope",
     "all|home",
     "scope",
     {"must all pages show the numbers, or only the home page?", "要求所有页面还是仅首页显示备案号"}},
    {FlagKind::one,
     kReaders,
     "--show",
     "required|optional|forbidden",
     "show",
     {"must, may, or must not the pages show numbers?", "页面必须、可以还是不得显示备案号"}},
    {FlagKind::one, kNumbers, "--owner", "NAME", "owner", {"owner for the line 版权所有", "“版权所有”一行的单位名称"}},
    {FlagKind::one,
     kNumbers,
     "--badge-class",
     "NAMES",
     "badge.class",
     {"class names for the badge's root element", "备案信息根元素的类名"}},
    {FlagKind::one,
     kNumbers,
     "--badge-template",
     "FILE",
     "badge.template",
     {"the badge's markup: a file of HTML or Markdown with {{icp}}, {{icp_url}}, {{gongan}} …, or HTML",
      "备案信息的模板：HTML 或 Markdown 文件，含 {{icp}}、{{icp_url}}、{{gongan}} 等占位符；或直接写 HTML"}},
    {FlagKind::one,
     kNumbers,
     "--badge-icon",
     "FILE",
     "badge.icon",
     {"the icon from the police platform, shown before its number", "公安平台提供的图标，显示在公安备案号之前"}},
    {FlagKind::one,
     kNumbers,
     "--badge-icon-as",
     "file|inline",
     "badge.icon_as",
     {"copy the icon into the site once (file), or write it into the pages",
      "图标复制到网站中（file），或写入页面（inline）"}},
    {FlagKind::one,
     kNumbers,
     "--badge-style",
     "auto|inline|class|none",
     "badge.style",
     {"style attributes, a style sheet of our own, or none (auto: attributes, the sheet where the page forbids them)",
      "用 style 属性、自带样式表或不用样式（auto：用属性，页面禁止时用样式表）"}},
    {FlagKind::one,
     kReaders,
     "--csp",
     "POLICY",
     "csp",
     {"the Content-Security-Policy that the server sends with the pages",
      "服务器随页面发送的 Content-Security-Policy"}},
    {FlagKind::one,
     kReaders,
     "--placement-at",
     "auto|footer|body-end",
     "placement.at",
     {"where the badge goes", "备案信息的位置"}},
    {FlagKind::many,
     kReaders,
     "--rule",
     "ID=SEVERITY",
     "rules",
     {"off, note, warning or error for one rule", "设置某条规则的级别：off、note、warning、error"}},
    {FlagKind::one,
     kSites,
     "--root",
     "FOLDER",
     "root",
     {"the site, where no PATH is given", "未给出 PATH 时的网站文件夹"}},
    {FlagKind::many,
     kSites,
     "--include",
     "GLOB",
     "include",
     {"which files are pages (**/*.html, **/*.htm, **/*.xhtml)", "哪些文件是页面（**/*.html、**/*.htm、**/*.xhtml）"}},
    {FlagKind::many, kSites, "--exclude", "GLOB", "exclude", {"and which of them are not", "其中哪些不是"}},
    {FlagKind::one,
     kSites,
     "--files-from",
     "FILE",
     "",
     {"only the pages listed in FILE (- is standard input)", "只处理 FILE 中列出的页面（- 为标准输入）"}},
    {FlagKind::one,
     kConfigured,
     "--config",
     "FILE",
     "",
     {"this beian.toml instead of the nearest one", "使用这个 beian.toml，而不是最近的一个"}},
    {FlagKind::many,
     kSites | bit(Command::number),
     "--format",
     "FMT[=FILE]",
     "",
     {"text, json, ndjson, sarif, junit, github, gitlab or html, to standard output or FILE; repeat for several",
      "text、json、ndjson、sarif、junit、github、gitlab 或 html，写到标准输出或 FILE；可重复"}},
    {FlagKind::flag, kSites, "--statistics", "", "", {"the text report also counts by rule", "文字报告另按规则统计"}},
    {FlagKind::one,
     kSites,
     "-j,--jobs",
     "N",
     "",
     {"pages at the same time (one per core)", "同时处理的页面数（默认每核一个）"}},
    {FlagKind::one, kReaders, "--max-warnings", "N", "", {"more warnings than N are a failure", "警告超过 N 个即失败"}},
    {FlagKind::flag,
     bit(Command::inject),
     "--unsafe-fixes",
     "",
     "",
     {"replace a wrong number in the page's own text by the configured one", "把页面文字中错误的备案号换成配置的号码"}},
    {FlagKind::one,
     kReaders,
     "--baseline",
     "FILE",
     "",
     {"findings that FILE holds are known: not shown, no failure", "FILE 中已有的问题不显示，也不算失败"}},
    {FlagKind::one,
     bit(Command::check),
     "--write-baseline",
     "FILE",
     "",
     {"write what is found now into FILE, and end with 0 (2 stays 2)",
      "把现有的问题写入 FILE，并以 0 结束（2 仍为 2）"}},
    {FlagKind::flag,
     kReaders,
     "--exit-zero",
     "",
     "",
     {"end with 0 whatever is found (2 stays 2)", "无论发现什么都以 0 结束（2 仍为 2）"}},
    {FlagKind::flag,
     kSites,
     "-q,--quiet",
     "",
     "",
     {"no text; named reports are written all the same", "不输出文字；指定的报告照常写出"}},
    {FlagKind::flag,
     kSites,
     "-v,--verbose",
     "",
     "",
     {"list everything: repeated findings, and what was mended", "全部列出：重复的问题，以及已修复的"}},
    {FlagKind::one,
     kAll,
     "--color",
     "auto|always|never",
     "",
     {"colour (auto: on a terminal)", "颜色（auto：仅在终端上）"}},
    {FlagKind::one,
     kAll,
     "--lang",
     "zh|en",
     "",
     {"language of messages (that of the locale)", "信息的语言（默认随系统）"}},
    {FlagKind::flag, kAll, "--version", "", "", {"the version", "版本"}},
    {FlagKind::flag, kAll, "-h,--help", "", "", {"this text", "本帮助"}},
};

constexpr Text2 kIntro = {
    "beian puts Chinese filing numbers into the pages of a built site, and checks them.\n\n"
    "Usage: beian COMMAND [OPTIONS] …\n\nCommands:\n",
    "beian 在生成好的网站页面中插入并检查备案号。\n\n用法：beian 命令 [选项] …\n\n命令：\n"};
constexpr Text2 kUsage = {"Usage: beian {0} [OPTIONS] {1}\n\n{2}.\n\nOptions:\n",
                          "用法：beian {0} [选项] {1}\n\n{2}。\n\n选项：\n"};
constexpr Text2 kMoreHelp = {
    "\n“beian COMMAND --help” tells its options. Exit: 0 nothing wrong, 1 errors found, 2 could not do the work.\n",
    "\n“beian 命令 --help”列出其选项。退出码：0 没有问题，1 发现错误，2 无法完成。\n"};
constexpr Text2 kPathHelp = {
    "\nPATH is a folder or a page; without it the root of the config, or the usual output folder if exactly one is "
    "there.\n"
    "Settings: command line > BEIAN_* environment > beian.toml (searched upward), the same names in all three.\n"
    "Exit: 0 nothing wrong, 1 errors found, 2 could not do the work.\n",
    "\nPATH 是文件夹或页面；省略时取配置中的 root，或唯一存在的常见输出文件夹。\n"
    "设置：命令行 > 环境变量 BEIAN_* > beian.toml（向上查找），三处同名。\n退出码：0 没有问题，1 发现错误，2 "
    "无法完成。\n"};

// The names column, padded by its letters (all of them one column wide but the ellipsis, which is one too).
std::string padded(std::string text, std::size_t columns) {
  const auto width = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
  if (width >= columns) return text + "\n" + std::string(columns + 2, ' ');
  text.append(columns - width, ' ');
  return text;
}

}  // namespace

std::span<const CommandRow> command_rows() {
  return kCommands;
}
std::span<const FlagRow> flag_rows() {
  return kFlags;
}

std::string_view flag_name(const FlagRow& row) {
  return row.names.substr(row.names.find("--") + 2);
}

std::string Typed::last(std::string_view name) const {
  const auto at = values.find(name);
  return at == values.end() || at->second.empty() ? std::string() : at->second.back();
}

std::string help_text(std::optional<Command> command, Language language) {
  std::string out;
  if (!command) {
    out += kIntro.in(language);
    for (const CommandRow& row : kCommands) {
      out += "  " + padded(std::string(row.name) + " " + std::string(row.operands), 18) +
             std::string(row.help.in(language)) + "\n";
    }
    return out += kMoreHelp.in(language);
  }
  const CommandRow& row = kCommands[static_cast<std::size_t>(*command)];
  out += format_message(kUsage.in(language),
                        {std::string(row.name), std::string(row.operands), std::string(row.help.in(language))});
  for (const FlagRow& flag : kFlags) {
    if ((flag.commands & bit(*command)) == 0) continue;
    std::string names = flag.names.starts_with("--") ? "    " : "";
    const std::size_t comma = flag.names.find(',');
    names += comma == std::string_view::npos
                 ? std::string(flag.names)
                 : std::string(flag.names.substr(0, comma)) + ", " + std::string(flag.names.substr(comma + 1));
    if (!flag.value.empty()) names += " " + std::string(flag.value);
    out += "  " + padded(names, 32) + std::string(flag.help.in(language)) + "\n";
  }
  if ((bit(*command) & kSites) != 0) out += kPathHelp.in(language);
  return out;
}

}  // namespace beian
