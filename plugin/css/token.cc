#include "css/token.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace beian::css {
namespace {

constexpr double kHuge = 1e12;  // larger numbers are all the same to us

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_newline(char c) {
  return c == '\n' || c == '\r' || c == '\f';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_name(char c) {
  return is_name_start(c) || is_digit(c) || c == '-';
}
int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

Kind closer_of(Kind opener) {
  switch (opener) {
    case Kind::open_brace: return Kind::close_brace;
    case Kind::open_square: return Kind::close_square;
    default: return Kind::close_paren;
  }
}

bool opens(Kind kind) {
  return kind == Kind::open_brace || kind == Kind::open_square || kind == Kind::open_paren || kind == Kind::function;
}

}  // namespace

bool Lexer::starts_escape(std::uint32_t offset) const {
  return byte(offset) == '\\' && has(offset + 1) && !is_newline(byte(offset + 1));
}

bool Lexer::starts_name(std::uint32_t offset) const {
  if (byte(offset) == '-') {
    return is_name_start(byte(offset + 1)) || byte(offset + 1) == '-' || starts_escape(offset + 1);
  }
  return is_name_start(byte(offset)) || starts_escape(offset);
}

bool Lexer::starts_number(std::uint32_t offset) const {
  if (byte(offset) == '+' || byte(offset) == '-') ++offset;
  return is_digit(byte(offset)) || (byte(offset) == '.' && is_digit(byte(offset + 1)));
}

void Lexer::skip_comments() {
  while (byte(at_) == '/' && byte(at_ + 1) == '*') {
    const std::size_t end = bytes_.find("*/", at_ + 2);
    at_ =
        end == std::string_view::npos ? static_cast<std::uint32_t>(bytes_.size()) : static_cast<std::uint32_t>(end + 2);
  }
}

// Stands on the backslash of a valid escape.
void Lexer::skip_escape() {
  ++at_;
  if (hex_value(byte(at_)) < 0) {
    ++at_;
    return;
  }
  for (int i = 0; i < 6 && has(at_) && hex_value(byte(at_)) >= 0; ++i) ++at_;
  if (byte(at_) == '\r' && byte(at_ + 1) == '\n') ++at_;
  if (has(at_) && is_space(byte(at_))) ++at_;
}

void Lexer::skip_name() {
  while (has(at_)) {
    if (is_name(byte(at_))) {
      ++at_;
    } else if (starts_escape(at_)) {
      skip_escape();
    } else {
      return;
    }
  }
}

double Lexer::read_number() {
  const bool negative = byte(at_) == '-';
  if (negative || byte(at_) == '+') ++at_;
  double value = 0;
  for (; is_digit(byte(at_)); ++at_) value = std::min(value * 10 + (byte(at_) - '0'), kHuge);
  if (byte(at_) == '.' && is_digit(byte(at_ + 1))) {
    double unit = 0.1;
    for (++at_; is_digit(byte(at_)); ++at_) {
      value += unit * (byte(at_) - '0');
      unit /= 10;
    }
  }
  if (byte(at_) == 'e' || byte(at_) == 'E') {
    std::uint32_t behind = at_ + 1;
    const bool down = byte(behind) == '-';
    if (down || byte(behind) == '+') ++behind;
    if (is_digit(byte(behind))) {
      int power = 0;
      for (at_ = behind; is_digit(byte(at_)); ++at_) power = std::min(power * 10 + (byte(at_) - '0'), 400);
      for (; power > 0 && value != 0; --power) value = down ? value / 10 : std::min(value * 10, kHuge);
    }
  }
  return negative ? -value : value;
}

void Lexer::numeric(Token& out) {
  out.number = read_number();
  out.kind = Kind::number;
  if (starts_name(at_)) {
    out.kind = Kind::dimension;
    out.name.begin = at_;
    skip_name();
    out.name.end = at_;
  } else if (byte(at_) == '%') {
    out.kind = Kind::percentage;
    ++at_;
  }
}

void Lexer::string(Token& out, char quote) {
  out.kind = Kind::string;
  out.name.begin = ++at_;
  while (has(at_)) {
    const char c = byte(at_);
    if (c == quote) {
      out.name.end = at_++;
      return;
    }
    if (is_newline(c)) {
      out.kind = Kind::bad_string;
      break;
    }
    if (c != '\\') {
      ++at_;
    } else if (starts_escape(at_)) {
      skip_escape();
    } else {
      at_ += byte(at_ + 1) == '\r' && byte(at_ + 2) == '\n' ? 3 : has(at_ + 1) ? 2 : 1;
    }
  }
  out.name.end = at_;
}

// Stands behind "url(", with no quote behind it.
void Lexer::url(Token& out) {
  out.kind = Kind::url;
  while (is_space(byte(at_))) ++at_;
  out.name = {at_, at_};
  bool bad = false;
  while (has(at_)) {
    const char c = byte(at_);
    if (c == ')') break;
    if (starts_escape(at_)) {
      skip_escape();
    } else if (is_space(c) && !bad) {
      out.name.end = at_;
      while (is_space(byte(at_))) ++at_;
      if (!has(at_) || byte(at_) == ')') {
        if (has(at_)) ++at_;
        return;
      }
      bad = true;
    } else {
      bad = bad || c == '"' || c == '\'' || c == '(' || c == '\\' ||
            (static_cast<unsigned char>(c) < ' ' && !is_space(c)) || c == 0x7f;
      ++at_;
    }
  }
  out.name.end = at_;
  if (has(at_)) ++at_;
  if (bad) out.kind = Kind::bad_url;
}

void Lexer::ident_like(Token& out) {
  out.kind = Kind::ident;
  out.name.begin = at_;
  skip_name();
  out.name.end = at_;
  if (byte(at_) != '(') return;
  ++at_;
  out.kind = Kind::function;
  if (lower_text_of(bytes_, out) != "url") return;
  std::uint32_t behind = at_;
  while (is_space(byte(behind))) ++behind;
  if (byte(behind) != '"' && byte(behind) != '\'') url(out);
}

Token Lexer::next() {
  skip_comments();
  Token out;
  out.span.begin = at_;
  if (!has(at_)) {
    out.span.end = at_;
    return out;
  }
  const char c = byte(at_);
  const auto single = [&](Kind kind) {
    out.kind = kind;
    ++at_;
  };
  if (is_space(c)) {
    out.kind = Kind::space;
    while (has(at_) && is_space(byte(at_))) ++at_;
  } else if (c == '"' || c == '\'') {
    string(out, c);
  } else if (c == '#' && (is_name(byte(at_ + 1)) || starts_escape(at_ + 1))) {
    out.kind = Kind::hash;
    out.name.begin = ++at_;
    skip_name();
    out.name.end = at_;
  } else if (starts_number(at_)) {
    numeric(out);
  } else if (c == '-' && bytes_.substr(at_, 3) == "-->") {
    out.kind = Kind::cdc;
    at_ += 3;
  } else if (starts_name(at_)) {
    ident_like(out);
  } else if (c == '<' && bytes_.substr(at_, 4) == "<!--") {
    out.kind = Kind::cdo;
    at_ += 4;
  } else if (c == '@' && starts_name(at_ + 1)) {
    out.kind = Kind::at_keyword;
    out.name.begin = ++at_;
    skip_name();
    out.name.end = at_;
  } else {
    switch (c) {
      case ':': single(Kind::colon); break;
      case ';': single(Kind::semicolon); break;
      case ',': single(Kind::comma); break;
      case '[': single(Kind::open_square); break;
      case ']': single(Kind::close_square); break;
      case '(': single(Kind::open_paren); break;
      case ')': single(Kind::close_paren); break;
      case '{': single(Kind::open_brace); break;
      case '}': single(Kind::close_brace); break;
      default: single(Kind::delim); out.delim = c;
    }
  }
  out.span.end = at_;
  return out;
}

std::string text_of(std::string_view bytes, const Token& token) {
  const std::string_view raw = slice(bytes, token.name);
  if (raw.find('\\') == std::string_view::npos) return std::string(raw);
  std::string out;
  for (std::size_t i = 0; i < raw.size();) {
    if (raw[i] != '\\') {
      out += raw[i++];
      continue;
    }
    if (++i == raw.size()) break;
    if (is_newline(raw[i])) {  // in a string: the line goes on
      i += raw[i] == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n' ? 2 : 1;
      continue;
    }
    if (hex_value(raw[i]) < 0) {
      out += raw[i++];
      continue;
    }
    char32_t code = 0;
    for (int n = 0; n < 6 && i < raw.size() && hex_value(raw[i]) >= 0; ++n, ++i) {
      code = code * 16 + static_cast<char32_t>(hex_value(raw[i]));
    }
    if (i + 1 < raw.size() && raw[i] == '\r' && raw[i + 1] == '\n') ++i;
    if (i < raw.size() && is_space(raw[i])) ++i;
    const bool character = code != 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    append_utf8(out, character ? code : kReplacement);
  }
  return out;
}

std::string lower_text_of(std::string_view bytes, const Token& token) {
  std::string out = text_of(bytes, token);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return out;
}

void skip_block(Lexer& lexer, Kind opener) {
  std::vector<Kind> open = {closer_of(opener)};
  while (!open.empty()) {
    const Token token = lexer.next();
    if (token.kind == Kind::eof) return;
    if (token.kind == open.back()) {
      open.pop_back();
    } else if (opens(token.kind)) {
      open.push_back(closer_of(token.kind));
    }
  }
}

}  // namespace beian::css
