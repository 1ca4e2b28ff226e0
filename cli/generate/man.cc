// man.cc — the manual page, in man(7): understood by groff and mandoc alike.
//
// Every text of the table goes through `escaped`: a hyphen that people copy is “\\-”, a backslash is “\\e”, and a line
// never begins with a control character.
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "generate/generate.h"
#include "report/excerpt.h"

namespace beian {
namespace {

struct Titles {
  Text2 name, synopsis, description, commands, options, environment, files, exit_status, examples;
};
constexpr Titles kTitles = {{"NAME", "名称"},     {"SYNOPSIS", "用法"},      {"DESCRIPTION", "说明"},
                            {"COMMANDS", "命令"}, {"OPTIONS", "选项"},       {"ENVIRONMENT", "环境变量"},
                            {"FILES", "文件"},    {"EXIT STATUS", "退出码"}, {"EXAMPLES", "示例"}};
constexpr Text2 kPurpose = {"put Chinese filing numbers into a built site, and check them",
                            "在生成好的网站页面中插入并检查备案号"};
constexpr Text2 kCommandWord = {"COMMAND", "命令"};
constexpr Text2 kOptionsWord = {"OPTIONS", "选项"};
constexpr Text2 kOnly = {"Taken by: {0}.", "适用于：{0}。"};
constexpr Text2 kNames = {"In beian.toml: {0}. In the environment: {1}.", "beian.toml 中：{0}。环境变量：{1}。"};
constexpr Text2 kVariable = {"In the environment: {0}.", "环境变量：{0}。"};
constexpr Text2 kDescription[] = {
    {"beian runs after a static site is built. It reads every generated HTML page, puts the ICP number and the "
     "public-security number, with their links, into the page's footer, or checks that they are there, visible and "
     "right, and fails the build when they are not.",
     "beian 在静态网站生成之后运行。它读取生成的每个 HTML 页面，在页脚插入 ICP "
     "备案号和公安备案号及其链接，或检查它们是否"
     "齐全、可见、正确；不合格时让构建失败。"},
    {"PATH is a folder or a page. Without it: the root of the config, or the usual output folder (public, dist, _site, "
     "build, …) if exactly one is there.",
     "PATH 是文件夹或页面。省略时：取配置中的 root，或唯一存在的常见输出文件夹（public、dist、_site、build 等）。"},
    {"A setting has the same name on the command line, in the environment and in beian.toml, and counts in this order.",
     "同一设置在命令行、环境变量和 beian.toml 中同名，并按此顺序优先。"},
};
constexpr Text2 kConfigFile = {"The settings of a site; searched upward from PATH, then from the current folder.",
                               "网站的设置；从 PATH 向上查找，再从当前文件夹向上查找。"};
constexpr Text2 kNoColor = {"Not empty: no colour.", "不为空：不用颜色。"};
constexpr Text2 kForce = {"Not empty and not 0: colour, terminal or not.", "不为空也不为 0：总是用颜色。"};
constexpr Text2 kLocale = {"The language of messages, where nothing else says it: Chinese where it begins with zh.",
                           "信息的语言（没有其他设置时）：以 zh 开头则为中文。"};
constexpr Text2 kStop = {".", "。"};

std::string escaped(std::string_view text) {
  std::string out;
  bool wide = false;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode_utf8(text, i);
    // roff ends a line at spaces only, but for this sign; closing punctuation does not begin one.
    const bool is_wide = column_width(d.ch) == 2;
    constexpr std::u32string_view kClosing = U"，。、；：？！）》」』】”’";
    if (wide && is_wide && kClosing.find(d.ch) == std::u32string_view::npos) out += "\\:";
    wide = is_wide;
    if (d.ch == '\\') {
      out += "\\e";
    } else if (d.ch == '-') {
      out += "\\-";
    } else {
      out += text.substr(i, d.size);
    }
    i += d.size;
  }
  return out;
}

// Text on source lines of a moderate length, none of which begins with what roff takes for a request.
std::string line(std::string_view text) {
  constexpr std::uint32_t kColumns = 76;
  std::string out;
  std::string_view rest = text;
  while (!rest.empty()) {
    std::size_t end = rest.size();
    if (display_width(rest) > kColumns) {
      const std::size_t space = rest.rfind(' ', kColumns);
      if (space != std::string_view::npos && space > 0) end = space;
    }
    const std::string_view piece = rest.substr(0, end);
    out += (piece.starts_with('.') || piece.starts_with('\'') ? "\\&" : "") + escaped(piece) + "\n";
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

class Page {
 public:
  explicit Page(Language language) : language_(language) {}
  void section(Text2 title) { out_ += fmt::format(".SH {}\n", title.in(language_)); }
  void subsection(Text2 title) { out_ += fmt::format(".SS \"{}\"\n", title.in(language_)); }
  void paragraph(std::string_view text) { out_ += fmt::format(".PP\n{}", line(text)); }
  void text(std::string_view text) { out_ += line(text); }
  void item(std::string_view bold, std::string_view rest = {}) {
    out_ += fmt::format(".TP\n\\fB{}\\fR{}\n", escaped(bold), rest.empty() ? "" : " \\fI" + escaped(rest) + "\\fR");
  }
  void example(std::string_view text) { out_ += fmt::format(".PP\n.RS 4\n.nf\n{}.fi\n.RE\n", line(text)); }
  void raw(const std::string& text) { out_ += text; }
  std::string sentence(std::string_view text) const {
    std::string out(text);
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out + std::string(out.ends_with('?') ? "" : kStop.in(language_));
  }
  std::string take() { return std::move(out_); }

 private:
  Language language_;
  std::string out_;
};

void options(Page& page, Language language) {
  for (const GroupRow& group : group_rows()) {
    bool first = true;
    for (const OptionRow& row : option_rows()) {
      if (row.group != group.group) continue;
      if (first) page.subsection(group.title);
      first = false;
      std::string names(short_name(row));
      names += (names.empty() ? "--" : ", --") + std::string(long_name(row));
      page.item(names, value_name(row));
      page.text(page.sentence(option_help(row, language)));
      if (row.commands != 0 && !commands_of(row).empty()) {
        page.text(format_message(kOnly.in(language), {commands_of(row)}));
      }
      if (row.sources == Sources::everywhere) {
        page.text(format_message(kNames.in(language), {std::string(row.key), environment_name(row)}));
      } else if (row.sources == Sources::line_and_environment) {
        page.text(format_message(kVariable.in(language), {environment_name(row)}));
      }
    }
  }
}

}  // namespace

std::string man_page(Language language) {
  Page page(language);
  page.raw(
      ".\\\" Written by “beian --generate man” from the table of options.\n"
      ".TH BEIAN 1 " BEIAN_RELEASED " \"beian " BEIAN_VERSION
      "\"\n"
      ".ad l\n.nh\n");
  page.section(kTitles.name);
  page.raw(fmt::format("beian \\- {}\n", escaped(kPurpose.in(language))));
  page.section(kTitles.synopsis);
  page.raw(
      fmt::format("\\fBbeian\\fR \\fI{}\\fR [\\fI{}\\fR] ...\n", kCommandWord.in(language), kOptionsWord.in(language)));
  page.section(kTitles.description);
  bool first = true;
  for (const Text2& text : kDescription) {
    if (first) page.text(text.in(language));
    if (!first) page.paragraph(text.in(language));
    first = false;
  }
  page.section(kTitles.commands);
  for (const CommandRow& row : command_rows()) {
    page.item(row.name, row.operands);
    page.text(page.sentence(row.help.in(language)));
  }
  page.section(kTitles.options);
  options(page, language);
  page.section(kTitles.exit_status);
  for (const ExitRow& row : exit_rows()) {
    page.item(row.code);
    page.text(page.sentence(row.help.in(language)));
  }
  page.section(kTitles.environment);
  page.item("NO_COLOR");
  page.text(kNoColor.in(language));
  page.item("CLICOLOR_FORCE");
  page.text(kForce.in(language));
  page.item("LC_ALL, LC_MESSAGES, LANG");
  page.text(kLocale.in(language));
  page.section(kTitles.files);
  page.item("beian.toml");
  page.text(kConfigFile.in(language));
  page.section(kTitles.examples);
  first = true;
  for (const CommandRow& row : command_rows()) {
    if (row.example.empty()) continue;
    if (first) page.text(page.sentence(row.help.in(language)));
    if (!first) page.paragraph(page.sentence(row.help.in(language)));
    first = false;
    page.example(row.example);
  }
  return page.take();
}

}  // namespace beian
