// facts.h — what the built site says that the filing form asks about.
//
// Made once from all pages (read_site.h), then immutable: the rules and the report look at nothing else of the site. A
// fact keeps the first place where it was seen and how often, never the pages.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "number/number.h"

namespace beian::precheck {

// A place that a person can open: a page of the site, or filing.toml.
struct Where {
  std::string path;          // relative to the root, or filing.toml as shown; empty: nowhere
  std::uint32_t line = 0;    // from 1; 0: the file as a whole
  std::uint32_t column = 0;  // from 1, in characters
  std::string excerpt;       // the text there, UTF-8, at most about 80 columns
};

// Something that was seen on pages.
struct Seen {
  std::string text;
  Where at;                 // the first time
  std::uint32_t count = 0;  // times
};

struct Kind;  // kind.h
struct Sign;

// What stands there, as a browser shows it (look/snapshot.h).
struct Picture {
  std::string webp;                                 // base64
  double left = 0, top = 0, width = 0, height = 0;  // of the element, in parts of the picture
};

// A sign that the site is interactive.
struct Evidence {
  const Kind* kind = nullptr;
  const Sign* sign = nullptr;
  std::vector<Where> places;  // the first few
  std::uint32_t count = 0;    // all
  std::uint32_t pages = 0;
  // The first of the places as a program finds it again, and its picture where one was taken.
  std::size_t root = 0;  // of ReadPlan::roots
  std::string file;      // relative to it
  std::uint32_t offset = 0;
  std::optional<Picture> picture;
};

enum class HostFrom : std::uint8_t { canonical, sitemap, og_url };

struct HostSeen {
  std::string host;  // lower case
  HostFrom from = HostFrom::canonical;
  Where at;
  std::uint32_t count = 0;
};

struct HomePage {
  std::string path;  // empty: the site has none
  std::string title;
  Where title_at;
  std::string site_name;  // <meta property="og:site_name">
  std::string text;       // all displayed text, one line of the page a line
  std::string footer;     // that of its footers
  Where footer_at;
  std::uint32_t shown = 0;  // displayed characters
};

enum class LeftoverKind : std::uint8_t { placeholder, lorem_ipsum, theme_demo, unfinished };

struct Leftover {
  LeftoverKind kind = LeftoverKind::placeholder;
  Seen seen;
};

struct TradeWord {
  std::size_t trade = 0;  // index into trades() (trade.h)
  Seen seen;
};

struct SiteFacts {
  std::uint32_t pages = 0;      // that were read
  std::uint32_t skipped = 0;    // redirect stubs, fragments …
  std::uint32_t by_script = 0;  // pages that show next to nothing until a script has drawn them
  Where by_script_at;
  std::uint32_t least_text = 0;  // displayed characters of all pages together, counted up to 100,000
  HomePage home;
  std::vector<Seen> owners;     // 版权所有 …, © … : the name behind it
  std::vector<Seen> languages;  // text: a choice of languages(), from <html lang>
  std::vector<HostSeen> hosts;
  std::vector<Seen> phones;
  std::vector<Seen> emails;
  std::vector<Seen> numbers;  // ICP numbers that are shown, normal form
  std::vector<Seen> gongan;   // public-security numbers that are shown
  std::vector<Seen> wanted;   // of the texts that were looked for (ReadPlan::wanted): those that are displayed
  std::vector<Leftover> leftovers;
  std::vector<Seen> demo_links;  // footer links to themes' demonstration sites
  std::vector<TradeWord> trade_words;
  std::vector<Evidence> evidence;

  bool shows(std::string_view wanted_text) const {
    for (const Seen& each : wanted) {
      if (each.text == wanted_text) return true;
    }
    return false;
  }
};

}  // namespace beian::precheck
