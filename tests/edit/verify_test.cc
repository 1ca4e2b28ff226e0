// The proof of an edit, held against edits that it must refuse: each one does to the page what the name says, by the
// standard's rules.
//
// Here the edits are made by hand at places where placement would never put one, as the proof is there for the places
// that placement gets wrong.
#include "edit/verify.h"

#include <doctest/doctest.h>

using namespace beian;

namespace {

constexpr std::string_view kDiv = "<div data-beian><a href=\"https://beian.miit.gov.cn/\">x</a></div>";
constexpr std::string_view kSpan = "<span data-beian><a href=\"https://beian.miit.gov.cn/\">x</a></span>";

// One edit: the marked place of the page ("@") becomes `bytes`; with two marks, what stands between them goes.
bool proven(const std::string& marked, std::string_view bytes) {
  const std::size_t begin = marked.find('@');
  const std::size_t end = marked.find('@', begin + 1);
  std::string page = marked;
  Edit edit{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin)}, std::string(bytes)};
  if (end != std::string::npos) {
    page.erase(end, 1);
    edit.span.end = static_cast<std::uint32_t>(end - 1);
  }
  page.erase(begin, 1);
  const std::vector<Edit> edits{edit};
  const std::string after = apply_edits(page, edits);
  const bool local = verify_edits(page, after, edits);
  CHECK(local == verify_edits_from_start(page, after, edits));
  return local;
}

std::string body(std::string_view content) {
  // With something in front that the local proof passes over.
  return "<!doctype html><html><head><title>t</title></head><body><div><p>x</p></div>" + std::string(content) +
         "</body></html>";
}

}  // namespace

TEST_CASE("verify: a badge at a sound place is proven") {
  CHECK(proven(body("<p>a</p>@"), kDiv));
  CHECK(proven(body("<footer>a@</footer>"), kDiv));
  CHECK(proven(body("<footer>@</footer><p>b"), kDiv));
  CHECK(proven(body("<p>a@"), kSpan));
  CHECK(proven(body("<footer><p>a@</footer>b"), kDiv));
  CHECK(proven(body("<p>a@<div>b</div>"), kDiv));
  CHECK(proven("<!doctype html><title>t</title><p>a</p>@", kDiv));
  CHECK(proven("<!doctype html><title>t</title><div id=app></div>@", kDiv));
  CHECK(proven(body("<table><tr><td>@</td></tr></table>"), kDiv));
  CHECK(proven("@", kDiv));
  CHECK(proven("<!doctype html><html><head><title>t</title></head>@</html>", kDiv));
}

TEST_CASE("verify: an edit that tears the page's own markup is refused") {
  CHECK_FALSE(proven(body("<p>a@ b</p>"), kDiv));  // closes the p: its end tag makes an empty one
  CHECK_FALSE(proven(body("<p>a@</p>"), kDiv));
  CHECK_FALSE(proven(body("<footer><p>a@ </footer>b"), kDiv));  // the space is no longer in the p
  CHECK_FALSE(proven(body("<a href=/>a@</a>"), kDiv));
  CHECK_FALSE(proven(body("<p>a@<span>b</span>"), kDiv));
  CHECK_FALSE(proven(body("<p>a@ b<b>c</b></p>"), kDiv));          // the b is no longer in the p
  CHECK_FALSE(proven(body("<a href=/>a@ b</a>"), kDiv));           // ends the link
  CHECK_FALSE(proven(body("<a href=/>a@ b"), kSpan));              // and leaves none for what follows
  CHECK_FALSE(proven(body("<button>a@ b</button>"), "<button>"));  // a button in a button ends it
  CHECK_FALSE(proven(body("a@ b"), "<b>x"));                       // formatting that goes on behind ours
  CHECK_FALSE(proven(body("a@ b"), "<div>x"));                     // a block that is left open
  CHECK_FALSE(proven(body("<div>a@ b</div>"), "</div>"));          // somebody else's block, closed
  CHECK_FALSE(proven(body("<h1>a@ b</h1>"), "<h2>x</h2>"));        // a heading in a heading ends it
  CHECK_FALSE(proven("<!doctype html><head>@<title>t</title></head><body>x", kDiv));  // opens the body before the title
}

