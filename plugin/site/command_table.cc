#include "site/options.h"

namespace beian {
namespace {

// In the order of the enum.
constexpr CommandRow kCommands[] = {
    {Command::check,
     "check",
     "[PATH…]",
     {"read only; report what is wrong", "只读；报告问题"},
     "beian check public --icp 京ICP备2024990001号-1"},
    {Command::inject,
     "inject",
     "[PATH…]",
     {"insert what is missing, repair what can be repaired safely, report the rest",
      "插入缺少的，安全地修复能修复的，报告其余的"},
     "beian inject public --icp 京ICP备2024990001号-1 --gongan 京公网安备11010102990001号"},
    {Command::diff,
     "diff",
     "[PATH…]",
     {"print what inject would do as a patch, and say what it cannot fix; write nothing",
      "以补丁形式输出 inject 将做的修改，并报告无法修复的；不写任何文件"},
     "beian diff public --icp 京ICP备2024990001号-1 > beian.patch"},
    {Command::remove,
     "remove",
     "[PATH…]",
     {"take out the badges that inject put in", "取出 inject 插入的备案信息"},
     "beian remove public"},
    {Command::render,
     "render",
     "",
     {"print the badge's HTML", "输出备案信息的 HTML"},
     "beian render --icp 京ICP备2024990001号-1"},
    {Command::number,
     "number",
     "TEXT…",
     {"read a number: kind, province, place, year, what is wrong, the normal form",
      "读一个备案号：种类、省份、地区、年份、问题、规范写法"},
     "beian number 京ICP备2024990001号-1"},
    {Command::explain,
     "explain",
     "[RULE]",
     {"list the rules, or show the page of one: what it checks, why, examples, what to do",
      "列出规则，或显示一条规则的说明：检查内容、原因、示例、修复方法"},
     "beian explain icp-missing"},
    {Command::init,
     "init",
     "[FOLDER]",
     {"find the generator, its output folder and the numbers in its settings, write beian.toml, print the line that "
      "runs "
      "beian after each build",
      "识别生成器、输出文件夹和已有设置中的备案号，写出 beian.toml，并给出每次构建后运行 beian 的那一行"},
     "beian init --write"},
    {Command::config,
     "config",
     "[PATH…]",
     {"print the settings that are in force, and who said each", "输出生效的设置，以及每一项由谁设定"},
     "beian config public --scope home"},
    {Command::look,
     "look",
     "[PATH…]",
     {"open pages in an installed Chromium, on a wide and a narrow screen, and say whether visitors see the numbers",
      "用已安装的 Chromium 在宽屏和窄屏上打开页面，判断访客是否能看到备案号"},
     "beian look public --icp 京ICP备2024990001号-1 --gallery footers.html"},
    {Command::precheck,
     "precheck",
     "[PATH…]",
     {"before filing: is the site interactive, and what will the form ask? Checks filing.toml",
      "备案前：网站是否交互式、备案表会问什么；检查 filing.toml"},
     "beian precheck public"},
    {Command::merge,
     "merge",
     "REPORT…",
     {"join the JSON reports of all shards (--shard) into the reports of one run; fail where one is missing",
      "把各分片（--shard）的 JSON 报告合并为单次运行的报告；缺少任何一片即失败"},
     "beian merge shard-1.json shard-2.json --format json=report.json"},
    {Command::watch,
     "watch",
     "[PATH…]",
     {"inject now, and again whenever something has written into the folder, until Ctrl-C",
      "立即 inject，之后每当文件夹被写入时再次运行，直到按下 Ctrl-C"},
     "beian watch public"},
};

constexpr GroupRow kGroups[] = {
    {OptionGroup::numbers, {"The filing", "备案信息"}}, {OptionGroup::pages, {"Which pages", "哪些页面"}},
    {OptionGroup::badge, {"The badge", "插入的内容"}},  {OptionGroup::rules, {"Rules", "规则"}},
    {OptionGroup::report, {"Reports", "报告"}},         {OptionGroup::run, {"This run", "运行"}},
    {OptionGroup::general, {"General", "通用"}},
};

}  // namespace

std::span<const CommandRow> command_rows() {
  return kCommands;
}
std::span<const GroupRow> group_rows() {
  return kGroups;
}

}  // namespace beian
