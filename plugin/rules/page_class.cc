#include "rules/page_class.h"

#include <algorithm>

#include "html/tag.h"

namespace beian {
namespace {

// A stub may say "click here if you are not redirected"; a page says more.
constexpr std::uint32_t kStubCharacters = 200;
constexpr std::size_t kVerificationBytes = 1024;

// googleXXXX.html, baidu_verify_XXXX.html, sogousiteverification.html …: one short line with a token, no markup of a
// page.
bool is_verification_name(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
  for (const std::string_view prefix :
       {"google", "baidu_verify_", "baidu-site-verification", "sogousiteverification", "yandex_",
        "shenma-site-verification", "naver", "pinterest-", "MP_verify_", "so_verify_"}) {
    if (name.size() > prefix.size() && same_name(name.substr(0, prefix.size()), prefix)) return true;
  }
  return false;
}

}  // namespace

PageClass classify_page(const Page& page, std::string_view path) {
  if (page.ignored) return PageClass::ignored;
  if (!page.has_document_tags) {
    const bool verification = page.bytes.size() <= kVerificationBytes && is_verification_name(path);
    return verification ? PageClass::verification : PageClass::fragment;
  }
  return page.has_refresh && page.shown_characters <= kStubCharacters && page.runs.empty() ? PageClass::redirect_stub
                                                                                           : PageClass::page;
}

}  // namespace beian
