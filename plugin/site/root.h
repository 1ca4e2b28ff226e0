// root.h — which folders a run works on, and what it was given to find them.
//
//   beian check                      the config's root, else the usual output folder, if exactly one is there
//   beian check public               that folder
//   beian check public/index.html    that page alone; its folder is the root
//   beian check a b                  both; paths in the report begin with "a/" and "b/"
//   git ls-files | beian check --files-from -         those pages alone
//   git ls-files | beian check public --files-from -  the folder, and those pages that stand outside it
//
// Two candidates are no choice: guessing between "public" (a generator's output, or another's source) and "dist" would
// now and then check the wrong one and say that all is well.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "site/settings.h"

namespace beian {

struct Root {
  std::string folder;              // as given: to be opened
  std::string prefix;              // in front of the report's paths: "" or "public/"
  bool listed = false;             // only `files`, not the whole folder
  std::vector<std::string> files;  // relative to the folder
};

struct RootRequest {
  std::vector<std::string> paths;  // of the command line
  bool has_list = false;           // --files-from was given
  std::vector<std::string> list;   // its lines
  std::string given;               // the name of a page that is not read from the disk; empty: none
  std::string config_folder;       // of the config that was found; empty: none
};

// Sorted by prefix; a folder inside another of them is dropped, it is walked anyway.
Result<std::vector<Root>> find_roots(const RootRequest& request, const Settings& settings);

// The entries of a --files-from file: separated by NUL if it holds one, else by line breaks; empty ones dropped.
std::vector<std::string> split_list(std::string_view text);

}  // namespace beian
