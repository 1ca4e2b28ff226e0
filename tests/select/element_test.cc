// An element as selectors see it: of attributes of one name the first counts, however many there are.
#include "select/element.h"

#include <doctest/doctest.h>

#include <string>

#include "html/tokenizer.h"

namespace beian {
namespace {

TEST_CASE("of attributes of one name the first counts, among few and among many") {
  for (const int count : {3, 15, 16, 17, 400}) {
    std::string tag = "<div";
    for (int i = 0; i < count; ++i) tag += " a" + std::to_string(i) + "=first";
    for (int i = 0; i < count; ++i) tag += " A" + std::to_string(i) + "=second";
    tag += " id=x ID=y>";
    Tokenizer tokenizer(tag);
    const Token token = tokenizer.next();
    REQUIRE(token.kind == TokenKind::start_tag);
    const css::Element element = selectable(tag, token.tag, token, -1);
    CHECK(element.attributes.size() == static_cast<std::size_t>(count) + 1);
    for (const auto& [name, value] : element.attributes) CHECK(value == (name == "id" ? "x" : "first"));
    CHECK(element.id == "x");
  }
}

}  // namespace
}  // namespace beian
