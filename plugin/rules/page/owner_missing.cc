// owner_missing.cc — `owner` is configured, and the page shows its number without that name.
//
// Some provinces want 版权所有 and the filed name above the number. Where the number itself is missing, that is the
// finding: the badge brings both. Inside a badge of ours that lacks the line, inject puts it in.
#include <algorithm>

#include "rules/rule.h"
#include "rules/view.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  if (policy.owner.empty() || policy.show != Show::required || !view.context.required || view.page.shows_text) return;
  const auto missing = [&](const Number& number) {
    return !is_displayed(view, number, false) && !is_contested(view, policy, number, false);
  };
  if (std::any_of(policy.icp.begin(), policy.icp.end(), missing)) return;
  if (std::any_of(policy.gongan.begin(), policy.gongan.end(), missing)) return;
  out.report({}, 0, {policy.owner});
}

constexpr Text2 kMessages[] = {
    {"the page does not show the owner's name: {0}", "页面没有显示主办单位名称：{0}"},
};

}  // namespace

extern constinit const Rule owner_missing{
    "owner-missing",
    Severity::warning,
    Fix::safe,
    check,
    kMessages,
    {"put the name above the number in the footer of the theme, or correct `owner` in beian.toml",
     "请在主题页脚的备案号上方写入名称，或更正 beian.toml 中的 owner"}};

}  // namespace beian
