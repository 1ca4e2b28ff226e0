#include "css/condition.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "css/token.h"

namespace beian::css {
namespace {

constexpr int kDeepest = 16;                 // parentheses in parentheses
constexpr std::size_t kLongestFeature = 12;  // tokens

constexpr OnScreens kMaybe = OnScreens::all(Trit::maybe);

enum class Subject : std::uint8_t { media, supports };
enum class Compare : std::uint8_t { none, less, at_most, equal, at_least, more };

std::optional<double> pixels(const Token& token, std::string_view bytes) {
  if (token.kind == Kind::number && token.number == 0) return 0;
  if (token.kind != Kind::dimension) return {};
  const std::string unit = lower_text_of(bytes, token);
  constexpr std::pair<std::string_view, double> kUnits[] = {{"px", 1},         {"em", 16},        {"rem", 16},
                                                            {"in", 96},        {"cm", 96 / 2.54}, {"mm", 96 / 25.4},
                                                            {"pt", 96 / 72.0}, {"pc", 16}};
  for (const auto& known : kUnits) {
    if (unit == known.first) return token.number * known.second;
  }
  return {};
}

bool holds(double a, Compare compare, double b) {
  switch (compare) {
    case Compare::less: return a < b;
    case Compare::at_most: return a <= b;
    case Compare::equal: return a == b;
    case Compare::at_least: return a >= b;
    case Compare::more: return a > b;
    case Compare::none: break;
  }
  return true;
}

Compare mirrored(Compare compare) {
  switch (compare) {
    case Compare::less: return Compare::more;
    case Compare::at_most: return Compare::at_least;
    case Compare::at_least: return Compare::at_most;
    case Compare::more: return Compare::less;
    default: return compare;
  }
}

OnScreens width_is(Compare compare, const Token& value, std::string_view bytes) {
  const std::optional<double> bound = pixels(value, bytes);
  if (!bound) return kMaybe;
  OnScreens out;
  for (std::size_t i = 0; i < kScreens; ++i) out.on[i] = trit(holds(kScreenWidths[i], compare, *bound));
  return out;
}

bool is_width(std::string_view name) {
  return name == "width" || name == "device-width";
}

// name: value
OnScreens plain_feature(std::string name, const Token& value, std::string_view bytes) {
  Compare compare = Compare::equal;
  if (name.starts_with("min-") || name.starts_with("max-")) {
    compare = name[1] == 'i' ? Compare::at_least : Compare::at_most;
    name.erase(0, 4);
  }
  if (is_width(name)) return width_is(compare, value, bytes);
  const std::string word = value.kind == Kind::ident ? lower_text_of(bytes, value) : std::string();
  if (name == "orientation" && (word == "landscape" || word == "portrait")) {
    const OnScreens landscape{{Trit::yes, Trit::no}};
    return word == "landscape" ? landscape : negated(landscape);
  }
  if (name == "prefers-color-scheme" && (word == "light" || word == "dark"))
    return OnScreens::all(trit(word == "light"));
  if (name == "scripting" && !word.empty()) return OnScreens::all(trit(word == "enabled"));
  return kMaybe;
}

// width < 600px, 400px <= width <= 700px, read as name and comparisons.
OnScreens range_feature(const std::vector<Token>& tokens, std::string_view bytes) {
  OnScreens out = OnScreens::all(Trit::yes);
  std::vector<const Token*> sides;
  std::vector<Compare> compares;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& t = tokens[i];
    if (t.kind != Kind::delim) {
      sides.push_back(&t);
      continue;
    }
    const bool equal = i + 1 < tokens.size() && tokens[i + 1].kind == Kind::delim && tokens[i + 1].delim == '=';
    if (t.delim == '<') {
      compares.push_back(equal ? Compare::at_most : Compare::less);
    } else if (t.delim == '>') {
      compares.push_back(equal ? Compare::at_least : Compare::more);
    } else if (t.delim == '=') {
      compares.push_back(Compare::equal);
      continue;
    } else {
      return kMaybe;
    }
    i += equal ? 1 : 0;
  }
  if (sides.size() != compares.size() + 1 || compares.empty() || compares.size() > 2) return kMaybe;
  const std::size_t middle = compares.size() == 2 || sides[0]->kind != Kind::ident ? 1 : 0;
  if (sides[middle]->kind != Kind::ident || !is_width(lower_text_of(bytes, *sides[middle]))) return kMaybe;
  for (std::size_t i = 0; i < compares.size(); ++i) {
    const bool name_first = i == middle;
    const Token& value = name_first ? *sides[i + 1] : *sides[i];
    out = both(out, width_is(name_first ? compares[i] : mirrored(compares[i]), value, bytes));
  }
  return out;
}

OnScreens media_feature(std::string_view bytes, Span inside) {
  Lexer lexer(bytes, inside);
  std::vector<Token> tokens;
  for (Token t = lexer.next(); t.kind != Kind::eof; t = lexer.next()) {
    if (t.kind == Kind::space) continue;
    if (tokens.size() == kLongestFeature) return kMaybe;
    tokens.push_back(t);
  }
  if (tokens.size() == 1 && tokens[0].kind == Kind::ident) {
    const std::string name = lower_text_of(bytes, tokens[0]);
    return is_width(name) || name == "color" || name == "scripting" ? OnScreens::all(Trit::yes) : kMaybe;
  }
  if (tokens.size() == 3 && tokens[0].kind == Kind::ident && tokens[1].kind == Kind::colon) {
    return plain_feature(lower_text_of(bytes, tokens[0]), tokens[2], bytes);
  }
  return range_feature(tokens, bytes);
}

// What every browser of the last years has.
OnScreens supports_feature(std::string_view bytes, Span inside) {
  Lexer lexer(bytes, inside);
  Token name = lexer.next();
  while (name.kind == Kind::space) name = lexer.next();
  if (name.kind != Kind::ident) return kMaybe;
  const std::string property = lower_text_of(bytes, name);
  if (property.starts_with("--")) return OnScreens::all(Trit::yes);
  Token t = lexer.next();
  while (t.kind == Kind::space || t.kind == Kind::colon) t = lexer.next();
  const std::string value = t.kind == Kind::ident ? lower_text_of(bytes, t) : std::string();
  constexpr std::string_view kDisplays[] = {"block", "inline-block", "flex",    "inline-flex",
                                            "grid",  "inline-grid",  "contents"};
  const bool display =
      property == "display" && std::find(std::begin(kDisplays), std::end(kDisplays), value) != std::end(kDisplays);
  return display || (property == "position" && value == "sticky") ? OnScreens::all(Trit::yes) : kMaybe;
}

class Reader {
 public:
  Reader(std::string_view bytes, Span part, Subject subject, int depth)
      : bytes_(bytes), lexer_(bytes, part), subject_(subject), depth_(depth) {
    take();
  }

