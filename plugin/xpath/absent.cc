// absent.cc — stands in for document.cc in a program that is built without libxml2.
#include "site/trouble.h"
#include "xpath/document.h"

namespace beian::xpath {
namespace {

constexpr Text2 kNoXPath = {
    "{0}: this program was built without XPath (libxml2), so it cannot read “{1}”. Write a CSS selector, or use a "
    "program built with BEIAN_XPATH=ON.",
    "{0}：本程序构建时未包含 XPath（libxml2），无法读取“{1}”。请改用 CSS 选择器，或使用以 BEIAN_XPATH=ON 构建的程序。"};

}  // namespace

struct Document::Tree {};

bool available() {
  return false;
}

Result<Expression> Expression::compile(std::string text, const std::string& where) {
  return trouble(kNoXPath, {where, printable(text)});
}

// There is no Expression, so nobody has anything to ask of a document.
Document::Document(std::string_view, const Encoding&) : tree_(std::make_unique<Tree>()) {}
Document::~Document() = default;
bool Document::complete() const {
  return tree_ == nullptr;
}
Result<Value> Document::evaluate(const Expression& expression) const {
  return trouble(kNoXPath, {"xpath", printable(expression.text())});
}
std::string Document::dump() const {
  return {};
}

}  // namespace beian::xpath
