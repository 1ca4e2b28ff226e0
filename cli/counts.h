// counts.h — options that count: -j, and how many warnings are too many, for check and for merge alike.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "console.h"
#include "flags.h"

namespace beian {

// The value of a counting option; `fallback` where it was not given.
Result<std::uint64_t> count_of(const Typed& typed, std::string_view name, std::uint64_t least, std::uint64_t fallback);

// What --max-warnings allows; all where it was not given.
Result<std::uint64_t> most_warnings(const Typed& typed);

// The exit code of a run that has found what it found; says it on standard error where it is the warnings.
int code_of(const Typed& typed, const Console& console, std::uint64_t errors, std::uint64_t warnings,
            std::uint64_t allowed);

}  // namespace beian
