// project.h — what a project's files say of it: generator, output folder, theme, and the filing numbers already there.
//
// What:   Looks at the files of one folder, four deep and without what is installed or built, and at the home page of
// the
//         output where there is one.
// Ours:   Everything found keeps the place where it was found, so that a person can see why beian thinks so, and
// beian.toml
//         can say it in a comment.
//
//   _config.yml, theme butterfly, numbers in _config.butterfly.yml:41 and :42, written to public (there already)
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "init/generators.h"
#include "init/source_line.h"

namespace beian::init {

struct FoundText {
  std::string text;
  std::string where;  // "hugo.toml:3", or a file; empty: it is the generator's habit
};

struct FoundNumber {
  Number number;
  std::string written;
  std::string where;
};

struct Project {
  std::string folder;                    // as it was asked for
  std::vector<std::string> files;        // relative, sorted
  const Generator* generator = nullptr;  // null: none was recognised
  std::string evidence;                  // the file that shows it
  std::string base;                      // where its source lies: "", "docs"
  std::optional<FoundText> theme;
  FoundText output;                      // relative to folder; empty: not known
  std::vector<std::string> outputs;      // folders that look like built sites, where `output` is not there
  bool built = false;                    // is `output` there?
  std::vector<FoundNumber> icp, gongan;  // sound, each registration once, the most telling place first
  std::vector<FoundNumber> doubtful;     // placeholders, malformed ones, famous ones that were copied
};

// Never fails: what cannot be read is not there.
Project read_project(const std::string& folder, int this_year);

// The text of a file of the project; empty where it is none, or larger than a megabyte.
std::string file_text(const Project& project, const std::string& file);

}  // namespace beian::init
