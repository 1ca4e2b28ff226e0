// gitlab.h — GitLab's code quality report: a list of what stands, shown in merge requests.
//
//   [{"description":"…","check_name":"icp-missing","fingerprint":"…","severity":"critical",
//     "location":{"path":"public/a.html","lines":{"begin":1}}}]
//
// GitLab compares the lists of two runs by fingerprint. What inject has mended is no longer there, and not in it.
#pragma once
#include "base/message.h"
#include "report/file_names.h"
#include "report/fingerprint.h"
#include "report/output.h"
#include "report/report.h"

namespace beian {

class GitlabReport : public Report {
 public:
  GitlabReport(Output& out, FileNames names, Language language)
      : out_(out), names_(std::move(names)), language_(language) {}
  void finding(std::string_view path, const ReportedFinding& finding) override;
  void finish(const Summary& summary) override;

 private:
  Output& out_;
  FileNames names_;
  Language language_;
  Fingerprints fingerprints_;
  bool first_ = true;
};

}  // namespace beian
