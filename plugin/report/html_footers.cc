// html_footers.cc — the end of a page before and after, of one page of each template.
//
// What is shown as it looks was written anew by safe_markup.h: words and boxes, no script, no address. It stands in a
// shadow tree, where the report's own style does not reach it, inside a box that it cannot leave (a style may say
// position:fixed), and as high as it is; a frame would have a height that somebody guessed. The report's policy, which
// runs one script and fetches nothing, holds there too. What is shown as text is text.
#include "report/html_cards.h"
#include "report/html_parts.h"
#include "report/safe_markup.h"
#include "site/trouble.h"

namespace beian::html_parts {
namespace {

constexpr Text2 kBefore = {"before", "之前"};
constexpr Text2 kAfter = {"after", "之后"};

Html look(const std::string& markup, Text2 title, Language language) {
  return Html::literal("<figure><figcaption>") + both(title) +
         Html::literal("</figcaption><div class=\"look\" role=\"group\"") +
         both_attributes("aria-label", title, language) +
         Html::literal(
             "><template shadowrootmode=\"open\"><style>:host{all:initial;display:block;contain:layout paint;"
             "max-height:22rem;overflow:auto;padding:12px 14px;font:14px/1.6 system-ui,sans-serif;color:#222;"
             "background:#fff;color-scheme:light;overflow-wrap:anywhere}a{color:#0b57d0;text-decoration:"
             "underline}img{vertical-align:middle;max-width:100%}p{margin:.4em 0}</style>") +
         safe_markup(markup) + Html::literal("</template></div></figure>");
}

// Line breaks are kept here: Html drops them as control characters of no use in a line.
Html lines(std::string_view all) {
  Html out;
  while (!all.empty()) {
    const std::size_t end = all.find('\n');
    out += text(printable(all.substr(0, end)));
    if (end == std::string_view::npos) break;
    out += Html::literal("\n");
    all.remove_prefix(end + 1);
  }
  return out;
}

Html change(const Preview& preview) {
  Html out = Html::literal("<pre class=\"change\"><code>");
  for (const Preview::Piece& piece : preview.pieces) {
    switch (piece.what) {
      case Preview::What::kept: out += lines(piece.text); break;
      case Preview::What::taken_out: out += Html::literal("<del>") + lines(piece.text) + Html::literal("</del>"); break;
      case Preview::What::put_in: out += Html::literal("<ins>") + lines(piece.text) + Html::literal("</ins>"); break;
    }
  }
  return out + Html::literal("</code></pre>");
}

}  // namespace

void write_footers(Output& out, const HtmlData& data, std::string_view command, const ShapeNumbers& shapes,
                   Language language) {
  if (data.footers.empty()) return;
  constexpr Text2 kWould = {"What inject would change", "inject 将作的修改"};
  constexpr Text2 kDid = {"What inject changed", "inject 所作的修改"};
  constexpr Text2 kRemoved = {"What remove took out", "remove 取出的内容"};
  constexpr Text2 kNote = {
      "One page of each template, the part around the last change, without the site's style sheets.",
      "每个模板取一个页面，显示最后一处修改附近的内容，不含网站自身的样式表。"};
  constexpr Text2 kAlike1 = {"and {0} more page like it", "以及 {0} 个同类页面"};
  constexpr Text2 kAlike = {"and {0} more pages like it", "以及 {0} 个同类页面"};
  out.write((Html::literal("<section class=\"footers\" id=\"footers\"><h2>") +
             both(command == "check" || command == "diff" ? kWould
                  : command == "remove"                   ? kRemoved
                                                          : kDid) +
             Html::literal("</h2><p class=\"quiet\">") + both(kNote) + Html::literal("</p>\n"))
                .bytes());
  std::uint64_t told = 0;
  for (const ShownFooter& footer : data.footers) {
    told += footer.pages;
    Html one = Html::literal("<article class=\"footer\" id=\"footer-") + text(std::to_string(shapes.of(footer.shape))) +
               Html::literal("\"><h3><code>") + text(printable(footer.path)) + Html::literal("</code>");
    if (footer.pages > 1) {
      one += Html::literal(" <small>") + counted(footer.pages - 1, kAlike1, kAlike) + Html::literal("</small>");
    }
    one += Html::literal("</h3><div class=\"two\">") + look(footer.preview.before(), kBefore, language) +
           look(footer.preview.after(), kAfter, language) + Html::literal("</div><details class=\"more\"><summary>") +
           both({"The change in the HTML", "HTML 中的修改"}) + Html::literal("</summary>") + change(footer.preview) +
           Html::literal("</details></article>\n");
    out.write(one.bytes());
  }
  if (told < data.changed_pages) {
    constexpr Text2 kMore = {"Pages of other templates are not shown: {0}.", "另有 {0} 个其他模板的页面未显示。"};
    out.write((Html::literal("<p class=\"quiet\">") + both(kMore, {data.changed_pages - told}) + Html::literal("</p>"))
                  .bytes());
  }
  out.write("</section>\n");
}

}  // namespace beian::html_parts
