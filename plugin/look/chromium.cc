#include "look/chromium.h"

#include <fcntl.h>
#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <vector>

#include "site/trouble.h"

extern char** environ;

namespace beian {
namespace {

namespace fs = std::filesystem;

constexpr Text2 kNoBrowser = {
    "no browser: beian look judges pages in Chromium, and none of chromium, chromium-browser, google-chrome, chrome or "
    "microsoft-edge is on PATH. Install one (Debian: apt install chromium), or say where it is: --browser FILE.",
    "没有浏览器：beian look 用 Chromium 判断页面，而 PATH 中没有 chromium、chromium-browser、google-chrome、chrome 或 "
    "microsoft-edge。请安装（Debian：apt install chromium），或用 --browser FILE 指定。"};
constexpr Text2 kNotThere = {
    "{0}: there is no such program. Give a Chromium with --browser or BEIAN_CHROMIUM, or neither to search PATH.",
    "{0}：没有这个程序。请用 --browser 或 BEIAN_CHROMIUM 指定 Chromium，或都不写以在 PATH 中查找。"};
constexpr Text2 kNoProfile = {"{0}: cannot make a folder for the browser's profile: {1}. Set TMPDIR to a writable one.",
                              "{0}：无法为浏览器创建配置文件夹：{1}。请把 TMPDIR 设为可写的文件夹。"};
constexpr Text2 kNoStart = {"{0}: cannot start the browser: {1}.", "{0}：无法启动浏览器：{1}。"};

constexpr uid_t kNobody = 65534;  // on every Linux

constexpr std::string_view kNames[] = {
    "chromium",      "chromium-browser",      "google-chrome",  "google-chrome-stable",
    "chrome",        "chrome-headless-shell", "headless_shell", "microsoft-edge-stable",
    "microsoft-edge"};

bool is_program(const std::string& path) {
  std::error_code failed;
  return fs::is_regular_file(path, failed) && ::access(path.c_str(), X_OK) == 0;
}

std::string on_path(std::string_view name) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path != nullptr ? path : "";
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    std::string candidate = std::string(rest.substr(0, end)) + "/" + std::string(name);
    if (end > 0 && is_program(candidate)) return candidate;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

std::vector<std::string> arguments_for(const std::string& program, const std::string& profile) {
  std::vector<std::string> out = {program,
                                  "--headless",
                                  "--remote-debugging-pipe",
                                  "--user-data-dir=" + profile,
                                  "--no-first-run",
                                  "--no-default-browser-check",
                                  "--disable-background-networking",
                                  "--disable-component-update",
                                  "--disable-default-apps",
                                  "--disable-dev-shm-usage",  // small in containers
                                  "--disable-extensions",
                                  "--disable-gpu",
                                  "--disable-sync",
                                  "--force-color-profile=srgb",
                                  "--hide-scrollbars",
                                  "--lang=zh-CN",
                                  "--mute-audio",
                                  "--password-store=basic",
                                  "--window-size=1280,800"};
  return out;
}

// Ours, but for the folders in which a browser keeps things (crash reports, caches): those are in its profile too.
std::vector<std::string> environment_for(const std::string& profile) {
  static constexpr std::string_view kOwn[] = {"HOME=", "TMPDIR=", "XDG_CONFIG_HOME=", "XDG_CACHE_HOME="};
  std::vector<std::string> out;
  for (const std::string_view name : kOwn) out.push_back(std::string(name) + profile);
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string_view variable = *each;
    const bool own = std::any_of(std::begin(kOwn), std::end(kOwn),
                                 [&](std::string_view name) { return variable.starts_with(name); });
    if (!own) out.emplace_back(variable);
  }
  return out;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& each : texts) out.push_back(each.data());
  out.push_back(nullptr);
  return out;
}

// A pipe whose ends stand above the numbers that the child will give to its own.
bool make_pipe(std::array<int, 2>& ends) {
  constexpr int kFirstFree = 16;
  std::array<int, 2> low = {-1, -1};
  if (::pipe2(low.data(), O_CLOEXEC) != 0) return false;
  for (std::size_t i = 0; i < 2; ++i) {
    ends[i] = ::fcntl(low[i], F_DUPFD_CLOEXEC, kFirstFree);
    ::close(low[i]);
  }
  return ends[0] >= 0 && ends[1] >= 0;
}

