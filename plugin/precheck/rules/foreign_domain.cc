// foreign_domain.cc — the addresses that the site gives itself lie under the filed domain.
//
// The sitemap, <link rel=canonical> and og:url say where a site lives. Another domain there is another site: the theme
// author's, the one from before the move, or localhost from a build with the wrong base address.
#include <set>

#include "precheck/case.h"
#include "precheck/domain_name.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

constexpr Text2 kFrom[] = {{"canonical link", "canonical 链接"}, {"sitemap", "站点地图"}, {"og:url", "og:url"}};

bool is_local(std::string_view host) {
  return host == "localhost" || host.starts_with("127.") || host.ends_with(".local") || host.ends_with(".localhost") ||
         host == "0.0.0.0";
}

void check(const Case& what, Sink& out) {
  std::set<std::string> ours;
  for (const Value& value : what.filing.answer(Key::site_domains).values) {
    const DomainName d = read_domain(value.text);
    if (!d.main.empty()) ours.insert(d.main);
  }
  for (const HostSeen& each : what.site.hosts) {
    const Text2 from = kFrom[static_cast<std::size_t>(each.from)];
    if (is_local(each.host)) {
      out.report(1, each.at, {Word(from), each.host, static_cast<int>(each.count)});
      continue;
    }
    if (ours.empty()) continue;
    const DomainName d = read_domain(each.host);
    if (ours.contains(d.main)) continue;
    out.report(0, each.at, {Word(from), d.shown.empty() ? each.host : d.shown, static_cast<int>(each.count)});
  }
}

constexpr Text2 kMessages[] = {
    {"the {0} leads to {1}, which is not filed ({2} times)", "{0}指向未备案的 {1}（{2} 处）"},
    {"the {0} leads to {1}: the site was built for a computer of its own ({2} times)",
     "{0}指向 {1}：生成时用了本机地址（{2} 处）"},
};
constexpr Text2 kRemedies[] = {
    {"build the site with its own address (baseURL, url, site_url), or file that domain too",
     "请用正式域名生成（baseURL、url、site_url），或一并备案该域名"},
};

}  // namespace

extern constinit const PrecheckRule foreign_domain{"foreign-domain", Severity::error, Key::site_domains, check,
                                                   kMessages,        kRemedies};

}  // namespace beian::precheck
