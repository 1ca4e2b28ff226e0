// leftovers.h — texts that themes and generators come with, and that owners forget to replace.
//
// Reviewers reject a site on which they stand: a placeholder shows that nobody has finished it.
#pragma once
#include <span>
#include <string_view>

#include "precheck/facts.h"

namespace beian::precheck {

struct LeftoverText {
  std::string_view text;
  LeftoverKind kind;
  std::uint32_t longest = 0;  // characters of the line it stands in; 0: any. Longer lines speak of something else
};

std::span<const LeftoverText> leftover_texts();

// Is `host` and `path` somebody's demonstration of a theme?
bool is_demo_address(std::string_view host, std::string_view path);

}  // namespace beian::precheck
