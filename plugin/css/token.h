// token.h — the tokens of a style sheet, after CSS Syntax Level 3, section 4.
//
// Spans of the sheet's bytes; names and strings are unescaped on demand, numbers are read at once. Comments are passed
// over. A token is never longer than the sheet and the lexer always moves on, whatever the bytes are. Bytes from 0x80
// on are parts of names, as the standard has it for characters, so the encoding hardly matters (sheet.h says where).
#pragma once
#include <string>
#include <string_view>

#include "base/span.h"

namespace beian::css {

enum class Kind : std::uint8_t {
  ident,
  function,  // with its "("
  at_keyword,
  hash,
  string,
  bad_string,
  url,  // url( without quotes
  bad_url,
  delim,
  number,
  percentage,
  dimension,
  space,
  cdo,
  cdc,
  colon,
  semicolon,
  comma,
  open_square,
  close_square,
  open_paren,
  close_paren,
  open_brace,
  close_brace,
  eof,
};

struct Token {
  Kind kind = Kind::eof;
  Span span;
  Span name;          // ident, function, at_keyword, hash, string, url: what they hold, escaped; dimension: the unit
  double number = 0;  // number, percentage, dimension
  char delim = 0;
};

class Lexer {
 public:
  explicit Lexer(std::string_view bytes) : Lexer(bytes, {0, static_cast<std::uint32_t>(bytes.size())}) {}
  // Reads `part` of the bytes alone.
  Lexer(std::string_view bytes, Span part) : bytes_(bytes.substr(0, part.end)), at_(part.begin) {}

  Token next();
  std::uint32_t at() const { return at_; }
  void go_to(std::uint32_t offset) { at_ = offset; }
  std::string_view bytes() const { return bytes_; }

 private:
  char byte(std::uint32_t offset) const { return offset < bytes_.size() ? bytes_[offset] : '\0'; }
  bool has(std::uint32_t offset) const { return offset < bytes_.size(); }
  bool starts_escape(std::uint32_t offset) const;
  bool starts_name(std::uint32_t offset) const;
  bool starts_number(std::uint32_t offset) const;
  void skip_comments();
  void skip_name();
  void skip_escape();
  double read_number();
  void numeric(Token& out);
  void ident_like(Token& out);
  void string(Token& out, char quote);
  void url(Token& out);

  std::string_view bytes_;
  std::uint32_t at_;
};

// What `token` holds, without escapes.
std::string text_of(std::string_view bytes, const Token& token);
// The same in lower case (ASCII), for what CSS compares without case.
std::string lower_text_of(std::string_view bytes, const Token& token);

// The end of the block or function that the last token of `lexer` opened: reads up to behind the token that closes it,
// or to the end. Blocks inside it are closed in their order; a closing token without its opener is passed over.
void skip_block(Lexer& lexer, Kind opener);

}  // namespace beian::css
