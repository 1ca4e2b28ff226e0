// The tokens of CSS Syntax Level 3: kinds, escapes, and what is broken.
#include "css/token.h"

#include <doctest/doctest.h>

using namespace beian;
using namespace beian::css;

namespace {

// One letter a token, with what it holds.
std::string tokens(std::string_view text) {
  constexpr std::string_view kLetters[] = {"i",  "f",  "@", "#", "s", "S!", "u", "U!", "d", "n", "%", "m", "_",
                                           "<!", "->", ":", ";", ",", "[",  "]", "(",  ")", "{", "}", "."};
  std::string out;
  Lexer lexer(text);
  for (Token t = lexer.next(); t.kind != Kind::eof; t = lexer.next()) {
    out += (out.empty() ? "" : " ") + std::string(kLetters[static_cast<std::size_t>(t.kind)]);
    if (!t.name.empty()) out += "=" + text_of(text, t);
    if (t.kind == Kind::delim) out += std::string("=") + t.delim;
  }
  return out;
}

double number_of(std::string_view text) {
  return Lexer(text).next().number;
}

}  // namespace

TEST_CASE("css tokens: each kind") {
  CHECK(tokens(".a>b{c:d}") == "d=. i=a d=> i=b { i=c : i=d }");
  CHECK(tokens("@media (min-width:1px)") == "@=media _ ( i=min-width : m=px )");
  CHECK(tokens("#fff #-a #1") == "#=fff _ #=-a _ #=1");
  CHECK(tokens("url(a.css) url( \"a\" ) url()") == "u=a.css _ f=url _ s=a _ ) _ u");
  CHECK(tokens("1 1.5em 50% -1e3 +.5px 1e") == "n _ m=em _ % _ n _ m=px _ m=e");
  CHECK(tokens("<!-- --> - -- -a --b") == "<! _ -> _ d=- _ i=-- _ i=-a _ i=--b");
  CHECK(tokens("a/* } */b/*") == "i=a i=b");
  CHECK(tokens("标题 é") == "i=标题 _ i=é");
  CHECK(tokens("! ~ | ^ * $ & +") == "d=! _ d=~ _ d=| _ d=^ _ d=* _ d=$ _ d=& _ d=+");
}

TEST_CASE("css tokens: escapes") {
  CHECK(tokens("lg\\:block") == "i=lg:block");
  CHECK(tokens("\\31 0") == "i=10");
  CHECK(tokens("\\000041b") == "i=Ab");
  CHECK(tokens("\\0") == "i=\xef\xbf\xbd");
  CHECK(tokens("\\d800 x") == "i=\xef\xbf\xbdx");
  CHECK(tokens("\"a\\\"b\\\nc\\41\"") == "s=a\"bcA");
  CHECK(tokens("\\\n") == "d=\\ _");
  CHECK(tokens("u\\72l(a b)") == "U!=a b");
}

TEST_CASE("css tokens: what is broken ends where the standard says") {
  CHECK(tokens("\"a\n b") == "S!=a _ i=b");
  CHECK(tokens("\"abc") == "s=abc");
  CHECK(tokens("url(a'b) c") == "U!=a'b _ i=c");
  CHECK(tokens("url(a") == "u=a");
  CHECK(tokens("\"a\\") == "s=a");
  CHECK(tokens("\\") == "d=\\");
}

TEST_CASE("css tokens: numbers") {
  CHECK(number_of("12") == 12);
  CHECK(number_of("-.25") == doctest::Approx(-0.25));
  CHECK(number_of("1.5e2") == doctest::Approx(150));
  CHECK(number_of("2e-1") == doctest::Approx(0.2));
  CHECK(number_of("0.0") == 0);
  CHECK(number_of("1e999999999") <= 1e12);
}

TEST_CASE("css tokens: a block ends at its own closing token") {
  const auto rest = [](std::string_view text) {
    Lexer lexer(text);
    skip_block(lexer, lexer.next().kind);
    return std::string(text.substr(lexer.at()));
  };
  CHECK(rest("{a(})b}c") == "c");
  CHECK(rest("{[{]}]}c") == "c");
  CHECK(rest("(a}b)c") == "c");
  CHECK(rest("{a)b]c}d") == "d");
  CHECK(rest("{a\"}\"}b") == "b");
  CHECK(rest("{a").empty());
}
