// icon_broken.cc — the icon's file is not in the output.
//
// A visitor then sees a torn picture beside the number. Only the output can tell, so the rule asks for the file and is
// silent until the shell has looked (rules/resources.h). Silent as well about other hosts, lazy images and pages with a
// <base>, of which nothing can be told from here.
#include "rules/icon/icon_source.h"
#include "rules/resources.h"
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {
namespace {

// All of `files` are known not to be there. What is not known is asked for.
bool none_is_there(const std::vector<std::string>& files, const Resources& resources, Sink& out) {
  bool none = true;
  for (const std::string& file : files) {
    const Resources::Answer answer = resources.file(file);
    if (answer == Resources::Answer::there) return false;
    if (answer == Resources::Answer::unknown) out.want(file);
    none = none && answer == Resources::Answer::not_there;
  }
  return none;
}

void check(const PageView& view, const Policy&, const Resources& resources, Sink& out) {
  for (const NumberIcon& icon : view.icons) {
    if (icon.kind != NumberIcon::Kind::image || icon.lazy) continue;
    if (!is_sound(view.causes[icon.number]) || (view.numbers[icon.number].where & context::ignore) != 0) continue;
    const IconSource source = icon_source(icon.src, view.context.path);
    if (source.files.empty() || !none_is_there(source.files, resources, out) || mentions_base(view.page.bytes))
      continue;
    out.report(icon.src_value, 0, {icon.src});
  }
}

constexpr Text2 kMessages[] = {
    {"the icon {0} is not in the output", "图标文件 {0} 不在生成的网站中"},
};

}  // namespace

extern constinit const Rule icon_broken{
    "icon-broken",
    Severity::error,
    Fix::none,
    check,
    kMessages,
    {"put the icon from the police platform into the site's static files, and link to it there",
     "请把公安平台提供的图标放入网站的静态文件，并链接到它"}};

}  // namespace beian
