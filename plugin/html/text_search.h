// text_search.h — does a page display a given text?
//
// Characters come one by one, as a visitor sees them; the search holds no text, only how much of the pattern has been
// seen (Knuth, Morris, Pratt: linear, no character is read twice). White space and invisible characters count for
// nothing, full-width letters and brackets are the same as ASCII ones: a name in a footer is written either way.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace beian {

class TextSearch {
 public:
  // An empty pattern is never found.
  explicit TextSearch(std::string_view utf8);

  void next(char32_t ch);
  // What follows is another line of text.
  void restart() { matched_ = 0; }
  bool found() const { return found_; }
  bool wanted() const { return !pattern_.empty() && !found_; }

 private:
  std::u32string pattern_;
  std::vector<std::size_t> fallback_;  // of each prefix: its longest end that is a prefix too
  std::size_t matched_ = 0;
  bool found_ = false;
};

}  // namespace beian
