#include "css/cascade.h"

#include <algorithm>

#include "css/layers.h"

namespace beian::css {
namespace {

constexpr std::uint16_t kStyleAttribute = 0x7fff;

// Importance, then the layer (which counts the other way round for what is important), then specificity.
std::uint64_t rank_of(bool important, std::uint16_t layer, std::uint32_t specificity) {
  const auto place = static_cast<std::uint64_t>(layer == kStyleAttribute || !important ? layer : kUnlayered - layer);
  return static_cast<std::uint64_t>(important) << 62 | place << 32 | specificity;
}

// Of a declaration that may count: would it only be one more reason to hide? Then it is left out; else it is believed
// to show.
bool only_hides(const Setting& setting) {
  switch (setting.value.word) {
    case Word::none:
    case Word::hidden:
    case Word::zero:
    case Word::out_of_flow:
    case Word::far:
    case Word::empty:
    case Word::clips: return true;
    default: return false;
  }
}

const Value kUnknown;

}  // namespace

Cascade::Cascade(const std::vector<AppliedSheet>& sheets, const std::vector<Element>& elements, bool suspicious)
    : sheets_(sheets),
      elements_(elements),
      layers_(layer_order(sheets)),
      matcher_(elements),
      suspicious_(suspicious),
      known_(elements.size()) {
  for (const Element& element : elements) {
    for (const std::uint32_t key : element.keys) note_name(key);
    for (const auto& attribute : element.attributes) note_name(key_of('[', attribute.first));
  }
}

void Cascade::add(const Declaration& declaration, std::uint16_t layer, std::uint32_t specificity, std::uint64_t order,
                  OnScreens on, bool by_sibling, const Cause& cause) {
  Match match;
  match.rank = rank_of(declaration.important, layer, specificity);
  match.order = order;
  match.on = on;
  match.by_sibling = by_sibling;
  match.declaration = &declaration;
  match.cause = cause;
  match.cause.text = declaration.text;
  matches_.push_back(match);
}

void Cascade::collect_key(std::size_t s, std::uint32_t key, std::int32_t element) {
  const Sheet& sheet = *sheets_[s].sheet;
  auto entry = std::lower_bound(sheet.index.begin(), sheet.index.end(), key,
                                [](const IndexEntry& e, std::uint32_t k) { return e.key < k; });
  for (; entry != sheet.index.end() && entry->key == key; ++entry) {
    if (!may_be_there(entry->attribute) || !may_be_there(entry->around)) continue;
    const Rule& rule = sheet.rules[entry->rule];
    matcher_.forget_siblings();
    const Trit matched = matcher_.match(sheet.lists, rule.list, entry->complex, element);
    if (matched == Trit::no) continue;
    const OnScreens on = both(both(rule.on, sheets_[s].on), OnScreens::all(matched));
    const bool by_sibling = matcher_.asked_siblings();
    asked_siblings_ = asked_siblings_ || by_sibling;
    Cause cause;
    cause.element = element;
    cause.sheet = static_cast<std::int32_t>(s);
    cause.rule = entry->rule;
    cause.complex = entry->complex;
    const std::uint32_t specificity = sheet.lists[rule.list].complexes[entry->complex].specificity;
    for (std::uint32_t d = rule.first; d < rule.last; ++d) {
      add(sheet.declarations[d], layers_[s][rule.layer], specificity, static_cast<std::uint64_t>(s) << 32 | d, on,
          by_sibling, cause);
    }
  }
}

void Cascade::collect_style(std::int32_t element) {
  style_.clear();
  const std::string* style = elements_[static_cast<std::size_t>(element)].attribute("style");
  if (style == nullptr) return;
  style_ = read_style_attribute(*style, style_texts_);
  Cause cause;
  cause.element = element;
  for (std::size_t d = 0; d < style_.size(); ++d) {
    add(style_[d], kStyleAttribute, 0, d, OnScreens::all(Trit::yes), false, cause);
  }
}

void Cascade::collect(std::int32_t index) {
  matches_.clear();
  for (std::size_t s = 0; s < sheets_.size(); ++s) {
    collect_key(s, kAnyKey, index);
    for (const std::uint32_t key : elements_[static_cast<std::size_t>(index)].keys) collect_key(s, key, index);
  }
  collect_style(index);
  std::stable_sort(matches_.begin(), matches_.end(), [](const Match& a, const Match& b) {
    return a.rank != b.rank ? a.rank > b.rank : a.order > b.order;
  });
}

Cascade::Winners Cascade::winners(std::size_t screen) const {
  Winners out;
  for (const Match& match : matches_) {
    const Setting& setting = match.declaration->setting;
    Won& won = out[static_cast<std::size_t>(setting.property)];
    const Trit counts = match.on.on[screen];
    if (won.found || counts == Trit::no) continue;
    if (counts == Trit::maybe) {
      if (suspicious_ && match.by_sibling) {
        if (!only_hides(setting)) continue;
      } else {
        if (!only_hides(setting)) won.found = true;  // with a value that is not known
        continue;
      }
    }
    won = {true, setting.value, match.cause};
  }
  return out;
}

// The overflow of <html>, or else of <body>, is that of the screen.
void Cascade::lock(const Winners& won, const Element& element, State& state) {
  const auto of = [&](Property p) -> const Won& { return won[static_cast<std::size_t>(p)]; };
  const Won& overflow = of(Property::overflow_y);
  const bool clips = overflow.is(Word::clips);
  if (element.tag == "html") {
    state.scrolls = overflow.found && !clips;
    if (clips) state.locked = overflow.cause;
  } else {
    const Won& position = of(Property::position);
    const bool plain = !of(Property::display).found && (!position.found || position.is(Word::in_flow));
    if (clips && !state.locked && !state.scrolls) state.locked = overflow.cause;
    if (!plain || (overflow.found && !clips)) state.locked = {};
  }
}

// Of a child of <body>: does an element in front of it fill the screen?
void Cascade::note_below(std::int32_t index, States& states) {
  const Element& here = elements_[static_cast<std::size_t>(index)];
  for (std::int32_t s = here.previous; s != kNone; s = elements_[static_cast<std::size_t>(s)].previous) {
    if (s == kNotKnown) {
      asked_siblings_ = true;
      for (State& state : states) {
        if (suspicious_) state.below = state.locked;
      }
      break;
    }
    collect(s);
    const Element& sibling = elements_[static_cast<std::size_t>(s)];
    for (std::size_t screen = 0; screen < kScreens; ++screen) {
      const Winners won = winners(screen);
      const auto of = [&](Property p) -> const Won& { return won[static_cast<std::size_t>(p)]; };
      const Won& display = of(Property::display);
      const Won& position = of(Property::position);
      const bool boxed =
          display.found ? display.is(Word::box) : sibling.boxed && sibling.attribute("hidden") == nullptr;
      const bool in_flow = (!position.found || position.is(Word::in_flow)) && !of(Property::floats).found;
      const bool tall = of(Property::height).is(Word::screen) || of(Property::min_height).is(Word::screen);
      if (boxed && in_flow && tall && !of(Property::max_height).found) states[screen].below = states[screen].locked;
    }
  }
  for (State& state : states) {
    if (!state.below) continue;
    state.below.element = index;
    state.below.below = true;
  }
}

void Cascade::apply(const Winners& won, const Element& element, State& state) {
  const auto of = [&](Property p) -> const Won& { return won[static_cast<std::size_t>(p)]; };
  const auto set = [](Cause& cause, const Won& by) {
    if (!cause) cause = by.cause;
  };
  const Won& colour = of(Property::colour);
  if (colour.found ? !colour.is(Word::inherit) : element.link) {
    state.colour = colour.found ? colour.value : kUnknown;
    state.painted = colour.cause;
  }
  const Won& position = of(Property::position);
  const bool out_of_flow = position.is(Word::out_of_flow);
  if (position.found && !position.is(Word::in_flow)) {
    state.displaced = {};
    state.background = kUnknown;
  }
  const Won& background = of(Property::background_colour);
  const Won& picture = of(Property::background_image);
  if (picture.found && !picture.is(Word::none)) {
    state.background = kUnknown;
  } else if (background.found && !background.is(Word::transparent)) {
    state.background = background.value;
  }
  state.repainted = state.repainted || of(Property::repaint).found;
  if (element.tag == "html" || element.tag == "body") return lock(won, element, state);
  const bool stays =
      (!position.found || position.is(Word::in_flow)) && !of(Property::top).found && !of(Property::bottom).found;
  if (of(Property::margin_top).found || !stays) {
    state.locked = {};
    state.below = {};
  }

  const Won& display = of(Property::display);
  if (display.is(Word::none)) set(state.gone, display);
  const bool boxless = display.found && (display.is(Word::contents) || display.is(Word::unknown));
  const Won& moves = of(Property::moves);
  const bool comes_back = moves.found && !moves.is(Word::none);

  const Won& visibility = of(Property::visibility);
  if (visibility.found && !visibility.is(Word::inherit)) {
    state.invisible = visibility.is(Word::hidden) && !comes_back ? visibility.cause : Cause();
  }
  const Won& font = of(Property::font_size);
  if (font.found && !font.is(Word::relative) && !font.is(Word::inherit)) {
    state.tiny = font.is(Word::zero) && !comes_back ? font.cause : Cause();
  }
  if (boxless || comes_back) return;

  if (of(Property::content_visibility).is(Word::hidden)) set(state.gone, of(Property::content_visibility));
  if (of(Property::opacity).is(Word::zero)) set(state.gone, of(Property::opacity));
  if (of(Property::clip_path).is(Word::empty)) set(state.gone, of(Property::clip_path));
  if (out_of_flow) {
    if (of(Property::clip).is(Word::empty)) set(state.gone, of(Property::clip));
    if (of(Property::left).is(Word::far) && !of(Property::right).is(Word::far))
      set(state.displaced, of(Property::left));
    if (of(Property::top).is(Word::far) && !of(Property::bottom).is(Word::far)) set(state.displaced, of(Property::top));
  }
  if (!out_of_flow && !display.is(Word::box) && (display.found || !element.boxed)) return;
  const auto closes = [&](Property size, Property most, Property least, Property padding, Property overflow) {
    const Won& zero = of(size).is(Word::zero) ? of(size) : of(most);
    const auto is_nothing = [&](Property p) { return !of(p).found || of(p).is(Word::zero); };
    if (zero.is(Word::zero) && is_nothing(least) && is_nothing(padding) && of(overflow).is(Word::clips)) {
      set(state.displaced, zero);
    }
  };
  closes(Property::height, Property::max_height, Property::min_height, Property::padding_y, Property::overflow_y);
  closes(Property::width, Property::max_width, Property::min_width, Property::padding_x, Property::overflow_x);
}

const Cascade::States& Cascade::states_of(std::int32_t element) {
  std::vector<std::int32_t> path;
  for (std::int32_t e = element; e != kNone && !known_[static_cast<std::size_t>(e)];
       e = elements_[static_cast<std::size_t>(e)].parent) {
    path.push_back(e);
  }
  while (!path.empty()) {
    const std::int32_t e = path.back();
    path.pop_back();
    const Element& here = elements_[static_cast<std::size_t>(e)];
    States states = here.parent == kNone ? States() : *known_[static_cast<std::size_t>(here.parent)];
    collect(e);
    for (std::size_t screen = 0; screen < kScreens; ++screen) apply(winners(screen), here, states[screen]);
    const bool in_body = here.parent != kNone && elements_[static_cast<std::size_t>(here.parent)].tag == "body";
    if (in_body && (states[0].locked || states[1].locked)) note_below(e, states);
    known_[static_cast<std::size_t>(e)] = states;
  }
  return *known_[static_cast<std::size_t>(element)];
}

Verdict Cascade::of(std::int32_t element) {
  const States& states = states_of(element);
  Verdict out;
  for (std::size_t screen = 0; screen < kScreens; ++screen) {
    const State& state = states[screen];
    Cause& cause = out.hidden[screen];
    for (const Cause* each : {&state.gone, &state.displaced, &state.invisible, &state.tiny, &state.below}) {
      if (!cause) cause = *each;
    }
    if (cause || state.repainted) continue;
    const bool same = state.colour.word == Word::colour && state.background.word == Word::colour &&
                      state.colour.colour == state.background.colour;
    if (same || state.colour.word == Word::transparent) cause = state.painted;
  }
  return out;
}

std::string Cascade::describe(const Cause& cause) const {
  if (cause.sheet == kNone) {
    return cause.text < 0 ? "style" : "style=\"" + style_texts_[static_cast<std::size_t>(cause.text)] + "\"";
  }
  const AppliedSheet& applied = sheets_[static_cast<std::size_t>(cause.sheet)];
  const Sheet& sheet = *applied.sheet;
  const std::vector<std::string>& selectors = sheet.selector_texts[sheet.rules[cause.rule].list];
  std::string out = applied.name + ": ";
  if (cause.complex < selectors.size()) out += selectors[cause.complex];
  return out + " { " + (cause.text < 0 ? "" : sheet.texts[static_cast<std::size_t>(cause.text)]) + " }";
}

}  // namespace beian::css
