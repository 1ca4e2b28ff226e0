#include "css/value.h"

#include <algorithm>
#include <string>

#include "css/colour.h"
#include "css/token.h"

namespace beian::css {
namespace {

constexpr double kFar = 999;      // px: beyond any screen; themes write -999px, -9999px, -99999px
constexpr double kFarInEms = 60;  // 999 px and a little
constexpr double kSpeck = 1;      // px: a box of one pixel shows no text
constexpr std::size_t kMostTokens = 64;

using Tokens = std::vector<Token>;

struct Reader {
  std::string_view bytes;
  Span span;
  Tokens tokens;  // without white space

  bool one() const { return tokens.size() == 1; }
  bool is(const Token& t, std::string_view word) const {
    return t.kind == Kind::ident && lower_text_of(bytes, t) == word;
  }
  bool has(std::string_view word) const {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return is(t, word); });
  }
  std::string first_word() const {
    return tokens[0].kind == Kind::ident || tokens[0].kind == Kind::function ? lower_text_of(bytes, tokens[0]) : "";
  }
};

bool is_measure(const Token& t) {
  return t.kind == Kind::number || t.kind == Kind::dimension || t.kind == Kind::percentage;
}

bool is_in_pixels(const Reader& r, const Token& t) {
  return t.kind == Kind::dimension && lower_text_of(r.bytes, t) == "px";
}

// Nothing, or one pixel at most.
bool is_speck(const Reader& r, const Token& t) {
  if (!is_measure(t)) return false;
  return t.number == 0 || (is_in_pixels(r, t) && t.number > 0 && t.number <= kSpeck);
}

// 100vh, 100dvh: nothing below it is on the first screen.
bool is_screen(const Reader& r, const Token& t) {
  if (t.kind != Kind::dimension || t.number < 100) return false;
  const std::string unit = lower_text_of(r.bytes, t);
  return unit == "vh" || unit == "dvh" || unit == "svh" || unit == "lvh";
}

Word measure(const Reader& r) {
  if (!r.one() || r.tokens[0].kind == Kind::function) return Word::unknown;
  if (is_screen(r, r.tokens[0])) return Word::screen;
  return is_speck(r, r.tokens[0]) ? Word::zero : Word::some;
}

Word display(const Reader& r) {
  constexpr std::string_view kBoxes[] = {"block",       "flex",      "grid",      "inline-block", "inline-flex",
                                         "inline-grid", "list-item", "flow-root", "-webkit-box",  "-webkit-flex"};
  const std::string word = r.first_word();
  if (!r.one() || word.empty() || r.tokens[0].kind != Kind::ident) return Word::unknown;
  if (word == "none") return Word::none;
  if (word == "contents") return Word::contents;
  return std::find(std::begin(kBoxes), std::end(kBoxes), word) != std::end(kBoxes) ? Word::box : Word::in_line;
}

Word visibility(const Reader& r) {
  const std::string word = r.first_word();
  if (word == "hidden" || word == "collapse") return Word::hidden;
  return word == "visible" ? Word::visible : Word::unknown;
}

Word content_visibility(const Reader& r) {
  return r.first_word() == "hidden" ? Word::hidden : Word::visible;
}

Word opacity(const Reader& r) {
  const Token& t = r.tokens[0];
  if (!r.one() || (t.kind != Kind::number && t.kind != Kind::percentage)) return Word::unknown;
  return t.number <= 0 ? Word::zero : Word::some;
}

Word font_size_of(const Reader& r, const Token& t) {
  if (is_measure(t)) {
    if (t.number == 0) return Word::zero;
    const std::string unit = t.kind == Kind::dimension ? lower_text_of(r.bytes, t) : "%";
    const bool share = unit == "%" || unit == "em" || unit == "ex" || unit == "ch" || unit == "lh";
    return share ? Word::relative : Word::some;
  }
  if (t.kind != Kind::ident) return Word::unknown;
  return r.is(t, "smaller") || r.is(t, "larger") ? Word::relative : Word::some;
}

// font: [style, weight …] size[/line-height] family. Weights are plain numbers from 1 on.
Word size_in_font(const Reader& r) {
  for (const Token& t : r.tokens) {
    if (t.kind == Kind::function) return Word::unknown;
    if (is_measure(t) && (t.kind != Kind::number || t.number == 0)) return font_size_of(r, t);
  }
  return Word::some;
}

