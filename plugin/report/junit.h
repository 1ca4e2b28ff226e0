// junit.h — JUnit's XML, for CI servers that show tests.
//
//   <testsuites><testsuite name="public" tests="2" failures="1" errors="0">
//     <properties>…counts…</properties>
//     <testcase classname="beian.check" name="blog/a.html"><failure type="icp-missing"
//     message="…">…</failure></testcase> <testcase classname="beian.check" name="pages without
//     findings"><system-out>9999</system-out></testcase>
//
// What:   A suite is a site, a test case is a page on which something was found. Errors fail it, all in one <failure>,
//         because servers show the first; warnings and notes are its output. What could not be done is an <error>.
// Naive:  A test case for each page: of ten thousand that pass nobody reads a line, and servers cut the list off.
// Ours:   Pages without findings are one test case with their number, under a name that stays, so that its history
// does.
//         No times: they would differ from run to run.
//
// Each test case is made by pugixml, which escapes; what XML cannot hold (control characters, U+FFFE) is replaced
// before. The counts stand in front of the cases, so these wait in a Spool.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "report/output.h"
#include "report/report.h"
#include "report/spool.h"

namespace beian {

class JunitReport : public Report {
 public:
  // `suites`: the names of the sites, by ReportedPage::root.
  JunitReport(Output& out, std::string_view command, std::vector<std::string> suites, Language language);
  void finding(std::string_view path, const ReportedFinding& finding) override;
  void page(std::string_view path, const ReportedPage& page) override;
  void trouble(const Error& error) override;
  void finish(const Summary& summary) override;

 private:
  struct Suite {
    std::string name;
    std::uint64_t begin = 0;  // of its cases in the spool
    std::uint64_t end = 0;
    std::uint64_t cases = 0;
    std::uint64_t failures = 0;
    std::uint64_t pages = 0;
    std::uint64_t without = 0;  // pages on which nothing was found
  };
  struct Case {  // the page at hand
    std::string path;
    std::uint64_t findings = 0;
    std::uint64_t errors = 0;
    std::string type;  // rule and words of the first error
    std::string message;
    std::string failures;
    std::string output;  // of what does not fail
    std::uint64_t told = 0;
  };
  void flush_case();
  void write_suite(const Suite& suite, bool last);

  Output& out_;
  std::string class_name_;
  Language language_;
  std::vector<Suite> suites_;
  std::size_t suite_ = 0;
  Case case_;
  Spool spool_;
  std::uint64_t troubles_ = 0;
  std::string trouble_lines_;
};

}  // namespace beian
