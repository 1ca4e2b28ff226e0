// verdict.h — from what was seen to what is wrong.
//
// A browser's findings have names of their own, look-…: which machine said something is part of what it means. One
// cause is one finding: the numbers, screens and colour schemes that it touches are counted up in its sentence.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "look/seen.h"
#include "rules/severity.h"

namespace beian {

struct LookRule {
  std::string_view id;
  Severity severity;
  Text2 message;  // {0} numbers, {1} where (screens), {2} detail
  Text2 remedy;
};

std::span<const LookRule> look_rules();

struct LookFinding {
  const LookRule* rule = nullptr;
  std::string path;
  std::string numbers;  // that it is about, with commas; empty: the page
  struct {
    std::string en, zh;
  } text;
  const std::string& message(Language language) const { return language == Language::zh ? text.zh : text.en; }
};

// What is wrong with one page, in the order of look_rules().
std::vector<LookFinding> judge(const LookedAt& page);

}  // namespace beian
