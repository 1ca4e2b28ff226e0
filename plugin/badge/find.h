// find.h — the filing numbers that a visitor of a page can read, however they were put there.
//
// What:   Reads every run of displayed text in which a number may stand, as characters, and gives each number with its
// bytes, the
//         link around or beside it, and where it stands.
// Naive:  A regular expression over the file: it passes a page whose number stands in a script, and misses one written
// as
//         "&#20140;<b>ICP</b>备…" or in GBK.
// Ours:   Text is what the tree context calls displayed; pieces of one line are joined over inline tags, references and
// encodings.
//
//   <p>备案号：<a href="https://beian.miit.gov.cn/">京<b>ICP</b>备2024990001号-1</a></p>   →   one ShownNumber, linked
#pragma once
#include <string>
#include <vector>

#include "html/page.h"
#include "number/number.h"

namespace beian {

struct ShownNumber {
  Number number;
  std::string written;     // as a visitor reads it, UTF-8; white space as one space, a text without end cut
  Span span;               // from its first byte to behind its last one; tags may stand between
  std::int32_t link = -1;  // index into Page::links: around the number, or beside it in the same line
  bool link_beside = false;
  std::uint32_t run = 0;      // index into Page::runs
  std::uint32_t where = 0;    // context bits of its first character
  std::int32_t element = -1;  // the innermost element around it, index into Page::elements; -1: not known
  // Shown as an example or mentioned in running text (code, quotation, article, or <main> beside the site's own number
  // elsewhere), and not with a link to a registry: neither our duty fulfilled nor a claim of the site.
  bool mention = false;

  bool own() const { return (where & context::own) != 0; }
};

// In the order of the page. `this_year` as in find_numbers.
std::vector<ShownNumber> shown_numbers(const Page& page, int this_year);

}  // namespace beian
