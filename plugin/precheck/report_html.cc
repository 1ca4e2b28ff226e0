#include "precheck/reports.h"

namespace beian::precheck {

std::string html_report(const Precheck& report, Language language) {
  return text_report(report, {language, false, true});
}

}  // namespace beian::precheck
