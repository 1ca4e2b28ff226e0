// han.h — Chinese characters, as names need them, and the texts that people leave for "to be filled in".
#pragma once
#include <cstddef>
#include <string_view>

namespace beian::precheck {

// A Han character, the rare ones beyond the basic plane and 〇 included; not punctuation, not a private-use character.
bool is_han(char32_t c);
std::size_t han_count(std::string_view utf8);
std::size_t character_count(std::string_view utf8);

// [待填写], XXX, “请输入…”, 填写…: a form's or a template's own words.
bool is_placeholder(std::string_view utf8);

}  // namespace beian::precheck
