// template.h — a badge of the owner's own making: markup with named places for numbers, links, icon and owner.
//
// What:   The compiled form of badge.template: pieces of markup that were proven harmless when the program started
//         (site/badge_template.h), slots that are filled for each page, and sections that fall away where a page lacks
//         only a part.
// Naive:  Replace {{icp}} in a string: an owner called “A & B” breaks the page, and a page whose theme shows the ICP
//         number gets it twice.
// Ours:   Each slot knows where it stands, in text or in an attribute, and is escaped for that. A template that has no
//         section around what a page does not need is not used there: our plain badge with just the missing part is.
//
//   <p>{{#icp}}<a href="{{icp_url}}">{{icp}}</a>{{/icp}} {{#gongan}}<a
//   href="{{gongan_url}}">{{gongan}}</a>{{/gongan}}</p>
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/escape.h"

namespace beian {

struct BadgeContent;
struct Policy;

enum class Slot : std::uint8_t { icp, icp_url, gongan, gongan_url, icon, icon_size, owner };

struct TemplatePart {
  enum class Kind : std::uint8_t { markup, slot, section, section_end };
  Kind kind = Kind::markup;
  std::string markup;         // UTF-8, proven by site/badge_template
  Slot slot = Slot::icp;      // of a slot; of a section: icp, gongan, icon or owner
  std::uint32_t index = 0;    // which number of its list
  bool in_attribute = false;  // of a slot: inside double quotes
};

struct BadgeTemplate {
  std::vector<TemplatePart> parts;
  bool phrasing = false;  // holds nothing that may not stand in a <p>
  bool empty() const { return parts.empty(); }
};

// The first slot of the policy's template that nothing in `content` fills; null where there is none.
const TemplatePart* unfilled_slot(const Policy& policy, const BadgeContent& content);

// Can the policy's template show `content`: all of it, and nothing else?
bool template_fits(const Policy& policy, const BadgeContent& content);

// What stands inside our root element. template_fits() must hold.
Html render_template(const Policy& policy, const BadgeContent& content);

}  // namespace beian
