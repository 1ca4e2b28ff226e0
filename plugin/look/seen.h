// seen.h — what was seen of the numbers on one page, as data.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace beian {

enum class Standing : std::uint8_t { unknown, below, beside, over, above };  // of the number, to the page's content
std::string_view standing_name(Standing position);

// The copy of a number that a visitor sees best.
struct SeenNumber {
  std::string number;
  bool in_dom = false;     // its text is in the page, when all scripts have run
  bool displayed = false;  // it has a box, nothing makes it invisible, and a visitor can scroll to it
  bool hit = false;        // the topmost element at the centre of its box is its own
  bool own = false;        // it stands in our badge
  Standing standing = Standing::unknown;
  std::optional<double> contrast;  // with what is behind it, WCAG 2 (1…21); none: a picture is behind it
  double font_px = 0;
  std::string why;  // not displayed or not hit: missing, display, visibility, opacity, no-box, unreachable, clip,
                    // colour, covered
  std::string by;   // the element that is the reason: "aside.VPSidebar"
};

struct Seen {
  bool badge = false;  // an element of ours is in the page
  std::vector<SeenNumber> numbers;
  // Where the last of them stood on the screen, in px; none: nowhere.
  struct Box {
    double x = 0, y = 0, width = 0, height = 0;
  };
  std::optional<Box> box;
};

// One page on one screen.
struct View {
  int width = 0;  // px
  Seen light;
  Seen dark;                 // with prefers-color-scheme: dark
  Seen print;                // on paper; only in_dom and displayed mean something
  std::string clicked;       // the address of the link that was clicked; empty: there was none to click
  bool client_side = false;  // the click loaded no document: a router changed the page
  Seen after_click;
  Seen after_back;
  std::vector<std::string> console;  // errors that the page without our badge does not have
  std::string picture;               // of the screen around the numbers, WebP in base64; empty: not asked for
};

struct LookedAt {
  std::string path;        // relative to the root
  bool required = true;    // the page must show the numbers
  bool own_badge = false;  // the file holds our badge
  std::vector<View> views;
};

}  // namespace beian
