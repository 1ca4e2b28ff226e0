#include "precheck/verdict.h"

#include <algorithm>

#include "precheck/kind.h"

namespace beian::precheck {

Verdict judge_interactive(const SiteFacts& site) {
  Strength strongest = Strength::none;
  std::size_t likely = 0;
  for (const Evidence& each : site.evidence) {
    strongest = std::max(strongest, each.sign->strength);
    likely += each.sign->strength == Strength::likely ? 1 : 0;
  }
  if (strongest == Strength::certain) return {true, Confidence::high};
  if (strongest == Strength::likely) return {true, likely > 1 ? Confidence::high : Confidence::medium};
  const bool unseen = site.pages == 0 || site.by_script * 2 > site.pages;
  if (unseen) return {false, Confidence::low};
  return {false, strongest == Strength::hint || site.by_script > 0 ? Confidence::medium : Confidence::high};
}

Text2 verdict_words(bool interactive) {
  return interactive ? Text2{"interactive (交互式)", "交互式"} : Text2{"not interactive (非交互式)", "非交互式"};
}

Text2 confidence_words(Confidence confidence) {
  switch (confidence) {
    case Confidence::low: return {"low confidence", "把握较小"};
    case Confidence::medium: return {"medium confidence", "把握中等"};
    case Confidence::high: break;
  }
  return {"high confidence", "把握较大"};
}

std::string_view confidence_id(Confidence confidence) {
  switch (confidence) {
    case Confidence::low: return "low";
    case Confidence::medium: return "medium";
    case Confidence::high: break;
  }
  return "high";
}

Text2 verdict_meaning(const Verdict& verdict) {
  if (verdict.interactive) {
    return {
        "An interactive site is asked for an interview or an on-site check; ask the local police what to bring, it "
        "varies by place. Without these parts the site would be non-interactive.",
        "交互式网站需要面审或实地检查；要带的材料各地不同，请先询问当地网安部门。去掉这些功能后即为非交互式。"};
  }
  if (verdict.confidence == Confidence::low) {
    return {
        "Nothing interactive is to be seen, but most pages are drawn by scripts and show nothing to judge. Look at "
        "them in a browser before you answer.",
        "没有看到交互功能，但多数页面由脚本生成，看不到内容。请在浏览器中查看后再填写。"};
  }
  return {"A non-interactive site is reviewed without an interview.", "非交互式网站书面审核，不需要面审。"};
}

}  // namespace beian::precheck
