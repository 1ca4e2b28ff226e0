#include "precheck/redact.h"

#include <algorithm>

#include "base/utf8.h"
#include "precheck/contact.h"

namespace beian::precheck {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A filing's digits may be written with hyphens or spaces on the page: the longest runs of digits that are a phone
// number are masked wherever they stand.
std::string without_phones(std::string text) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    std::string digits;
    while (end < text.size() && (is_digit(text[end]) || ((text[end] == '-' || text[end] == ' ') &&
                                                         end + 1 < text.size() && is_digit(text[end + 1])))) {
      if (is_digit(text[end])) digits += text[end];
      ++end;
    }
    const bool mobile = digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
    const bool with_country = digits.size() == 13 && digits.starts_with("861");
    if (mobile || with_country) {
      const std::string mask = masked_phone(digits.substr(digits.size() - 11));
      text.replace(i, end - i, mask);
      end = i + mask.size();
    }
    i = end;
  }
  return text;
}

std::string without_emails(std::string text) {
  for (const std::string& mail : emails_in(text)) {
    for (std::size_t at = 0; at + mail.size() <= text.size(); ++at) {
      std::string part = text.substr(at, mail.size());
      std::transform(part.begin(), part.end(), part.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
      if (part != mail) continue;
      const std::string mask = masked_email(mail);
      text.replace(at, mail.size(), mask);
      at += mask.size() - 1;
    }
  }
  return text;
}

}  // namespace

std::string masked_name(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    const Decoded d = decode_utf8(name, i);
    out += i == 0 ? std::string(name.substr(0, d.size)) : d.ch == 0xb7 ? "·" : "＊";
    i += d.size;
  }
  // Of one character nothing is left to show.
  return out == name && !out.empty() ? "＊" : out;
}

std::string masked_phone(std::string_view phone) {
  if (phone.size() < 8) return std::string(phone.size(), '*');
  std::string out(phone);
  for (std::size_t i = 3; i + 4 < out.size(); ++i) {
    if (is_digit(out[i])) out[i] = '*';
  }
  return out;
}

std::string masked_email(std::string_view email) {
  const std::size_t at = email.find('@');
  if (at == std::string_view::npos || at == 0) return "***";
  return std::string(email.substr(0, at > 1 ? 1 : 0)) + "***" + std::string(email.substr(at));
}

Redactor::Redactor(const Filing& filing) : on_(true) {
  for (const AnswerRow& row : answer_rows()) {
    const bool personal = row.privacy == Privacy::subject ? filing.by_person() : row.privacy != Privacy::open;
    if (!personal) continue;
    for (const Value& value : filing.answer(row.key).values) {
      const std::string mask = row.privacy == Privacy::phone   ? masked_phone(value.text)
                               : row.privacy == Privacy::email ? masked_email(value.text)
                                                               : masked_name(value.text);
      secrets_.emplace_back(value.text, mask);
    }
  }
  std::stable_sort(secrets_.begin(), secrets_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

std::string Redactor::operator()(std::string_view text) const {
  std::string out(text);
  if (!on_) return out;
  for (const auto& [secret, mask] : secrets_) {
    // A mask may hold a piece of the secret, so what was replaced is not looked at again.
    for (std::size_t at = out.find(secret); at != std::string::npos; at = out.find(secret, at + mask.size())) {
      out.replace(at, secret.size(), mask);
    }
  }
  return without_emails(without_phones(std::move(out)));
}

void redact(Precheck& report, const Redactor& redactor) {
  const auto word = [&](Word& w) { w = Word(redactor(w.en), redactor(w.zh)); };
  const auto where = [&](Where& w) {
    w.excerpt = redactor(w.excerpt);
    w.path = redactor(w.path);
  };
  const auto finding = [&](Finding& f) {
    for (Word& arg : f.args) word(arg);
    where(f.at);
  };
  for (StepReport& step : report.steps) {
    for (Item& item : step.items) {
      word(item.answer);
      for (Found& found : item.found) {
        word(found.what);
        where(found.at);
      }
      for (Finding& each : item.first) finding(each);
    }
  }
  for (Finding& each : report.findings) finding(each);
  for (Evidence& each : report.evidence) {
    for (Where& place : each.places) where(place);
  }
  report.filing = redactor(report.filing);
}

}  // namespace beian::precheck
