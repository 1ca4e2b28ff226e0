// contact_data.cc — phone numbers that can be called, addresses that can be written to.
#include "precheck/case.h"
#include "precheck/contact.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  for (const Key key : {Key::subject_phone, Key::person_phone}) {
    const std::string text(what.filing.value(key));
    if (text.empty() || !normal_phone(text).empty()) continue;
    out.report(0, what.at(key), {text});
    out.about(key);
  }
  for (const Key key : {Key::subject_email, Key::person_email}) {
    const std::string text(what.filing.value(key));
    if (text.empty() || (is_email(text) && !is_example_email(text))) continue;
    out.report(is_email(text) ? 2 : 1, what.at(key), {text});
    out.about(key);
  }
}

constexpr Text2 kMessages[] = {
    {"“{0}” is no phone number that can be called", "“{0}”不是可接通的电话号码"},
    {"“{0}” is no e-mail address", "“{0}”不是邮箱地址"},
    {"“{0}” is an address for examples", "“{0}”是示例邮箱"},
};
constexpr Text2 kRemedies[] = {
    {"write a mobile number of 11 digits, or a landline with its area code", "请填写 11 位手机号，或带区号的固定电话"},
    {"write an address like office@your-domain", "请填写形如 office@域名 的邮箱"},
    {"write one that is read", "请填写常用邮箱"},
};

}  // namespace

extern constinit const PrecheckRule contact_data{"contact-data", Severity::error, Key::person_phone,
                                                 check,          kMessages,       kRemedies};

}  // namespace beian::precheck
