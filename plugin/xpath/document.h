// document.h — a page as a tree that XPath 1.0 can be asked about, each node with its place in the page's bytes.
//
// What:   build a Document from a page's bytes, compile an Expression, evaluate it: nodes (with spans), a string, a
//         number or a boolean.
// Why:    "The second div of the third column" is what CSS as our outline matches it cannot say (placement.selector),
//         and what a filing form will ask ("is there a login form?") is a question about a tree (precheck). libxml2
//         answers XPath.
// Naive:  libxml2's own HTML parser. It is HTML 4: it ends a script at "</body>" inside a string, knows no <template>,
//         no foster parenting, and forgets where a node stood.
// Ours:   the tree is built from our tokens by our tree rules (html/tree.h), the adoption agency's moves included, so
//         it is the browser's tree; libxml2 only walks it.
//
//   const Result<xpath::Expression> login = xpath::Expression::compile("//input[@type='password']", "rule “login”");
//   const xpath::Document page(bytes, encoding);
//   if (page.complete()) for (const xpath::Node& node : page.evaluate(*login)->nodes) … node.span …
//
// Names are in lower case, those of svg and math too. HTML elements are in no namespace; of the others the prefixes
// svg: and math: are known. What stands in a <template> is in no document, so it is not found. `id('x')` works.
//
// libxml2 is loaded when the first expression is compiled (libxml.h), and a small build may leave it out (CMake:
// BEIAN_XPATH=OFF, absent.cc); where it is not there, compile() says so, and nothing else is ever called.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "html/tag.h"
#include "text/encoding.h"

namespace beian::xpath {

// Was the program built with libxml2?
bool available();

// An expression that has been understood. Copyable; for any thread.
class Expression {
 public:
  // `where`: what names the setting or rule in an error ("beian.toml:3:8"), which also tells the column in `text`.
  // Functions and prefixes that do not exist are found here too.
  static Result<Expression> compile(std::string text, const std::string& where);
  const std::string& text() const { return text_; }

 private:
  explicit Expression(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

struct Node {
  enum class Kind : std::uint8_t { document, element, attribute, text, comment };
  Kind kind = Kind::element;
  std::string name;  // of an element or attribute, in lower case
  TagId tag_id = TagId::unknown;
  // An element from its start tag to behind its end tag (where it has none: to what closed it), an attribute from its
  // name to behind its value, text and comments their bytes. Empty for an element that the rules made up.
  Span span;
  Span tag;  // the start tag: of the element itself; of an attribute or text that in which it stands
  // Would a browser show it, as far as tags and style attributes tell? Style sheets are not asked. False in the head.
  bool displayed = false;
  std::string text;  // of an attribute its value, else the text in it (at most the first kMostText bytes)
};

inline constexpr std::size_t kMostText = 4096;

struct Value {
  enum class Kind : std::uint8_t { nodes, boolean, number, string };
  Kind kind = Kind::nodes;
  std::vector<Node> nodes;  // in document order, without repetitions
  bool boolean = false;     // also for the other kinds: XPath's boolean()
  double number = 0;
  std::string string;
};

// One page. For one thread at a time.
class Document {
  friend class Expression;

 public:
  // `bytes` must outlive the document; `encoding`: a supported one.
  Document(std::string_view bytes, const Encoding& encoding);
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  // False for a page made to be slow, or of more than two million nodes: then the tree is not the page's.
  bool complete() const;

  // Fails where the expression cannot be evaluated (a function that does not exist inside a predicate, too much work).
  Result<Value> evaluate(const Expression& expression) const;

  // The tree as text, one node a line, for tests: depth, kind, name or text, and where elements begin.
  std::string dump() const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace beian::xpath
