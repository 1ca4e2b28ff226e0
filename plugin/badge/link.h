// link.h — what a link beside a filing number is worth: right, stale, or wrong, and why.
//
// The ministry has moved its site four times and the police once; half of the links next to real numbers are dead or
// wrong. The right ones (工信部 and 公安部, as their platforms hand them out):
//   ICP, VATS   https://beian.miit.gov.cn/
//   gongan      https://beian.mps.gov.cn/#/query/webSearch?code=<14 digits>
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace beian {

inline constexpr std::string_view kMiitUrl = "https://beian.miit.gov.cn/";
inline constexpr std::string_view kMpsUrl = "https://beian.mps.gov.cn/#/query/webSearch?code=";

enum class LinkVerdict : std::uint8_t {
  right,
  unusual,         // official and working, but not the address that the platform hands out
  stale,           // official once: http, an old host
  nowhere,         // empty, "#", javascript:
  relative,        // a page of the site itself
  other_registry,  // the police's site for an ICP number, or the other way round
  other_site,      // anything else
  no_code,         // the police's site, without the number's code
};

struct LinkCheck {
  LinkVerdict verdict = LinkVerdict::right;
  std::string code;  // gongan: the digits that the link asks for, where it asks for any
};

LinkCheck check_icp_link(std::string_view href);
LinkCheck check_gongan_link(std::string_view href);

// Does the address lead to either registry, in any of its forms, old or new?
bool is_registry_link(std::string_view href);

}  // namespace beian
