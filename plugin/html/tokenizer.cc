#include "html/tokenizer.h"

#include <cstring>

#include "html/attribute.h"
#include "html/script_data.h"

namespace beian {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool ends_tag_name(char c) {
  return c == '>' || c == '/' || c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

}  // namespace

std::uint32_t Tokenizer::find(char c, std::uint32_t from) const {
  if (from >= size_) return size_;
  const void* hit = std::memchr(bytes_.data() + from, c, size_ - from);
  return hit == nullptr ? size_ : static_cast<std::uint32_t>(static_cast<const char*>(hit) - bytes_.data());
}

Token Tokenizer::next() {
  if (at_ >= size_) {
    Token end;
    end.state = state_;
    end.span = {size_, size_};
    return end;
  }
  Token token;
  switch (state_) {
    case TextState::data: token = data(); break;
    case TextState::rcdata:
    case TextState::rawtext: token = escapable_raw_text(); break;
    case TextState::script_data: token = script_data(); break;
    case TextState::plaintext: token = text_until(size_); break;
    case TextState::cdata: token = cdata_section(); break;
  }
  at_ = token.span.end;
  return token;
}

Token Tokenizer::text_until(std::uint32_t end) {
  Token token;
  token.kind = TokenKind::text;
  token.state = state_;
  token.span = {at_, end};
  return token;
}

// Does the '<' at `at` leave the data state? Letters, '/', '!' and '?' do, except that "</" followed by the end of the
// file or by nothing that names a tag is either text or a bogus comment (13.2.5.6, 13.2.5.7).
bool Tokenizer::opens_markup(std::uint32_t at) const {
  if (at + 1 >= size_) return false;
  const char c = bytes_[at + 1];
  if (c == '/') return at + 2 < size_;
  return is_letter(c) || c == '!' || c == '?';
}

Token Tokenizer::data() {
  for (std::uint32_t i = find('<', at_); i < size_; i = find('<', i + 1)) {
    if (!opens_markup(i)) continue;
    return i == at_ ? markup(i) : text_until(i);
  }
  return text_until(size_);
}

Token Tokenizer::markup(std::uint32_t at) {
  const char c = bytes_[at + 1];
  if (c == '!') return declaration(at);
  if (c == '?') return bogus_comment(at);
  if (c != '/') return tag(at, TokenKind::start_tag);
  const char d = bytes_[at + 2];
  if (is_letter(d)) return tag(at, TokenKind::end_tag);
  if (d != '>') return bogus_comment(at);
  Token token;
  token.kind = TokenKind::dropped;
  token.span = {at, at + 3};
  return token;
}

Token Tokenizer::tag(std::uint32_t at, TokenKind kind) {
  Token token;
  token.kind = kind;
  token.name.begin = at + (kind == TokenKind::end_tag ? 2 : 1);
  std::uint32_t i = token.name.begin;
  while (i < size_ && !ends_tag_name(bytes_[i])) ++i;
  token.name.end = i;
  AttributeStep step = AttributeStep::attribute;
  Attribute ignored;
  while (step == AttributeStep::attribute) step = next_attribute(bytes_, i, ignored);
  token.span = {at, i};
  if (step == AttributeStep::end_of_file) {
    token.kind = TokenKind::dropped;
    return token;
  }
  token.self_closing = step == AttributeStep::self_closing_end;
  token.tag = tag_id(slice(bytes_, token.name));
  state_ = TextState::data;
  return token;
}

Token Tokenizer::declaration(std::uint32_t at) {
  if (bytes_.substr(at, 4) == "<!--") return comment(at);
  if (same_name(bytes_.substr(at + 2, 7), "doctype")) {
    // Every '>' ends a doctype, inside its quotes too (13.2.5.59, abrupt-doctype-public-identifier).
    Token token;
    token.kind = TokenKind::doctype;
    const std::uint32_t close = find('>', at + 9);
    token.span = {at, close < size_ ? close + 1 : size_};
    return token;
  }
  if (cdata_allowed_ && bytes_.substr(at + 2, 7) == "[CDATA[") {
    state_ = TextState::cdata;
    at_ = at + 9;
    Token token = cdata_section();
    token.span.begin = at;
    token.delimited = true;
    return token;
  }
  return bogus_comment(at);
}

Token Tokenizer::comment(std::uint32_t at) {
  Token token;
  token.kind = TokenKind::comment;
  token.delimited = true;
  const std::uint32_t begin = at + 4;
  if (begin < size_ && bytes_[begin] == '>') {
    token.span = {at, begin + 1};
    return token;
  }
  if (bytes_.substr(begin, 2) == "->") {
    token.span = {at, begin + 2};
    return token;
  }
  // 13.2.5.43 to 13.2.5.52: the first "-->" or "--!>" whose dashes stand behind the opening ones.
  for (std::uint32_t i = find('-', begin); i < size_; i = find('-', i + 1)) {
    const std::string_view rest = bytes_.substr(i, 4);
    if (rest.substr(0, 3) == "-->") {
      token.span = {at, i + 3};
      return token;
    }
    if (rest == "--!>") {
      token.span = {at, i + 4};
      return token;
    }
  }
  token.span = {at, size_};
  return token;
}

Token Tokenizer::bogus_comment(std::uint32_t at) {
  Token token;
  token.kind = TokenKind::comment;
  const std::uint32_t close = find('>', at);
  token.span = {at, close < size_ ? close + 1 : size_};
  return token;
}

bool Tokenizer::closes_raw_text(std::uint32_t at) const {
  const std::uint32_t begin = at + 2;
  const std::size_t length = last_start_tag_.size();
  if (length == 0 || begin + length >= size_ || bytes_[at + 1] != '/') return false;
  return same_name(bytes_.substr(begin, length), last_start_tag_) && ends_tag_name(bytes_[begin + length]);
}

Token Tokenizer::escapable_raw_text() {
  for (std::uint32_t i = find('<', at_); i + 1 < size_; i = find('<', i + 1)) {
    if (!closes_raw_text(i)) continue;
    return i == at_ ? tag(i, TokenKind::end_tag) : text_until(i);
  }
  return text_until(size_);
}

Token Tokenizer::script_data() {
  const std::uint32_t end = script_data_end(bytes_, at_, last_start_tag_).offset;
  if (end > at_ || end == size_) return text_until(end);
  return tag(end, TokenKind::end_tag);
}

// A section's "<![CDATA[" and "]]>" belong to its text token; token_text.h cuts them off.
Token Tokenizer::cdata_section() {
  const std::size_t close = bytes_.find("]]>", at_);
  Token token = text_until(close == std::string_view::npos ? size_ : static_cast<std::uint32_t>(close) + 3);
  state_ = TextState::data;
  return token;
}

}  // namespace beian
