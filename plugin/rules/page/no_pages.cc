// no_pages.cc — a run that held no page to the rules has shown nothing.
//
// A gate that passes when its folder is empty or its patterns match nothing passes on the day the build breaks.
// Reported from outside a page, once, and the exit code is 2 besides.
#include "rules/rule.h"

namespace beian {
namespace {

constexpr Text2 kMessages[] = {
    {"no page was checked", "没有检查任何页面"},
};

}  // namespace

extern constinit const Rule no_pages{
    "no-pages",
    Severity::error,
    Fix::none,
    nullptr,
    kMessages,
    {"give the folder that the generator writes to, and look at `include` and `exclude`",
     "请指定生成器的输出文件夹，并检查 include 与 exclude"}};

}  // namespace beian
