// known_files.h — what one thread knows of the files of the site that it works on.
//
// The core asks by name whether a file is in the output (rules/resources.h); here the answers are found and kept. Each
// thread looks for itself: the answers are facts, and the pages of one site ask for the same few files.
#pragma once
#include <string>
#include <vector>

#include "rules/resources.h"
#include "site/disk.h"

namespace beian {

class KnownFiles {
 public:
  explicit KnownFiles(Disk& disk) : disk_(disk) {}

  // What is known beneath the open folder `root`. Another root than before begins anew, and so does one of which too
  // much is known.
  const Resources& of(int root);
  // Looks for `wanted`, relative to the root that of() was asked for last, and adds the answers to what is known.
  void learn(const std::vector<std::string>& wanted);

 private:
  Disk& disk_;
  int root_ = -1;
  Resources files_;
};

}  // namespace beian