Word position(const Reader& r) {
  const std::string word = r.first_word();
  if (word == "absolute" || word == "fixed") return Word::out_of_flow;
  return word == "static" || word == "relative" || word == "sticky" ? Word::in_flow : Word::unknown;
}

Word offset(const Reader& r) {
  const Token& t = r.tokens[0];
  if (!r.one() || t.kind != Kind::dimension) return Word::some;
  const std::string unit = lower_text_of(r.bytes, t);
  const bool far = (unit == "px" && t.number <= -kFar) || ((unit == "em" || unit == "rem") && t.number <= -kFarInEms);
  return far ? Word::far : Word::some;
}

// rect(top, right, bottom, left)
Word clip(const Reader& r) {
  if (r.first_word() != "rect") return r.one() && r.has("auto") ? Word::some : Word::unknown;
  std::vector<double> sides;
  for (std::size_t i = 1; i < r.tokens.size(); ++i) {
    const Token& t = r.tokens[i];
    if (t.kind == Kind::comma || t.kind == Kind::close_paren) continue;
    if (!is_measure(t) || (t.number != 0 && !is_in_pixels(r, t))) return Word::unknown;
    sides.push_back(t.number);
  }
  if (sides.size() != 4) return Word::unknown;
  return sides[2] - sides[0] <= kSpeck || sides[1] - sides[3] <= kSpeck ? Word::empty : Word::some;
}

Word clip_path(const Reader& r) {
  const std::string word = r.first_word();
  if (word == "none") return Word::some;
  if (r.tokens[0].kind != Kind::function || r.tokens.size() < 2) return Word::unknown;
  bool nothing = true;
  for (std::size_t i = 1; i < r.tokens.size(); ++i) {
    const Token& t = r.tokens[i];
    if (t.kind == Kind::comma || (t.kind == Kind::close_paren && i + 1 == r.tokens.size())) continue;
    if (!is_measure(t)) return Word::unknown;
    nothing = nothing && (word == "inset" ? t.kind == Kind::percentage && t.number >= 50 : t.number == 0);
  }
  const bool shape = word == "inset" || word == "circle" || word == "polygon" || word == "ellipse";
  return shape && nothing ? Word::empty : Word::unknown;
}

Word overflow_of(const Reader& r, const Token& t) {
  return r.is(t, "hidden") || r.is(t, "clip") ? Word::clips : Word::some;
}

Word padding_of(const Token& t) {
  return is_measure(t) && t.number == 0 ? Word::zero : Word::some;
}

Word movement(const Reader& r) {
  if (r.has("none")) return Word::none;
  for (const Token& t : r.tokens) {
    if (t.kind == Kind::function) return Word::some;
  }
  return r.one() && is_measure(r.tokens[0]) && r.tokens[0].number == 0 ? Word::none : Word::some;
}

void background(const Reader& r, std::vector<Setting>& out) {
  if (r.one() && r.is(r.tokens[0], "none")) {
    out.push_back({Property::background_colour, {Word::transparent, 0}});
    out.push_back({Property::background_image, {Word::none, 0}});
    return;
  }
  const Value colour = read_colour(r.bytes, r.span);
  out.push_back({Property::background_colour, colour});
  out.push_back({Property::background_image, {colour.word == Word::unknown ? Word::unknown : Word::none, 0}});
}

bool is_inherited(Property p) {
  return p == Property::visibility || p == Property::font_size || p == Property::colour;
}

Word initial_of(Property p) {
  switch (p) {
    case Property::display: return Word::in_line;
    case Property::visibility:
    case Property::content_visibility: return Word::visible;
    case Property::position: return Word::in_flow;
    case Property::padding_x:
    case Property::padding_y: return Word::zero;
    case Property::background_colour: return Word::transparent;
    case Property::background_image:
    case Property::moves: return Word::none;
    default: return Word::some;
  }
}

struct Known {
  std::string_view name;
  Property property;
  Property second;  // of a shorthand; equal to `property` elsewhere
};