TEST_CASE("verify: bytes that would not be markup are refused") {
  CHECK_FALSE(proven(body("<p>a</p><!-- @ --><p>b</p>"), "-->"));
  CHECK_FALSE(proven(body("<p>a</p>@<p>b</p>"), "<!-- "));
  CHECK_FALSE(proven(body("<p>a</p>@<p>b</p>"), "<script>"));
  CHECK_FALSE(proven(body("<p>a</p>@<p>b</p>"), "<p title=\""));
  CHECK_FALSE(proven(body("<script>@</script><p>b</p>"), "</script>"));
  CHECK_FALSE(proven(body("<p>a</p>@<p>b</p>"), "<plaintext>"));
  CHECK_FALSE(proven(body("<p>a</p><!-- @ --><p>b</p>"), kDiv));  // a comment is not ours to change
  CHECK_FALSE(proven(body("<title@>"), kDiv));                    // inside a tag
}

TEST_CASE("verify: tables and selects move and drop what does not belong there") {
  CHECK_FALSE(proven(body("<table><tr><td>a</td></tr>@</table>"), "<td>x"));
  CHECK_FALSE(proven(body("<table>@<tr><td>a</td></tr></table>"), "<select>"));
  CHECK_FALSE(proven("<!doctype html><title>t</title><div></div>@<frameset><frame></frameset>", kDiv));
}

TEST_CASE("verify: a link's address may be replaced, nothing else of the tag") {
  CHECK(proven(body("<a href=\"@http://old/@\">x</a>"), "https://new/"));
  CHECK(proven(body("<a href=@http://old/@ rel=x>x</a>"), "\"https://new/\""));
  CHECK(proven(body("<a href=\"@http://old/@\">x</a> and <a href=\"http://old/\">y</a>"), "https://new/longer"));
  CHECK_FALSE(proven(body("<a href=\"@http://old/@\">x</a>"), "https://new/\" onclick=\"x"));
  CHECK_FALSE(proven(body("<a href=\"@http://old/@\">x</a>"), "\"><b>"));
  CHECK_FALSE(proven(body("<a @href@=\"http://old/\">x</a>"), "data-href"));
  CHECK_FALSE(proven(body("<a href=@http://old/@>x</a>"), "a b"));
  CHECK_FALSE(proven(body("<@a@ href=\"/\">x</a>"), "b"));
}

TEST_CASE("verify: a badge may be taken out") {
  CHECK(proven(body("<p>a</p>@" + std::string(kDiv) + "@<p>b</p>"), ""));
  CHECK_FALSE(proven(body("<p>a</p>@<div data-beian>@x</div><p>b</p>"), ""));
}

TEST_CASE("verify: a byte changed outside the edits is seen, wherever it is") {
  const std::string page = body("<p class=\"a\">text &amp; more</p><footer>c</footer><p>d</p>");
  const auto at = static_cast<std::uint32_t>(page.find("</footer>"));
  const std::vector<Edit> edits{{{at, at}, std::string(kDiv)}};
  const std::string good = apply_edits(page, edits);
  REQUIRE(verify_edits(page, good, edits));
  for (std::size_t i = 0; i < good.size(); ++i) {
    CAPTURE(i);
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    CHECK_FALSE(verify_edits(page, bad, edits));
  }
  CHECK_FALSE(verify_edits(page, good + "x", edits));
  CHECK_FALSE(verify_edits(page, good.substr(0, good.size() - 1), edits));
  CHECK_FALSE(verify_edits(page, page, edits));
}

TEST_CASE("verify: several edits at once, each at its place") {
  const std::string page = body("<a href=\"http://old/\">x</a><footer>c</footer>");
  const auto href = static_cast<std::uint32_t>(page.find("http://old/"));
  const auto foot = static_cast<std::uint32_t>(page.find("</footer>"));
  const std::vector<Edit> edits{{{href, href + 11}, "https://a-longer-one/"}, {{foot, foot}, std::string(kDiv)}};
  CHECK(verify_edits(page, apply_edits(page, edits), edits));
  const std::vector<Edit> swapped{{{href, href + 11}, std::string(kDiv)}, {{foot, foot}, "https://a-longer-one/"}};
  CHECK(verify_edits(page, apply_edits(page, swapped), edits) == false);
}