// In the child: from here on only what may be done between fork and exec. A browser does not lock its processes in when
// it is root, so it is not: it becomes the user “nobody”, who owns the profile and reads the site through our server.
[[noreturn]] void become(const char* program, char* const* argv, char* const* envp, const char* words, int commands,
                         int answers) {
  constexpr int kNotStarted = 127;
  const bool nobody =
      ::geteuid() != 0 || (::setgroups(0, nullptr) == 0 && ::setgid(kNobody) == 0 && ::setuid(kNobody) == 0);
  const int null = ::open("/dev/null", O_RDWR);
  const int said = ::open(words, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (!nobody || null < 0 || said < 0) ::_exit(kNotStarted);
  ::dup2(null, 0);
  ::dup2(null, 1);
  ::dup2(said, 2);
  ::dup2(commands, 3);
  ::dup2(answers, 4);
  ::execve(program, argv, envp);
  static constexpr char kWords[] = "this user cannot run it\n";
  [[maybe_unused]] const ssize_t wrote = ::write(2, kWords, sizeof kWords - 1);
  ::_exit(kNotStarted);
}

void close_all(const std::array<int, 2>& ends) {
  for (const int fd : ends)
    if (fd >= 0) ::close(fd);
}

}  // namespace

Result<std::string> find_browser(const std::string& asked) {
  const char* set = std::getenv("BEIAN_CHROMIUM");
  const std::string wanted = !asked.empty() ? asked : set != nullptr ? set : "";
  if (!wanted.empty()) {
    std::string found = wanted.find('/') == std::string::npos ? on_path(wanted) : is_program(wanted) ? wanted : "";
    if (found.empty()) return trouble(kNotThere, {printable(wanted)});
    return found;
  }
  for (const std::string_view name : kNames) {
    std::string found = on_path(name);
    if (!found.empty()) return found;
  }
  return trouble(kNoBrowser);
}

Result<std::unique_ptr<Chromium>> Chromium::start(const std::string& program) {
  std::unique_ptr<Chromium> out(new Chromium);
  out->program_ = program;
  std::error_code failed;
  std::string folder = fs::temp_directory_path(failed).string() + "/beian-look-XXXXXX";
  if (failed || ::mkdtemp(folder.data()) == nullptr) return trouble(kNoProfile, {printable(folder)}, errno);
  out->profile_ = folder;

  std::array<int, 2> commands = {-1, -1};
  std::array<int, 2> answers = {-1, -1};
  if (!make_pipe(commands) || !make_pipe(answers)) {
    const int reason = errno;
    close_all(commands);
    close_all(answers);
    return trouble(kNoStart, {printable(program)}, reason);
  }
  out->to_ = commands[1];
  out->from_ = answers[0];
  const std::string words = folder + "/stderr";
  if (::geteuid() == 0 && ::chown(folder.c_str(), kNobody, kNobody) != 0) {
    const int reason = errno;
    close_all({commands[0], answers[1]});
    return trouble(kNoProfile, {printable(folder)}, reason);
  }
  std::vector<std::string> arguments = arguments_for(program, folder);
  std::vector<std::string> environment = environment_for(folder);
  const std::vector<char*> argv = pointers_to(arguments);
  const std::vector<char*> envp = pointers_to(environment);
  out->child_ = ::fork();
  if (out->child_ == 0) become(program.c_str(), argv.data(), envp.data(), words.c_str(), commands[0], answers[1]);
  const int reason = errno;
  close_all({commands[0], answers[1]});
  if (out->child_ < 0) return trouble(kNoStart, {printable(program)}, reason);
  return out;
}

std::string Chromium::last_words() const {
  std::ifstream in(profile_ + "/stderr");
  std::string last;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) last = line;
  return printable(last);
}

Chromium::~Chromium() {
  if (to_ >= 0) ::close(to_);  // it ends when its pipe does
  if (from_ >= 0) ::close(from_);
  constexpr int kPatience = 300;  // times 10 ms
  bool gone = child_ < 0;
  for (int i = 0; i < kPatience && !gone; ++i) {
    gone = ::waitpid(child_, nullptr, WNOHANG) != 0;
    const timespec moment = {0, 10'000'000};
    if (!gone) ::nanosleep(&moment, nullptr);
  }
  if (!gone) {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  std::error_code ignored;
  if (!profile_.empty()) fs::remove_all(profile_, ignored);
}

}  // namespace beian
