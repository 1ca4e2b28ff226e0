// asked_roots.h — the folders that a command line asks for: PATHs, --files-from, or what the config and the folder say.
#pragma once
#include <vector>

#include "base/result.h"
#include "configure.h"
#include "site/root.h"

namespace beian {

Result<std::vector<Root>> asked_roots(const Configured& configured);

}  // namespace beian
