#include "precheck/read_site.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <pugixml.hpp>
#include <set>

#include "badge/find.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "html/outline.h"
#include "number/provinces.h"
#include "precheck/contact.h"
#include "precheck/filing.h"
#include "precheck/leftovers.h"
#include "precheck/page_reading.h"
#include "precheck/signs.h"
#include "precheck/trade.h"
#include "precheck/word_search.h"
#include "report/excerpt.h"
#include "rules/page_class.h"
#include "rules/policy.h"
#include "rules/resources.h"
#include "site/home.h"
#include "site/page_file.h"
#include "site/trouble.h"

namespace beian::precheck {
namespace {

constexpr Text2 kCannotEnter = {
    "{0}: cannot open the folder: {1}. Build the site first, or give the folder that it was built into.",
    "{0}：无法打开文件夹：{1}。请先生成网站，或指定生成到的文件夹。"};
constexpr Text2 kUnreadable = {"{0}: its encoding ({1}) cannot be read. Save the page as UTF-8.",
                               "{0}：无法读取该编码（{1}）。请将页面保存为 UTF-8。"};

constexpr std::size_t kMostPlaces = 5;  // kept of one sign
constexpr std::size_t kMostSeen = 200;  // different texts kept of one fact
constexpr std::uint32_t kEnoughText = 100'000;
constexpr std::uint32_t kShellCharacters = 40;  // a page that shows less, and has scripts, is drawn by them
constexpr std::uint32_t kMostRunningText = 60;  // characters of a line that names a trade, else it speaks of one

// What the words of a WordSearch are.
enum class Group : std::uint32_t { leftover, trade, wanted };
constexpr std::uint32_t word_id(Group group, std::size_t index) {
  return static_cast<std::uint32_t>(group) << 24 | static_cast<std::uint32_t>(index);
}

std::string host_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/?#"));
  address = address.substr(0, address.rfind(':') == std::string_view::npos ? address.size() : address.rfind(':'));
  return ascii_lower(address);
}

std::string path_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  const std::size_t from = scheme == std::string_view::npos ? 0 : scheme + 3;
  const std::size_t slash = address.find('/', from);
  return slash == std::string_view::npos ? "/" : std::string(address.substr(slash));
}

// The name behind 版权所有 or ©, without years and the rest of the phrase. Empty where there is none.
std::string owner_in(std::string_view line) {
  std::string text(line);
  const bool sign = text.find("©") != std::string::npos || text.find("版权所有") != std::string::npos ||
                    ascii_lower(text).find("copyright") != std::string::npos;
  if (!sign || text.size() > 200) return {};
  for (const std::string_view end : {"备案", "ICP", "公网安备", "Powered", "powered", "All rights", "All Rights",
                                     "保留所有", "保留一切", "，", "。", "电话", "地址", "邮箱", "联系我们"}) {
    const std::size_t at = text.find(end);
    if (at != std::string::npos && at > 0) text.resize(at);
  }
  for (const std::string_view part :
       {"©", "版权所有", "Copyright", "copyright", "COPYRIGHT", "(c)", "(C)", "：", "｜", "·"}) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part))
      text.replace(at, part.size(), " ");
  }
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    const std::string word = text.substr(i, end - i);
    const bool years = word.find_first_not_of("0123456789-–—~,.|") == std::string::npos;
    const bool province = province_by_icp_letter(word) != nullptr;  // what is left of a number
    if (!word.empty() && !years && !province) out += (out.empty() ? "" : " ") + word;
    i = end + 1;
  }
  return out;
}

class SiteReader {
 public:
  SiteReader(SiteFacts& facts, const ReadPlan& plan) : facts_(facts), plan_(plan) {
    for (std::size_t i = 0; i < leftover_texts().size(); ++i)
      words_.add(leftover_texts()[i].text, word_id(Group::leftover, i));
    std::size_t at = 0;
    for (std::size_t t = 0; t < trades().size(); ++t) {
      for (const std::string& word : trades()[t].words) {
        trade_of_.push_back(t);
        words_.add(word, word_id(Group::trade, at++));
      }
    }
    for (std::size_t i = 0; i < plan.wanted.size(); ++i) words_.add(plan.wanted[i], word_id(Group::wanted, i));
  }

  // `bytes` in UTF-8.
  // `file`: relative to the root.
  void page(std::string_view bytes, const std::string& path, const std::string& file, bool is_home) {
    bytes_ = bytes;
    path_ = path;
    file_ = file;
    const Encoding utf8;
    const Page outlined = outline(bytes, utf8);
    if (classify_page(outlined, file) != PageClass::page) {
      ++facts_.skipped;
      return;
    }
    ++facts_.pages;
    reading_ = read_page(bytes);
    facts_.least_text = std::min(kEnoughText, facts_.least_text + reading_.shown);
    const bool scripts = std::any_of(reading_.scripts.begin(), reading_.scripts.end(),
                                     [](const PageScript& s) { return !s.address.empty() || s.text.size() > 200; });
    if (scripts && reading_.shown < kShellCharacters) {
      if (facts_.by_script++ == 0) facts_.by_script_at = where(0);
    }
    numbers(outlined);
    head(is_home);
    lines(is_home);
    links();
    evidence();
  }

