// The skimmer against the exact rules: the same outline, whatever the page, and it does pass over what is simple.
#include "html/skim.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <string>

#include "base/utf8.h"
#include "html/outline.h"
#include "html/trigger.h"
#include "number/number.h"
#include "tools/same_page.h"

namespace beian {
namespace {

constexpr std::string_view kHead = "<!doctype html><html><head><meta charset=utf-8><title>t</title></head><body>first ";
constexpr std::string_view kNumber = "<p>京<b>ICP</b>备2024990001号-1</p>";

// Every instruction set of this machine in turn; the fastest afterwards.
template <class Check>
void with_each_kernel(Check check) {
  const BlockKernels* kernels[4];
  const std::size_t n = list_block_kernels(kernels, 4);
  for (std::size_t i = 0; i < n; ++i) {
    REQUIRE(use_block_kernels(kernels[i]->name));
    check(kernels[i]->name);
  }
  use_block_kernels(kernels[0]->name);
}

void check_same_outline(const std::string& page) {
  Encoding utf8;
  const Page exact = outline_exactly(page, utf8);
  if (exact.no_body_end == NoPlace::too_deep) return;  // the skimmer spends less of the budget
  with_each_kernel([&](const char* name) {
    INFO(name << ": " << page);
    CHECK(difference(outline(page, utf8), exact) == "");
  });
}

std::uint32_t passed(const std::string& body) {
  const std::string page = std::string(kHead) + body;
  const std::vector<std::uint32_t> triggers = number_triggers(page, EncodingId::utf_8);
  const std::vector<std::uint32_t> none;
  Skimmer skimmer(page, triggers, none);
  skimmer.begin();
  skimmer.open(TagId::html);
  skimmer.open(TagId::body);
  const auto from = static_cast<std::uint32_t>(kHead.size());
  const Skimmer::Stop stop = skimmer.run(from, static_cast<std::uint32_t>(page.size()));
  return stop.at == 0 ? 0 : stop.at - from;
}

TEST_CASE("kernels: bit i is byte i, on every instruction set") {
  std::mt19937 random(1);
  constexpr std::string_view kBytes = "<>\"'=/!? \t\n\f\ra-zAZ_&#icpICPbB12-.\x80\xe5\xa4\x87\xe8\xaf\x81\xff\x01@[`{";
  for (int round = 0; round < 200; ++round) {
    std::string bytes(1 + random() % 300, ' ');
    for (char& c : bytes) c = kBytes[random() % kBytes.size()];
    const auto at = [&](std::size_t i) { return i < bytes.size() ? bytes[i] : '\0'; };
    std::vector<MarkMasks> plain;
    with_each_kernel([&](const char* name) {
      INFO(name);
      std::size_t blocks = 0;
      for_each_block(std::string_view(bytes), 0, block_kernels().structure, [&](std::size_t from, const BlockMasks& m) {
        ++blocks;
        for (std::size_t i = 0; i < kBlock; ++i) {
          const char c = at(from + i);
          const char d = at(from + i + 1);
          const bool letter = (d >= 'a' && d <= 'z') || (d >= 'A' && d <= 'Z');
          REQUIRE((m.opener >> i & 1) == (c == '<' && (letter || d == '/')));
          REQUIRE((m.declaration >> i & 1) == (c == '<' && (d == '!' || d == '?')));
          REQUIRE((m.gt >> i & 1) == (c == '>'));
          REQUIRE((m.double_quote >> i & 1) == (c == '"'));
          REQUIRE((m.single_quote >> i & 1) == (c == '\''));
          const bool value = c == '=' || c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
          REQUIRE((m.before_value >> i & 1) == value);
        }
        return true;
      });
      CHECK(blocks == (bytes.size() + kBlock - 1) / kBlock);
      std::vector<MarkMasks> marks;
      for_each_block(std::string_view(bytes), 0, block_kernels().marks, [&](std::size_t, const MarkMasks& m) {
        marks.push_back(m);
        return true;
      });
      if (plain.empty()) plain = marks;
      REQUIRE(marks.size() == plain.size());
      for (std::size_t i = 0; i < marks.size(); ++i) {
        CHECK(marks[i].trigger == plain[i].trigger);
        CHECK(marks[i].needle == plain[i].needle);
      }
    });
  }
}

TEST_CASE("triggers: those of every character in turn") {
  std::mt19937 random(2);
  constexpr std::string_view kBytes = "iIcCpP  aAbB12-.&#xX;0987 ";
  for (int round = 0; round < 2000; ++round) {
    std::string text(1 + random() % 150, ' ');
    for (char& c : text) c = kBytes[random() % kBytes.size()];
    // In GB18030 each character is looked at, and for ASCII both are the same encoding.
    const std::vector<std::uint32_t> each = number_triggers(text, EncodingId::gb18030);
    with_each_kernel([&](const char*) { CHECK(number_triggers(text, EncodingId::utf_8) == each); });
  }
  for (const std::string_view key : {"备", "備", "证", "證", "証", "Ａ", "Ｂ", "ａ", "ｂ", "&#22791;", "&#x8BC1;"}) {
    for (std::size_t before = 60; before < 66; ++before) {
      const std::string text = std::string(before, 'x') + std::string(key) + "x";
      with_each_kernel([&](const char*) {
        CHECK(number_triggers(text, EncodingId::utf_8) ==
              std::vector<std::uint32_t>{static_cast<std::uint32_t>(before)});
      });
    }
  }
}

TEST_CASE("triggers: words count where the page has a key, which never follows another Han character") {
  const auto of = [](std::string_view text) { return number_triggers(text, EncodingId::utf_8); };
  using At = std::vector<std::uint32_t>;
  CHECK(of("京ICP备2024990001号") == At{3, 6});
  CHECK(of("the ICP of x") == At{});
  CHECK(of("ｉＣＰ") == At{});
  CHECK(of("设备、保证、准备") == At{});
  CHECK(of("ICP 备") == At{0, 4});
  CHECK(of("公安机关备案号") == At{12});
  CHECK(of("安<b>备</b>") == At{6});
  CHECK(of("公网安备") == At{9});
  CHECK(of("&nbsp备") == At{5});
  CHECK(of("SHA1 hash, db2.sdb, b1-a2, \"A1&quot;, let a1 = 5;") == At{});
  CHECK(of("浙B2-20080101") == At{3});
  CHECK(of("浙B2_20080101") == At{3});
  CHECK(of("&nbspB2-20080101") == At{5});
  CHECK(of("A1.B2 - 20080101") == At{0, 3});
}

// The text as glyphs, and the numbers that the grammar finds in it: each must hold a trigger.
TEST_CASE("triggers: no number without one") {
  std::mt19937 random(3);
  constexpr std::string_view kPieces[] = {"京",          "蜀",
                                          "合字",        "ICP",
                                          "IPC",         "icp",
                                          "I C P",       "ＩＣＰ",
                                          "ｉcp",        "备",
                                          "備",          "案",
                                          "证",          "證",
                                          "公网安备",    "公安",
                                          "机关",        "公安机关备案",
                                          "公网备",      "网安备",
                                          "公网备安",    "您的备案号",
                                          "${icp}",      "联网",
                                          "公 網 安 備", "号",
                                          "號",          "B2",
                                          "A1.B1",       "Ａ1",
                                          "ｂ2",         "b2",
                                          "-",           "–",
                                          " - ",         "_",
                                          ".",           "、",
                                          "/",           "2024990001",
                                          "12345678",    "20080101",
                                          "110000",      "11010102990001",
                                          "XXXXXXXX",    "****",
                                          " ",           "　",
                                          "\u200b",      "\n",
                                          "号-1",        "经营",
                                          "许可",        "设",
                                          "1",           "x"};
  std::size_t numbers = 0;
  for (int round = 0; round < 200'000; ++round) {
    std::string text;
    for (std::size_t n = 2 + random() % 9; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
    std::vector<Glyph> glyphs;
    for (std::uint32_t i = 0; i < text.size();) {
      const Decoded d = decode_utf8(text, i);
      glyphs.push_back({d.ch, {i, i + d.size}});
      i += d.size;
    }
    const std::vector<NumberAt> found = find_numbers(glyphs, 2026);
    if (found.empty()) continue;
    const std::vector<std::uint32_t> triggers = number_triggers(text, EncodingId::utf_8);
    for (const NumberAt& at : found) {
      ++numbers;
      const std::uint32_t begin = glyphs[at.first].source.begin;
      const std::uint32_t end = glyphs[at.last - 1].source.end;
      INFO(text << " [" << begin << ", " << end << ")");
      const auto holds = [&](std::uint32_t trigger) { return trigger >= begin && trigger < end; };
      CHECK(std::any_of(triggers.begin(), triggers.end(), holds));
    }
  }
  CHECK(numbers > 4000);
}

TEST_CASE("what is simple is passed over") {
  const std::string row = "<tr><td><p>x <a href=\"y\">z</a><br></p></td></tr>";
  const std::string simple = "<div class=\"a > b\"><ul><li>x</li></ul><!-- > --><table><tbody>" + row + row +
                             "</tbody></table></div><h2>t</h2><P>Upper</P><DIV>";
  CHECK(passed(simple) == simple.size() - 5);
  CHECK(passed("<p>x</p><div><script></script></div>") == 8);  // in front of the last break before it
  CHECK(passed("<p>x</p><p>备</p>") == 8);
  CHECK(passed("<p>x</p><p>设备</p><hr>") == 21);
  CHECK(passed("<ul><li><p>x<li>y</ul><table><tr><td>x<tr><td>z</table><hr>") == 55);
  CHECK(passed("<form><button>x</button></form><x-y><blockquote>z</blockquote></x-y><hr>") == 68);
  CHECK(passed("<p title=\"备\">x</p><hr>") == 20);
  CHECK(passed("<div>x</b></div>") == 0);
  CHECK(passed("<div title='a>b'><p>") == 17);
}

TEST_CASE("the same outline where a simpler reader is wrong") {
  for (const std::string_view body : {
           "<a title='>'><div></a>",
           "<div title='>' id=\"footer\">x</div><p>y",
           "<div a=\"b\"c='>'>x</div>",
           "<div a=\" 'b'> \">x</div>",
           "<div a=b\"c>x</div><div d='\"'>y</div>",
           "<div a= \"x>y\">x</div>",
           "<div a=\"><b>\">x</div><div a=\"></div>\">y</div>",
           "<div \"=\"></div><div>\">京ICP备2024990001号-1</div>",
           "<div a=\"></div><div>\">京ICP备2024990001号-1</div>",
           "<b><table><tbody><tr><td><div>x</div><svg></svg></td></tr></tbody></table><div></b>y</div>",
           "<div \"a' b='>'\">x</div>",
           "<div a='\">'>x</div>",
           "<p>x<p>y<li>z<li>w</ul>",
           "<b><p>x</b>y</p>z",
           "<b><b><b><b>x</b></b></b></b>y",
           "<a>x<a>y</a>",
           "<table><tr><td>x<td>y<tr><th>z</table>",
           "<table><div>x</div><tr><td>y</td></tr></table>",
           "<table><tbody><tr>京<b>ICP</b>备2024990001号-1</tr></tbody></table>",
           "<h1><h2>x</h2></h1>",
           "<p><table><tr><td></p></table>",
           "<div></div><!--><p>x</p>--><p>y</p><!--->z",
           "<div><!-- <div> --!></div><!-- ",
           "<div></div></ p><p>x</p></><? p > <! x>",
           "<div></div><!doctype html><p>x</p>",
           "<div><p>x</p><div data-beian>y</div></div>z",
           "<div><p>x</p><div x='>' data-beian>y</div></div>z",
           "<div><p>x</p><i id=__nuxt>y</i></div>",
           "<div><p>x</p><i id=&#95;_nuxt>y</i></div>",
           "<div><p>x</p><i id=&lowbar;_nuxt>y</i></div>",
           "<div><p>x</p><section ROLE=ContentInfo>y</section></div>",
           "<div><p>x</p><div id='foot&#101;r'>y</div></div>",
           "<div><p>x</p><div data-SvelteKit-preload>y</div></div>",
           "<div><p>x</p><body data-server-rendered></div>",
           "<div><p>x</p><script>self.__next_f</script></div>",
           "<div>x</div><svg><p>y</p></svg><svg a=b/><title>z</title>",
           "<div>x</div><textarea><p></textarea><select><option><p></select>",
           "<div>x</div><xmp><!-- </xmp><p>",
           "<div><form><div></form></div><form></form></div>",
           "<div>x</div><pre>\n<b>y</b></pre><listing>\n</listing>",
           "<div>x</div></p></br><p>y",
           "<div>x</div><div title=\"",
           "<div>x</div><p>y</p><div",
           "<x-y><div>x</x-y></div>",
           "<blockquote><div>x</div></blockquote><figcaption></figcaption>",
           "<div></body>x<p>y</p></body></html>z<p>w",
           "<div><td>x</td><tr><p>y</div>",
           "<object><b></object>x<p>y</p>",
           "<div>x</div><d\x11v>y</d\x11v><h\x11>z</h1>",
           "<div>\0x</div><d\0v>y</div>",
           "<ul><li><div><li>x</div></ul><dl><dt><p><dd>y</dl>",
       }) {
    for (const std::string_view before : {"", "<div>", "<p>one</p>"}) {
      check_same_outline(std::string(kHead) + std::string(before) + std::string(body) + std::string(kNumber));
      check_same_outline(std::string(kHead) + std::string(kNumber) + std::string(before) + std::string(body) +
                         "<footer>x</footer></body></html>");
    }
  }
}

TEST_CASE("the same outline on pages put together at random") {
  constexpr std::string_view kPieces[] = {"<div>",
                                          "</div>",
                                          "<p>",
                                          "</p>",
                                          "<a href=\"x\">",
                                          "</a>",
                                          "<b>",
                                          "</b>",
                                          "<i class=y>",
                                          "</i>",
                                          "<ul>",
                                          "</ul>",
                                          "<li>",
                                          "</li>",
                                          "<table>",
                                          "</table>",
                                          "<tbody>",
                                          "</tbody>",
                                          "<tr>",
                                          "</tr>",
                                          "<td>",
                                          "</td>",
                                          "<h1>",
                                          "</h1>",
                                          "<h2>",
                                          "<br>",
                                          "<img src='x'>",
                                          "<span>",
                                          "</span>",
                                          "<pre>",
                                          "</pre>",
                                          "<dl>",
                                          "</dl>",
                                          "<dt>",
                                          "<dd>",
                                          "</dd>",
                                          "<footer>",
                                          "</footer>",
                                          "<article>",
                                          "</article>",
                                          "<!-- x -->",
                                          "<script>x</script>",
                                          "<svg><g></g></svg>",
                                          "<div title='>'>",
                                          "<div a=\"'\" b='\"'>",
                                          "<button>",
                                          "</button>",
                                          "<form>",
                                          "</form>",
                                          "<div hidden>",
                                          "<code>",
                                          "</code>",
                                          "text ",
                                          " ",
                                          "京ICP备2024990001号-1 ",
                                          "ICP",
                                          "</body>",
                                          "<div id=footer>",
                                          "<hr>",
                                          "<section role=\"contentinfo\">",
                                          "</section>",
                                          "<div data-beian>",
                                          "<nobr>",
                                          "<option>",
                                          "<font color=red>",
                                          "</font>",
                                          "<x-y>",
                                          "</x-y>",
                                          "<textarea>x</textarea>",
                                          "<td",
                                          "\"",
                                          "'",
                                          ">",
                                          "<th>",
                                          "<caption>"};
  std::mt19937 random(3);
  for (int round = 0; round < 4000; ++round) {
    std::string page(kHead);
    const std::size_t pieces = 1 + random() % 60;
    for (std::size_t i = 0; i < pieces; ++i) page += kPieces[random() % std::size(kPieces)];
    check_same_outline(page);
  }
  // Mostly well nested, so that long parts are passed over.
  for (int round = 0; round < 1000; ++round) {
    std::string page(kHead);
    std::vector<std::string_view> open;
    for (int i = 0; i < 120; ++i) {
      const std::size_t piece = random() % 40;
      if (!open.empty() && random() % 2 == 0) {
        page += "</" + std::string(open.back()) + ">";
        open.pop_back();
      } else if (random() % 40 == 0) {
        page += kPieces[random() % std::size(kPieces)];
      } else {
        constexpr std::string_view kNames[] = {"div", "section", "span", "ul", "b", "em", "code", "main"};
        open.push_back(kNames[piece % std::size(kNames)]);
        page += "<" + std::string(open.back()) + (piece > 30 ? " title=\"a > b\">" : ">") + "words ";
      }
    }
    check_same_outline(page);
  }
  // End tags left out where the standard allows it, and elsewhere; forms, buttons, custom elements; with quirks.
  for (int round = 0; round < 2000; ++round) {
    std::string page(kHead);
    if (random() % 2 == 0) page.erase(0, std::string_view("<!doctype html>").size());
    std::vector<std::string_view> open;
    for (int i = 0; i < 80; ++i) {
      if (!open.empty() && random() % 3 == 0) {
        if (random() % 4 != 0) page += "</" + std::string(open.back()) + ">";
        open.pop_back();
      } else {
        constexpr std::string_view kNames[] = {"ul",    "li",     "li",  "p",   "dl",         "dd",        "dt",
                                               "table", "tr",     "td",  "th",  "tbody",      "div",       "a",
                                               "form",  "button", "x-y", "x-z", "blockquote", "figcaption"};
        open.push_back(kNames[random() % std::size(kNames)]);
        page += "<" + std::string(open.back()) + ">";
        if (open.back() != "table" && open.back() != "tr" && open.back() != "tbody") page += "words ";
      }
    }
    check_same_outline(page);
  }
}

}  // namespace
}  // namespace beian
