#include "exchange.h"

#include <unistd.h>

#include <cerrno>
#include <optional>
#include <utility>

#include "archive/archive_pages.h"
#include "report/output.h"
#include "site/disk.h"
#include "site/read_only_disk.h"
#include "site/trouble.h"
#include "site/whole_file.h"
#include "stream/record_stream.h"

namespace beian {
namespace {

constexpr Text2 kGivenAndPath = {
    "--stdin-filename reads one page from standard input, but “{0}” was given too. Take it out.",
    "--stdin-filename 从标准输入读取一个页面，但还给出了“{0}”。请删去。"};
constexpr Text2 kCannotReadGiven = {"cannot read the page from standard input: {0}. Give it again, or name a file.",
                                    "无法从标准输入读取页面：{0}。请重新给出，或指定文件。"};
constexpr Text2 kNotTogether = {"{0} and {1} do not go together. Take one of them out.",
                                "{0} 与 {1} 不能同时使用。请删去其中一个。"};
constexpr Text2 kTwoFolders = {
    "--archive takes one folder of the archive at most, but “{0}” was given too. Take it out.",
    "--archive 最多接受归档中的一个文件夹，但还给出了“{0}”。请删去。"};
constexpr Text2 kNoOutput = {"inject --archive writes a new archive. Say where: -o FILE.",
                             "inject --archive 会写出新的归档文件。请用 -o 文件 指定位置。"};
constexpr Text2 kOutputAlone = {
    "--output says where the new archive goes, and --archive is not there. Give it, or take -o out.",
    "--output 指定新归档文件的位置，但没有给出 --archive。请给出，或删去 -o。"};

// Standard input, or a page would be read twice.
Result<std::string> read_given(const Typed& typed) {
  if (!typed.operands.empty()) return trouble(kGivenAndPath, {printable(typed.operands[0])});
  if (typed.has("files-from")) return trouble(kGivenAndPath, {"--files-from"});
  std::optional<std::string> text = read_to_end(STDIN_FILENO);
  if (!text) return trouble(kCannotReadGiven, {}, errno);
  return *std::move(text);
}

// --stdin-filename: the one page, and its way to standard output.
class StandardPage : public PageExchange {
 public:
  StandardPage(std::string name, std::string bytes) : page_{std::move(name), std::move(bytes), {}, {}} {}
  Disk& disk() override { return disk_; }
  bool next(GivenPage& out) override {
    out = std::move(page_);
    return !std::exchange(taken_, true);
  }
  void done(const GivenPage& page, const PageResult& result) override {
    if (out_ != nullptr && !result.trouble) out_->write(page.bytes);
  }
  Status finish(RunOutcome&) override { return out_ != nullptr ? out_->close() : Status(); }
  void write_to(std::unique_ptr<Output> out) { out_ = std::move(out); }

 private:
  RealDisk disk_;
  GivenPage page_;
  bool taken_ = false;
  std::unique_ptr<Output> out_;
};

Result<std::unique_ptr<PageExchange>> archive_pages(const Typed& typed, RunPlan& plan) {
  if (typed.operands.size() > 1) return trouble(kTwoFolders, {printable(typed.operands[1])});
  const std::string output = typed.last("output");
  if (plan.action == Action::inject && output.empty()) return trouble(kNoOutput);
  return open_archive({typed.last("archive"), typed.operands.empty() ? "" : typed.operands[0], output}, plan);
}

constexpr Text2 kStreamFolders = {
    "--stream takes one PATH at most, the folder with the files beside the pages, but “{0}” was given too. Take it "
    "out.",
    "--stream 最多接受一个 PATH（页面之外的文件所在的文件夹），但还给出了“{0}”。请删去。"};
constexpr Text2 kNoHomeInStream = {
    "--stream: scope is “home”, and records do not say which page is the home page. Send that page alone, with --scope "
    "all.",
    "--stream：scope 为 home，但记录中看不出哪个页面是首页。请只发送首页，并使用 --scope all。"};

Result<std::unique_ptr<PageExchange>> record_stream(const Typed& typed, const Console& console, RunPlan& plan) {
  if (typed.operands.size() > 1) return trouble(kStreamFolders, {printable(typed.operands[1])});
  if (plan.scope == Scope::home) return trouble(kNoHomeInStream);
  const bool beside = !typed.operands.empty();
  plan.roots = {{beside ? typed.operands[0] : ".", "", true, {}}};
  std::unique_ptr<Disk> disk = std::make_unique<UnknownDisk>();
  if (beside) disk = std::make_unique<RealDisk>();
  const Language language = typed.has("lang") ? console.language : Language::en;
  return std::unique_ptr<PageExchange>(std::make_unique<RecordStream>(
      0, Output::standard(), std::move(disk), plan.action == Action::inject, language, plan.stop));
}

}  // namespace

bool comes_from_elsewhere(const Typed& typed) {
  return typed.has("stdin-filename") || brings_its_root(typed);
}

bool brings_its_root(const Typed& typed) {
  return typed.has("archive") || typed.has("stream");
}

Result<std::unique_ptr<PageExchange>> open_exchange(const Typed& typed, const Console& console, RunPlan& plan) {
  for (const char* one : {"archive", "stream"}) {
    for (const char* other : {"archive", "stdin-filename", "files-from", "shard"}) {
      if (std::string_view(one) == other || !typed.has(one) || !typed.has(other)) continue;
      return trouble(kNotTogether, {"--" + std::string(one), "--" + std::string(other)});
    }
  }
  if (typed.has("output") && !typed.has("archive")) return trouble(kOutputAlone);
  if (typed.has("archive")) return archive_pages(typed, plan);
  if (typed.has("stream")) return record_stream(typed, console, plan);
  std::unique_ptr<PageExchange> out;
  if (typed.has("stdin-filename")) {
    Result<std::string> given = read_given(typed);
    if (!given) return given.error();
    auto page = std::make_unique<StandardPage>(plan.roots[0].files[0], std::move(*given));
    if (plan.writing == Writing::page) page->write_to(Output::standard());
    out = std::move(page);
  }
  return out;
}

}  // namespace beian
