#include "report/html_sites.h"

#include <algorithm>

#include "report/html_parts.h"
#include "rules/rule.h"
#include "site/trouble.h"

namespace beian {
namespace {

using namespace html_parts;

bool is_in(std::string_view path, const std::string& folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

Html number(std::uint64_t count, std::string_view name) {
  return Html::literal("<td class=\"") + text(count > 0 ? name : "none") + Html::literal("\">") +
         both({"{0}", "{0}"}, {count}) + Html::literal("</td>");
}

Html head(Text2 words) {
  return Html::literal("<th scope=\"col\">") + both(words) + Html::literal("</th>");
}

}  // namespace

SiteTable::SiteTable(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    SiteNumbers site;
    site.name = name;
    sites_.push_back(std::move(site));
  }
}

SiteNumbers* SiteTable::site_of(std::string_view path) {
  if (!several()) return nullptr;
  for (std::size_t i = 0; i < sites_.size(); ++i) {
    const std::size_t at = (last_ + i) % sites_.size();
    if (!is_in(path, sites_[at].name)) continue;
    last_ = at;
    return &sites_[at];
  }
  return nullptr;
}

void SiteTable::add(std::string_view path, const Finding& finding) {
  SiteNumbers* site = site_of(path);
  if (site == nullptr) return;
  if (finding.fixed) {
    ++site->fixed;
    return;
  }
  ++(finding.severity == Severity::error     ? site->errors
     : finding.severity == Severity::warning ? site->warnings
                                             : site->notes);
}

void SiteTable::add_page(std::string_view path, Severity worst) {
  SiteNumbers* site = site_of(path);
  if (site == nullptr) return;
  ++site->pages;
  site->failing += worst == Severity::error ? 1 : 0;
  site->warned += worst == Severity::warning ? 1 : 0;
}

Html SiteTable::html(bool with_fixed) const {
  if (!several()) return {};
  std::vector<const SiteNumbers*> order;
  for (const SiteNumbers& site : sites_) order.push_back(&site);
  std::stable_sort(order.begin(), order.end(), [](const SiteNumbers* a, const SiteNumbers* b) {
    const auto rank = [](const SiteNumbers& s) { return s.errors > 0 ? 0 : s.pages == 0 ? 1 : s.warnings > 0 ? 2 : 3; };
    if (rank(*a) != rank(*b)) return rank(*a) < rank(*b);
    return a->errors > b->errors;
  });
  const auto right =
      std::count_if(order.begin(), order.end(), [](const SiteNumbers* s) { return s->errors == 0 && s->pages > 0; });
  Html out = Html::literal("<section class=\"sites\"><h2>") +
             both({"Sites: {0} of {1} without an error", "网站：{1} 个中有 {0} 个没有错误"},
                  {static_cast<std::uint64_t>(right), static_cast<std::uint64_t>(order.size())}) +
             Html::literal("</h2><div class=\"wide\"><table><thead><tr>") + head({"site", "网站"}) +
             head({"pages", "页面"}) + head({"clean", "合格"}) + head({"errors", "错误"}) + head({"warnings", "警告"}) +
             head({"notes", "提示"});
  if (with_fixed) out += head({"repaired", "已修复"});
  out += Html::literal("</tr></thead><tbody>\n");
  for (const SiteNumbers* site : order) {
    const std::uint64_t clean = site->pages - std::min(site->pages, site->failing + site->warned);
    out += Html::literal("<tr data-site=\"") + attribute(printable(site->name)) +
           Html::literal("\"><th scope=\"row\"><button type=\"button\" data-search=\"") +
           attribute(printable(site->name) + "/") + Html::literal("\"><code>") + text(printable(site->name)) +
           Html::literal("</code></button></th>") + number(site->pages, "count") + number(clean, "clean") +
           number(site->errors, "error") + number(site->warnings, "warning") + number(site->notes, "note");
    if (with_fixed) out += number(site->fixed, "fixed");
    out += Html::literal("</tr>\n");
  }
  return out + Html::literal("</tbody></table></div></section>\n");
}

}  // namespace beian