  void enter(std::size_t root) { root_ = root; }

  void sitemap(std::string_view bytes, const std::string& path) {
    bytes_ = bytes;
    path_ = path;
    pugi::xml_document document;
    if (!document.load_buffer(bytes.data(), bytes.size())) return;
    for (const pugi::xpath_node& each : document.select_nodes("//*[local-name()='loc']")) {
      const auto offset = std::max<std::ptrdiff_t>(each.node().offset_debug(), 0);
      host(host_of(each.node().child_value()), HostFrom::sitemap, static_cast<std::uint32_t>(offset));
    }
  }

 private:
  Where where(std::uint32_t offset) const {
    const Encoding utf8;
    Where out;
    out.path = path_;
    const Position at = Positions(bytes_, utf8).at(offset);
    out.line = at.line;
    out.column = at.column;
    // A whole character: the excerpt is cut at the ends of what it points at.
    const std::uint32_t end = offset < bytes_.size() ? offset + decode_utf8(bytes_, offset).size : offset;
    if (end > offset) out.excerpt = trimmed(make_excerpt(bytes_, {offset, end}, utf8).line);
    return out;
  }

  static std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
  }

  void see(std::vector<Seen>& list, std::string text, std::uint32_t offset) {
    if (text.empty()) return;
    for (Seen& each : list) {
      if (each.text == text) {
        ++each.count;
        return;
      }
    }
    if (list.size() < kMostSeen) list.push_back({std::move(text), where(offset), 1});
  }

  void host(std::string name, HostFrom from, std::uint32_t offset) {
    if (name.empty()) return;
    for (HostSeen& each : facts_.hosts) {
      if (each.host == name && each.from == from) {
        ++each.count;
        return;
      }
    }
    if (facts_.hosts.size() < kMostSeen) facts_.hosts.push_back({std::move(name), from, where(offset), 1});
  }

  void numbers(const Page& outlined) {
    for (const ShownNumber& shown : shown_numbers(outlined, plan_.this_year)) {
      if (shown.mention || !shown.number.valid()) continue;
      const bool gongan = shown.number.kind == NumberKind::gongan;
      see(gongan ? facts_.gongan : facts_.numbers, shown.number.normal(), shown.span.begin);
    }
  }

  void head(bool is_home) {
    if (const Choice* language = language_of_tag(reading_.lang)) see(facts_.languages, std::string(language->id), 0);
    host(host_of(reading_.canonical), HostFrom::canonical, reading_.canonical_begin);
    host(host_of(reading_.og_url), HostFrom::og_url, reading_.og_url_begin);
    if (!is_home) return;
    HomePage& home = facts_.home;
    home.path = path_;
    home.title = reading_.title;
    home.title_at = where(reading_.title_begin);
    home.site_name = reading_.site_name;
    home.shown = reading_.shown;
  }

  void lines(bool is_home) {
    for (const PageLine& line : reading_.lines) {
      const bool footer = (line.where & context::footer) != 0;
      if (is_home) {
        facts_.home.text += line.text + "\n";
        if (footer) {
          if (facts_.home.footer.empty()) facts_.home.footer_at = where(line.begin);
          facts_.home.footer += line.text + "\n";
        }
      }
      if ((line.where & context::quoted) != 0) continue;
      see(facts_.owners, owner_in(line.text), line.begin);
      for (std::string& phone : phones_in(line.text)) see(facts_.phones, std::move(phone), line.begin);
      for (std::string& mail : emails_in(line.text)) see(facts_.emails, std::move(mail), line.begin);
      const std::size_t length = line.text.size();
      words_.find_all(line.text, [&](std::uint32_t id, std::size_t, std::size_t) { word(id, line, length); });
    }
    const PageLine title{reading_.title, reading_.title_begin, 0};
    words_.find_all(title.text,
                    [&](std::uint32_t id, std::size_t, std::size_t) { word(id, title, title.text.size()); });
  }

  void word(std::uint32_t id, const PageLine& line, std::size_t) {
    const std::size_t index = id & 0xffffff;
    std::size_t characters = 0;
    for (const char c : line.text) characters += (static_cast<unsigned char>(c) & 0xc0) != 0x80 ? 1 : 0;
    switch (static_cast<Group>(id >> 24)) {
      case Group::leftover: {
        const LeftoverText& text = leftover_texts()[index];
        if (text.longest == 0 || characters <= text.longest) leftover(text, line);
        return;
      }
      case Group::trade:
        if (characters <= kMostRunningText) trade(trade_of_[index], index, line);
        return;
      case Group::wanted: see(facts_.wanted, plan_.wanted[index], line.begin); return;
    }
  }

  void leftover(const LeftoverText& text, const PageLine& line) {
    for (Leftover& each : facts_.leftovers) {
      if (each.kind == text.kind && each.seen.text == text.text) {
        ++each.seen.count;
        return;
      }
    }
    facts_.leftovers.push_back({text.kind, {std::string(text.text), where(line.begin), 1}});
  }

  void trade(std::size_t of, std::size_t index, const PageLine& line) {
    std::size_t at = index;
    for (std::size_t t = 0; t < of; ++t) at -= trades()[t].words.size();
    const std::string& text = trades()[of].words[at];
    for (TradeWord& each : facts_.trade_words) {
      if (each.trade == of && each.seen.text == text) {
        ++each.seen.count;
        return;
      }
    }
    facts_.trade_words.push_back({of, {text, where(line.begin), 1}});
  }

  void links() {
    for (const PageLink& link : reading_.links) {
      if (link.href.starts_with("mailto:")) {
        for (std::string& mail : emails_in(std::string_view(link.href).substr(7))) {
          see(facts_.emails, std::move(mail), link.begin);
        }
      }
      if ((link.where & context::footer) == 0) continue;
      const std::string name = host_of(link.href);
      if (!name.empty() && is_demo_address(name, path_of(link.href))) see(facts_.demo_links, link.href, link.begin);
    }
  }

  void evidence() {
    std::set<const Sign*> on_page;
    for (const SignAt& found : find_signs(plan_.kinds, reading_, bytes_)) {
      Evidence* entry = nullptr;
      for (Evidence& each : facts_.evidence) {
        if (each.sign == found.sign) entry = &each;
      }
      if (entry == nullptr) {
        facts_.evidence.push_back({found.kind, found.sign, {}, 0, 0, root_, file_, found.begin, {}});
        entry = &facts_.evidence.back();
      }
      ++entry->count;
      if (!on_page.insert(found.sign).second) continue;
      ++entry->pages;
      if (entry->places.size() < kMostPlaces) entry->places.push_back(where(found.begin));
    }
  }

  SiteFacts& facts_;
  const ReadPlan& plan_;
  WordSearch words_;
  std::vector<std::size_t> trade_of_;
  std::size_t root_ = 0;
  // Of the page in hand.
  std::string_view bytes_;
  std::string path_;
  std::string file_;
  PageReading reading_;
};

