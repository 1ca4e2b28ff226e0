// sarif.h — SARIF 2.1.0, for code scanning (GitHub and others) and for viewers in editors.
//
// What:   One run: our rules with their pages, a result for each finding that stands, and whether the work was done.
// Ours:   Streamed: rules first, then results as they come, the rest behind them. Regions are exact in all the units
//         that SARIF has: lines and columns, characters (both of code points), and bytes of the file as it is. URIs are
//         relative to the working folder, fingerprints do not depend on lines, and there is no time in it.
//
// What inject has mended is counted ("fixed" among the run's properties) and is no result: a result says that
// something is there, and servers would open an alert for a line that is no more.
#pragma once
#include <string>
#include <string_view>

#include "base/message.h"
#include "report/file_names.h"
#include "report/fingerprint.h"
#include "report/output.h"
#include "report/report.h"

namespace beian {

struct SarifStyle {
  std::string version;    // of beian
  std::string rules_url;  // in front of a rule's file (plugin/rules/…): its page on the web; empty: it has none
  Language language = Language::en;
};

class SarifReport : public Report {
 public:
  SarifReport(Output& out, FileNames names, const SarifStyle& style);
  void finding(std::string_view path, const ReportedFinding& finding) override;
  void trouble(const Error& error) override;
  void finish(const Summary& summary) override;

 private:
  Output& out_;
  FileNames names_;
  Language language_;
  Fingerprints fingerprints_;
  std::string notifications_;
  std::uint64_t fixed_ = 0;
  std::uint64_t troubles_ = 0;
  bool first_ = true;
};

}  // namespace beian
