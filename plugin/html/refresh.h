// refresh.h — the content of <meta http-equiv=refresh>: "0; url=/zh/".
//
// After the shared declarative refresh steps of the HTML standard, as far as needed: is there an address, and which.
#pragma once
#include <string>
#include <string_view>

namespace beian {

struct Refresh {
  bool has_url = false;
  std::string url;
};

Refresh read_refresh(std::string_view content);

}  // namespace beian
