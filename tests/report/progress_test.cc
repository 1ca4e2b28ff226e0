// The progress line: nothing in the first second, then at most five times a second, and wiped before others write.
#include "report/progress.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

namespace beian {
namespace {

struct Terminal {
  std::string written;
  Progress::Clock::time_point now;
  Progress progress(Language language, bool findings_too) {
    return {language, findings_too, [this](std::string_view bytes) { written += bytes; }, [this] { return now; }};
  }
  std::string take() { return std::exchange(written, {}); }
};

void pages(Progress& progress, int count) {
  for (int i = 0; i < count; ++i) progress.page("a.html", {});
}

TEST_CASE("progress: a line after a second, written over itself, gone at the end") {
  using std::chrono::milliseconds;
  Terminal terminal;
  Progress progress = terminal.progress(Language::en, false);
  pages(progress, 1000);
  terminal.now += milliseconds(999);
  pages(progress, 999);
  CHECK(terminal.take() == "");
  terminal.now += milliseconds(1);
  pages(progress, 1);
  CHECK(terminal.take() == "\r\x1b[K2,000 pages, 2,000 a second");
  terminal.now += milliseconds(199);
  pages(progress, 500);
  CHECK(terminal.take() == "");
  terminal.now += milliseconds(1);
  pages(progress, 500);
  CHECK(terminal.take() == "\r\x1b[K2,501 pages, 2,084 a second");
  progress.finding("a.html", {});
  CHECK(terminal.take() == "");
  progress.wipe();
  CHECK(terminal.take() == "\r\x1b[K");
  progress.finish({});
  CHECK(terminal.take() == "");
}

TEST_CASE("progress: where findings go to the same terminal, they end it") {
  Terminal terminal;
  Progress progress = terminal.progress(Language::zh, true);
  terminal.now += std::chrono::seconds(2);
  pages(progress, 1);
  CHECK(terminal.take() == "\r\x1b[K已处理 1 个页面，每秒 0 个");
  progress.finding("a.html", {});
  CHECK(terminal.take() == "\r\x1b[K");
  terminal.now += std::chrono::seconds(2);
  pages(progress, 9);
  progress.finish({});
  CHECK(terminal.take() == "");
}

}  // namespace
}  // namespace beian
