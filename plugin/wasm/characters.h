// characters.h — the texts of pages that are not UTF-8, asked of the walker.
//
// The text report shows the line of a finding, in whatever encoding its page is. iconv's tables for that are 130 KB
// that do not compress, and every JavaScript has them already (TextDecoder). A module without imports cannot call it,
// so it is asked as for files (abi/objects.h): a text that is not known is noted and read as empty; the walker gives
// what was noted and asks again.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

namespace beian {

struct Characters {
  using Piece = std::pair<std::string, std::string>;  // the encoding's name, bytes

  std::set<Piece> wanted;
  std::map<Piece, std::string> known;  // as UTF-8
};

// Those of the page in work.
Characters& characters();

}  // namespace beian
