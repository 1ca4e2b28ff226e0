// icon_source.h — where an icon's address leads: to a file of the output, to the registry's own server, or elsewhere.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace beian {

struct IconSource {
  bool registry = false;  // the police platform's own server
  std::vector<std::string>
      files;  // the files of the output that it may mean, relative to the root; empty: cannot be told
};

// `src` as a browser reads it on the page `path` (relative to the root). An address from the root may have the folder
// in front under which the site is deployed: such an address means each of its ends. Empty `files` for other hosts,
// data: and addresses that leave the root.
IconSource icon_source(std::string_view src, std::string_view path);

// May the page have a <base>, which would turn its relative addresses elsewhere?
bool mentions_base(std::string_view bytes);

}  // namespace beian
