// person_name.h — is this the full name of a person, as an identity card has it?
//
// What:   Names the reason why a text is no full name: a form of address (王先生), a role (财务部), digits, letters, a
//         company, one character …
// Why:    The guide says it plainly: real full name, not 王先生, 李小姐 or 个人, nothing with digits or letters. It is
//         among the first things that an officer sees.
// Naive:  Two to four characters of the common plane: that refuses 阿卜杜拉·买买提, 欧阳 with a double given name, and
//         everyone whose character is rare (𬭎, 㛃, 龘).
// Ours:   No list of surnames decides, because no list has them all; what a name cannot be decides.
#pragma once
#include <string_view>

#include "base/message.h"

namespace beian::precheck {

enum class NameFlaw : unsigned char {
  none,
  odd_dot,  // ・ . • where · stands: warning
  no_dot,   // five and more characters without ·: warning
  // refused
  empty,
  placeholder,  // 某, 张三, XXX, 待填写
  address,      // 王先生, 李小姐, 老王, 刘老师, 张总
  role,         // 负责人, 站长, 财务部, 客服
  generic,      // 个人, 本人, 匿名
  company,      // …公司, …店
  digits,
  letters,
  single,  // one character
  spaces,
  too_long,
  symbols,  // punctuation, emoji, private-use characters
};

NameFlaw name_flaw(std::string_view name);
constexpr bool is_refused(NameFlaw flaw) {
  return flaw >= NameFlaw::empty;
}
// Why, in a few words: {"a form of address", "是称呼"}.
Text2 name_flaw_words(NameFlaw flaw);

}  // namespace beian::precheck
