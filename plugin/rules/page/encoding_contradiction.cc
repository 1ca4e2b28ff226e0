// encoding_contradiction.cc — the page says one encoding and holds another.
//
// A browser believes the declaration, so a visitor sees garbled text where the bytes are something else, and a number
// in it is not readable. Three cases are certain or nearly so: declared UTF-8 with bytes that are none; a UTF-8 BOM,
// which wins, beside a <meta> that says otherwise; another encoding declared while every byte of a text full of
// characters beyond ASCII is valid UTF-8.
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy&, const Resources&, Sink& out) {
  const Encoding& e = view.page.encoding;
  if (e.contradiction == Contradiction::none) return;
  out.report(e.evidence, static_cast<std::uint8_t>(static_cast<int>(e.contradiction) - 1), {std::string(e.name)});
}

constexpr Text2 kMessages[] = {
    {"the page is declared as UTF-8, but these bytes are not", "页面声明为 UTF-8，但这里的字节不是"},
    {"the byte order mark says UTF-8 and wins, but this declaration says otherwise",
     "字节顺序标记表明是 UTF-8（以它为准），而这里的声明不同"},
    {"the page is declared as {0}, but its text is UTF-8", "页面声明为 {0}，但内容是 UTF-8"},
};

}  // namespace

extern constinit const Rule encoding_contradiction{"encoding-contradiction",
                                                   Severity::warning,
                                                   Fix::none,
                                                   check,
                                                   kMessages,
                                                   {"write the page in UTF-8 and declare it: <meta charset=\"utf-8\">",
                                                    "请以 UTF-8 输出页面，并声明 <meta charset=\"utf-8\">"}};

}  // namespace beian
