#include "xpath/document.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/utf8.h"
#include "html/attribute.h"
#include "html/page.h"
#include "site/trouble.h"
#include "xpath/libxml.h"
#include "xpath/tree_sink.h"

namespace beian::xpath {
namespace {

// Steps of libxml2's evaluator. A page of a million nodes takes a few million for "//a[…]"; an expression that looks at
// all nodes for each node is stopped here, after some seconds.
constexpr unsigned long kMostSteps = 50'000'000;
constexpr const char* kSvg = "http://www.w3.org/2000/svg";
constexpr const char* kMath = "http://www.w3.org/1998/Math/MathML";

constexpr Text2 kNotUnderstood = {"{0}: the XPath “{1}” is not understood, at column {2}: {3}",
                                  "{0}：无法理解 XPath“{1}”，第 {2} 列：{3}"};
constexpr Text2 kNotPossible = {"{0}: the XPath “{1}” cannot be evaluated: {2}", "{0}：无法计算 XPath“{1}”：{2}"};
constexpr Text2 kNotEvaluated = {"the XPath “{0}” cannot be evaluated: {1}", "无法计算 XPath“{0}”：{1}"};

// Of libxml2 only a number comes.
struct Reason {
  int code;
  Text2 words;
};
constexpr Reason kReasons[] = {
    {XPATH_NUMBER_ERROR, {"a number is not complete.", "数字不完整。"}},
    {XPATH_UNFINISHED_LITERAL_ERROR, {"a quotation mark is not closed. Close it.", "引号没有闭合，请补上。"}},
    {XPATH_START_LITERAL_ERROR, {"a quotation mark is expected here.", "此处应为引号。"}},
    {XPATH_UNDEF_VARIABLE_ERROR,
     {"it has a variable, and there are none. Write the value.", "其中有变量，而这里没有任何变量。请直接写值。"}},
    {XPATH_INVALID_PREDICATE_ERROR, {"the predicate […] is not complete.", "谓词 […] 不完整。"}},
    {XPATH_EXPR_ERROR, {"an expression of XPath 1.0 is expected here.", "此处应为 XPath 1.0 表达式。"}},
    {XPATH_UNCLOSED_ERROR, {"a parenthesis is not closed. Close it.", "括号没有闭合，请补上。"}},
    {XPATH_UNKNOWN_FUNC_ERROR, {"it has a function that XPath 1.0 does not have.", "其中有 XPath 1.0 没有的函数。"}},
    {XPATH_INVALID_OPERAND, {"an operand does not fit.", "运算对象不合适。"}},
    {XPATH_INVALID_TYPE,
     {"a value is of a kind that does not fit, for example a string where nodes are needed.",
      "值的类型不合适，例如需要节点处用了字符串。"}},
    {XPATH_INVALID_ARITY, {"a function has too many or too few arguments.", "函数的参数个数不对。"}},
    {XPATH_UNDEF_PREFIX_ERROR,
     {"it has a prefix that is none of svg: and math:. HTML elements have none.",
      "其中的前缀不是 svg: 或 math:。HTML 元素没有前缀。"}},
    {XPATH_INVALID_CHAR_ERROR, {"a character may not stand here.", "此处不能有这个字符。"}},
    {XPATH_OP_LIMIT_EXCEEDED, {"it takes too much work on this page. Simplify it.", "在此页面上计算量过大，请简化。"}},
    {XPATH_RECURSION_LIMIT_EXCEEDED, {"it is nested too deeply. Simplify it.", "嵌套过深，请简化。"}},
};
constexpr Text2 kOtherReason = {"libxml2 does not accept it.", "libxml2 不接受。"};
constexpr Text2 kNul = {"it holds a NUL.", "其中有 NUL 字符。"};
constexpr Text2 kNotUtf8 = {"it is not UTF-8.", "不是 UTF-8。"};

const xmlChar* xml(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

struct Failure {
  bool failed = false;
  int code = 0;
  std::size_t at = 0;  // byte of the expression

  const Text2& words() const {
    for (const Reason& reason : kReasons) {
      if (reason.code == code) return reason.words;
    }
    return kOtherReason;
  }
  // Was it found while the expression was read, so that `at` is the place?
  bool has_place() const {
    return code != XPATH_UNDEF_VARIABLE_ERROR && code != XPATH_UNKNOWN_FUNC_ERROR && code != XPATH_INVALID_OPERAND &&
           code != XPATH_INVALID_TYPE && code != XPATH_INVALID_ARITY && code != XPATH_UNDEF_PREFIX_ERROR &&
           code != XPATH_OP_LIMIT_EXCEEDED && code != XPATH_RECURSION_LIMIT_EXCEEDED;
  }
};

// What libxml2 tells; it would print it otherwise.
void note_failure(void* user, const xmlError* error) {
  auto* failure = static_cast<Failure*>(user);
  if (failure->failed) return;
  failure->failed = true;
  if (error == nullptr) return;
  failure->code = error->code - XML_XPATH_EXPRESSION_OK;
  failure->at = error->int1 < 0 ? 0 : static_cast<std::size_t>(error->int1);
}

// `pattern` with the reason, in its own language, behind `args`.
Error failed(const Text2& pattern, std::vector<std::string> args, const Text2& reason) {
  const auto in = [&](Language language) {
    std::vector<std::string> all = args;
    all.emplace_back(reason.in(language));
    return format_message(pattern.in(language), all);
  };
  return {in(Language::en), in(Language::zh), 0};
}

// Some of what libxml2 has to say goes here instead, and to the standard error output by default.
void say_nothing(void*, const char*, ...) {}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

struct FreeContext {
  void operator()(xmlXPathContext* context) const { libxml().xmlXPathFreeContext(context); }
};
struct FreeObject {
  void operator()(xmlXPathObject* object) const { libxml().xmlXPathFreeObject(object); }
};
using Context = std::unique_ptr<xmlXPathContext, FreeContext>;
using Object = std::unique_ptr<xmlXPathObject, FreeObject>;

template <class T>
T* made(T* thing) {
  if (thing == nullptr) throw std::bad_alloc();
  return thing;
}

Object evaluate_on(xmlDoc* doc, const std::string& text, Failure& failure) {
  libxml().xmlSetGenericErrorFunc(nullptr, say_nothing);  // of this thread
  const Context context(made(libxml().xmlXPathNewContext(doc)));
  context->userData = &failure;
  context->error = [](void* user, auto error) { note_failure(user, error); };
  context->opLimit = kMostSteps;
  libxml().xmlXPathRegisterNs(context.get(), xml("svg"), xml(kSvg));
  libxml().xmlXPathRegisterNs(context.get(), xml("math"), xml(kMath));
  Object out(libxml().xmlXPathEval(xml(text.c_str()), context.get()));
  if (!out) failure.failed = true;
  return failure.failed ? Object() : std::move(out);
}

// The text of an element, up to kMostText bytes and whole characters.
std::string text_in(const xmlNode* node) {
  std::string out;
  const xmlNode* at = node;
  while (at != nullptr && out.size() < kMostText) {
    if (at->type == XML_TEXT_NODE) out += view(at->content);
    if (at->children != nullptr) {
      at = at->children;
      continue;
    }
    while (at != node && at->next == nullptr) at = at->parent;
    at = at == node ? nullptr : at->next;
  }
  return out;
}

void cut(std::string& text) {
  if (text.size() <= kMostText) return;
  std::size_t size = kMostText;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
  text.resize(size);
}

}  // namespace

struct Document::Tree {
  std::string_view bytes;
  std::deque<NodeInfo> infos;
  std::vector<xmlNode*> fragments;
  xmlNs* svg = nullptr;
  xmlNs* math = nullptr;
  xmlDoc* doc = nullptr;
  bool complete = false;

