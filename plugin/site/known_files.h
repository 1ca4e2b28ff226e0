// known_files.h — what one thread knows of the files of the site that it works on.
//
// The core asks by name whether a file is in the output, and for the content of style sheets (rules/resources.h); here
// the answers are found and kept. Each thread looks for itself: the answers are facts, and the pages of one site ask
// for the same few files. Only sheets come from a store of the site, as they are costly to read.
#pragma once
#include <string>
#include <vector>

#include "rules/resources.h"
#include "site/disk.h"
#include "site/sheet_store.h"

namespace beian {

class KnownFiles {
 public:
  explicit KnownFiles(Disk& disk) : disk_(disk) {}

  // What is known beneath the open folder `root`, whose sheets are in `sheets`. Another root than before begins anew,
  // and so does one of which too much is known. Both must live until the next call.
  const Resources& of(int root, SheetStore& sheets);
  // Looks for `wanted`, relative to the root that of() was asked for last, and adds the answers to what is known.
  void learn(const std::vector<std::string>& wanted);
  void learn_sheets(const std::vector<std::string>& wanted);
  // These files will be there, though nobody writes them now.
  void promise(const std::string& file);
  void promise_sheet(const std::string& file, const std::string& bytes);

 private:
  Disk& disk_;
  int root_ = -1;
  SheetStore* sheets_ = nullptr;
  Resources files_;
};

}  // namespace beian
