// state_name.h — classes and attributes that a page's script sets or takes away after loading.
//
// The file shows a page before its script has run: .js .menu, [v-cloak], .fade.show, [data-aos].aos-animate. Whether
// such a name is there says little of what a visitor sees. The words are those of the common libraries and habits; a
// name is a sign and no proof, so it only ever makes the answer doubtful.
#pragma once
#include <string_view>

namespace beian::css {

// Is one of the words of `name` (split at '-', '_' and ':') of that kind?
bool is_state_name(std::string_view name);

}  // namespace beian::css