// In the order of the kinds' files and of the signs in them, whatever page had which first.
void sort_evidence(SiteFacts& facts, const ReadPlan& plan) {
  const auto rank = [&](const Evidence& e) {
    const auto kind = std::find(plan.kinds.begin(), plan.kinds.end(), e.kind) - plan.kinds.begin();
    return std::pair(kind, e.sign - e.kind->signs.data());
  };
  std::stable_sort(facts.evidence.begin(), facts.evidence.end(), [&](const Evidence& a, const Evidence& b) {
    if (a.sign->strength != b.sign->strength) return a.sign->strength > b.sign->strength;
    return rank(a) < rank(b);
  });
}

}  // namespace

void read_one_page(SiteFacts& facts, const ReadPlan& plan, std::string_view bytes, const std::string& path,
                   bool is_home) {
  const std::string utf8 = to_utf8(bytes, sniff_encoding(bytes));
  SiteReader(facts, plan).page(utf8, path, path, is_home);
  sort_evidence(facts, plan);
}

ReadOutcome read_site(const ReadPlan& plan, Disk& disk, const std::function<void(const Error&)>& trouble_of) {
  ReadOutcome out;
  SiteReader reader(out.facts, plan);
  const auto tell = [&](const Error& error) {
    out.troubled = true;
    trouble_of(error);
  };
  for (const Root& root : plan.roots) {
    reader.enter(static_cast<std::size_t>(&root - plan.roots.data()));
    const Handle folder(disk, disk.open_root(root.folder));
    if (!folder) {
      tell(trouble(kCannotEnter, {printable(root.folder)}, errno));
      continue;
    }
    const auto homes = find_homes(disk, folder.fd(), Policy(), Resources());
    PageSet pages = root.listed ? PageSet(root.files) : PageSet(disk, folder.fd(), root.folder, plan.filter);
    PageBuffer buffer;
    for (PageEntry entry; pages.next(entry);) {
      if (entry.kind == PageEntry::Kind::trouble) tell(entry.error);
      if (entry.kind != PageEntry::Kind::page) continue;
      const std::string shown = printable(root.prefix + entry.path);
      if (const Status bad = buffer.read(disk, folder.fd(), entry.path, shown)) {
        tell(*bad);
        continue;
      }
      const Encoding encoding = sniff_encoding(buffer.bytes());
      if (!encoding.supported()) {
        tell(trouble(kUnreadable, {shown, std::string(encoding.name)}));
        continue;
      }
      const bool home = out.facts.home.path.empty() && homes.contains(entry.path);
      reader.page(to_utf8(buffer.bytes(), encoding), shown, entry.path, home);
    }
    const Handle sitemap(disk, disk.open(folder.fd(), "sitemap.xml", O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0));
    if (sitemap && !buffer.read(disk, folder.fd(), "sitemap.xml", root.prefix + "sitemap.xml")) {
      reader.sitemap(buffer.bytes(), root.prefix + "sitemap.xml");
    }
  }
  sort_evidence(out.facts, plan);
  return out;
}

}  // namespace beian::precheck