  // One query up to a comma or the end.
  OnScreens query() {
    const Token first = token_;
    if (first.kind == Kind::ident) {
      std::string word = lower_text_of(bytes_, first);
      const std::uint32_t at = lexer_.at();
      bool denied = false;
      if (word == "not" || word == "only") {
        denied = word == "not";
        take();
        if (token_.kind != Kind::ident) {  // not (condition)
          lexer_.go_to(at);
          token_ = first;
          return condition();
        }
        word = lower_text_of(bytes_, token_);
      }
      take();
      OnScreens out = OnScreens::all(word == "all" || word == "screen" ? Trit::yes : Trit::no);
      if (is_word("and")) {
        take();
        out = both(out, condition());
      }
      return denied ? negated(out) : out;
    }
    return condition();
  }

  OnScreens condition() {
    if (is_word("not")) {
      take();
      return negated(in_parentheses());
    }
    OnScreens out = in_parentheses();
    while (is_word("and") || is_word("or")) {
      const bool all = is_word("and");
      take();
      const OnScreens next = is_word("not") ? (take(), negated(in_parentheses())) : in_parentheses();
      out = all ? both(out, next) : either(out, next);
    }
    return out;
  }

  bool at_comma() const { return token_.kind == Kind::comma; }
  bool at_end() const { return token_.kind == Kind::eof; }
  void take() {
    do token_ = lexer_.next();
    while (token_.kind == Kind::space);
  }

 private:
  bool is_word(std::string_view word) const {
    return token_.kind == Kind::ident && lower_text_of(bytes_, token_) == word;
  }

  OnScreens in_parentheses() {
    if (token_.kind == Kind::function) {
      skip_block(lexer_, Kind::function);
      take();
      return kMaybe;
    }
    if (token_.kind != Kind::open_paren) {
      if (!at_comma() && !at_end()) take();
      return kMaybe;
    }
    Span inside{lexer_.at(), 0};
    skip_block(lexer_, Kind::open_paren);
    inside.end = lexer_.at();
    if (inside.end > inside.begin && bytes_[inside.end - 1] == ')') --inside.end;
    take();
    if (depth_ == kDeepest) return kMaybe;
    Reader inner(bytes_, inside, subject_, depth_ + 1);
    if (inner.token_.kind == Kind::open_paren || inner.token_.kind == Kind::function || inner.is_word("not")) {
      return inner.condition();
    }
    return subject_ == Subject::media ? media_feature(bytes_, inside) : supports_feature(bytes_, inside);
  }

  std::string_view bytes_;
  Lexer lexer_;
  Token token_;
  Subject subject_;
  int depth_;
};

}  // namespace

OnScreens media_queries(std::string_view list) {
  Reader reader(list, {0, static_cast<std::uint32_t>(list.size())}, Subject::media, 0);
  if (reader.at_end()) return OnScreens::all(Trit::yes);
  OnScreens out = reader.query();
  while (!reader.at_end()) {
    if (!reader.at_comma()) {  // something that we do not understand
      out = either(out, kMaybe);
      reader.take();
      continue;
    }
    reader.take();
    out = either(out, reader.query());
  }
  return out;
}

OnScreens supports_condition(std::string_view condition) {
  return Reader(condition, {0, static_cast<std::uint32_t>(condition.size())}, Subject::supports, 0).condition();
}

}  // namespace beian::css
