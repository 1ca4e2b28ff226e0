// contact_on_page.cc — a reviewer looks for the contact data on the pages.
#include "precheck/case.h"
#include "precheck/contact.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  if (what.site.pages == 0 || what.subject_kind() == "individual" || !what.filing.exists()) return;
  if (what.site.phones.empty() && what.site.emails.empty()) {
    return out.report(0, {what.site.home.path, 0, 0, {}});
  }
  for (const Seen& mail : what.site.emails) {
    if (is_example_email(mail.text)) out.report(1, mail.at, {mail.text}, Severity::warning);
  }
}

constexpr Text2 kMessages[] = {
    {"no page shows a phone number or an e-mail address", "页面上没有电话或邮箱"},
    {"the page shows “{0}”, an address for examples", "页面上的“{0}”是示例邮箱"},
};
constexpr Text2 kRemedies[] = {
    {"show how the unit can be reached", "请写上单位的联系方式"},
    {"write an address that is read", "请换成真实的邮箱"},
};

}  // namespace

extern constinit const PrecheckRule contact_on_page{"contact-on-page", Severity::note, Key::subject_phone, check,
                                                    kMessages,         kRemedies};

}  // namespace beian::precheck
