// page_undecidable.cc — a page of which we cannot prove where a badge would stand.
//
// A tool that edits other people's pages must refuse where HTML's own rules leave no sure place: inside an open table
// our block would land above it, behind an unclosed <script> it would be script, in a frameset it would be dropped.
// Such a page fails, with the reason and what to change in the template; it is never guessed at, and never passed over
// in silence.
#include "rules/page/variants.h"
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy&, const Resources&, Sink& out) {
  if (view.no_place == NoPlace::none) return;
  const Selected& selected = view.page.selected;
  if (view.no_place == NoPlace::selector_many) {
    out.report(selected.second, undecidable_variant(view.no_place), {std::to_string(selected.matches)});
  } else {
    out.report(selected.matches == 1 ? selected.first : Span{}, undecidable_variant(view.no_place), {});
  }
}

// In the order of NoPlace.
constexpr Text2 kMessages[] = {
    {"", ""},
    {"the file is empty", "文件为空"},
    {"a frameset page has no body to put the numbers into", "框架集（frameset）页面没有可放置备案号的正文"},
    {"something is left open at the end of the file (a script, style, title, textarea, comment or tag)",
     "文件末尾有未结束的内容（script、style、title、textarea、注释或标签）"},
    {"everything behind <plaintext> is text", "<plaintext> 之后的内容全是文本"},
    {"a table is open where the badge would go", "备案信息的位置处表格没有闭合"},
    {"a <select> is open where the badge would go", "备案信息的位置处 <select> 没有闭合"},
    {"a <template> is open where the badge would go", "备案信息的位置处 <template> 没有闭合"},
    {"an <svg> or <math> is open where the badge would go", "备案信息的位置处 <svg> 或 <math> 没有闭合"},
    {"an <a> is open where the badge would go: the links of the numbers would close it",
     "备案信息的位置处 <a> 没有闭合，备案号的链接会把它截断"},
    {"a formatting element (<b>, <i>, <font> …) is open where the badge would go and would come back inside the badge",
     "备案信息的位置处有未闭合的格式标签（<b>、<i>、<font> 等），会延伸到备案信息内"},
    {"a heading, button or label is open where the badge would go", "备案信息的位置处标题、button 或 label 没有闭合"},
    {"the place of the badge lies inside a hidden element", "备案信息的位置处于隐藏的元素内"},
    {"the place of the badge lies inside the root of an app, which would remove the badge",
     "备案信息的位置处于应用的根元素内，插入的内容会被脚本移除"},
    {"the page is nested so deeply that its structure cannot be followed in reasonable time",
     "页面嵌套过深，无法在合理时间内解析"},
    {"the page has no footer of the site, and placement.at is \"footer\"",
     "页面没有站点页脚，而 placement.at 为 \"footer\""},
    {"placement.selector matches no element of the page", "placement.selector 在页面中没有匹配到元素"},
    {"placement.selector matches {0} elements of the page, of which this is the second",
     "placement.selector 在页面中匹配到 {0} 个元素，这是第二个"},
    {"the element that placement.selector matches has no end tag of its own right behind what it holds",
     "placement.selector 匹配到的元素在内容之后没有自己的结束标签"},
    {"the edit could not be proven to leave the rest of the page as it is", "无法证明修改后页面的其余部分保持不变"},
    {"a link that leads out of the folder was not followed", "指向文件夹之外的链接，未跟随"},
};
static_assert(std::size(kMessages) == kOutsideLink + 1u);

constexpr Text2 kClose = {"close it in the template", "请在模板中闭合它"};
constexpr Text2 kRemedies[] = {
    {"", ""},
    {"the generator wrote nothing: build again, or exclude the file", "生成器没有写入内容：请重新构建，或排除该文件"},
    {"put the numbers into the framed pages and exclude this one", "请在框架内的页面显示备案号，并排除本页"},
    kClose,
    {"remove <plaintext>", "请去掉 <plaintext>"},
    kClose,
    kClose,
    kClose,
    kClose,
    kClose,
    kClose,
    kClose,
    {"choose another place, or end the hidden element before it", "请换一个位置，或让隐藏的元素在此之前闭合"},
    {"close the root element in the layout", "请在布局中闭合根元素"},
    {"look at the page: a template repeats itself", "请检查页面：模板可能出现了重复嵌套"},
    {"set placement.at to \"auto\", or add a <footer> to the layout",
     "请将 placement.at 设为 \"auto\"，或在布局中加入 <footer>"},
    {"give the element a class in the layout and name it, or leave the place to beian (placement.selector = \"\")",
     "请在布局中给该元素加上类名并在此写明，或由本工具选择位置（placement.selector = \"\"）"},
    {"write it so that it matches one element on every page: with an #id, or :last-of-type",
     "请改写，使其在每个页面只匹配一个元素，例如用 #id 或 :last-of-type"},
    {"close it in the template, or select another element", "请在模板中闭合它，或选择别的元素"},
    {"please report the page as a defect of beian", "请将该页面作为 beian 的缺陷反馈"},
    {"copy the file into the folder, or exclude the link", "请把文件复制到该文件夹内，或排除该链接"},
};
static_assert(std::size(kRemedies) == std::size(kMessages));

}  // namespace

extern constinit const Rule page_undecidable{"page-undecidable", Severity::error, Fix::none, check,
                                             kMessages,          kClose,          kRemedies};

}  // namespace beian
