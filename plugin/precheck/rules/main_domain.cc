// main_domain.cc — the main domain is written abc.com, and can be registered at all.
#include <algorithm>
#include <set>

#include "precheck/case.h"
#include "precheck/domain_name.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

enum Variant : std::uint8_t { no_domain, address, suffix, with_more, sub_domain, twice, two_forms };

void check(const Case& what, Sink& out) {
  std::set<std::string> known;
  const Answer& answer = what.filing.answer(Key::site_domains);
  for (std::size_t i = 0; i < answer.values.size(); ++i) {
    const std::string& text = answer.values[i].text;
    const Where at = what.at(Key::site_domains, i);
    const DomainName d = read_domain(text);
    if (d.is_address) {
      out.report(address, at, {text});
    } else if (!d.is_name) {
      out.report(no_domain, at, {text});
    } else if (d.is_suffix || d.main.empty()) {
      out.report(suffix, at, {text});
    } else if (!known.insert(d.main).second) {
      out.report(twice, at, {text, d.main_shown});
    } else if (d.has_scheme || d.has_port || d.has_path || d.has_user) {
      out.report(with_more, at, {text, d.main_shown});
    } else if (d.host != d.main) {
      out.report(sub_domain, at, {text, d.main_shown});
    } else if (d.is_idn()) {
      out.report(two_forms, at, {d.shown, d.host}, Severity::note);
    }
  }
}

constexpr Text2 kMessages[] = {
    {"“{0}” is no domain", "“{0}”不是域名"},
    {"“{0}” is an address of the network, not a domain", "“{0}”是 IP 地址，不是域名"},
    {"“{0}” is what domains end with, and nobody's own", "“{0}”是公共后缀，不是可备案的域名"},
    {"“{0}” says more than the main domain, which is {1}", "“{0}”不只是主域名；主域名是 {1}"},
    {"“{0}” is a sub-domain of {1}", "“{0}”是 {1} 的子域名"},
    {"{1} is there twice", "{1} 重复"},
    {"the domain has two forms: {0} and {1}", "该域名有两种写法：{0} 和 {1}"},
};
constexpr Text2 kRemedies[] = {
    {"write the registered domain: example.cn", "请填写注册的域名，例如 example.cn"},
    {"a site is filed under its domain: example.cn", "网站以域名备案，例如 example.cn"},
    {"write the domain that was registered, one label more", "请填写自己注册的域名（多一级）"},
    {"write “{1}”: no http://, no www, no path, no port", "请填写“{1}”：不带 http://、www、路径和端口"},
    {"write “{1}”", "请填写“{1}”"},
    {"leave one of them", "请只保留一个"},
    {"forms that refuse the Chinese one take {1}", "表单不接受中文写法时填写 {1}"},
};

}  // namespace

extern constinit const PrecheckRule main_domain{"main-domain", Severity::error, Key::site_domains,
                                                check,         kMessages,       kRemedies};

}  // namespace beian::precheck
