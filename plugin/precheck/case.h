// case.h — everything that the rules of the pre-check may know: a filing, its site, its documents, and what day it is.
#pragma once
#include <string>
#include <vector>

#include "precheck/date.h"
#include "precheck/document.h"
#include "precheck/domain_name.h"
#include "precheck/facts.h"
#include "precheck/filing.h"
#include "precheck/verdict.h"

namespace beian::precheck {

struct Case {
  const Filing& filing;
  const SiteFacts& site;
  const std::vector<Document>& documents;
  Date today;
  Verdict verdict;

  int year() const { return static_cast<int>(std::chrono::year_month_day(today).year()); }
  // Where the answer stands: its n-th value, or its key where it has none; nowhere where filing.toml does not ask.
  Where at(Key key, std::size_t n = 0) const;
  // The kind of the subject: as answered, else as its name says where that is sure; empty: not known.
  std::string_view subject_kind() const;
  // The answer about the person in charge, which may be the subject's.
  std::string_view person(Key key) const { return filing.value(filing.source_of(key)); }
};

}  // namespace beian::precheck
