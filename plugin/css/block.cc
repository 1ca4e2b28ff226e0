#include "css/block.h"

#include "base/utf8.h"

namespace beian::css {
namespace {

constexpr std::size_t kLongestText = 120;

bool opens(Kind kind) {
  return kind == Kind::open_brace || kind == Kind::open_square || kind == Kind::open_paren || kind == Kind::function;
}

}  // namespace

DeclarationPlace read_declaration(Lexer& lexer) {
  DeclarationPlace out;
  const std::uint32_t begin = lexer.at();
  const Token name = lexer.next();
  Token t = lexer.next();
  while (t.kind == Kind::space) t = lexer.next();
  if (name.kind != Kind::ident || t.kind != Kind::colon) {
    lexer.go_to(begin);
    return out;
  }
  out.name = lower_text_of(lexer.bytes(), name);
  const bool custom = out.name.starts_with("--");
  out.value = {lexer.at(), lexer.at()};
  std::uint32_t bang = 0;
  bool after_bang = false;
  for (;;) {
    const std::uint32_t at = lexer.at();
    t = lexer.next();
    if (t.kind == Kind::eof || t.kind == Kind::semicolon) break;
    if (t.kind == Kind::close_brace) {
      lexer.go_to(at);
      break;
    }
    if (t.kind == Kind::open_brace && !custom) {  // a:hover{…
      lexer.go_to(begin);
      return {};
    }
    if (opens(t.kind)) skip_block(lexer, t.kind);
    if (t.kind == Kind::space) continue;
    if (t.kind == Kind::delim && t.delim == '!') {
      bang = t.span.begin;
      after_bang = true;
      out.important = false;
    } else {
      out.important = after_bang && t.kind == Kind::ident && lower_text_of(lexer.bytes(), t) == "important";
      after_bang = false;
    }
    out.value.end = lexer.at();
  }
  if (out.important) out.value.end = bang;
  if (custom) out.name = "--";
  out.found = true;
  return out;
}

void keep_declaration(const DeclarationPlace& place, std::string_view bytes, std::vector<Declaration>& out,
                      std::vector<std::string>& texts) {
  std::vector<Setting> settings;
  read_value(place.name, bytes, place.value, settings);
  std::int32_t text = -1;
  for (const Setting& setting : settings) {
    if (text < 0 && may_hide(setting)) {
      text = static_cast<std::int32_t>(texts.size());
      texts.push_back(place.name + ": " + tidy(slice(bytes, place.value)) + (place.important ? " !important" : ""));
    }
    out.push_back({setting, place.important, text});
  }
}

std::string tidy(std::string_view source) {
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < source.size() && out.size() < kLongestText;) {
    if (source.substr(i, 2) == "/*") {
      const std::size_t end = source.find("*/", i + 2);
      i = end == std::string_view::npos ? source.size() : end + 2;
      continue;
    }
    const Decoded d = decode_utf8(source, i);
    i += d.size;
    if (d.ch <= ' ' || (d.ch >= 0x7f && d.ch < 0xa0)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    append_utf8(out, d.ch);
  }
  if (out.size() >= kLongestText) out += "…";
  return out;
}

}  // namespace beian::css
