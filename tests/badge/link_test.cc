// What a link beside a filing number is worth: every form that is known, and every address seen beside a real number.
#include "badge/link.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>

using namespace beian;

namespace {

constexpr std::string_view kCode = "11010102990001";

std::string_view name_of(LinkVerdict verdict) {
  switch (verdict) {
    case LinkVerdict::right: return "right";
    case LinkVerdict::unusual: return "unusual";
    case LinkVerdict::stale: return "stale";
    case LinkVerdict::nowhere: return "nowhere";
    case LinkVerdict::relative: return "relative";
    case LinkVerdict::other_registry: return "other_registry";
    case LinkVerdict::other_site: return "other_site";
    case LinkVerdict::no_code: return "no_code";
  }
  return "?";
}

std::string icp(std::string_view href) {
  return std::string(name_of(check_icp_link(href).verdict));
}

// "right 11010102990001", "no_code"
std::string gongan(std::string_view href) {
  const LinkCheck c = check_gongan_link(href);
  return std::string(name_of(c.verdict)) + (c.code.empty() ? "" : " " + c.code);
}

std::string with_code(std::string_view before, std::string_view after = "") {
  return std::string(before) + std::string(kCode) + std::string(after);
}

// The distinct addresses of a list of numbers seen on real pages, without the words that stand for none.
std::map<std::string, std::size_t> addresses(const char* list) {
  std::map<std::string, std::size_t> out;
  std::ifstream in(std::string(BEIAN_SHARED_DIR "/data/") + list);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const std::string href = line.substr(first + 1, second - first - 1);
    if (href.starts_with("(") || href == "other" || href == "href" || href.starts_with("js:")) continue;
    ++out[href];
  }
  return out;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// What an address beside an ICP number is worth, by its host alone: an oracle of another make.
std::string icp_by_host(const std::string& href) {
  if (href.empty() || href == "#") return "nowhere";
  if (href == "/") return "relative";
  if (has(href, "miitbeian") || has(href, "miibeian") || has(href, "www.beian.miit")) return "stale";
  if (has(href, "beian.miit.gov.cn")) {
    if (href.starts_with("http:")) return "stale";
    return href == "https://beian.miit.gov.cn/" || href == "https://beian.miit.gov.cn" ? "right" : "unusual";
  }
  if (has(href, "www.beian.gov.cn") || has(href, "beian.mps.gov.cn")) return "other_registry";
  return "other_site";
}

std::string gongan_by_host(const std::string& href) {
  if (href.empty() || href == "#" || href.starts_with("javascript")) return "nowhere";
  if (has(href, "miit")) return "other_registry";
  const std::size_t equals = href.find("code=");
  const std::string code = equals == std::string::npos ? "" : href.substr(equals + 5);
  if (code.empty()) return "no_code";
  if (has(href, "www.beian.gov.cn")) return "stale " + code;
  return has(href, "beian.mps.gov.cn") ? "right " + code : "other_site";
}

}  // namespace

TEST_CASE("link: of an ICP number") {
  CHECK(icp("https://beian.miit.gov.cn/") == "right");
  CHECK(icp("https://beian.miit.gov.cn") == "right");
  CHECK(icp(kMiitUrl) == "right");
  for (const char* href :
       {"https://beian.miit.gov.cn/#/Integrated/index", "https://beian.miit.gov.cn/#/Integrated/recordQuery",
        "https://beian.miit.gov.cn/?from=x", "//beian.miit.gov.cn/"}) {
    CAPTURE(href);
    CHECK(icp(href) == "unusual");
  }
  for (const char* href :
       {"http://beian.miit.gov.cn/", "http://beian.miit.gov.cn", "http://beian.miit.gov.cn/#/Integrated/index",
        "http://www.beian.miit.gov.cn/", "https://www.beian.miit.gov.cn", "http://www.miitbeian.gov.cn/",
        "http://miitbeian.gov.cn", "https://www.miitbeian.gov.cn/publish/query/indexFirst.action",
        "http://www.miibeian.gov.cn/", "http://miibeian.gov.cn",
        "http://www.miibeian.gov.cn/state/outPortal/loginPortal.action", "HTTP://WWW.MIITBEIAN.GOV.CN",
        "//www.miitbeian.gov.cn/"}) {
    CAPTURE(href);
    CHECK(icp(href) == "stale");
  }
  for (const char* href : {"https://beian.mps.gov.cn/", "http://www.beian.gov.cn/",
                           "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010102990001"}) {
    CAPTURE(href);
    CHECK(icp(href) == "other_registry");
  }
  for (const char* href :
       {"", " ", "#", "#top", "javascript:;", "javascript:void(0)", "JavaScript:void(0)", "about:blank"}) {
    CAPTURE(href);
    CHECK(icp(href) == "nowhere");
  }
  for (const char* href : {"/", "/about/", "icp.html", "?p=1", "beian.miit.gov.cn", "./x:y", "/a:b"}) {
    CAPTURE(href);
    CHECK(icp(href) == "relative");
  }
  for (const char* href :
       {"https://icp.example.com/", "https://example.com/?u=https://beian.miit.gov.cn/", "mailto:a@example.com",
        "tel:10000", "https://beian.miit.gov.cn.example.com/", "https://evil-beian.miit.gov.cn/",
        "https://beian.miit.gov.cn@example.com/", "https://xbeian.miit.gov.cn/", "https://beian.miit.gov.cn:8443/",
        "https://miit.gov.cn/", "ftp://beian.miit.gov.cn/"}) {
    CAPTURE(href);
    CHECK(icp(href) == "other_site");
  }
}

