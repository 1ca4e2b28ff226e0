#include "html/outline_meta.h"

#include <string>

#include "html/app_signs.h"
#include "html/attribute.h"
#include "html/refresh.h"
#include "text/meta_prescan.h"

namespace beian {

void read_meta(const Token& tag, bool in_body, Page& page) {
  const auto [of_name, of_content, of_pragma, of_charset] =
      find_attributes(page.bytes, tag, {"name", "content", "http-equiv", "charset"});
  const auto value = [&](const std::optional<Attribute>& a) {
    return a ? attribute_value(page.bytes, *a) : std::string();
  };
  const bool generator = of_name && same_name(value(of_name), "generator");
  if (!generator && !of_pragma && !of_charset) return;
  const std::string content = value(of_content);
  if (generator) {
    const App app = app_from_generator(content);
    if (app != App::none) page.app = app;
  }
  const std::string pragma = value(of_pragma);
  if (same_name(pragma, "refresh") && !in_body) {
    const Refresh refresh = read_refresh(content);
    page.has_refresh = page.has_refresh || refresh.has_url;
    if (refresh.has_url) page.refresh_target = refresh.url;
  }
  if (same_name(pragma, "content-security-policy") && !in_body) {
    page.csp += (page.csp.empty() ? "" : ",") + content;
  }
  if (!page.late_charset.empty()) return;
  std::string label = value(of_charset);
  if (label.empty() && same_name(pragma, "content-type")) {
    label = std::string(slice(content, charset_in_content(content)));
  }
  if (encoding_for_label(label) == nullptr) return;
  page.late_charset = std::move(label);
  page.late_charset_tag = tag.span;
}

}  // namespace beian