constexpr Known kKnown[] = {
    {"display", Property::display, Property::display},
    {"content-visibility", Property::content_visibility, Property::content_visibility},
    {"visibility", Property::visibility, Property::visibility},
    {"opacity", Property::opacity, Property::opacity},
    {"font-size", Property::font_size, Property::font_size},
    {"font", Property::font_size, Property::font_size},
    {"position", Property::position, Property::position},
    {"left", Property::left, Property::left},
    {"inset-inline-start", Property::left, Property::left},
    {"top", Property::top, Property::top},
    {"inset-block-start", Property::top, Property::top},
    {"right", Property::right, Property::right},
    {"inset-inline-end", Property::right, Property::right},
    {"bottom", Property::bottom, Property::bottom},
    {"inset-block-end", Property::bottom, Property::bottom},
    {"inset-inline", Property::left, Property::right},
    {"inset-block", Property::top, Property::bottom},
    {"clip", Property::clip, Property::clip},
    {"clip-path", Property::clip_path, Property::clip_path},
    {"width", Property::width, Property::width},
    {"inline-size", Property::width, Property::width},
    {"height", Property::height, Property::height},
    {"block-size", Property::height, Property::height},
    {"max-width", Property::max_width, Property::max_width},
    {"max-height", Property::max_height, Property::max_height},
    {"min-width", Property::min_width, Property::min_width},
    {"min-height", Property::min_height, Property::min_height},
    {"overflow", Property::overflow_x, Property::overflow_y},
    {"overflow-x", Property::overflow_x, Property::overflow_x},
    {"overflow-y", Property::overflow_y, Property::overflow_y},
    {"padding", Property::padding_x, Property::padding_y},
    {"padding-left", Property::padding_x, Property::padding_x},
    {"padding-right", Property::padding_x, Property::padding_x},
    {"padding-inline", Property::padding_x, Property::padding_x},
    {"padding-top", Property::padding_y, Property::padding_y},
    {"padding-bottom", Property::padding_y, Property::padding_y},
    {"padding-block", Property::padding_y, Property::padding_y},
    {"margin", Property::margin_top, Property::margin_top},
    {"margin-top", Property::margin_top, Property::margin_top},
    {"margin-block", Property::margin_top, Property::margin_top},
    {"margin-block-start", Property::margin_top, Property::margin_top},
    {"float", Property::floats, Property::floats},
    {"color", Property::colour, Property::colour},
    {"background-color", Property::background_colour, Property::background_colour},
    {"background-image", Property::background_image, Property::background_image},
    {"background", Property::background_colour, Property::background_image},
    {"transition", Property::moves, Property::moves},
    {"transition-property", Property::moves, Property::moves},
    {"transition-duration", Property::moves, Property::moves},
    {"-webkit-transition", Property::moves, Property::moves},
    {"animation", Property::moves, Property::moves},
    {"animation-name", Property::moves, Property::moves},
    {"-webkit-animation", Property::moves, Property::moves},
    {"will-change", Property::moves, Property::moves},
    {"text-shadow", Property::repaint, Property::repaint},
    {"-webkit-text-fill-color", Property::repaint, Property::repaint},
    {"-webkit-text-stroke", Property::repaint, Property::repaint},
    {"background-clip", Property::repaint, Property::repaint},
    {"-webkit-background-clip", Property::repaint, Property::repaint},
};

// Every known property at once: `all`, and inset, of which no single side can be told from the others.
void everything(Word word, Property first, Property last, std::vector<Setting>& out) {
  for (auto p = static_cast<int>(first); p <= static_cast<int>(last); ++p) {
    out.push_back({static_cast<Property>(p), {word, 0}});
  }
}

Word word_of(const Reader& r, std::string_view name, Property property) {
  switch (property) {
    case Property::display: return display(r);
    case Property::content_visibility: return content_visibility(r);
    case Property::visibility: return visibility(r);
    case Property::opacity: return opacity(r);
    case Property::font_size:
      return name == "font" ? size_in_font(r) : r.one() ? font_size_of(r, r.tokens[0]) : Word::unknown;
    case Property::position: return position(r);
    case Property::left:
    case Property::top:
    case Property::right:
    case Property::bottom: return offset(r);
    case Property::clip: return clip(r);
    case Property::clip_path: return clip_path(r);
    case Property::width:
    case Property::height:
    case Property::max_width:
    case Property::max_height:
    case Property::min_width:
    case Property::min_height: return measure(r);
    case Property::background_image: return r.one() && r.has("none") ? Word::none : Word::unknown;
    case Property::moves: return movement(r);
    default: return Word::some;
  }
}

}  // namespace

