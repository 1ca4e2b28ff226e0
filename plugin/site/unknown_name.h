// unknown_name.h — the error for a name that there is not, with the name that was probably meant.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/result.h"

namespace beian {

// `pattern` filled with `args` and, as one argument more, “Did you mean …?” for the nearest of `known` to `name`.
Error unknown_name(Text2 pattern, const std::vector<std::string>& args, std::string_view name,
                   std::span<const std::string_view> known);

}  // namespace beian
