// rule_pages.h — the pages of the rules (plugin/rules/<group>/<rule>.md), as they were when the program was built.
//
// Its source is made by the build (rule_pages.cmake).
#pragma once
#include <span>
#include <string_view>

namespace beian {

struct RulePage {
  std::string_view id;
  std::string_view markdown;  // both languages
  std::string_view file;      // from the top of the sources: "plugin/rules/page/no_pages.md"
};

std::span<const RulePage> rule_pages();

}  // namespace beian
