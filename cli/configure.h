// configure.h — from what was typed to what is set: beian.toml, then the environment, then the command line.
#pragma once
#include <string>

#include "base/result.h"
#include "flags.h"
#include "site/settings.h"

namespace beian {

struct Configured {
  Settings settings;
  std::string config_file;    // the beian.toml that was read; empty: none
  std::string config_folder;  // and where it lies
  std::string files;          // digest of the files that settings name
  Typed typed;                // what was typed, and what beian.toml and the environment say of the same options
};

Result<Configured> configure(const Typed& typed);

// What the run was asked to look for, as a hash: the numbers, the pages, the badge, the rules, whoever said them. Equal
// for shards of one run, whatever reports and how many jobs each has.
std::string settings_hash(const Configured& configured);

// The year on the calendar, for numbers that carry one.
int this_year();

}  // namespace beian
