// page_reading.h — one page as the pre-check reads it: lines of displayed text, links, scripts, and what each element
// counts for.
//
// What:   Walks the page once with our own tokenizer and tree rules, and keeps what signs and rules look at.
// Why:    What counts is what a visitor sees. Text in comments, scripts, templates or hidden elements is no login form;
//         neither is a form inside <pre>. XPath is asked of xpath/document.h; what an element found there counts for,
//         is known here by the place of its start tag.
// Note:   Bytes are UTF-8 (read_site.cc converts). Offsets are into them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace beian::precheck {

struct PageLine {
  std::string text;         // white space collapsed; never empty
  std::uint32_t begin = 0;  // where its first character stands
  std::uint32_t where = 0;  // context bits (html/page.h) of its first piece
};

struct PageLink {
  std::string href;
  std::uint32_t begin = 0;
  std::uint32_t where = 0;
};

// What a script element, frame or style sheet loads, or what stands in an inline script.
struct PageScript {
  std::string address;
  std::string text;
  std::uint32_t begin = 0;
};

struct PageReading {
  std::string title;
  std::uint32_t title_begin = 0;
  std::string lang;       // of <html>
  std::string site_name;  // og:site_name
  std::string canonical;
  std::uint32_t canonical_begin = 0;
  std::string og_url;
  std::uint32_t og_url_begin = 0;
  std::vector<PageLine> lines;
  std::vector<PageLink> links;
  std::vector<PageScript> scripts;
  std::uint32_t shown = 0;  // displayed characters that are no white space

  struct ElementAt {
    std::uint32_t begin = 0;  // of its start tag
    std::uint32_t where = 0;  // context bits inside
  };
  std::vector<ElementAt> elements;  // those with a start tag, by its place
  // The context inside the element whose start tag begins at `begin`; all bits where there is none.
  std::uint32_t where_of(std::uint32_t begin) const;
};

PageReading read_page(std::string_view utf8);

}  // namespace beian::precheck