bool may_hide(const Setting& setting) {
  switch (setting.value.word) {
    case Word::none: return setting.property == Property::display;
    case Word::hidden:
    case Word::far:
    case Word::empty: return true;
    case Word::clips: return setting.property == Property::overflow_y;
    case Word::zero:
      return setting.property != Property::padding_x && setting.property != Property::padding_y &&
             setting.property != Property::min_width && setting.property != Property::min_height;
    case Word::colour:
    case Word::transparent: return setting.property == Property::colour;
    default: return false;
  }
}

bool is_known_property(std::string_view name) {
  return name == "all" || name == "inset" ||
         std::any_of(std::begin(kKnown), std::end(kKnown), [&](const Known& known) { return known.name == name; });
}

void read_value(std::string_view name, std::string_view bytes, Span value, std::vector<Setting>& out) {
  if (name == "all") return everything(Word::unknown, Property::display, Property::repaint, out);
  if (name == "inset") return everything(Word::unknown, Property::left, Property::bottom, out);
  const auto* known =
      std::find_if(std::begin(kKnown), std::end(kKnown), [&](const Known& k) { return k.name == name; });
  if (known == std::end(kKnown)) return;
  Reader r{bytes, value, {}};
  Lexer lexer(bytes, value);
  bool doubtful = false;
  for (Token t = lexer.next(); t.kind != Kind::eof && r.tokens.size() <= kMostTokens; t = lexer.next()) {
    if (t.kind == Kind::space) continue;
    if (t.kind == Kind::function) {
      const std::string function = lower_text_of(bytes, t);
      doubtful = doubtful || function == "var" || function == "env" || function == "attr";
    }
    r.tokens.push_back(t);
  }
  if (r.tokens.empty()) return;  // no value: the declaration is dropped
  if (r.tokens.size() > kMostTokens) doubtful = true;
  const bool pair = known->property != known->second;
  const auto set = [&](Property p, Value v) { out.push_back({p, v}); };
  const auto set_word = [&](Property p, Word w) { set(p, {w, 0}); };
  // Nearly every rule has a margin. Of interest is one that moves something up, and a box that others stand beside.
  if (known->property == Property::margin_top) {
    const Token& top = r.tokens.front();
    const bool up = (is_measure(top) && top.number < 0) || r.first_word() == "calc";
    return up ? set_word(Property::margin_top, Word::unknown) : void();
  }
  if (known->property == Property::floats && r.has("none")) return;
  if (doubtful) {
    set_word(known->property, Word::unknown);
    if (pair) set_word(known->second, Word::unknown);
    return;
  }
  if (r.one() && r.tokens[0].kind == Kind::ident) {
    const std::string wide = r.first_word();
    const auto set_wide = [&](Property p) {
      if (wide == "initial" || (wide == "unset" && !is_inherited(p))) return set_word(p, initial_of(p));
      const bool inherits = (wide == "inherit" || wide == "unset") && is_inherited(p);
      set_word(p, inherits ? Word::inherit : Word::unknown);
    };
    if (wide == "inherit" || wide == "initial" || wide == "unset" || wide == "revert" || wide == "revert-layer") {
      set_wide(known->property);
      if (pair) set_wide(known->second);
      return;
    }
  }
  if (name == "background") return background(r, out);
  if (name == "overflow" || name == "overflow-x" || name == "overflow-y") {
    set_word(known->property, overflow_of(r, r.tokens.front()));
    if (pair) set_word(known->second, overflow_of(r, r.tokens.back()));
    return;
  }
  if (name.starts_with("padding")) {
    Word word = Word::zero;
    for (const Token& t : r.tokens) word = padding_of(t) == Word::zero ? word : Word::some;
    const bool one_side =
        name.ends_with("left") || name.ends_with("right") || name.ends_with("top") || name.ends_with("bottom");
    if (one_side && word == Word::zero) return;  // the other side stays what it is
    set_word(known->property, word);
    if (pair) set_word(known->second, word);
    return;
  }
  if (name.starts_with("inset-") && pair) {
    set_word(known->property, Word::some);
    set_word(known->second, Word::some);
    return;
  }
  if (known->property == Property::colour || known->property == Property::background_colour) {
    return set(known->property, read_colour(bytes, value));
  }
  set_word(known->property, word_of(r, name, known->property));
}

}  // namespace beian::css
