// init_command.cc — init: look at the project → ask what is missing, on a terminal → beian.toml and the line of the
// hook.
//
// Nothing that is there is written over. Where nobody can answer (CI, no terminal) nobody is asked: what is not known
// stands in beian.toml as a comment.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "commands.h"
#include "configure.h"
#include "generate/generate.h"
#include "init/hook.h"
#include "init/settings_text.h"
#include "report/output.h"
#include "site/trouble.h"

namespace beian {
namespace {

namespace fs = std::filesystem;

constexpr Text2 kThere = {
    "there is a {0} already, and it stays as it is. Edit it, or move it away first; beian init --write adds the hook "
    "alone.",
    "已有 {0}，保持原样。请直接编辑，或先将其移走；beian init --write 只加入钩子。"};
constexpr Text2 kNoFolder = {"{0}: no such folder. Give the folder of the site's sources.",
                             "{0}：没有这个文件夹。请给出网站源文件所在的文件夹。"};
constexpr Text2 kOneFolder = {"beian init takes one FOLDER, but “{0}” was given too. Take it out.",
                              "beian init 只接受一个文件夹，但还给出了“{0}”。请删去。"};
constexpr Text2 kCannotWrite = {"cannot write {0}: {1}. Make the folder writable.",
                                "无法写入 {0}：{1}。请让文件夹可写。"};
constexpr Text2 kFoundWords = {"Found: {0}", "识别为：{0}"};
constexpr Text2 kOutput = {"Output: {0}{1}", "输出：{0}{1}"};
constexpr Text2 kNotBuilt = {" (not built yet)", "（尚未生成）"};
constexpr Text2 kOutputUnknown = {"Output: not known; write root = \"…\" in beian.toml.",
                                  "输出文件夹未知：请在 beian.toml 中写 root = \"…\"。"};
constexpr Text2 kNumber = {"Number: {0}{1}", "备案号：{0}{1}"};
constexpr Text2 kIn = {" ({0})", "（{0}）"};
constexpr Text2 kDoubt = {"Not taken: {0} ({1}) is a placeholder, malformed, or copied by many sites.",
                          "未采用：{0}（{1}）是占位内容、写法有误，或被大量抄用。"};
constexpr Text2 kNoNumber = {"No number yet: write icp = \"…\" in beian.toml.",
                             "还没有备案号：请在 beian.toml 中写 icp = \"…\"。"};
constexpr Text2 kStays = {"{0} is there already and stays as it is.", "已有 {0}，保持原样。"};
constexpr Text2 kWrote = {"Wrote: {0}", "已写出：{0}"};
constexpr Text2 kHookThere = {"Hook: {0} runs beian already.", "钩子：{0} 已在运行 beian。"};
constexpr Text2 kHookAdd = {"Hook: add this line at {0}, or let beian init --write do it:",
                            "钩子：请把这一行加到 {0} 处，或运行 beian init --write："};
constexpr Text2 kHookChange = {"Hook: make this of the command at {0}:", "钩子：请把 {0} 处的命令改为："};
constexpr Text2 kHookBuild = {"Hook: from now on, build with:", "钩子：今后用这一行构建："};
constexpr Text2 kHookAdded = {"Hook: added to {0}:", "钩子：已加入 {0}："};
constexpr Text2 kNext = {"Next: build the site, then beian check", "下一步：生成网站，然后运行 beian check"};
constexpr Text2 kAskIcp = {"ICP number (京ICP备2024990001号-1; empty: later): ",
                           "ICP 备案号（如 京ICP备2024990001号-1；留空则以后再填）："};
constexpr Text2 kAskGongan = {"Public-security number (京公网安备11010102990001号; empty: later): ",
                              "公安备案号（如 京公网安备11010102990001号；留空则以后再填）："};
constexpr Text2 kAskFound = {"{0}, from {1}. Is it this site's? [Y/n] ", "{0}（来自 {1}）。是本网站的吗？[Y/n] "};
constexpr Text2 kAskRoot = {"Folder with the built pages ({0}): ", "生成好的页面所在的文件夹（{0}）："};
constexpr Text2 kNoSuchNumber = {"“{0}” is no such number.\n", "“{0}”不是这种备案号。\n"};

const char* variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool may_ask() {
  const std::string_view ci = variable("CI");
  const bool in_ci = !ci.empty() && ci != "false" && ci != "0";
  return !in_ci && ::isatty(0) == 1 && ::isatty(1) == 1;
}

// A line of the person's; nothing where they left.
std::optional<std::string> ask(const std::string& question) {
  std::cout << question << std::flush;
  std::string line;
  if (!std::getline(std::cin, line)) return {};
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return std::string();
  return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

void ask_number(std::vector<init::FoundNumber>& list, bool gongan, const Console& console) {
  if (!list.empty() && !list.front().where.empty()) {
    const std::optional<std::string> answer = ask(
        format_message(kAskFound.in(console.language), {list.front().number.normal(), printable(list.front().where)}));
    if (!answer || answer->empty() || *answer == "y" || *answer == "Y" || *answer == "是") return;
    list.clear();
  }
  while (list.empty()) {
    const std::optional<std::string> answer = ask(std::string((gongan ? kAskGongan : kAskIcp).in(console.language)));
    if (!answer || answer->empty()) return;
    const Number number = read_number(*answer, this_year());
    const bool right = number.valid() && (number.kind == NumberKind::gongan) == gongan;
    if (right) {
      list.push_back({number, *answer, ""});
    } else {
      std::cout << format_message(kNoSuchNumber.in(console.language), {printable(*answer)});
    }
  }
}

// What only a person knows.
void ask_what_is_missing(init::Project& project, const Typed& typed, const Console& console) {
  if (!typed.has("icp")) ask_number(project.icp, false, console);
  if (!typed.has("gongan")) ask_number(project.gongan, true, console);
  if (typed.has("root") || (project.generator != nullptr && project.outputs.empty())) return;
  const std::string proposed = !project.output.text.empty() ? project.output.text
                               : !project.outputs.empty()   ? project.outputs.front()
                                                            : "public";
  const std::optional<std::string> answer = ask(format_message(kAskRoot.in(console.language), {proposed}));
  if (answer) project.output = {answer->empty() ? proposed : *answer, ""};
}

// A new file, or an error; never over one that is there.
Status write_new(const std::string& file, const std::string& text) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0 && errno == EEXIST) return trouble(kThere, {printable(file)});
  if (fd < 0) return trouble(kCannotWrite, {printable(file)}, errno);
  std::size_t written = 0;
  while (written < text.size()) {
    const ssize_t n = ::write(fd, text.data() + written, text.size() - written);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    written += static_cast<std::size_t>(n);
  }
  const int failed = errno;
  if (::close(fd) == 0 && written == text.size()) return {};
  ::unlink(file.c_str());
  return trouble(kCannotWrite, {printable(file)}, failed);
}

// The file with the hook's line in it, in the place of the one that is there; its permissions stay.
Status write_over(const std::string& file, const std::string& text) {
  struct stat status = {};
  if (::stat(file.c_str(), &status) != 0) return trouble(kCannotWrite, {printable(file)}, errno);
  Result<std::unique_ptr<Output>> out = Output::open(file);
  if (!out) return out.error();
  (*out)->write(text);
  if (Status bad = (*out)->close()) return bad;
  ::chmod(file.c_str(), status.st_mode & 07777);
  return {};
}

// What was typed is not looked for.
Status take_typed(init::Project& project, const Typed& typed) {
  Settings settings;
  settings.this_year = this_year();
  settings.read_file = read_setting_file;
  for (const char* key : {"icp", "gongan"}) {
    if (!typed.has(key)) continue;
    if (Status bad = apply_setting(settings, key, typed.values.find(key)->second, "--" + std::string(key))) return bad;
    std::vector<init::FoundNumber>& list = key == std::string_view("icp") ? project.icp : project.gongan;
    list.clear();
    for (const Number& each : key == std::string_view("icp") ? settings.icp : settings.gongan)
      list.push_back({each, each.normal(), ""});
  }
  if (typed.has("root")) {
    project.output = {typed.last("root"), ""};
    std::error_code failed;
    project.built = fs::is_directory(fs::path(project.folder) / project.output.text, failed);
  }
  return {};
}

std::string in_parentheses(const std::string& where, Language language) {
  return where.empty() ? std::string() : format_message(kIn.in(language), {printable(where)});
}

std::string hook_words(const init::Hook& hook, bool added, Language language) {
  const auto say = [&](Text2 words, const std::string& what) {
    return format_message(words.in(language), {printable(what)}) + "\n    " + printable(hook.line) + "\n";
  };
  if (hook.there) return format_message(kHookThere.in(language), {printable(hook.file)}) + "\n";
  if (added) return say(kHookAdded, hook.file);
  if (hook.file.empty()) return say(kHookBuild, "");
  const bool new_line = hook.line.starts_with("\"post");
  return new_line ? say(kHookAdd, hook.where.empty() ? hook.file : hook.where) : say(kHookChange, hook.where);
}

// beian.toml and, where there is none, the schema that its first line names; what was done is added to `words`.
Status write_settings(const init::Project& project, const std::string& config, const std::string& schema,
                      Language language, std::string& words) {
  if (project.output.text.empty()) words += std::string(kOutputUnknown.in(language)) + "\n";
  if (project.icp.empty() && project.gongan.empty()) words += std::string(kNoNumber.in(language)) + "\n";
  if (Status bad = write_new(config, init::settings_text(project, language, "./beian.schema.json"))) return bad;
  std::string written = printable(config);
  std::error_code failed;
  if (!fs::exists(fs::symlink_status(schema, failed))) {
    if (Status bad = write_new(schema, config_schema())) return bad;
    written += ", " + printable(schema);
  }
  words += format_message(kWrote.in(language), {written}) + "\n";
  return {};
}

}  // namespace

