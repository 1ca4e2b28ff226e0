// probe_script.h — probe.js, which the build makes part of the program.
#pragma once
#include <string_view>

namespace beian {

std::string_view probe_script();

}  // namespace beian
