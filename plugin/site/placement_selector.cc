#include "site/placement_selector.h"

#include "base/utf8.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr std::string_view kXPath = "xpath:";

constexpr Text2 kTakes = {
    "Possible are type, .class, #id, [attribute], descendant, child (>), :last-of-type and lists (,); "
    "for anything else write xpath:…",
    "可用：标签、.类、#id、[属性]、后代、子元素（>）、:last-of-type 和列表（,）；其他情况请用 xpath:…"};
constexpr Text2 kBad = {"{0}: the selector “{1}” is not understood, at column {2}: {3} {4}",
                        "{0}：无法理解选择器“{1}”，第 {2} 列：{3}{4}"};
constexpr Text2 kNoElements = {
    "{0}: the XPath “{1}” does not select elements, but gives a string, a number or a boolean. Write one like "
    "//footer.",
    "{0}：XPath“{1}”选择的不是元素，而是字符串、数字或布尔值。请写成 //footer 这样的形式。"};
constexpr Text2 kNoXPathText = {"{0}: behind “xpath:” nothing stands. Write an expression like xpath://footer.",
                                "{0}：“xpath:”之后没有内容。请写成 xpath://footer 这样的表达式。"};

Text2 words_of(SelectorFault fault) {
  switch (fault) {
    case SelectorFault::nothing: return {"it is empty.", "内容为空。"};
    case SelectorFault::syntax: return {"this is no selector of CSS.", "这不是 CSS 选择器。"};
    case SelectorFault::sibling: return {"siblings (+ and ~) are not supported.", "不支持兄弟选择器（+ 和 ~）。"};
    case SelectorFault::pseudo_class: return {"“{0}” is not supported.", "不支持“{0}”。"};
    case SelectorFault::pseudo_element: return {"“{0}” is no element of the page.", "“{0}”不是页面的元素。"};
    case SelectorFault::name_space: return {"namespaces (|) are not supported.", "不支持命名空间（|）。"};
    case SelectorFault::nesting: return {"“&” means nothing here.", "此处“&”没有意义。"};
  }
  return {};
}

Error bad_selector(const std::string& text, const BadSelector& bad, const std::string& where) {
  std::size_t column = 1;
  for (std::size_t i = 0; i < bad.at.begin && i < text.size(); ++i) {
    column += (static_cast<unsigned char>(text[i]) & 0xc0) != 0x80 ? 1 : 0;
  }
  const auto in = [&](Language language) {
    const std::string why = format_message(words_of(bad.fault).in(language), {printable(slice(text, bad.at))});
    return format_message(kBad.in(language),
                          {where, printable(text), std::to_string(column), why, std::string(kTakes.in(language))});
  };
  return {in(Language::en), in(Language::zh), 0};
}

}  // namespace

Result<PlacementSelector> read_placement_selector(const std::string& text, const std::string& where) {
  PlacementSelector out;
  if (text.empty()) return out;
  if (!text.starts_with(kXPath)) {
    if (!is_valid_utf8(text)) return bad_selector(text, {SelectorFault::syntax, {}}, where);
    if (const auto bad = read_selector(text, out.css)) return bad_selector(text, *bad, where);
    return out;
  }
  std::string expression = text.substr(kXPath.size());
  expression.erase(0, expression.find_first_not_of(" \t"));
  if (expression.empty()) return trouble(kNoXPathText, {where});
  Result<xpath::Expression> read = xpath::Expression::compile(std::move(expression), where);
  if (!read) return read.error();
  const Result<xpath::Value> any = xpath::Document("<p>", Encoding()).evaluate(*read);
  if (any.ok() && any.value().kind != xpath::Value::Kind::nodes) {
    return trouble(kNoElements, {where, printable(read->text())});
  }
  out.xpath = *std::move(read);
  return out;
}

Result<KnownSelection> select_on_page(const xpath::Expression& expression, std::string_view bytes,
                                      const Encoding& encoding) {
  KnownSelection out;
  const xpath::Document page(bytes, encoding);
  out.gave_up = !page.complete();
  if (out.gave_up) return out;
  const Result<xpath::Value> value = page.evaluate(expression);
  if (!value) return value.error();
  for (const xpath::Node& node : value.value().nodes) {
    if (node.kind == xpath::Node::Kind::element) out.elements.push_back({node.tag, node.tag_id});
  }
  return out;
}

}  // namespace beian
