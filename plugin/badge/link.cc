#include "badge/link.h"

#include <algorithm>

#include "base/ascii.h"

namespace beian {
namespace {

enum class Host : std::uint8_t { none, miit, miit_old, mps, mps_old, other };

struct Address {
  bool https = false;
  bool http = false;
  bool protocol_relative = false;
  Host host = Host::none;
  std::string rest;  // behind the host
};

std::string trimmed_lower_scheme(std::string_view href) {
  // A browser drops tabs and line breaks anywhere in an address, and white space around it (URL standard, 4.4).
  std::string out;
  out.reserve(href.size());
  for (const char c : href) {
    if (c != '\t' && c != '\n' && c != '\r') out += c;
  }
  const auto outside = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!out.empty() && outside(out.back())) out.pop_back();
  out.erase(out.begin(), std::find_if_not(out.begin(), out.end(), outside));
  return out;
}

Host host_of(std::string name) {
  if (const std::size_t at = name.rfind('@'); at != std::string::npos) return Host::other;
  if (name.ends_with(":443") || name.ends_with(":80")) name.erase(name.rfind(':'));
  if (name.ends_with('.')) name.pop_back();
  if (name == "beian.miit.gov.cn") return Host::miit;
  if (name == "beian.mps.gov.cn") return Host::mps;
  for (const std::string_view old : {"www.beian.miit.gov.cn", "miitbeian.gov.cn", "www.miitbeian.gov.cn",
                                     "miibeian.gov.cn", "www.miibeian.gov.cn"}) {
    if (name == old) return Host::miit_old;
  }
  for (const std::string_view old : {"beian.gov.cn", "www.beian.gov.cn", "www.beian.mps.gov.cn"}) {
    if (name == old) return Host::mps_old;
  }
  return Host::other;
}

Address parse(std::string_view href) {
  Address a;
  std::string url = trimmed_lower_scheme(href);
  const std::string lowered = ascii_lower(url);
  std::size_t begin = 0;
  if (lowered.starts_with("https:")) {
    a.https = true;
    begin = 6;
  } else if (lowered.starts_with("http:")) {
    a.http = true;
    begin = 5;
  } else if (lowered.starts_with("//")) {
    a.protocol_relative = true;
  } else {
    return a;
  }
  while (begin < url.size() && (url[begin] == '/' || url[begin] == '\\')) ++begin;
  std::size_t end = begin;
  while (end < url.size() && url[end] != '/' && url[end] != '?' && url[end] != '#' && url[end] != '\\') ++end;
  a.host = host_of(lowered.substr(begin, end - begin));
  a.rest = url.substr(end);
  return a;
}

LinkVerdict without_host(std::string_view href) {
  const std::string url = ascii_lower(trimmed_lower_scheme(href));
  if (url.empty() || url[0] == '#' || url.starts_with("javascript:") || url.starts_with("about:"))
    return LinkVerdict::nowhere;
  const std::size_t colon = url.find(':');
  if (colon != std::string::npos && url.find_first_of("/?#") > colon) return LinkVerdict::other_site;
  return LinkVerdict::relative;
}

// The digits behind `name=` in `rest`, where `name` is a whole parameter name; whatever stands there if it is no
// number.
bool parameter(const std::string& rest, std::string_view name, std::string& value) {
  const std::string lowered = ascii_lower(rest);
  for (std::size_t at = lowered.find(name); at != std::string::npos; at = lowered.find(name, at + 1)) {
    const bool begins = at > 0 && (rest[at - 1] == '?' || rest[at - 1] == '&');
    const std::size_t equals = at + name.size();
    if (!begins || equals >= rest.size() || rest[equals] != '=') continue;
    const std::size_t end = rest.find_first_of("&#", equals);
    value = rest.substr(equals + 1, end == std::string::npos ? end : end - equals - 1);
    return true;
  }
  return false;
}

}  // namespace

LinkCheck check_icp_link(std::string_view href) {
  const Address a = parse(href);
  switch (a.host) {
    case Host::none: return {without_host(href), {}};
    case Host::miit:
      if (a.http) return {LinkVerdict::stale, {}};
      return {a.https && (a.rest.empty() || a.rest == "/") ? LinkVerdict::right : LinkVerdict::unusual, {}};
    case Host::miit_old: return {LinkVerdict::stale, {}};
    case Host::mps:
    case Host::mps_old: return {LinkVerdict::other_registry, {}};
    case Host::other: break;
  }
  return {LinkVerdict::other_site, {}};
}

LinkCheck check_gongan_link(std::string_view href) {
  const Address a = parse(href);
  LinkCheck out;
  switch (a.host) {
    case Host::none: out.verdict = without_host(href); return out;
    case Host::miit:
    case Host::miit_old: out.verdict = LinkVerdict::other_registry; return out;
    case Host::other: out.verdict = LinkVerdict::other_site; return out;
    case Host::mps:
      if (!parameter(a.rest, "code", out.code) || out.code.empty()) {
        out.verdict = LinkVerdict::no_code;
      } else if (a.https && a.rest == "/#/query/webSearch?code=" + out.code) {
        out.verdict = LinkVerdict::right;
      } else {
        out.verdict = a.http ? LinkVerdict::stale : LinkVerdict::unusual;
      }
      return out;
    case Host::mps_old:
      out.verdict = LinkVerdict::stale;
      if ((!parameter(a.rest, "recordcode", out.code) && !parameter(a.rest, "code", out.code)) || out.code.empty()) {
        out.verdict = LinkVerdict::no_code;
      }
      return out;
  }
  return out;
}

bool is_registry_link(std::string_view href) {
  const Host host = parse(href).host;
  return host == Host::miit || host == Host::miit_old || host == Host::mps || host == Host::mps_old;
}

}  // namespace beian
