// site_name.cc — what a site may be called in the form.
//
// At least three Chinese characters, not only digits or letters, no domain; not 中国, 中华, 中央, 人民 or 国家 in front
// without a licence. A unit whose own registered name begins so has it from its registration.
#include <algorithm>

#include "base/ascii.h"
#include "precheck/case.h"
#include "precheck/domain_name.h"
#include "precheck/han.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

constexpr std::string_view kReserved[] = {"中国", "中华", "中央", "人民", "国家"};
constexpr std::string_view kNotForPersons[] = {"论坛", "社区", "平台", "商城", "资讯",
                                               "新闻", "公司", "门户", "交易", "企业"};
constexpr std::string_view kNobodys[] = {"我的网站", "网站名称", "测试网站", "个人网站",
                                         "公司网站", "默认站点", "未命名",   "网站首页"};

enum Variant : std::uint8_t { placeholder, is_domain, no_han, too_short, reserved, for_persons };

std::string_view first_of(std::string_view name, std::span<const std::string_view> words, bool at_start) {
  for (const std::string_view word : words) {
    if (at_start ? name.starts_with(word) : name.find(word) != std::string_view::npos) return word;
  }
  return {};
}

void check(const Case& what, Sink& out) {
  if (!what.filing.given(Key::site_name)) return;
  const std::string name(what.filing.value(Key::site_name));
  const Where at = what.at(Key::site_name);
  const std::size_t han = han_count(name);
  if (is_placeholder(name) || std::find(std::begin(kNobodys), std::end(kNobodys), name) != std::end(kNobodys)) {
    return out.report(placeholder, at, {name});
  }
  if (read_domain(name).is_name) return out.report(is_domain, at, {name});
  if (han == 0) return out.report(no_han, at, {name});
  if (han < 3) return out.report(too_short, at, {name, static_cast<int>(han)});
  if (const std::string_view word = first_of(name, kReserved, true); !word.empty()) {
    if (!what.filing.value(Key::subject_name).starts_with(word)) return out.report(reserved, at, {name, word});
  }
  if (what.subject_kind() != "individual") return;
  if (const std::string_view word = first_of(name, kNotForPersons, false); !word.empty()) {
    out.report(for_persons, at, {name, word}, Severity::warning);
  }
}

constexpr Text2 kMessages[] = {
    {"“{0}” is no name of a site yet", "“{0}”不是正式的网站名称"},
    {"“{0}” is a domain, not a name", "“{0}”是域名，不是网站名称"},
    {"“{0}” has no Chinese character: digits and letters alone are refused", "“{0}”没有汉字：不接受纯数字或字母"},
    {"“{0}” has {1} Chinese characters, and the form wants at least three", "“{0}”只有 {1} 个汉字，至少要三个"},
    {"“{0}” begins with “{1}”, which needs a licence", "“{0}”以“{1}”开头，须经批准"},
    {"“{0}” is a person's site, and many provinces refuse “{1}” in its name",
     "“{0}”为个人网站，多数省份不接受名称中的“{1}”"},
};
constexpr Text2 kRemedies[] = {
    {"choose a name of three and more Chinese characters that says what the site is about",
     "请使用三个字以上、能说明网站内容的中文名称"},
};

}  // namespace

extern constinit const PrecheckRule site_name{"site-name", Severity::error, Key::site_name,
                                              check,       kMessages,       kRemedies};

}  // namespace beian::precheck
