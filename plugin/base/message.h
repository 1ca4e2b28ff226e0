// message.h — one thing said in both languages.
//
// A rule's messages stand beside its check, in English and Chinese, so that a rule with only one language does not
// compile to something that looks finished (a test walks all of them). Patterns hold {0}, {1}, … for arguments: the
// core has no dependency, so it does not use {fmt}; the order of arguments may differ between the languages.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace beian {

enum class Language : std::uint8_t { en, zh };

// A pattern in both languages. Views of string literals.
struct Text2 {
  std::string_view en;
  std::string_view zh;
  constexpr std::string_view in(Language language) const { return language == Language::zh ? zh : en; }
};

// `pattern` with {0}…{9} replaced by `args`. A number without an argument stays as it is written.
std::string format_message(std::string_view pattern, const std::vector<std::string>& args);

}  // namespace beian
