// service_type.cc — a unit files a www or wap site, a person a blog or a personal space.
#include "precheck/case.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  const std::string_view service = what.filing.value(Key::site_service);
  const std::string_view kind = what.subject_kind();
  if (service.empty() || kind.empty()) return;
  const bool persons = service == "blog" || service == "personal-space";
  if (persons == (kind == "individual")) return;
  out.report(persons ? 0 : 1, what.at(Key::site_service), {Word(find_choice(services(), service)->label)});
}

constexpr Text2 kMessages[] = {
    {"“{0}” is a person's service type, and the subject is a unit", "“{0}”是个人的服务类型，而主体是单位"},
    {"“{0}” is a unit's service type, and the subject is a person", "“{0}”是单位的服务类型，而主体是个人"},
};
constexpr Text2 kRemedies[] = {
    {"choose www or wap", "请选 www 或 wap"},
    {"choose blog or personal-space", "请选 blog（博客）或 personal-space（个人空间）"},
};

}  // namespace

extern constinit const PrecheckRule service_type{"service-type", Severity::error, Key::site_service,
                                                 check,          kMessages,       kRemedies};

}  // namespace beian::precheck
