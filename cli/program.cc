// program.cc — the program from outside: arguments in, exit code out.
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>

#include "commands.h"
#include "generate/generate.h"
#include "html/block_masks.h"
#include "site/trouble.h"
#include "site/unknown_variables.h"

namespace beian {
namespace {

// Pages are replaced whole or not at all, so there is nothing to save: say why, and end.
[[noreturn]] void out_of_memory() {
  static constexpr char kWords[] =
      "beian: error: out of memory. No page is torn; run again with a smaller -j. 内存不足。\n";
  [[maybe_unused]] const ssize_t wrote = ::write(2, kWords, sizeof kWords - 1);
  ::_exit(kFailed);
}

void prepare_process() {
  std::set_new_handler(out_of_memory);
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away must not stop us between two pages
  std::signal(SIGXFSZ, SIG_IGN);  // a file too large is an error of write
  rlimit files = {};
  if (::getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < files.rlim_max) {
    files.rlim_cur = files.rlim_max;  // the walk holds one open folder per level
    ::setrlimit(RLIMIT_NOFILE, &files);
  }
}

constexpr Text2 kNoSuchKernels = {
    "BEIAN_SIMD: “{0}” is no instruction set of this machine. It has: {1}. Leave it unset for the fastest.",
    "BEIAN_SIMD：“{0}”不是本机可用的指令集。可用：{1}。不设置即用最快的。"};

// BEIAN_SIMD forces an instruction set: for tests and for counting instructions. All give the same results.
Status choose_kernels() {
  const char* wanted = std::getenv("BEIAN_SIMD");
  if (wanted == nullptr || *wanted == 0 || use_block_kernels(wanted)) return {};
  const BlockKernels* all[4];
  const std::size_t n = list_block_kernels(all, 4);
  std::string names;
  for (std::size_t i = 0; i < n; ++i) names += (i == 0 ? "" : ", ") + std::string(all[i]->name);
  return trouble(kNoSuchKernels, {printable(wanted), names});
}

void warn_of_unknown_variables(const Console& console) {
  std::vector<std::string_view> all;
  for (char** each = environ; each != nullptr && *each != nullptr; ++each) all.emplace_back(*each);
  for (const Error& words : unknown_variables(all)) console.warn(words);
}

int print(const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0 ? kNothingWrong
                                                                                                     : kFailed;
}

}  // namespace

int beian_main(int argc, const char* const* argv) {
  prepare_process();
  Result<Typed> typed = parse_command_line(argc, argv);
  const Status no_kernels = choose_kernels();
  if (!typed || no_kernels) {
    Console plain;
    plain.language = locale_language();
    plain.error(no_kernels ? *no_kernels : typed.error());
    return kFailed;
  }
  Result<Console> console = make_console(*typed);
  if (!console) {
    Console plain;
    plain.language = locale_language();
    plain.error(console.error());
    return kFailed;
  }
  if (typed->has("help"))
    return print(help_text(typed->command, {console->language, console->columns, console->colour_out}));
  if (typed->has("version")) return print("beian " BEIAN_VERSION "\n");
  if (typed->has("generate")) {
    Result<std::string> text = generated(typed->last("generate"), console->language);
    if (!text) return console->error(text.error()), kFailed;
    return print(*text);
  }
  warn_of_unknown_variables(*console);
  switch (*typed->command) {
    case Command::render: return render_command(*typed, *console);
    case Command::number: return number_command(*typed, *console);
    case Command::explain: return explain_command(*typed, *console);
    case Command::init: return init_command(*typed, *console);
    case Command::config: return config_command(*typed, *console);
    case Command::look: return look_command(*typed, *console);
    case Command::precheck: return precheck_command(*typed, *console);
    case Command::merge: return merge_command(*typed, *console);
    case Command::watch: return watch_command(*typed, *console);
    default: return site_command(*typed, *console);
  }
}

}  // namespace beian
