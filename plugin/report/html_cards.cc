#include "report/html_cards.h"

#include <algorithm>

#include "report/html_parts.h"
#include "report/rule_html.h"
#include "report/rule_texts.h"
#include "site/trouble.h"

namespace beian::html_parts {
namespace {

constexpr std::size_t kPlainPlaces = 3;  // shown without a click

constexpr Text2 kFindings1 = {"{0} finding", "{0} 处"};
constexpr Text2 kFindings = {"{0} findings", "{0} 处"};
constexpr Text2 kOnPages1 = {"on {0} page", "见于 {0} 个页面"};
constexpr Text2 kOnPages = {"on {0} pages", "见于 {0} 个页面"};
constexpr Text2 kTemplate = {"template {0}", "模板 {0}"};
constexpr Text2 kVarious = {"various templates", "多个模板"};
constexpr Text2 kWhy = {"Why, and what to do", "原因与修复方法"};
constexpr Text2 kAllPlaces = {"All places ({0})", "全部位置（{0}）"};
constexpr Text2 kFirstPlaces = {"{0} of {1} places", "全部 {1} 处中的 {0} 处"};
constexpr Text2 kMorePlaces = {"{0} more are counted, not listed: beian … --format ndjson has all of them.",
                               "另有 {0} 处只计数、未列出：beian … --format ndjson 会列出全部。"};
constexpr Text2 kBeforeAfter = {"before and after", "修改前后"};

Html place_list(const Kind& group) {
  const std::uint64_t listed = group.places.size();
  Html items;
  const bool with_line = !group.first.finding.span.empty();
  for (const FoundAt& at : group.places) {
    items += Html::literal("<li>") + place(at, with_line) + Html::literal("</li>");
  }
  Html list = Html::literal("<ol class=\"places\">") + items + Html::literal("</ol>");
  if (group.count <= kPlainPlaces) return list;
  Html out = Html::literal("<details class=\"more\"><summary>");
  out += listed == group.count ? both(kAllPlaces, {group.count}) : both(kFirstPlaces, {listed, group.count});
  out += Html::literal("</summary>") + list;
  if (listed < group.count) {
    out += Html::literal("<p class=\"quiet\">") + both(kMorePlaces, {group.count - listed}) + Html::literal("</p>");
  }
  return out + Html::literal("</details>");
}

bool has_footer(const HtmlData& data, const std::string& shape) {
  return std::any_of(data.footers.begin(), data.footers.end(), [&](const ShownFooter& f) { return f.shape == shape; });
}

// `kind`: the same for cards that say the same; `again`: the card above does.
Html card(const HtmlData& data, const Kind& group, const ShapeNumbers& shapes, std::size_t kind, bool again) {
  const Finding& f = group.first.finding;
  const bool of_site = group.places.front().path == ".";
  const std::size_t shape = shapes.of(group.first.shape);
  const Html number = text(std::to_string(shape));
  const std::string en_message = f.message(Language::en);
  const std::string zh_message = f.message(Language::zh);
  Html out = Html::literal("<article class=\"card ") + text(severity_class(f.severity, f.fixed)) +
             (again ? Html::literal(" again") : Html()) + Html::literal("\" data-kind=\"") +
             text(std::to_string(kind)) + Html::literal("\" tabindex=\"-1\" data-severity=\"") +
             text(severity_class(f.severity, f.fixed)) + Html::literal("\" data-rule=\"") + attribute(f.rule->id) +
             Html::literal("\" data-shape=\"") + number + Html::literal("\">");
  out += Html::literal("<h3>") + severity_mark(f.severity, f.fixed) + Html::literal(" <code class=\"id\">") +
         text(f.rule->id) + Html::literal("</code> <span class=\"message\">") +
         both_prose(Text2{en_message, zh_message}) + Html::literal("</span></h3><p class=\"meta\">");
  if (of_site) {
    out += both({"the whole site", "整个网站"});
  } else {
    out += Html::literal("<b>") + counted(group.count, kFindings1, kFindings) + Html::literal("</b> ") +
           counted(group.pages, kOnPages1, kOnPages) + Html::literal(" · ");
    out += shape == 0 ? both(kVarious)
                      : Html::literal("<a class=\"to-shape\" href=\"#shape-") + number + Html::literal("\">") +
                            both(kTemplate, {std::uint64_t{shape}}) + Html::literal("</a>");
    if (!group.first.element.empty()) {
      out += Html::literal(" · ") + both({"in", "位于"}) + Html::literal(" <code>") + text(group.first.element) +
             Html::literal("</code>");
    }
    if (shape != 0 && has_footer(data, group.first.shape)) {
      out += Html::literal(" · <a href=\"#footer-") + number + Html::literal("\">") + both(kBeforeAfter) +
             Html::literal("</a>");
    }
  }
  out += Html::literal("</p>") + excerpt(group.first.excerpt);
  const std::string en = f.remedy(Language::en);
  const std::string zh = f.remedy(Language::zh);
  if (!f.fixed && !en.empty()) {
    out += Html::literal("<p class=\"remedy\">") + both_prose(Text2{en, zh}) + Html::literal("</p>");
  }
  if (!of_site) out += place_list(group);
  out += Html::literal("<p class=\"why\"><a href=\"#about-") + attribute(f.rule->id) + Html::literal("\">") +
         both(kWhy) + Html::literal("</a>");
  return out + Html::literal("</p></article>\n");
}

Html rule_head(const RuleCount& count) {
  const Rule& rule = *count.rule;
  Html out = Html::literal("<header><h2><code>") + text(rule.id) + Html::literal("</code></h2><p class=\"meta\">");
  out += Html::literal("<b>") + counted(count.standing + count.fixed, kFindings1, kFindings) + Html::literal("</b> ") +
         counted(count.pages, kOnPages1, kOnPages);
  if (count.fixed > 0) {
    out += Html::literal(" · ") + both({"{0} repaired", "已修复 {0} 处"}, {count.fixed});
  }
  return out + Html::literal("</p><p class=\"about\">") +
         both({"{0}", "{0}"}, {Text2{rule_texts(rule, Language::en).summary, rule_texts(rule, Language::zh).summary}}) +
         Html::literal("</p></header>");
}

}  // namespace

void ShapeNumbers::add(const std::string& shape) {
  if (!shape.empty() && of(shape) == 0) shapes_.push_back(shape);
}
std::size_t ShapeNumbers::of(const std::string& shape) const {
  const auto at = std::find(shapes_.begin(), shapes_.end(), shape);
  return at == shapes_.end() ? 0 : static_cast<std::size_t>(at - shapes_.begin()) + 1;
}

void write_cards(Output& out, const HtmlData& data, const std::vector<const Kind*>& groups,
                 const ShapeNumbers& shapes) {
  std::vector<RuleCount> counts = data.rules.sorted();
  std::stable_sort(counts.begin(), counts.end(), [](const RuleCount& a, const RuleCount& b) {
    if ((a.standing > 0) != (b.standing > 0)) return a.standing > 0;
    return a.worst > b.worst;
  });
  std::map<std::string, std::size_t> kinds;
  for (const RuleCount& count : counts) {
    Html section = Html::literal("<section class=\"group by-rule\" id=\"rule-") + attribute(count.rule->id) +
                   Html::literal("\">") + rule_head(count);
    std::uint64_t missing = count.standing + count.fixed;
    std::size_t before = 0;
    for (const Kind* group : groups) {
      if (group->first.finding.rule != count.rule) continue;
      const std::size_t kind = kinds.try_emplace(kind_key(group->first.finding), kinds.size() + 1).first->second;
      section += card(data, *group, shapes, kind, kind == before);
      before = kind;
      missing -= group->count;
    }
    if (missing > 0) {
      constexpr Text2 kMore = {"{0} more findings of this rule are counted, not shown.",
                               "此规则另有 {0} 处只计数、未显示。"};
      section += Html::literal("<p class=\"quiet\">") + both(kMore, {missing}) + Html::literal("</p>");
    }
    out.write((section + Html::literal("</section>\n")).bytes());
  }
  for (std::size_t i = 0; i <= shapes.all().size(); ++i) {
    const bool last = i == shapes.all().size();
    const std::size_t number = last ? 0 : i + 1;
    Html section = Html::literal("<section class=\"group by-shape\" hidden id=\"shape-") +
                   text(std::to_string(number)) + Html::literal("\"><header><h2>");
    section +=
        last ? both({"Various templates", "多个模板"}) : both({"Template {0}", "模板 {0}"}, {std::uint64_t{number}});
    section += Html::literal("</h2>");
    if (!last)
      section += Html::literal("<p class=\"meta\"><code>") + text(shapes.all()[i]) + Html::literal("</code></p>");
    out.write((section + Html::literal("</header></section>\n")).bytes());
  }
}

void write_rule_pages(Output& out, const std::vector<RuleCount>& counts) {
  if (counts.empty()) return;
  out.write((Html::literal("<section class=\"explained\" id=\"explained\"><h2>") + both({"The rules", "规则说明"}) +
             Html::literal("</h2>\n"))
                .bytes());
  for (const RuleCount& count : counts) {
    const Rule& rule = *count.rule;
    const Html page =
        Html::literal("<details id=\"about-") + attribute(rule.id) + Html::literal("\"><summary><code>") +
        text(rule.id) + Html::literal("</code> <span>") +
        both({"{0}", "{0}"}, {Text2{rule_texts(rule, Language::en).summary, rule_texts(rule, Language::zh).summary}}) +
        Html::literal("</span></summary><div class=\"prose en\" lang=\"en\">") + rule_html(rule, Language::en) +
        Html::literal("</div><div class=\"prose zh\" lang=\"zh\">") + rule_html(rule, Language::zh) +
        Html::literal("</div></details>\n");
    out.write(page.bytes());
  }
  out.write("</section>\n");
}

}  // namespace beian::html_parts
