// shard_file.h — reading what shard_report.h wrote, record by record.
//
// A report of a million findings is not held in memory: each of its two lists is a stream of its own over the same
// file, in the order of paths. So merge holds one record of each list of each shard.
#pragma once
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "report/report.h"
#include "site/root.h"

namespace beian {

// A finding and whose it is.
struct ShardFinding {
  std::string path;
  ReportedFinding reported;
};

// A record of "pages".
struct ShardPage {
  std::string path;
  std::optional<ReportedFinding> known;  // a finding that the baseline holds; nothing else then
  std::uint64_t pages = 0;               // so many pages from here on without anything to say, and
  std::uint64_t skipped = 0;             // so many files that are none
  ReportedPage page;                     // where both are 0
  std::vector<Error> troubles;
};

class ShardFile {
 public:
  std::string name;  // for messages
  std::string command;
  unsigned index = 0;  // from 1
  unsigned count = 0;
  std::string settings;
  std::vector<Root> roots;
  Summary summary;                    // what it counted, with `part`
  std::vector<Error> troubles;        // of the run, not of a page
  std::vector<ShardFinding> of_site;  // at "."
  std::uint64_t known_of_site = 0;

  // Reads all but the records, and proves that the file is whole. `version`: of beian, which must be the same.
  static Result<ShardFile> open(const std::string& file, std::string_view version);

  // From the first record again.
  void rewind();
  // The next records, those of "." left out; false at the end.
  bool next(ShardFinding& out);
  bool next(ShardPage& out);
  // Something was no record: the file was changed by hand.
  bool broken() const { return broken_; }

 private:
  bool next_line(std::ifstream& in, std::string& line);

  std::string file_;
  std::ifstream findings_;
  std::ifstream pages_;
  std::streamoff findings_at_ = 0;
  std::streamoff pages_at_ = 0;
  bool broken_ = false;
};

}  // namespace beian
