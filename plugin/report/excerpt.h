// excerpt.h — where a finding is, and the line around it, for people.
//
//   京ICP备2024990001号-1 · <a href="http://www.miitbeian.gov.cn">
//                            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
//
// Lines and columns are counted in the characters of the page's own encoding; the caret is placed in columns of the
// terminal, where a Han character takes two. Minified pages are one line of megabytes, so neither may start again at
// the beginning of the line for every finding: Positions only moves forward, and the excerpt looks at a few hundred
// bytes around the span.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/span.h"
#include "text/encoding.h"

namespace beian {

struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t character = 0;  // from the start of the page, line breaks too; only where they are counted
};

// Line and column of offsets into one page. Linear over all calls as long as the offsets rise.
class Positions {
 public:
  // Without `count_characters` lines above are skipped unread, and Position::character stays 0.
  Positions(std::string_view bytes, const Encoding& encoding, bool count_characters = false);
  Position at(std::uint32_t offset);

 private:
  std::string_view bytes_;
  EncodingId encoding_;
  bool count_characters_;
  std::size_t start_ = 0;  // behind a byte order mark, which has no column
  std::size_t at_ = 0;
  Position position_;
};

struct Excerpt {
  std::string line;                // UTF-8, one line; empty: there is nothing to show
  std::uint32_t caret_column = 0;  // columns of the terminal before the caret
  std::uint32_t caret_width = 1;
};

inline constexpr std::uint32_t kExcerptColumns = 100;

// The line around `span`, at most about `columns` wide; empty for an empty span (an absence has no place).
Excerpt make_excerpt(std::string_view bytes, Span span, const Encoding& encoding,
                     std::uint32_t columns = kExcerptColumns);

// How many columns of a terminal a character takes, 0 to 2, and the UTF-8 text.
std::uint32_t column_width(char32_t c);
std::uint32_t display_width(std::string_view utf8);

// `bytes` in `encoding` as UTF-8; what is no character there becomes U+FFFD.
std::string to_utf8(std::string_view bytes, const Encoding& encoding);

}  // namespace beian
