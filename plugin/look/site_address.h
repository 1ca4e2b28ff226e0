// site_address.h — where a site thinks that it lives: the path it is deployed under, and its public hosts.
//
// A site made for https://example.cn/docs/ asks for /docs/assets/app.js, and its router takes no other path; one with a
// baseURL in its templates asks for https://example.cn/css/site.css. Both are files of the output. They are found by
// trying: of each address of a script, a sheet or a picture the longest tail that is a file here tells what stands in
// front of it; most of the votes win.
//
//   /docs/assets/app.js, and assets/app.js is there          →  base /docs/
//   https://example.cn/css/site.css, and css/site.css is there →  host https://example.cn
#pragma once
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace beian {

class SiteAddress {
 public:
  // `is_file`: is this path, relative to the root, a file of the output?
  explicit SiteAddress(std::function<bool(const std::string&)> is_file) : is_file_(std::move(is_file)) {}
  // What a page (its bytes) says.
  void hear(std::string_view page);
  std::string base() const;
  const std::set<std::string>& hosts() const { return hosts_; }

 private:
  void vote(std::string_view address);

  std::function<bool(const std::string&)> is_file_;
  std::map<std::string, int> bases_;
  std::set<std::string> hosts_;
};

}  // namespace beian
