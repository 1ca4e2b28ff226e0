#include "rules/site_prefix.h"

#include "html/attribute.h"
#include "rules/icon/icon_source.h"

namespace beian {

std::string site_prefix(const Page& page, const Resources& resources, std::vector<std::string>& wanted) {
  for (const SheetSource& source : page.sheets) {
    if (!source.link) continue;
    const auto found = find_attribute(page.bytes, source.tag, "href");
    if (!found) continue;
    const std::string href = attribute_value(page.bytes, *found);
    if (!href.starts_with('/') || href.starts_with("//")) continue;
    const std::string_view path = std::string_view(href).substr(0, href.find_first_of("?#"));
    std::size_t slashes = 0;  // in front of the file
    for (const std::string& file : icon_source(href, {}).files) {
      const Resources::Answer answer = resources.file(file);
      if (answer == Resources::Answer::unknown) wanted.push_back(file);
      if (answer == Resources::Answer::there) {
        std::size_t end = 0;
        for (std::size_t i = 0; i < slashes; ++i) end = path.find('/', end + 1);
        return std::string(path.substr(0, end + 1));
      }
      ++slashes;
    }
  }
  return {};
}

}  // namespace beian
