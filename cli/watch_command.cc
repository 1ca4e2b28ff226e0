// watch_command.cc — watch: inject (or check), and again whenever a generator has written.
//
//   beian watch public          beside  hugo --watch, eleventy --watch, vitepress build in a loop
//
// Each round is a whole run, with its reports and with beian.toml as it stands then: a page's verdict may depend on a
// style sheet or a sitemap, and a run over pages that are right costs little.
#include "asked_roots.h"
#include "commands.h"
#include "configure.h"
#include "site/trouble.h"
#include "stop.h"
#include "watch/watcher.h"

namespace beian {
namespace {

constexpr Text2 kWatching = {"watching {0} (folders: {1}). Ctrl-C ends it.",
                             "正在监视 {0}（文件夹数：{1}）。按 Ctrl-C 结束。"};
constexpr Text2 kChanged = {"something was written; once more.", "有文件被写入，重新运行。"};
constexpr Text2 kFileGiven = {"{0}: watch needs folders. Give the one that the page is in.",
                              "{0}：watch 需要文件夹。请给出页面所在的文件夹。"};

// Reports that are written into a watched folder are no news either.
void add_reports(const Typed& typed, WrittenFiles& own) {
  const auto formats = typed.values.find("format");
  if (formats == typed.values.end()) return;
  for (const std::string& value : formats->second) {
    const std::size_t equals = value.find('=');
    struct stat about = {};
    if (equals == std::string::npos || ::stat(value.c_str() + equals + 1, &about) != 0) continue;
    own.add(FileIdentity(about));
  }
}

}  // namespace

int watch_command(const Typed& typed, const Console& first_console) {
  Result<Configured> configured = configure(typed);
  if (!configured) return first_console.error(configured.error()), kFailed;
  Result<Console> console = make_console(configured->typed);
  if (!console) return first_console.error(console.error()), kFailed;
  Result<std::vector<Root>> roots = asked_roots(*configured);
  if (!roots) return console->error(roots.error()), kFailed;
  std::vector<std::string> folders;
  std::string shown;
  for (const Root& root : *roots) {
    if (root.listed) return console->error(trouble(kFileGiven, {printable(root.files[0])})), kFailed;
    folders.push_back(root.folder);
    shown += (shown.empty() ? "" : ", ") + printable(root.folder);
  }
  Typed round = typed;
  round.command = typed.has("check-only") ? Command::check : Command::inject;
  if (round.command == Command::inject) round.values["wait"] = {};
  listen_to_stop_signals();
  Watcher watcher(std::move(folders), stop_asked());
  while (true) {
    if (const Status bad = watcher.look()) return console->error(*bad), kFailed;
    WrittenFiles own;
    site_command(round, *console, &own);
    add_reports(typed, own);
    if (stop_asked()) break;
    console->say(trouble(kWatching, {shown, std::to_string(watcher.folders())}));
    if (!watcher.wait(own)) break;
    console->say(trouble(kChanged));
  }
  return kNothingWrong;
}

}  // namespace beian
