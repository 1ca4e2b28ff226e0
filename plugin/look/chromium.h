// chromium.h — the browser that is installed: where it is, and how it is started.
//
// Chromium is spoken to over two pipes (--remote-debugging-pipe): file 3 of the child is what it reads, file 4 what it
// writes. No port is opened that another user of the machine could connect to, and a browser whose pipe closes ends by
// itself, so a run that is killed leaves none behind. It gets a profile of its own in a temporary folder: no extension,
// cookie or setting of the person who runs it has a say.
// Started by root, it runs as the user “nobody”: a browser that is root does not lock its own processes in.
#pragma once
#include <sys/types.h>

#include <memory>
#include <string>

#include "base/result.h"

namespace beian {

// The browser to use: `asked` (--browser, a path or a name on PATH), else BEIAN_CHROMIUM, else the first of its usual
// names on PATH. An error says what to install.
Result<std::string> find_browser(const std::string& asked);

// A running browser. Ends, with its profile, when this object does.
class Chromium {
 public:
  static Result<std::unique_ptr<Chromium>> start(const std::string& program);
  ~Chromium();
  Chromium(const Chromium&) = delete;
  Chromium& operator=(const Chromium&) = delete;

  int to() const { return to_; }      // what we write the browser reads
  int from() const { return from_; }  // and what it writes we read
  const std::string& program() const { return program_; }
  // The last line that it wrote to its standard error: why it would not start.
  std::string last_words() const;

 private:
  Chromium() = default;

  std::string program_;
  std::string profile_;
  pid_t child_ = -1;
  int to_ = -1;
  int from_ = -1;
};

}  // namespace beian
