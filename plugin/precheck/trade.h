// trade.h — trades that need a licence before the filing (前置许可), and the words that give them away.
//
// One TOML file a trade, under trades/: the words, and the licence that each trade needs. A word is no proof — a
// hospital's neighbour writes of medicine too — so what is found is a warning with the words and where they stand;
// words in running text count only from the second page on.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "precheck/word.h"

namespace beian::precheck {

struct Trade {
  std::string id;  // as in site.licences
  Word name;
  Word licence;
  bool dangerous = false;  // information about it must be declared as dangerous goods, too
  std::vector<std::string> words;
};

std::span<const Trade> trades();

}  // namespace beian::precheck
