#include "report/progress.h"

#include <algorithm>
#include <cstdint>

#include "base/message.h"
#include "report/number_words.h"

namespace beian {
namespace {

constexpr std::chrono::seconds kPatience{1};
constexpr std::chrono::milliseconds kBetween{200};
constexpr std::string_view kWipe = "\r\x1b[K";
constexpr Text2 kLine = {"{0} pages, {1} a second", "已处理 {0} 个页面，每秒 {1} 个"};

}  // namespace

Progress::Progress(Language language, bool findings_too, std::function<void(std::string_view)> write,
                   std::function<Clock::time_point()> now)
    : language_(language),
      findings_too_(findings_too),
      write_(std::move(write)),
      now_(std::move(now)),
      begin_(now_()),
      next_(begin_ + kPatience) {}

void Progress::finding(std::string_view, const ReportedFinding&) {
  if (!findings_too_) return;
  wipe();
  over_ = true;
}

void Progress::page(std::string_view, const ReportedPage&) {
  ++pages_;
  if (over_) return;
  const Clock::time_point now = now_();
  if (now >= next_) show(now);
}

void Progress::show(Clock::time_point now) {
  const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - begin_).count();
  const std::uint64_t rate = pages_ * 1000 / static_cast<std::uint64_t>(std::max<std::int64_t>(passed, 1));
  write_(std::string(kWipe) +
         format_message(kLine.in(language_), {grouped(pages_, language_), grouped(rate, language_)}));
  next_ = now + kBetween;
  shown_ = true;
}

void Progress::finish(const Summary&) {
  wipe();
  over_ = true;
}

void Progress::wipe() {
  if (shown_) write_(kWipe);
  shown_ = false;
}

}  // namespace beian
