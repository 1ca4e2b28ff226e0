#include "html/refresh.h"

#include "html/tag.h"

namespace beian {

Refresh read_refresh(std::string_view content) {
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; };
  std::size_t i = 0;
  const auto skip_space = [&] {
    while (i < content.size() && is_space(content[i])) ++i;
  };
  skip_space();
  while (i < content.size() && ((content[i] >= '0' && content[i] <= '9') || content[i] == '.')) ++i;
  skip_space();
  if (i < content.size() && (content[i] == ';' || content[i] == ',')) ++i;
  skip_space();
  if (i >= content.size()) return {};
  if (same_name(content.substr(i, 3), "url")) {
    i += 3;
    skip_space();
    if (i < content.size() && content[i] == '=') ++i;
    skip_space();
  }
  std::string_view url = content.substr(i);
  if (!url.empty() && (url[0] == '"' || url[0] == '\'')) {
    const std::size_t close = url.find(url[0], 1);
    url = url.substr(1, close == std::string_view::npos ? close : close - 1);
  }
  return {!url.empty(), std::string(url)};
}

}  // namespace beian
