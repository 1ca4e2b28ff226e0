// reports.h — the pre-check in its formats: for people on a terminal, for programs, and as a page to send on.
#pragma once
#include <string>

#include "base/message.h"
#include "precheck/procedure.h"

namespace beian::precheck {

struct ReportStyle {
  Language language = Language::en;
  bool colour = false;
  bool verbose = false;  // questions that are in order, too
};

// The procedure, step by step; of each question what is asked, found, to be answered, and what to mend first.
std::string text_report(const Precheck& report, const ReportStyle& style);

// {"version":1,"command":"precheck","verdict":{…},"steps":[…],"findings":[…],"summary":{…}}
std::string json_report(const Precheck& report, Language language);

// One page that needs no other file and no network.
std::string html_report(const Precheck& report, Language language);

}  // namespace beian::precheck
