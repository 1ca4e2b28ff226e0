// progress.h — how far a run is, for the person who waits at a terminal.
//
// Nothing for the first second: most runs are over by then. After that one line that is written over itself, with the
// pages done and their rate. How many there will be nobody knows while the folder is still being walked, so no time
// left is made up. Whoever else writes to the same terminal wipes the line first; where findings go there too, they are
// the progress, and the line does not come back.
//
// Not for pipes, logs and CI: whether there is a person is the caller's to know.
#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "report/report.h"

namespace beian {

class Progress final : public Report {
 public:
  using Clock = std::chrono::steady_clock;

  // `write` puts bytes on the terminal at once. `findings_too`: other reports write there as well. `now` is asked once
  // a page.
  Progress(Language language, bool findings_too, std::function<void(std::string_view)> write,
           std::function<Clock::time_point()> now = Clock::now);

  void finding(std::string_view path, const ReportedFinding& finding) override;
  void page(std::string_view path, const ReportedPage& page) override;
  void finish(const Summary& summary) override;
  // Takes the line off, before somebody else writes.
  void wipe();

 private:
  void show(Clock::time_point now);

  Language language_;
  bool findings_too_;
  std::function<void(std::string_view)> write_;
  std::function<Clock::time_point()> now_;
  Clock::time_point begin_;
  Clock::time_point next_;
  std::uint64_t pages_ = 0;
  bool shown_ = false;
  bool over_ = false;
};

}  // namespace beian
