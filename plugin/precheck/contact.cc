#include "precheck/contact.h"

#include <algorithm>

#include "base/ascii.h"

namespace beian::precheck {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_local(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("._%+-").find(c) != std::string_view::npos;
}
bool is_host(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
}

}  // namespace

std::string normal_phone(std::string_view text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c)) {
      digits += c;
    } else if (c != ' ' && c != '-' && c != '(' && c != ')' && !(c == '+' && i == 0)) {
      return {};
    }
  }
  if (digits.starts_with("0086")) digits.erase(0, 4);
  if (digits.size() > 11 && digits.starts_with("86")) digits.erase(0, 2);
  const bool mobile = digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
  // 010-12345678, 0755-12345678, 0371-1234567
  const bool landline = digits.size() >= 10 && digits.size() <= 12 && digits[0] == '0' && digits[1] != '0';
  const bool same =
      digits.size() > 3 && std::all_of(digits.begin() + 3, digits.end(), [&](char c) { return c == digits[3]; });
  const bool invented = digits == "13800138000" || digits == "12345678901" || (same && mobile && digits[3] != '0');
  return (mobile || landline) && !invented ? digits : std::string();
}

bool is_mobile(std::string_view normal) {
  return normal.size() == 11 && normal[0] == '1';
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos) return false;
  const std::string_view local = text.substr(0, at);
  const std::string_view host = text.substr(at + 1);
  const std::size_t dot = host.rfind('.');
  return std::all_of(local.begin(), local.end(), is_local) && std::all_of(host.begin(), host.end(), is_host) &&
         local.front() != '.' && local.back() != '.' && local.find("..") == std::string_view::npos &&
         dot != std::string_view::npos && dot > 0 && host.size() - dot > 2 && host.front() != '-' &&
         host.find("..") == std::string_view::npos;
}

bool is_example_email(std::string_view text) {
  const std::string host = ascii_lower(text.substr(text.find('@') + 1));
  return host == "example.com" || host == "example.org" || host == "example.net" || host == "domain.com" ||
         host == "email.com" || host.ends_with(".example") || host.ends_with(".test") || host.ends_with(".invalid");
}

std::vector<std::string> phones_in(std::string_view line) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < line.size();) {
    if (!is_digit(line[i]) && line[i] != '+') {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < line.size() && (is_digit(line[end]) || ((line[end] == '-' || line[end] == ' ') &&
                                                         end + 1 < line.size() && is_digit(line[end + 1])))) {
      ++end;
    }
    const bool alone = i == 0 || (!is_local(line[i - 1]) && line[i - 1] != '/');
    std::string phone = alone && (end == line.size() || !is_local(line[end]) || line[end] == '.')
                            ? normal_phone(line.substr(i, end - i))
                            : std::string();
    if (!phone.empty()) out.push_back(std::move(phone));
    i = end;
  }
  return out;
}

std::vector<std::string> emails_in(std::string_view line) {
  std::vector<std::string> out;
  for (std::size_t at = line.find('@'); at != std::string_view::npos; at = line.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_local(line[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < line.size() && is_host(line[end])) ++end;
    while (end > at + 1 && (line[end - 1] == '.' || line[end - 1] == '-')) --end;
    const std::string_view found = line.substr(begin, end - begin);
    if (is_email(found)) out.push_back(ascii_lower(found));
  }
  return out;
}

}  // namespace beian::precheck