TEST_CASE("link: of a public-security number") {
  const std::string code(kCode);
  CHECK(gongan(with_code(kMpsUrl)) == "right " + code);
  CHECK(gongan(with_code("https://beian.mps.gov.cn/#/query/webSearch?code=")) == "right " + code);
  for (const std::string& href :
       {with_code("http://www.beian.gov.cn/portal/registerSystemInfo?recordcode="),
        with_code("https://www.beian.gov.cn/portal/registerSystemInfo?recordcode="),
        with_code("http://www.beian.gov.cn/portal/registersysteminfo?recordcode="),
        with_code("http://www.beian.gov.cn/portal/registerSystemInfo?a=b&recordcode=", "&c=d"),
        with_code("http://beian.gov.cn/portal/registerSystemInfo?recordcode="),
        with_code("http://beian.mps.gov.cn/#/query/webSearch?code=")}) {
    CAPTURE(href);
    CHECK(gongan(href) == "stale " + code);
  }
  for (const std::string& href : {with_code("https://beian.mps.gov.cn/web/webSearch?code="),
                                  with_code("https://beian.mps.gov.cn/#/query/webSearch?code=", "&x=1"),
                                  with_code("//beian.mps.gov.cn/#/query/webSearch?code=")}) {
    CAPTURE(href);
    CHECK(gongan(href) == "unusual " + code);
  }
  CHECK(gongan("https://beian.mps.gov.cn/#/query/webSearch?code=11010102990002") == "right 11010102990002");
  for (const std::string& href :
       {std::string("https://beian.mps.gov.cn/"), std::string("https://beian.mps.gov.cn/#/query/webSearch"),
        std::string("https://beian.mps.gov.cn/#/query/webSearch?code="),
        std::string("https://beian.mps.gov.cn/#/query/webSearch?police=京公网安备11010102990001号"),
        std::string("http://www.beian.gov.cn/"),
        std::string("http://www.beian.gov.cn/portal/registerSystemInfo?recordcode="),
        with_code("http://www.beian.gov.cn/portal/registerSystemInfo?ecordcode="),
        with_code("https://beian.mps.gov.cn/#/query/webSearch?recode=")}) {
    CAPTURE(href);
    CHECK(gongan(href) == "no_code");
  }
  CHECK(gongan("https://beian.miit.gov.cn/") == "other_registry");
  CHECK(gongan("http://www.miitbeian.gov.cn/") == "other_registry");
  CHECK(gongan(with_code("https://gongan.example.com/?code=")) == "other_site");
  CHECK(gongan(with_code("https://beian.mps.gov.cn.example.com/#/query/webSearch?code=")) == "other_site");
  CHECK(gongan("#") == "nowhere");
  CHECK(gongan("javascript:;") == "nowhere");
  CHECK(gongan("/gongan/") == "relative");
}

TEST_CASE("link: an address is read as a browser reads it") {
  CHECK(icp(" https://beian.miit.gov.cn/ \n") == "right");
  CHECK(icp("https://beian.\nmiit.gov.cn/") == "right");
  CHECK(icp("HTTPS://Beian.MIIT.gov.cn/") == "right");
  CHECK(icp("https://beian.miit.gov.cn:443/") == "right");
  CHECK(icp("https://beian.miit.gov.cn./") == "right");
  CHECK(icp("https:\\\\beian.miit.gov.cn\\") != "other_site");
  CHECK(icp("java\nscript:;") == "nowhere");
}

TEST_CASE("link: what leads to a registry") {
  CHECK(is_registry_link("https://beian.miit.gov.cn/"));
  CHECK(is_registry_link("http://www.miibeian.gov.cn"));
  CHECK(is_registry_link("http://www.beian.gov.cn/portal/x"));
  CHECK(is_registry_link("https://beian.mps.gov.cn/"));
  CHECK_FALSE(is_registry_link("https://example.com/beian.miit.gov.cn"));
  CHECK_FALSE(is_registry_link("#"));
  CHECK_FALSE(is_registry_link(""));
}

TEST_CASE("link: the addresses seen beside real numbers") {
  if (!std::filesystem::exists(BEIAN_SHARED_DIR "/data/icp-seen.tsv")) {
    MESSAGE("SKIPPED: the list of seen numbers is not beside the project");
    return;
  }
  std::map<std::string, std::size_t> verdicts;
  for (const auto& [href, times] : addresses("icp-seen.tsv")) {
    CAPTURE(href);
    CHECK(icp(href) == icp_by_host(href));
    verdicts[icp(href)] += times;
  }
  CHECK(verdicts["right"] == 46);
  CHECK(verdicts["stale"] == 37);
  CHECK(verdicts["unusual"] == 3);
  CHECK(verdicts["nowhere"] == 5);
  CHECK(verdicts["other_registry"] == 2);
  verdicts.clear();
  for (const auto& [href, times] : addresses("gongan-seen.tsv")) {
    CAPTURE(href);
    CHECK(gongan(href) == gongan_by_host(href));
    verdicts[gongan(href).substr(0, gongan(href).find(' '))] += times;
  }
  CHECK(verdicts["right"] == 40);
  CHECK(verdicts["no_code"] == 8);
}
