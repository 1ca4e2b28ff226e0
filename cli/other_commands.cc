// other_commands.cc — render and number: commands that touch no site.
#include <unistd.h>

#include <iostream>
#include <string>

#include "badge/render.h"
#include "badge/server_snippet.h"
#include "commands.h"
#include "configure.h"
#include "report/numbers.h"
#include "reports.h"
#include "site/trouble.h"
#include "site/unknown_name.h"

namespace beian {
namespace {

constexpr Text2 kNothingToRender = {
    "the site must not show a number (show = \"forbidden\"), or none is configured: there is no badge. "
    "Give --icp NUMBER or --gongan NUMBER.",
    "网站不得显示备案号（show = \"forbidden\"），或没有配置备案号：没有可输出的内容。请用 --icp 或 --gongan "
    "给出备案号。"};
constexpr Text2 kNoServer = {"--for: there is no “{0}”.{1} Possible are nginx, caddy and worker.",
                             "--for：没有“{0}”。{1}可用：nginx、caddy、worker。"};
constexpr Text2 kSheetForServer = {
    "--for: the badge's style is class (badge.style), a style sheet that inject writes into the site; a server's "
    "answers "
    "have none. Give --badge-style inline, or --badge-style none with a class of your own style sheet.",
    "--for：备案信息的样式为 class（badge.style），即 inject 写入网站的样式表；服务器生成的页面没有它。"
    "请用 --badge-style inline，或用 --badge-style none 加您自己样式表中的类。"};
constexpr Text2 kNoText = {"nothing to read. Give the text: beian number 京ICP备2024990001号-1.",
                           "没有可读的内容。请给出文字：beian number 京ICP备2024990001号-1。"};
constexpr Text2 kOtherFormat = {"beian number writes text or json. Give --format json, or none.",
                                "beian number 只输出 text 或 json。请用 --format json，或不用 --format。"};
constexpr Text2 kOneFormat = {"beian number writes one report. Give --format once.",
                              "beian number 只写一个报告。请只给一次 --format。"};

// The operands, or the lines of standard input where there are none.
std::vector<std::string> number_texts(const Typed& typed) {
  std::vector<std::string> texts = typed.operands;
  if (!texts.empty() || ::isatty(0) == 1) return texts;
  for (std::string line; std::getline(std::cin, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.find_first_not_of(" \t") != std::string::npos) texts.push_back(line);
  }
  return texts;
}

Result<Server> read_server(const std::string& name) {
  const std::vector<std::string_view> known = choices_of(*find_option("for"));
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i] == name) return static_cast<Server>(i);
  }
  return unknown_name(kNoServer, {printable(name)}, name, known);
}

}  // namespace

int render_command(const Typed& typed, const Console& console) {
  Result<Configured> configured = configure(typed);
  if (!configured) return console.error(configured.error()), kFailed;
  Result<Policy> policy = build_policy(configured->settings, true);
  if (!policy) return console.error(policy.error()), kFailed;
  std::string badge = policy->show == Show::forbidden ? std::string() : rendered_badge(*policy) + "\n";
  if (badge.size() < 2) return console.error(trouble(kNothingToRender)), kFailed;
  if (typed.has("for")) {
    Result<Server> server = read_server(typed.last("for"));
    if (!server) return console.error(server.error()), kFailed;
    if (policy->style == BadgeStyle::sheet) return console.error(trouble(kSheetForServer)), kFailed;
    badge = server_snippet(*policy, *server, console.language);
  }
  const std::unique_ptr<Output> out = Output::standard();
  out->write(badge);
  if (const Status bad = out->close()) return console.error(*bad), kFailed;
  return kNothingWrong;
}

int number_command(const Typed& typed, const Console& console) {
  Result<std::vector<ReportRequest>> formats = read_formats(typed);
  if (!formats) return console.error(formats.error()), kFailed;
  const auto given = typed.values.find("format");
  if (given != typed.values.end() && given->second.size() > 1) return console.error(trouble(kOneFormat)), kFailed;
  const ReportRequest request = formats->back();
  const bool json = request.format == Format::json;
  if (!json && request.format != Format::text) return console.error(trouble(kOtherFormat)), kFailed;
  const std::vector<std::string> texts = number_texts(typed);
  if (texts.empty()) return console.error(trouble(kNoText)), kFailed;
  Result<std::unique_ptr<Output>> opened = request.file.empty() ? Output::standard() : Output::open(request.file);
  if (!opened) return console.error(opened.error()), kFailed;
  Output& out = **opened;

  const int year = this_year();
  const Language json_language = typed.has("lang") ? console.language : Language::en;
  bool all_valid = true;
  if (json) out.write("{\"version\":1,\"numbers\":[");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Number number = read_number(texts[i], year);
    all_valid = all_valid && number.valid();
    if (json) {
      out.write(i == 0 ? "\n" : ",\n");
      out.write(number_json(texts[i], number, json_language));
    } else {
      out.write(number_text(texts[i], number, console.language, console.colour_out && request.file.empty()));
    }
  }
  if (json) out.write("\n]}\n");
  if (const Status bad = out.close()) return console.error(*bad), kFailed;
  return all_valid ? kNothingWrong : kFound;
}

}  // namespace beian
