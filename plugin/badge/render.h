// render.h — the badge: the only producer of bytes that beian puts into pages.
//
// One root element with data-beian, no line break of its own, ICP number first, every number one unbroken run of text
// with its link, double-quoted attributes. Pure ASCII with character references unless the page is proven UTF-8. The
// style keeps the badge centred, below floats, above fixed side bars (position and z-index: measured on fifteen
// themes), in the page's own text colour, and lets a line break only between two numbers.
//
//   <div data-beian style="…"><a href="https://beian.miit.gov.cn/" …>京ICP备2024990001号-1</a> <a
//   href="…">京公网安备…</a></div>
#pragma once
#include <string>
#include <vector>

#include "base/escape.h"
#include "rules/policy.h"

namespace beian {

struct BadgeContent {
  std::vector<Number> icp;
  std::vector<Number> gongan;
  bool owner = false;     // the 版权所有 line
  bool phrasing = false;  // <span> as the root, for a place inside an open <p>
  bool ascii_only = true;
  std::string icon_src;   // address of the icon; empty: none
  std::string sheet_src;  // address of the style sheet, where style is sheet; empty: none
  BadgeStyle style = BadgeStyle::attributes;
  bool amp = false;  // an AMP page: <amp-img> instead of <img>

  bool empty() const { return icp.empty() && gongan.empty(); }
};

Html render_badge(const Policy& policy, const BadgeContent& content);

// The whole badge of a policy, in UTF-8: what `beian render` prints.
std::string rendered_badge(const Policy& policy);

// The address by which the page `path` (relative to the root) gets `file` of the root. Empty where none is sure: a page
// that may be served under any address (404.html), or that has a <base> (`has_base`).
std::string own_file_address(std::string_view file, std::string_view path, bool has_base);

// The address of the policy's icon on the page `path`; empty where it has none. Where none is sure, or all pages are to
// hold the icon, it is the picture itself.
std::string icon_address(const Policy& policy, std::string_view path, bool has_base);

// The link that belongs to a number: its address, and the start tag of one. `attributes`: more of them, each with a
// space in front.
std::string registry_url(const Number& number);
Html registry_link(const Number& number, bool ascii_only, const Html& attributes = {});

}  // namespace beian
