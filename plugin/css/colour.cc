#include "css/colour.h"

#include <cmath>
#include <string>
#include <vector>

#include "css/token.h"

namespace beian::css {
namespace {

struct NamedColour {
  std::string_view name;
  std::uint32_t rgb;
};

// The names of HTML 4, and those in which footers are written. Any other name is unknown, which hides nothing.
constexpr NamedColour kNames[] = {
    {"black", 0x000000},    {"silver", 0xc0c0c0},     {"gray", 0x808080},      {"grey", 0x808080},
    {"white", 0xffffff},    {"maroon", 0x800000},     {"red", 0xff0000},       {"purple", 0x800080},
    {"fuchsia", 0xff00ff},  {"green", 0x008000},      {"lime", 0x00ff00},      {"olive", 0x808000},
    {"yellow", 0xffff00},   {"navy", 0x000080},       {"blue", 0x0000ff},      {"teal", 0x008080},
    {"aqua", 0x00ffff},     {"whitesmoke", 0xf5f5f5}, {"snow", 0xfffafa},      {"ivory", 0xfffff0},
    {"orange", 0xffa500},   {"lightgray", 0xd3d3d3},  {"lightgrey", 0xd3d3d3}, {"darkgray", 0xa9a9a9},
    {"darkgrey", 0xa9a9a9}, {"dimgray", 0x696969},    {"dimgrey", 0x696969},   {"gainsboro", 0xdcdcdc},
    {"transparent", 0}};

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

Value of_parts(std::uint32_t rgb, bool opaque, bool nothing) {
  if (nothing) return {Word::transparent, 0};
  return opaque ? Value{Word::colour, rgb} : Value{};
}

Value of_hex(std::string_view digits) {
  std::uint32_t parts[4] = {0, 0, 0, 255};
  const bool brief = digits.size() == 3 || digits.size() == 4;
  if (!brief && digits.size() != 6 && digits.size() != 8) return {};
  for (std::size_t i = 0; i < digits.size() / (brief ? 1 : 2); ++i) {
    const int high = hex_value(digits[brief ? i : 2 * i]);
    const int low = hex_value(digits[brief ? i : 2 * i + 1]);
    if (high < 0 || low < 0) return {};
    parts[i] = static_cast<std::uint32_t>(high * 16 + low);
  }
  return of_parts(parts[0] << 16 | parts[1] << 8 | parts[2], parts[3] == 255, parts[3] == 0);
}

// rgb(1, 2, 3), rgb(1 2 3 / 50%), rgba(1, 2, 3, 0)
Value of_function(Lexer& lexer) {
  std::vector<double> parts;
  for (Token t = lexer.next(); t.kind != Kind::close_paren && t.kind != Kind::eof; t = lexer.next()) {
    if (t.kind == Kind::space || t.kind == Kind::comma || (t.kind == Kind::delim && t.delim == '/')) continue;
    const bool alpha = parts.size() == 3;
    if (parts.size() == 4 || (t.kind != Kind::number && t.kind != Kind::percentage)) return {};
    parts.push_back(t.kind == Kind::number ? t.number : t.number * (alpha ? 0.01 : 2.55));
  }
  if (parts.size() < 3) return {};
  std::uint32_t rgb = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const double part = parts[i] < 0 ? 0 : parts[i] > 255 ? 255 : parts[i];
    rgb = rgb << 8 | static_cast<std::uint32_t>(std::lround(part));
  }
  const double alpha = parts.size() == 4 ? parts[3] : 1;
  return of_parts(rgb, alpha >= 1, alpha <= 0);
}

}  // namespace

Value read_colour(std::string_view bytes, Span part) {
  Lexer lexer(bytes, part);
  Token first = lexer.next();
  while (first.kind == Kind::space) first = lexer.next();
  Value out;
  if (first.kind == Kind::hash) {
    out = of_hex(text_of(bytes, first));
  } else if (first.kind == Kind::ident) {
    const std::string name = lower_text_of(bytes, first);
    for (const NamedColour& known : kNames) {
      if (name == known.name) out = {name == "transparent" ? Word::transparent : Word::colour, known.rgb};
    }
  } else if (first.kind == Kind::function) {
    const std::string name = lower_text_of(bytes, first);
    if (name == "rgb" || name == "rgba") out = of_function(lexer);
  }
  for (Token t = lexer.next(); t.kind != Kind::eof; t = lexer.next()) {
    if (t.kind != Kind::space) return {};
  }
  return out;
}

}  // namespace beian::css
