// word_search.h — which of some hundred words stand in a text, in one pass.
//
// Trades, left-over texts and the filing's own answers are all looked for in every line of every page. One search for
// each word would read the site a few hundred times; here the first three bytes of a position say, by one look into a
// table of bits, that nearly always no word begins there.
//
// ASCII letters count in either case. All words must be at least three bytes long (one Chinese character).
#pragma once
#include <bitset>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace beian::precheck {

class WordSearch {
 public:
  // Words shorter than three bytes are never found.
  void add(std::string_view word, std::uint32_t id);
  // Calls hit(id, offset, length) for each word at each place where it stands, by offset. A word that is all ASCII
  // letters and digits is only hit where no letter or digit stands beside it.
  void find_all(std::string_view text, const std::function<void(std::uint32_t, std::size_t, std::size_t)>& hit) const;

 private:
  struct Entry {
    std::string word;  // lower case
    std::uint32_t id;
    bool whole;
  };
  std::bitset<65536> starts_;
  std::unordered_map<std::uint32_t, std::vector<Entry>> by_start_;
};

}  // namespace beian::precheck
