// policy.h — what is asked of every page: the typed, validated, immutable form of config + command line.
//
// The shell builds one Policy at start (site/settings.h) and every worker reads it. Nothing here is a file, a
// clock or a global: the year is a field, so that `inspect` is a pure function of (bytes, policy, resources).
#pragma once
#include <string>
#include <vector>

#include "badge/style.h"
#include "badge/template.h"
#include "number/number.h"
#include "rules/severity.h"
#include "select/selector.h"

namespace beian {

enum class Show : std::uint8_t { required, optional, forbidden };
enum class PlaceAt : std::uint8_t { automatic, footer, body_end };

// The picture in front of each public-security number of our badge (site/icon_file.h).
struct BadgeIcon {
  std::string file;      // the name of its copy in the root of the output
  std::string bytes;     // what the copy holds
  std::string data_uri;  // the picture as an address, for pages that no relative address is sure for
  bool inlined = false;  // all pages: no copy is made
  unsigned width = 0;    // as shown, CSS px
  unsigned height = 0;   // 0: there is no icon
  bool empty() const { return height == 0; }
};

// The badge's style sheet, for pages on which style attributes do not count (badge/style.h).
struct BadgeSheet {
  std::string file;   // the name of its copy in the root of the output; empty: there is none
  std::string bytes;  // what the copy holds
};

struct Policy {
  std::vector<Number> icp;     // ICP filings, licences or VATS numbers that must be displayed; valid()
  std::vector<Number> gongan;  // public-security numbers that must be displayed; valid()
  Show show = Show::required;
  PlaceAt at = PlaceAt::automatic;
  Selector selector;             // the element that the badge goes into; empty: as `at` says
  bool selects_outside = false;  // that element is named in a way that only the shell understands (XPath)
  std::string owner;             // 版权所有 line, plain text, UTF-8; empty: none
  std::string badge_class;       // extra class names for the badge's root, validated as class names; empty: none
  BadgeStyle style = BadgeStyle::automatic;
  BadgeSheet sheet;
  std::string csp;  // the Content-Security-Policy that the server sends with every page; empty: none
  BadgeIcon icon;
  BadgeTemplate badge_template;  // empty: our plain badge
  bool unsafe_fixes = false;     // inject may replace a displayed number by the configured one
  int this_year = 0;             // Gregorian, e.g. 2026
  std::vector<Severity>
      severities;  // what the user set, by rule_index(); Severity::by_rule, or no entry: the rule's own

  // What the user set for the rule with this index; by_rule where nothing.
  Severity severity(std::size_t rule_index) const {
    return rule_index < severities.size() ? severities[rule_index] : Severity::by_rule;
  }
};

}  // namespace beian
