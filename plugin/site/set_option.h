// set_option.h — how the values of each option become a typed setting: the last column of the table of options.
//
// Each gets the values as someone wrote them, and either changes its field of Settings or says what is wrong; `where`
// is the words for where they stand ("beian.toml:3:8", "BEIAN_ICP", "--icp"). A bad value never gets past this point.
#pragma once
#include <span>
#include <string>

#include "base/result.h"
#include "site/options.h"

namespace beian {

using SetOption = Status(Settings& settings, const OptionRow& row, std::span<const std::string> values,
                         const std::string& where);

SetOption set_icp, set_gongan, set_show, set_scope, set_owner, set_twins;
SetOption set_root, set_include, set_exclude, set_csp;
SetOption set_placement_at, set_placement_selector;
SetOption set_badge_template, set_badge_icon, set_badge_icon_as, set_badge_class, set_badge_style;
SetOption set_rules;

// Could each of these patterns match a page?
Status check_globs(std::span<const std::string> patterns, const std::string& where);

// Is `value` one of the row's choices?
Status check_choice(const OptionRow& row, const std::string& value, const std::string& where);

}  // namespace beian
