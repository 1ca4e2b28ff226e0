// resources.h — what a page's verdict may depend on beside its own bytes; filled by the shell, immutable for the core.
#pragma once

namespace beian {

// Empty for now: style sheets and the list of output files join with the rules that read them.
struct Resources {};

}  // namespace beian
