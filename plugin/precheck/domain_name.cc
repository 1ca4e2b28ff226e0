#include "precheck/domain_name.h"

#include <idn2.h>
#include <libpsl.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "base/ascii.h"

namespace beian::precheck {
namespace {

constexpr std::size_t kLongestName = 253;  // of a name in the DNS

using Text = std::unique_ptr<char, decltype(&std::free)>;

std::string to_ascii(const std::string& host) {
  char* out = nullptr;
  const int failed = idn2_to_ascii_8z(host.c_str(), &out, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
  const Text owned(out, std::free);
  return failed == IDN2_OK && out != nullptr ? std::string(out) : std::string();
}

std::string to_unicode(const std::string& host) {
  char* out = nullptr;
  const int failed = idn2_to_unicode_8z8z(host.c_str(), &out, 0);
  const Text owned(out, std::free);
  return failed == IDN2_OK && out != nullptr ? std::string(out) : host;
}

bool is_label_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

bool is_host(std::string_view host) {
  if (host.empty() || host.size() > kLongestName || host.find('.') == std::string_view::npos) return false;
  for (std::size_t begin = 0; begin <= host.size();) {
    const std::size_t end = std::min(host.find('.', begin), host.size());
    const std::string_view label = host.substr(begin, end - begin);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    if (!std::all_of(label.begin(), label.end(), is_label_byte)) return false;
    begin = end + 1;
  }
  return true;
}

bool is_ip_address(std::string_view host) {
  if (host.starts_with('[')) return true;
  return !host.empty() &&
         std::all_of(host.begin(), host.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

}  // namespace

DomainName read_domain(std::string_view text) {
  DomainName out;
  if (const std::size_t scheme = text.find("://"); scheme != std::string_view::npos) {
    out.has_scheme = true;
    text.remove_prefix(scheme + 3);
  } else if (text.starts_with("//")) {
    out.has_scheme = true;
    text.remove_prefix(2);
  }
  const std::size_t path = text.find_first_of("/?#");
  out.has_path = path != std::string_view::npos;
  text = text.substr(0, path);
  if (const std::size_t user = text.rfind('@'); user != std::string_view::npos) {
    out.has_user = true;
    text.remove_prefix(user + 1);
  }
  if (const std::size_t port = text.rfind(':'); port != std::string_view::npos && !text.ends_with(']')) {
    out.has_port = true;
    text = text.substr(0, port);
  }
  std::string host = ascii_lower(text);
  // A full stop of Chinese input methods between labels, as the standard reads it (UTS 46).
  for (const std::string_view stop : {"。", "．"}) {
    for (std::size_t at = host.find(stop); at != std::string::npos; at = host.find(stop))
      host.replace(at, stop.size(), ".");
  }
  if (host.ends_with('.')) host.pop_back();
  out.is_address = is_ip_address(host);
  out.host = out.is_address ? host : to_ascii(host);
  out.shown = to_unicode(out.host);
  if (out.is_address || !is_host(out.host)) return out;
  const psl_ctx_t* list = psl_builtin();
  out.is_suffix = psl_is_public_suffix2(list, out.host.c_str(), PSL_TYPE_ICANN) != 0;
  const char* main = psl_registrable_domain(list, out.host.c_str());
  // github.io and its like: what stands below it is a user's name there, and no domain that he could file.
  out.is_name = out.is_suffix || main != nullptr;
  if (main != nullptr && !out.is_suffix) {
    out.main = main;
    out.main_shown = to_unicode(out.main);
  }
  return out;
}

}  // namespace beian::precheck
