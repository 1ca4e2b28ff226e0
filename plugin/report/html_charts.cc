#include "report/html_charts.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/html_parts.h"
#include "site/trouble.h"

namespace beian::html_parts {
namespace {

constexpr std::size_t kMostBars = 6;

// "63 %": rounded down to 99 and up to 1, so that neither all nor nothing is said where it is not so.
std::string percent(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "–";
  std::uint64_t value = (part * 200 + whole) / (whole * 2);
  if (part < whole) value = std::min<std::uint64_t>(value, 99);
  if (part > 0) value = std::max<std::uint64_t>(value, 1);
  return fmt::format("{}%", value);
}

// One arc of the ring, whose way round is 100 long.
Html arc(std::string_view name, double from, double length) {
  if (length <= 0) return {};
  if (length > 99.99) {  // a dash that meets itself leaves a seam
    return Html::literal("<circle class=\"") + text(name) + Html::literal("\" r=\"15.9155\" cx=\"20\" cy=\"20\"/>");
  }
  return Html::literal("<circle class=\"") + text(name) + Html::literal("\" r=\"15.9155\" cx=\"20\" cy=\"20\" ") +
         Html::literal("pathLength=\"100\" stroke-dasharray=\"") + text(fmt::format("{:.3f} 100", length)) +
         Html::literal("\" stroke-dashoffset=\"") + text(fmt::format("{:.3f}", -from)) + Html::literal("\"/>");
}

Html legend_row(std::string_view name, Text2 label, std::uint64_t count, std::uint64_t whole) {
  return Html::literal("<li><i class=\"swatch ") + text(name) + Html::literal("\"></i><span class=\"what\">") +
         both(label) + Html::literal("</span><b>") + both({"{0}", "{0}"}, {count}) + Html::literal("</b><small>") +
         text(percent(count, whole)) + Html::literal("</small></li>");
}

struct Part {
  std::string_view name;
  std::uint64_t count;
};

// `whole` is the widest bar of the chart.
Html bar(const std::vector<Part>& parts, std::uint64_t whole) {
  Html out =
      Html::literal("<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">") +
      Html::literal("<rect class=\"track\" width=\"100\" height=\"8\"/>");
  double at = 0;
  for (const Part& part : parts) {
    if (part.count == 0 || whole == 0) continue;
    const double width = std::max(100.0 * static_cast<double>(part.count) / static_cast<double>(whole), 0.6);
    out += Html::literal("<rect class=\"") + text(part.name) + Html::literal("\" x=\"") +
           text(fmt::format("{:.2f}", at)) + Html::literal("\" width=\"") + text(fmt::format("{:.2f}", width)) +
           Html::literal("\" height=\"8\"/>");
    at += width;
  }
  return out + Html::literal("</svg>");
}

Html chart(Text2 title, const Html& rows, std::size_t more, Text2 one_more, Text2 many_more) {
  Html out = Html::literal("<section class=\"chart\"><h2>") + both(title) + Html::literal("</h2><ol class=\"bars\">") +
             rows + Html::literal("</ol>");
  if (more > 0)
    out += Html::literal("<p class=\"quiet\">") + counted(more, one_more, many_more) + Html::literal("</p>");
  return out + Html::literal("</section>");
}

}  // namespace

Html pages_chart(const HtmlData& data, const Summary& summary) {
  const std::uint64_t pages = summary.pages;
  const std::uint64_t failing = data.all.failing;
  const std::uint64_t warned = data.all.warned;
  const auto share = [pages](std::uint64_t n) {
    return pages == 0 ? 0.0 : 100.0 * static_cast<double>(n) / static_cast<double>(pages);
  };
  constexpr Text2 kTitle = {"Pages", "页面"};
  Html out = Html::literal("<section class=\"pages\"><h2>") + both(kTitle) +
             Html::literal("</h2><svg class=\"ring\" viewBox=\"0 0 40 40\" aria-hidden=\"true\">") +
             Html::literal("<circle class=\"track\" r=\"15.9155\" cx=\"20\" cy=\"20\"/>") +
             arc("clean", 0, share(summary.clean)) + arc("warning", share(summary.clean), share(warned)) +
             arc("error", share(summary.clean) + share(warned), share(failing)) +
             Html::literal("<text x=\"20\" y=\"22.6\">") + text(percent(summary.clean, pages)) +
             Html::literal("</text></svg><ul class=\"legend\">");
  out += legend_row("clean", {"clean", "合格"}, summary.clean, pages);
  out += legend_row("error", {"errors", "有错误"}, failing, pages);
  out += legend_row("warning", {"warnings only", "仅有警告"}, warned, pages);
  return out + Html::literal("</ul></section>");
}

Html rules_chart(const std::vector<RuleCount>& counts) {
  std::uint64_t most = 0;
  for (const RuleCount& count : counts) most = std::max(most, count.standing + count.fixed);
  Html rows;
  const std::size_t shown = std::min(counts.size(), kMostBars);
  for (std::size_t i = 0; i < shown; ++i) {
    const RuleCount& count = counts[i];
    rows += Html::literal("<li><a href=\"#rule-") + attribute(count.rule->id) + Html::literal("\"><code>") +
            text(count.rule->id) + Html::literal("</code></a>") +
            bar({{severity_name(count.worst), count.standing}, {"clean", count.fixed}}, most) + Html::literal("<b>") +
            both({"{0}", "{0}"}, {count.standing + count.fixed}) + Html::literal("</b></li>");
  }
  if (shown == 0) return {};
  return chart({"Findings by rule", "各规则的问题数"}, rows, counts.size() - shown,
               {"and {0} more rule", "另有 {0} 条规则"}, {"and {0} more rules", "另有 {0} 条规则"});
}

Html folders_chart(const HtmlData& data) {
  using Row = std::pair<const std::string*, const HtmlData::Folder*>;
  std::vector<Row> folders;
  for (const auto& [name, folder] : data.folders) {
    if (folder.failing + folder.warned > 0) folders.emplace_back(&name, &folder);
  }
  if (folders.empty() || data.folders.size() < 2) return {};
  std::stable_sort(folders.begin(), folders.end(), [](const Row& a, const Row& b) {
    return std::pair(a.second->failing, a.second->warned) > std::pair(b.second->failing, b.second->warned);
  });
  Html rows;
  const std::size_t shown = std::min(folders.size(), kMostBars);
  std::uint64_t most = 0;
  for (std::size_t i = 0; i < shown; ++i) most = std::max(most, folders[i].second->pages);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& [name, folder] = folders[i];
    const std::uint64_t clean = folder->pages - std::min(folder->pages, folder->failing + folder->warned);
    rows +=
        Html::literal("<li><code>") + text(printable(name->empty() ? "/" : *name + "/")) + Html::literal("</code>") +
        bar({{"error", folder->failing}, {"warning", folder->warned}, {"clean", clean}}, most) + Html::literal("<b>") +
        both({"{0} of {1}", "{0} / {1}"}, {folder->failing + folder->warned, folder->pages}) +
        Html::literal("</b></li>");
  }
  return chart({"Pages with findings by folder", "各文件夹中有问题的页面"}, rows, folders.size() - shown,
               {"and {0} more folder", "另有 {0} 个文件夹"}, {"and {0} more folders", "另有 {0} 个文件夹"});
}

}  // namespace beian::html_parts
