// verdict.h — interactive (交互式) or not, from the evidence on the pages, and how sure that is.
//
// Which procedure a filing takes hangs on this one answer: an interactive site is asked for an interview or an on-site
// check (面审/实地检查). A wrong "no" comes back; a wrong "yes" costs a day. So one certain sign decides; signs that
// may mean something else make it likely; hints alone are listed, and decide nothing. Pages that only a script draws
// show nothing to judge, and lower the confidence.
#pragma once
#include <cstdint>
#include <span>

#include "base/message.h"
#include "precheck/facts.h"

namespace beian::precheck {

enum class Confidence : std::uint8_t { low, medium, high };

struct Verdict {
  bool interactive = false;
  Confidence confidence = Confidence::high;
};

Verdict judge_interactive(const SiteFacts& site);

Text2 verdict_words(bool interactive);
Text2 confidence_words(Confidence confidence);
std::string_view confidence_id(Confidence confidence);
// What the verdict means for the procedure.
Text2 verdict_meaning(const Verdict& verdict);

}  // namespace beian::precheck
