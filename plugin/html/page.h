// page.h — the outline of one page: the few things in it that rules and placement ask for.
//
// Made in one pass over the tokens (outline.h), immutable afterwards, and small: a page of ten megabytes without a
// filing number has an outline of a few hundred bytes. No tree: each thing carries the spans and the context it needs.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "html/token.h"
#include "text/encoding.h"

namespace beian {

// Where an element stands; inherited by everything inside it.
namespace context {
inline constexpr std::uint32_t hidden = 1u << 0;     // not displayed: script, template, [hidden], display:none …
inline constexpr std::uint32_t footer = 1u << 1;     // in <footer>, #footer or [role=contentinfo]
inline constexpr std::uint32_t quoted = 1u << 2;     // in pre, code, blockquote …: shown, but as an example
inline constexpr std::uint32_t article = 1u << 3;    // in an article (and not in a footer): running text
inline constexpr std::uint32_t app_root = 1u << 4;   // inside an element that a script renders again
inline constexpr std::uint32_t own = 1u << 5;        // inside our badge
inline constexpr std::uint32_t no_footer = 1u << 6;  // in article, aside, …: a <footer> here is not the site's
inline constexpr std::uint32_t in_body = 1u << 7;
inline constexpr std::uint32_t ignore = 1u << 8;    // inside [data-beian-ignore]
inline constexpr std::uint32_t by_width = 1u << 9;  // a class name says: shown on some screens only (of pieces alone)
inline constexpr std::uint32_t closed = 1u << 10;   // directly in a closed <details>: only its <summary> is displayed
inline constexpr std::uint32_t no_size = 1u << 11;  // directly in an element whose own font size is 0
inline constexpr std::uint32_t site_footer = 1u << 12;  // in a footer that is the site's, not an article's
inline constexpr std::uint32_t aria_hidden = 1u << 13;  // displayed, but not read out: [aria-hidden=true]
inline constexpr std::uint32_t drawing = 1u << 14;      // in a drawing (svg), and not in its <text>
inline constexpr std::uint32_t after_break = 1u << 15;  // behind a <br> that stands inside a number (of pieces alone)
inline constexpr std::uint32_t not_shown = hidden | closed | no_size | drawing;
}  // namespace context

// An element that is open around a place of interest. Kept only for those that are asked for.
struct OpenElement {
  TagId tag = TagId::unknown;
  Token token;               // its start tag; span empty for one that the rules made up
  std::int32_t parent = -1;  // index into Page::elements
};

// A style sheet of the page: <style>, or <link rel=stylesheet> and what scripts turn into one.
struct SheetSource {
  Token tag;
  Span text;  // of <style>
  bool link = false;
};

// A link that stands around text of the page.
struct Link {
  Span tag;  // its start tag
  bool has_href = false;
  Span href_attribute;  // from the name to behind the value, quotes included
  Span href_value;      // the raw value, without quotes
  char href_quote = 0;
  std::string href;  // decoded
};

// A piece of displayed text, within one line of text of the page.
struct TextPiece {
  Token token;                // the text token
  std::int32_t link = -1;     // index into Page::links
  std::uint32_t where = 0;    // context bits
  std::int32_t element = -1;  // where a number may stand: the innermost element, index into Page::elements
};

// Text that a visitor reads as one run: pieces [first, last) of Page::pieces, not separated by the edge of a block.
struct TextRun {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t begin = 0;  // where the token begins that ended the run before
};

// One of our badges on the page.
struct OwnBadge {
  Span span;              // from its start tag to behind its end tag
  bool phrasing = false;  // its root is a <span>
  std::uint32_t where = 0;
  bool text_behind = false;  // text of the page is displayed behind it
};

// A place at which our bytes would stay where they are put.
struct Place {
  enum class Kind : std::uint8_t { site_footer, body_end, file_end, selected };
  Kind kind = Kind::body_end;
  std::uint32_t offset = 0;
  bool phrasing = false;      // inside an open <p>: only a <span> may be the root
  std::int32_t element = -1;  // the innermost open one, index into Page::elements; -1: not known
};

// Why a place is none. Each has its message in page-undecidable.
enum class NoPlace : std::uint8_t {
  none,
  empty_file,
  frameset,
  raw_text_open,  // a script, style, textarea, title, comment … runs to the end of the file
  plaintext,
  table_open,
  select_open,
  template_open,
  foreign_open,  // svg or math
  anchor_open,
  formatting_open,   // an unclosed <b>, <font> … that would come back inside our badge
  interactive_open,  // button, label, heading …
  hidden_parent,
  inside_app,     // the end of the body lies inside the root of an app
  too_deep,       // a page made to be slow
  no_footer,      // placement.at = footer, and the page has none
  selector_none,  // placement.selector matches no element
  selector_many,  // … or more than one
  selector_open,  // … or one that has no end tag of its own behind its last child
  not_proven,     // verify found a difference
};

// Apps that render their pages again in the browser, so that what we put into their root disappears.
enum class App : std::uint8_t {
  none,
  vitepress,
  vuepress,
  vue_ssr,
  nuxt,
  docusaurus,
  gatsby,
  next_pages,
  next_app,
  remix,
  rspress,
  sveltekit
};
std::string_view app_name(App app);
// Is the document itself the app's root?
constexpr bool is_document_root(App app) {
  return app == App::next_app || app == App::remix;
}

// What placement.selector selects.
struct Selected {
  std::uint32_t matches = 0;
  Span first;  // its start tag
  Span second;
  NoPlace no_place =
      NoPlace::selector_none;  // none: `place` is in the only element that matches, behind its last child
  Place place;
};

struct Page {
  std::string_view bytes;
  Encoding encoding;
  std::vector<std::uint32_t> triggers;  // where a number could stand at all, displayed or not (trigger.h)
  std::vector<Link> links;
  std::vector<TextPiece> pieces;  // only of runs in which a number may stand
  std::vector<TextRun> runs;
  std::vector<OwnBadge> own_badges;
  std::vector<Place> footers;  // site-level footers in which we could stand, in order
  bool has_body_end = false;
  Place body_end;
  NoPlace no_body_end = NoPlace::none;     // why there is none
  std::vector<OpenElement> elements;       // parents in front of their children
  std::vector<SheetSource> sheets;         // in order
  bool has_base = false;                   // <base>: addresses may lead anywhere
  std::uint32_t first_text = 0xffffffffu;  // where the first displayed character stands
  Selected selected;                       // where a choice was asked
  App app = App::none;
  bool has_document_tags = false;  // doctype, html, head, title or body
  bool ignored = false;            // data-beian-ignore on <html>
  std::string csp;                 // the <meta>s' policies, separated by commas
  bool amp = false;                // <html amp> or <html ⚡>
  bool has_refresh = false;        // <meta http-equiv=refresh> with a url
  std::string refresh_target;
  std::string late_charset;  // the first <meta>'s charset that there is, wherever it stands
  Span late_charset_tag;
  bool shows_text = false;  // the text that was looked for is displayed
  std::uint32_t shown_characters =
      0;  // displayed characters that are no white space; counted up to 1,000 where has_refresh, else to 1
};

}  // namespace beian
