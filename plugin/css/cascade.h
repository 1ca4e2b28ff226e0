// cascade.h — is an element displayed, after all style sheets of its page? The answer for a wide screen and a phone.
//
// What:   For an element and those around it: collects the declarations that match, orders them (importance, layer,
//         style attribute, specificity, order of appearance), and follows what is inherited and what is not.
// Why:    .VPFooter.has-sidebar { display: none } hides a number that every text search finds.
// Ours:   The answer is "hidden" only where it is sure. A rule that may match never hides, and one that may match and
//         would show does show. An element with a transition or an animation may come back where it has no opacity, no
//         size or no place on the screen. <html> and <body> are never hidden: pages that begin so are shown by script.
//
// Hidden is: display none, content-visibility and visibility hidden, opacity 0, font-size 0, far off the screen,
// clipped to nothing, a box without size that clips, and text that is transparent or has the colour of the background
// that is declared nearest around it.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "css/element.h"
#include "css/match.h"
#include "css/sheet.h"

namespace beian::css {

// A sheet of the page, in the order of the cascade.
struct AppliedSheet {
  const Sheet* sheet = nullptr;
  OnScreens on = OnScreens::all(Trit::yes);
  std::string name;      // for messages
  bool layered = false;  // imported into a layer
  std::string layer;     // its name; empty: one of its own
};

// What hides an element: a declaration, and the element that it stands on.
struct Cause {
  std::int32_t element = kNone;  // kNone: nothing hides
  std::int32_t sheet = kNone;    // kNone: the style attribute
  std::uint32_t rule = 0;
  std::uint32_t complex = 0;
  std::int32_t text = -1;
  bool below = false;  // of the first screen, which is all that can be seen

  explicit operator bool() const { return element != kNone; }
};

struct Verdict {
  std::array<Cause, kScreens> hidden;  // by screen

  bool everywhere() const { return hidden[0] && hidden[1]; }
  bool anywhere() const { return hidden[0] || hidden[1]; }
};

class Cascade {
 public:
  // An app of one screen keeps the page from scrolling (body { overflow: hidden }), fills the screen (#app { height:
  // 100vh }), and what stands behind it in <body> is never seen. That is said only where each step is sure: <body> has
  // no display of its own (in a flex container the app may shrink), the element that fills the screen stands in the
  // flow, and nothing is moved up.
  //
  // `suspicious`: what depends on siblings that are not known counts as hiding, so that the answer "displayed" is sure.
  Cascade(const std::vector<AppliedSheet>& sheets, const std::vector<Element>& elements, bool suspicious);

  Verdict of(std::int32_t element);
  // Did an answer depend on siblings that are not known?
  bool asked_siblings() const { return asked_siblings_; }
  // "assets/style.css: .VPFooter.has-sidebar { display: none }"
  std::string describe(const Cause& cause) const;

 private:
  struct Match {
    std::uint64_t rank = 0;
    std::uint64_t order = 0;
    OnScreens on;
    bool by_sibling = false;
    const Declaration* declaration = nullptr;
    Cause cause;
  };
  struct Won {
    bool found = false;
    Value value;
    Cause cause;
    Word word() const { return value.word; }
    bool is(Word w) const { return found && value.word == w; }
  };
  using Winners = std::array<Won, static_cast<std::size_t>(Property::count_)>;
  // Of one element on one screen: what hides what stands in it.
  struct State {
    Cause gone;            // whatever is inside
    Cause displaced;       // but for what is positioned on its own
    Cause invisible;       // but for what says otherwise
    Cause tiny;            // but for what says otherwise
    Cause locked;          // nothing can be scrolled to: what keeps the page from scrolling
    bool scrolls = false;  // <html> says that it scrolls, or something that is not known
    Cause below;           // below the first screen of such a page, but for what is positioned on its own
    Cause painted;         // what set the colour
    Value colour;
    Value background;
    bool repainted = false;
  };
  using States = std::array<State, kScreens>;

  const States& states_of(std::int32_t element);
  bool may_be_there(std::uint32_t key) const {
    return key == kAnyKey || (names_[key % kNames / 64] >> (key % 64) & 1) != 0;
  }
  void note_name(std::uint32_t key) { names_[key % kNames / 64] |= std::uint64_t{1} << (key % 64); }
  void collect(std::int32_t element);
  void collect_key(std::size_t sheet, std::uint32_t key, std::int32_t element);
  void collect_style(std::int32_t element);
  void add(const Declaration& declaration, std::uint16_t layer, std::uint32_t specificity, std::uint64_t order,
           OnScreens on, bool by_sibling, const Cause& cause);
  Winners winners(std::size_t screen) const;
  static void apply(const Winners& won, const Element& element, State& state);
  static void lock(const Winners& won, const Element& element, State& state);
  void note_below(std::int32_t element, States& states);

  const std::vector<AppliedSheet>& sheets_;
  const std::vector<Element>& elements_;
  std::vector<std::vector<std::uint16_t>> layers_;
  Matcher matcher_;
  bool suspicious_;
  bool asked_siblings_ = false;
  // The names of all elements, each as one bit: nearly every rule of a sheet speaks of some that the page has not.
  static constexpr std::uint32_t kNames = 1024;
  std::array<std::uint64_t, kNames / 64> names_{};
  std::vector<std::optional<States>> known_;
  std::vector<Match> matches_;      // of the element in hand
  std::vector<Declaration> style_;  // its style attribute
  std::vector<std::string> style_texts_;
};

}  // namespace beian::css
