#include "precheck/deadlines.h"

#include <algorithm>

#include "base/hash.h"

namespace beian::precheck {
namespace {

constexpr Text2 kFile = {"File the site with the police (公安联网备案)", "办理公安联网备案"};
constexpr Text2 kShowIcp = {"Show the ICP number on the site", "在网站上悬挂 ICP 备案号"};
constexpr Text2 kShowGongan = {"Show the public-security number on the site", "在网站上悬挂公安备案号"};

constexpr std::size_t kFold = 75;  // bytes, RFC 5545 3.1

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

void add_line(std::string& out, std::string line) {
  std::size_t room = kFold;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xc0) == 0x80) --cut;
    out += line.substr(0, cut) + "\r\n ";
    line.erase(0, cut);
    room = kFold - 1;
  }
  out += line + "\r\n";
}

}  // namespace

std::optional<Deadline> filing_deadline_of(const Filing& filing) {
  for (const Key key : {Key::site_online, Key::icp_approved}) {
    if (const std::optional<Date> date = filing.date(key)) return Deadline{key, days_after(*date, kDays), Word(kFile)};
  }
  return {};
}

std::vector<Deadline> deadlines_of(const Filing& filing) {
  std::vector<Deadline> out;
  if (const auto due = filing_deadline_of(filing); due && !filing.given(Key::gongan_approved)) out.push_back(*due);
  if (const auto date = filing.date(Key::icp_approved)) {
    out.push_back({Key::icp_approved, days_after(*date, kDays), Word(kShowIcp)});
  }
  if (const auto date = filing.date(Key::gongan_approved)) {
    out.push_back({Key::gongan_approved, days_after(*date, kDays), Word(kShowGongan)});
  }
  std::stable_sort(out.begin(), out.end(), [](const Deadline& a, const Deadline& b) { return a.last < b.last; });
  return out;
}

std::string calendar_text(const Filing& filing, Date stamp, Language language) {
  std::string out;
  for (const char* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//beian//precheck//EN", "CALSCALE:GREGORIAN"}) {
    add_line(out, line);
  }
  const std::string site(filing.value(Key::site_name));
  const std::string domain(filing.value(Key::site_domains));
  for (const Deadline& deadline : deadlines_of(filing)) {
    const std::string day = compact_date_text(deadline.last);
    const std::string& of = site.empty() ? domain : site;
    const std::string summary = deadline.what.in(language) + (of.empty() ? "" : ": ") + of;
    add_line(out, "BEGIN:VEVENT");
    // The same deadline has the same name, so importing twice makes one entry.
    add_line(out, "UID:" + hex64(fnv1a(deadline.what.en + domain + day)) + "@beian.precheck");
    add_line(out, "DTSTAMP:" + compact_date_text(stamp) + "T000000Z");
    add_line(out, "DTSTART;VALUE=DATE:" + day);
    add_line(out, "DTEND;VALUE=DATE:" + compact_date_text(days_after(deadline.last, 1)));
    add_line(out, "SUMMARY:" + escaped(summary));
    add_line(out, "TRANSP:TRANSPARENT");
    add_line(out, "BEGIN:VALARM");
    add_line(out, "ACTION:DISPLAY");
    add_line(out, "DESCRIPTION:" + escaped(summary));
    add_line(out, "TRIGGER:-P3D");
    add_line(out, "END:VALARM");
    add_line(out, "END:VEVENT");
  }
  add_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace beian::precheck
