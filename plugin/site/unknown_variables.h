// unknown_variables.h — BEIAN_* variables that nothing listens to.
//
// BEIAN_GOGNAN=… is set, and the gate asks for no public-security number. An unknown key of beian.toml is an error; a
// variable may belong to somebody else (BEIAN_TOKEN of a deploy script), so it is a warning.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace beian {

// A sentence for each name of `environment` ("NAME=value", as environ has them) that begins with BEIAN_ and is none of
// ours, in order.
std::vector<Error> unknown_variables(std::span<const std::string_view> environment);

}  // namespace beian
