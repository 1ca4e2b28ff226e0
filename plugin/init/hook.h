// hook.h — the one line that runs beian after each build, and the file that it goes into.
//
// What:   Finds the line by which this project builds (a script of package.json, a recipe of a Makefile, a shell
// script) and
//         says what to add; --write adds just that line.
// Naive:  Parse the file, change it, write it anew: indentation, order and comments are gone.
// Ours:   One line goes in (or one command grows at its end), every other byte stays; package.json is read again by a
// real
//         parser before it is written, and where that does not find exactly the script that was meant, nothing is.
//
//   package.json   +    "postbuild": "beian inject",
//   Makefile:12         hugo --minify          ->   hugo --minify && beian inject
//
// A file of a CI service is named and not touched: beian has to be installed there first.
#pragma once
#include <string>

#include "init/project.h"

namespace beian::init {

struct Hook {
  std::string line;     // what to add, or the whole command: "hugo --minify && beian inject"
  std::string file;     // where; empty: no file was found, the line is the build command from now on
  std::string where;    // file and line of the command that builds
  std::string content;  // the file with the line in it; empty: it is not for us to write
  bool there = false;   // the project runs beian already
};

Hook find_hook(const Project& project);

}  // namespace beian::init