int init_command(const Typed& typed, const Console& console) {
  const Language language = console.language;
  if (typed.operands.size() > 1) return console.error(trouble(kOneFolder, {printable(typed.operands[1])})), kFailed;
  const std::string folder = typed.operands.empty() ? "." : typed.operands[0];
  std::error_code failed;
  if (!fs::is_directory(folder, failed)) return console.error(trouble(kNoFolder, {printable(folder)})), kFailed;
  const auto in_folder = [&folder](const std::string& name) {
    return folder == "." ? name : (fs::path(folder) / name).string();
  };
  const std::string config = in_folder("beian.toml");
  const bool there = fs::exists(fs::symlink_status(config, failed));
  if (there && !typed.has("write")) return console.error(trouble(kThere, {printable(config)})), kFailed;

  init::Project project = init::read_project(folder, this_year());
  if (Status bad = take_typed(project, typed)) return console.error(*bad), kFailed;
  std::string words = format_message(kFoundWords.in(language), {init::project_words(project, language)}) + "\n";
  if (!project.output.text.empty()) {
    words += format_message(kOutput.in(language), {printable(project.output.text),
                                                   project.built ? "" : std::string(kNotBuilt.in(language))}) +
             "\n";
  }
  for (const auto* list : {&project.icp, &project.gongan}) {
    for (const init::FoundNumber& each : *list) {
      words +=
          format_message(kNumber.in(language), {each.number.normal(), in_parentheses(each.where, language)}) + "\n";
    }
  }
  for (const init::FoundNumber& each : project.doubtful) {
    words += format_message(kDoubt.in(language), {printable(each.written), printable(each.where)}) + "\n";
  }
  std::cout << words;
  std::string rest;
  if (there) {
    rest = format_message(kStays.in(language), {printable(config)}) + "\n";
  } else {
    if (may_ask()) ask_what_is_missing(project, typed, console);
    if (Status bad = write_settings(project, config, in_folder("beian.schema.json"), language, rest)) {
      return console.error(*bad), kFailed;
    }
  }
  const init::Hook hook = init::find_hook(project);
  const bool adds = typed.has("write") && !hook.content.empty();
  if (adds) {
    if (Status bad = write_over(in_folder(hook.file), hook.content)) return console.error(*bad), kFailed;
  }
  rest += hook_words(hook, adds, language);
  std::cout << rest << kNext.in(language) << "\n" << std::flush;
  return std::cout ? kNothingWrong : kFailed;
}

}  // namespace beian