  Tree() {
    doc = made(libxml().xmlNewDoc(xml("1.0")));
    svg = made(libxml().xmlNewNs(nullptr, xml(kSvg), nullptr));
    math = made(libxml().xmlNewNs(nullptr, xml(kMath), nullptr));
  }
  ~Tree() {
    for (xmlNode* node : fragments) libxml().xmlFreeNode(node);
    if (doc != nullptr) libxml().xmlFreeDoc(doc);
    if (svg != nullptr) libxml().xmlFreeNs(svg);
    if (math != nullptr) libxml().xmlFreeNs(math);
  }
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  Node node(xmlNode* from) const;
  Node attribute(const xmlAttr* from) const;
};

Node Document::Tree::attribute(const xmlAttr* from) const {
  Node out;
  out.kind = Node::Kind::attribute;
  out.name = view(from->name);
  if (from->children != nullptr) out.text = view(from->children->content);
  const NodeInfo* info = info_of(from->parent);
  out.tag = info->tag;
  out.displayed = (info->where & context::in_body) != 0 && (info->where & context::hidden) == 0;
  Token tag;
  tag.span = info->tag;
  tag.name = {info->tag.begin, info->tag.begin + 1};
  while (tag.name.end < tag.span.end &&
         std::string_view(" \t\r\n\f/>").find(bytes[tag.name.end]) == std::string_view::npos)
    ++tag.name.end;
  if (const auto found = find_attribute(bytes, tag, out.name)) {
    const std::uint32_t end = found->quote == 0 ? found->value.end : found->value.end + 1;
    out.span = Span{found->name.begin, found->has_value ? end : found->name.end};
  }
  return out;
}

Node Document::Tree::node(xmlNode* from) const {
  if (from->type == XML_ATTRIBUTE_NODE) return attribute(reinterpret_cast<const xmlAttr*>(from));
  Node out;
  switch (from->type) {
    case XML_ELEMENT_NODE: out.kind = Node::Kind::element; break;
    case XML_COMMENT_NODE: out.kind = Node::Kind::comment; break;
    case XML_TEXT_NODE: out.kind = Node::Kind::text; break;
    default:
      out.kind = Node::Kind::document;
      out.span = {0, static_cast<std::uint32_t>(bytes.size())};
      out.displayed = true;
      return out;
  }
  const NodeInfo* info = info_of(from);
  out.span = info->span;
  out.tag = info->tag;
  if (out.kind == Node::Kind::comment) {
    out.text = view(from->content);
  } else {
    const bool text = out.kind == Node::Kind::text;
    out.text = text_in(from);
    out.displayed =
        (info->where & context::in_body) != 0 && (info->where & (text ? context::not_shown : context::hidden)) == 0;
  }
  if (out.kind == Node::Kind::element) {
    out.name = view(from->name);
    out.tag_id = info->tag_id;
  }
  cut(out.text);
  return out;
}

bool available() {
  return true;
}

Result<Expression> Expression::compile(std::string text, const std::string& where) {
  const auto not_understood = [&](const Text2& reason, std::size_t at) {
    const std::size_t column = characters(std::string_view(text).substr(0, std::min(at, text.size()))) + 1;
    return failed(kNotUnderstood, {where, printable(text), std::to_string(column)}, reason);
  };
  if (text.find('\0') != std::string::npos) return not_understood(kNul, text.find('\0'));
  if (!is_valid_utf8(text)) return not_understood(kNotUtf8, first_invalid_utf8(text));
  if (Status missing = load_libxml(where)) return *missing;
  // What does not depend on a page is found on any.
  constexpr std::string_view kPage = "<!doctype html><title>t</title><div id=a class=b><p><a href=c>d</a></div>";
  const Document page(kPage, Encoding());
  Failure failure;
  const Object object = evaluate_on(page.tree_->doc, text, failure);
  if (!object && failure.has_place()) return not_understood(failure.words(), failure.at);
  if (!object) return failed(kNotPossible, {where, printable(text)}, failure.words());
  return Expression(std::move(text));
}

Document::Document(std::string_view bytes, const Encoding& encoding) : tree_(std::make_unique<Tree>()) {
  tree_->bytes = bytes;
  TreeBuildingSink sink(bytes, encoding, tree_->doc, tree_->svg, tree_->math, tree_->infos, tree_->fragments);
  tree_->complete = sink.run();
  if (tree_->complete) libxml().xmlXPathOrderDocElems(tree_->doc);
}

Document::~Document() = default;

bool Document::complete() const {
  return tree_->complete;
}

Result<Value> Document::evaluate(const Expression& expression) const {
  Failure failure;
  const Object object = evaluate_on(tree_->doc, expression.text(), failure);
  if (!object) return failed(kNotEvaluated, {printable(expression.text())}, failure.words());
  Value out;
  out.boolean = libxml().xmlXPathCastToBoolean(object.get()) != 0;
  switch (object->type) {
    case XPATH_NODESET: {
      xmlNodeSet* set = object->nodesetval;
      if (set == nullptr) break;
      libxml().xmlXPathNodeSetSort(set);
      for (int i = 0; i < set->nodeNr; ++i) {
        if (set->nodeTab[i]->type != XML_NAMESPACE_DECL) out.nodes.push_back(tree_->node(set->nodeTab[i]));
      }
      break;
    }
    case XPATH_NUMBER:
      out.kind = Value::Kind::number;
      out.number = object->floatval;
      break;
    case XPATH_STRING:
      out.kind = Value::Kind::string;
      out.string = view(object->stringval);
      break;
    default: out.kind = Value::Kind::boolean; break;
  }
  return out;
}

std::string Document::dump() const {
  std::string out;
  const auto line = [&](std::size_t depth, std::string_view what, std::string_view text, Span span) {
    out += std::string(depth, ' ');
    out += what;
    out += text;
    out += span.empty() ? "\n" : "\t" + std::to_string(span.begin) + "\n";
  };
  struct Visit {
    const xmlNode* node;
    std::size_t depth;
  };
  std::vector<Visit> stack;
  const auto push_children = [&](const xmlNode* parent, std::size_t depth) {
    for (const xmlNode* child = parent->last; child != nullptr; child = child->prev) stack.push_back({child, depth});
  };
  push_children(reinterpret_cast<const xmlNode*>(tree_->doc), 0);
  while (!stack.empty()) {
    const auto [node, depth] = stack.back();
    stack.pop_back();
    const NodeInfo* info = info_of(node);
    if (node->type == XML_DOCUMENT_FRAG_NODE) {
      out += std::string(depth, ' ') + "content\n";
      push_children(node, depth + 1);
      continue;
    }
    if (node->type == XML_TEXT_NODE) {
      line(depth, "\"", view(node->content), {});
      continue;
    }
    if (node->type == XML_COMMENT_NODE) {
      line(depth, "#", view(node->content), info->span);
      continue;
    }
    const char* space = node->ns == nullptr ? "<" : node->ns == tree_->svg ? "<svg " : "<math ";
    line(depth, space, view(node->name), info->span);
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
      const Node attribute = tree_->attribute(a);
      line(depth + 1, "@", attribute.name + "=" + attribute.text, {});
    }
    if (info->content != nullptr) stack.push_back({info->content, depth + 1});
    push_children(node, depth + 1);
  }
  return out;
}

}  // namespace beian::xpath
