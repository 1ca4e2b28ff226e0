// report.h — what was seen, for people (text), programs (JSON) and eyes (the gallery).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "look/look.h"

namespace beian {

// A page's lines: what is wrong and what to do; with `verbose`, one line for each screen too.
std::string look_text(const LookedAt& page, const std::vector<LookFinding>& findings, Language language, bool colour,
                      bool verbose);
std::string look_text_end(const LookSummary& summary, Language language);

// {"version":1,"command":"look","browser":…,"pages":[…],"findings":[…],"summary":{…}}: pages first as they are seen,
// so the findings, shaped as those of check, are kept for the end.
class LookJson {
 public:
  explicit LookJson(Language language) : language_(language) {}
  void add(const LookedAt& page, const std::vector<LookFinding>& findings);
  std::string whole(const LookSummary& summary) const;

 private:
  Language language_;
  std::string pages_;
  std::string findings_;
};

// One HTML page with a picture of each footer, whole in itself.
class Gallery {
 public:
  explicit Gallery(Language language) : language_(language) {}
  void add(const LookedAt& page, const std::vector<LookFinding>& findings);
  std::string whole(const LookSummary& summary, std::string_view version) const;

 private:
  Language language_;
  std::string figures_;
};

}  // namespace beian
