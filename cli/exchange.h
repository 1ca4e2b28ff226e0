// exchange.h — pages that a command line has from elsewhere than folders: --stdin-filename, --archive, --stream.
#pragma once
#include <memory>

#include "base/result.h"
#include "console.h"
#include "flags.h"
#include "page_exchange.h"

namespace beian {

bool comes_from_elsewhere(const Typed& typed);
// Then RunPlan::roots is filled by open_exchange.
bool brings_its_root(const Typed& typed);

// Null: pages come from folders. `plan` must outlive what is made.
Result<std::unique_ptr<PageExchange>> open_exchange(const Typed& typed, const Console& console, RunPlan& plan);

}  // namespace beian
