// support.h — a number in a page with a style sheet: on which screens is it displayed?
#pragma once
#include <string>

#include "badge/find.h"
#include "html/outline.h"
#include "rules/page_style.h"

namespace beian::css_test {

inline constexpr std::string_view kNumber = "京ICP备2024990001号-1";

// The verdict of the first number of a page.
inline StyleVerdict verdict_of_page(const std::string& bytes, const Resources& resources = {},
                                    std::vector<std::string>* wanted = nullptr) {
  const Page page = outline(bytes, sniff_encoding(bytes));
  PageStyle style(page, "page.html", resources);
  StyleVerdict out;
  const auto numbers = shown_numbers(page, 2026);
  if (numbers.empty()) {  // hidden already for the outline
    out.wide = out.phone = false;
    return out;
  }
  const ShownNumber& first = numbers.front();
  out = style.of(first.element, page.pieces[page.runs[first.run].first].token.span.begin);
  if (wanted != nullptr) *wanted = style.take_wanted();
  return out;
}

inline std::string screens(const StyleVerdict& verdict) {
  return verdict.everywhere() ? "both" : verdict.wide ? "wide" : verdict.phone ? "phone" : "none";
}

// `body`: markup in which N stands for the number.
inline std::string page_with(const std::string& css, std::string body, const std::string& html = "<html>",
                             const std::string& tag = "<body>") {
  body.replace(body.find('N'), 1, kNumber);
  return "<!doctype html>" + html + "<head><meta charset=utf-8><title>t</title><style>" + css + "</style></head>" +
         tag + "<main>正文</main>" + body;
}

inline std::string shown(const std::string& css, const std::string& body = "<footer class=x id=f><p>N</p></footer>") {
  return screens(verdict_of_page(page_with(css, body)));
}

}  // namespace beian::css_test
