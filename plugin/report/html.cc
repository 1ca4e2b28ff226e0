#include "report/html.h"

#include <algorithm>
#include <utility>

#include "report/html_assets.h"
#include "report/html_cards.h"
#include "report/html_charts.h"
#include "report/html_parts.h"
#include "site/trouble.h"

namespace beian {
namespace {

using namespace html_parts;

// "blog" of blog/2024/a.html.
std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

Html head(const HtmlStyle& style, const std::string& site) {
  return Html::literal("<!DOCTYPE html>\n<html lang=\"") + text(style.language == Language::zh ? "zh-CN" : "en") +
         Html::literal("\" data-lang=\"") + text(style.language == Language::zh ? "zh" : "en") +
         Html::literal(
             "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
             "content=\"default-src 'none'; script-src '") +
         report_script_hash() +
         Html::literal(
             "'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" "
             "content=\"no-referrer\">\n<meta name=\"generator\" content=\"beian ") +
         attribute(style.version) + Html::literal("\">\n<link rel=\"icon\" href=\"data:,\">\n<title>beian ") +
         text(style.command) + Html::literal(" · ") + text(site) + Html::literal("</title>\n<style>\n") +
         report_style() + Html::literal("</style>\n</head>\n");
}

Html top(const HtmlStyle& style, const std::string& site) {
  constexpr Text2 kLanguage = {"Language", "语言"};
  constexpr Text2 kColours = {"Light or dark", "浅色或深色"};
  return Html::literal("<body>\n<a class=\"skip\" href=\"#findings\">") + both({"To the findings", "跳到问题列表"}) +
         Html::literal("</a>\n<header class=\"top\"><p class=\"brand\"><b>beian</b> ") + text(style.command) +
         Html::literal(" <span class=\"site\">") + text(site) +
         Html::literal("</span></p><div class=\"switches\" hidden><div class=\"pair\" role=\"group\"") +
         both_attributes("aria-label", kLanguage, style.language) +
         Html::literal(
             "><button type=\"button\" data-set-lang=\"zh\" lang=\"zh\">中文</button><button type=\"button\" "
             "data-set-lang=\"en\" lang=\"en\">English</button></div><button type=\"button\" id=\"colours\"") +
         both_attributes("aria-label title", kColours, style.language) +
         Html::literal(
             "><svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"><circle cx=\"10\" cy=\"10\" r=\"7\"/><path "
             "d=\"M10 3a7 7 0 0 1 0 14z\"/></svg></button></div></header>\n");
}

Html verdict(const Summary& s, const HtmlData& data) {
  if (s.troubled) return both({"The work could not be done", "未能完成"});
  if (s.errors > 0) {
    const bool on_pages = data.all.failing > 0;
    if (!on_pages) return counted(s.errors, {"{0} error", "{0} 个错误"}, {"{0} errors", "{0} 个错误"});
    return counted(data.all.failing, {"{0} page needs attention", "{0} 个页面需要处理"},
                   {"{0} pages need attention", "{0} 个页面需要处理"});
  }
  if (s.warnings > 0) {
    return counted(s.warnings, {"No errors, {0} warning", "没有错误，{0} 个警告"},
                   {"No errors, {0} warnings", "没有错误，{0} 个警告"});
  }
  return both({"Nothing wrong", "没有问题"});
}

Html fact(std::uint64_t count, Text2 words, std::string_view name = {}) {
  return Html::literal("<div") +
         (name.empty() ? Html() : Html::literal(" class=\"") + text(name) + Html::literal("\"")) +
         Html::literal("><dt>") + both(words) + Html::literal("</dt><dd>") + both({"{0}", "{0}"}, {count}) +
         Html::literal("</dd></div>");
}

Html facts(const Summary& s) {
  Html out = Html::literal("<dl class=\"facts\">");
  const auto plural = [](std::uint64_t count, Text2 one, Text2 many) { return count == 1 ? one : many; };
  out += fact(s.errors, plural(s.errors, {"error", "错误"}, {"errors", "错误"}), s.errors > 0 ? "error" : "");
  out +=
      fact(s.warnings, plural(s.warnings, {"warning", "警告"}, {"warnings", "警告"}), s.warnings > 0 ? "warning" : "");
  out += fact(s.notes, plural(s.notes, {"note", "提示"}, {"notes", "提示"}));
  out += fact(s.pages, plural(s.pages, {"page", "页面"}, {"pages", "页面"}));
  out += fact(s.changed, {"changed", "已修改"});
  out += fact(s.refused, {"refused", "拒绝修改"});
  out += fact(s.skipped, {"skipped", "跳过"});
  if (s.known) out += fact(*s.known, {"in the baseline", "基线中已有"});
  return out + Html::literal("</dl>");
}

Html troubles(const HtmlData& data) {
  if (data.troubles.empty()) return {};
  Html out = Html::literal("<section class=\"troubles\"><h2>") + both({"What could not be done", "未能完成的事"}) +
             Html::literal("</h2><ul>");
  for (const Error& error : data.troubles) {
    out += Html::literal("<li>") + both({"{0}", "{0}"}, {Text2{error.en, error.zh}}) + Html::literal("</li>");
  }
  out += Html::literal("</ul>");
  if (data.more_troubles > 0) {
    out += Html::literal("<p class=\"quiet\">") + both({"and {0} more", "另有 {0} 项"}, {data.more_troubles}) +
           Html::literal("</p>");
  }
  return out + Html::literal("</section>\n");
}

Html chip(std::string_view name, Text2 words, std::uint64_t count) {
  if (count == 0) return {};
  return Html::literal("<button type=\"button\" class=\"chip ") + text(name) + Html::literal("\" data-filter=\"") +
         text(name) + Html::literal("\" aria-pressed=\"true\">") + both(words) + Html::literal(" <b>") +
         both({"{0}", "{0}"}, {count}) + Html::literal("</b></button>");
}

Html tools(const std::vector<const Kind*>& groups, Language language) {
  constexpr Text2 kSearch = {"Search paths, rules, text", "搜索路径、规则、文字"};
  constexpr Text2 kSeverities = {"Severity", "级别"};
  constexpr Text2 kGrouping = {"Grouping", "分组"};
  const auto count = [&groups](std::string_view name) {
    std::uint64_t out = 0;
    for (const Kind* group : groups) {
      if (severity_class(group->first.finding.severity, group->first.finding.fixed) == name) out += group->count;
    }
    return out;
  };
  return Html::literal(
             "<div class=\"tools\" role=\"search\" hidden><input type=\"search\" id=\"query\" autocomplete=\"off\" "
             "spellcheck=\"false\"") +
         both_attributes("placeholder aria-label", kSearch, language) +
         Html::literal("><div class=\"chips\" role=\"group\"") + both_attributes("aria-label", kSeverities, language) +
         Html::literal(">") + chip("error", {"errors", "错误"}, count("error")) +
         chip("warning", {"warnings", "警告"}, count("warning")) + chip("note", {"notes", "提示"}, count("note")) +
         chip("fixed", {"repaired", "已修复"}, count("fixed")) +
         Html::literal("</div><div class=\"pair\" role=\"group\"") +
         both_attributes("aria-label", kGrouping, language) +
         Html::literal("><button type=\"button\" data-by=\"rule\" aria-pressed=\"true\">") +
         both({"by rule", "按规则"}) +
         Html::literal("</button><button type=\"button\" data-by=\"shape\" aria-pressed=\"false\">") +
         both({"by template", "按模板"}) +
         Html::literal("</button></div></div>\n<p id=\"shown\" role=\"status\"></p>\n");
}

}  // namespace

void HtmlReport::finding(std::string_view path, const ReportedFinding& reported) {
  data_.rules.add(path, reported.finding);
  data_.sites.add(path, reported.finding);
  const SiteNumbers* site = data_.sites.site_of(path);
  data_.alike.add(path, reported, site != nullptr ? std::string_view(site->name) : std::string_view());
  if (at_ != path) {
    at_ = path;
    worst_ = Severity::off;
  }
  if (!reported.finding.fixed) worst_ = std::max(worst_, reported.finding.severity);
}

void HtmlReport::page(std::string_view path, const ReportedPage& page) {
  const Severity worst = at_ == path ? worst_ : Severity::off;
  if (page.counted) {
    const std::string_view name = folder_of(path);
    auto at = data_.folders.find(name);
    if (at == data_.folders.end() && data_.folders.size() < HtmlData::kMostFolders) {
      at = data_.folders.try_emplace(std::string(name)).first;
    }
    const auto count = [worst](HtmlData::Folder& folder) {
      ++folder.pages;
      folder.failing += worst == Severity::error ? 1 : 0;
      folder.warned += worst == Severity::warning ? 1 : 0;
    };
    count(data_.all);
    data_.sites.add_page(path, worst);
    if (at != data_.folders.end()) count(at->second);
  }
  if (page.preview.pieces.empty()) return;
  ++data_.changed_pages;
  const auto at = std::find_if(data_.footers.begin(), data_.footers.end(),
                               [&](const ShownFooter& f) { return f.shape == page.shape; });
  if (at != data_.footers.end()) {
    ++at->pages;
  } else if (data_.footers.size() < HtmlData::kMostFooters) {
    data_.footers.push_back({std::string(path), page.shape, 1, page.preview});
  }
}

void HtmlReport::trouble(const Error& error) {
  if (data_.troubles.size() < HtmlData::kMostTroubles) {
    data_.troubles.push_back(error);
  } else {
    ++data_.more_troubles;
  }
}

void HtmlReport::finish(const Summary& s) {
  std::string site;
  constexpr std::size_t kNamesInHead = 4;
  for (std::size_t i = 0; i < std::min(style_.sites.size(), kNamesInHead); ++i) {
    site += (site.empty() ? "" : " · ") + printable(style_.sites[i]);
  }
  if (style_.sites.size() > kNamesInHead) site += " · … (" + std::to_string(style_.sites.size()) + ")";
  std::vector<const Kind*> groups = data_.alike.sorted();
  if (groups.size() > kMostCards) groups.resize(kMostCards);
  ShapeNumbers shapes;
  for (const Kind* group : groups) shapes.add(group->first.shape);
  for (const ShownFooter& footer : data_.footers) shapes.add(footer.shape);
  const std::vector<RuleCount> counts = data_.rules.sorted();

  out_.write((head(style_, site) + top(style_, site)).bytes());
  const std::string_view colour = s.troubled || s.errors > 0 ? "error" : s.warnings > 0 ? "warning" : "clean";
  out_.write((Html::literal("<main>\n<section class=\"summary ") + text(colour) + Html::literal("\"><h1>") +
              verdict(s, data_) + Html::literal("</h1>") + facts(s) + Html::literal("</section>\n") + troubles(data_) +
              Html::literal("<div class=\"charts\">") + pages_chart(data_, s) + rules_chart(counts) +
              (data_.sites.several() ? Html() : folders_chart(data_)) + Html::literal("</div>\n") +
              data_.sites.html(style_.command != "check") +
              Html::literal("<section id=\"findings\" tabindex=\"-1\">\n"))
                 .bytes());
  if (!groups.empty()) out_.write(tools(groups, style_.language).bytes());
  write_cards(out_, data_, groups, shapes);
  out_.write("</section>\n");
  write_footers(out_, data_, style_.command, shapes, style_.language);
  write_rule_pages(out_, counts);
  constexpr Text2 kKeys = {"searches", "搜索"};
  constexpr Text2 kSteps = {"next and previous finding", "下一处与上一处"};
  constexpr Text2 kClears = {"clears", "清除"};
  out_.write((Html::literal("</main>\n<footer class=\"end\"><p>beian ") + text(style_.version) +
              Html::literal("</p><p class=\"keys\" hidden><kbd>/</kbd> ") + both(kKeys) +
              Html::literal(" · <kbd>j</kbd> <kbd>k</kbd> ") + both(kSteps) + Html::literal(" · <kbd>Esc</kbd> ") +
              both(kClears) + Html::literal("</p></footer>\n<script>") + report_script() +
              Html::literal("</script>\n</body>\n</html>\n"))
                 .bytes());
}

}  // namespace beian
