// shard_report.h — the JSON report of a shard: what merge needs to say what a single run would have said, in any
// format.
//
//   {"version":1,"command":"check","shard":{"index":2,"count":4,"by":"0.1.0","settings":"…","roots":[…]},"findings":[
//   {"rule":…,"fixed":false,"more":{"variant":1,"args":["…"],"excerpt":["…",3,21],"at":[…],"element":"…"}}
//   ],"pages":[
//   {"path":"blog/a.html","counted":true,"clean":false,"shape":"…"},
//   {"path":"blog/b.html","pages":812}
//   ],"summary":{…},"rest":{…}}
//
// What:   A report of findings like any other, and beside it what the other formats are made of: the arguments of
//         messages, the line around, the pages and their templates, what could not be done.
// Naive:  Let each shard write each format, and join those: SARIF, JUnit and HTML would each need a joiner, and what is
//         counted, capped or grouped over a site (a template's pages, the first forty footers) cannot be joined at all.
// Ours:   merge plays what the shards saw to the same reports that a run has (merge.h). One line a record, in the order
//         of paths, so that merge reads the files as streams. Pages of which there is nothing to say are told as a run
//         of so many in one folder. A footer before and after is kept of the first page of each template: no report
//         shows another.
//
// Bytes that are not UTF-8 are kept as {"hex":"…"}. The formats' words are not in it: both languages come of the same
// record.
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "report/output.h"
#include "report/report.h"
#include "report/spool.h"
#include "site/root.h"
#include "site/shard.h"

namespace beian {

struct ShardStyle {
  std::string_view command;
  std::string_view version;        // of beian
  std::string settings;            // what the run was asked to look for, as a hash: equal for all shards of one run
  std::vector<std::string> names;  // of the roots' folders, as the working folder sees them
  std::vector<Root> roots;
  Shard shard;
  Language language = Language::en;  // of "message"
};

class ShardReport : public Report {
 public:
  ShardReport(Output& out, const ShardStyle& style);
  void finding(std::string_view path, const ReportedFinding& finding) override;
  void known(std::string_view path, const ReportedFinding& finding) override;
  void page(std::string_view path, const ReportedPage& page) override;
  void trouble(const Error& error) override;
  void finish(const Summary& summary) override;

 private:
  struct Quiet {  // pages in one folder that nothing is to be said of
    std::string path;
    std::size_t root = 0;
    std::uint64_t pages = 0;
    std::uint64_t skipped = 0;
  };
  void record(const std::string& line);
  void end_quiet();
  std::string preview_record(const ReportedPage& page);

  Output& out_;
  Language language_;
  Spool spool_;  // the lines of "pages"
  Quiet quiet_;
  std::string at_;  // the path that was found at last
  std::string troubles_;
  std::set<std::string> shapes_;                // of which a footer is kept; with their root
  std::map<std::size_t, std::size_t> footers_;  // how many, by root
  bool first_ = true;
  bool first_record_ = true;
};

}  // namespace beian
