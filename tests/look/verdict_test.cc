// From what was seen to findings: one cause, one finding.
#include "look/verdict.h"

#include <doctest/doctest.h>

namespace {

using namespace beian;

Seen seen(bool in_dom, bool displayed, bool hit, const char* why = "", const char* by = "") {
  Seen out;
  for (const char* number : {"京ICP备2024990001号-1", "京公网安备11010102990001号"}) {
    SeenNumber each;
    each.number = number;
    each.in_dom = in_dom;
    each.displayed = displayed;
    each.hit = hit;
    each.why = why;
    each.by = by;
    each.standing = displayed ? Standing::below : Standing::unknown;
    out.numbers.push_back(each);
  }
  return out;
}

LookedAt page(const Seen& light, bool own = false) {
  LookedAt out{"index.html", true, own, {}};
  for (const int width : {1280, 390}) {
    View view;
    view.width = width;
    view.light = view.dark = view.print = light;
    out.views.push_back(view);
  }
  return out;
}

std::vector<std::string> ids(const LookedAt& looked) {
  std::vector<std::string> out;
  for (const LookFinding& each : judge(looked)) out.emplace_back(each.rule->id);
  return out;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("what is seen is no finding") {
  CHECK(ids(page(seen(true, true, true))).empty());
}

TEST_CASE("two numbers, two screens and two schemes with one cause are one finding") {
  const std::vector<LookFinding> found = judge(page(seen(true, false, false, "display", "footer.VPFooter")));
  REQUIRE(found.size() == 1);
  CHECK(found[0].message(Language::en) ==
        "京ICP备2024990001号-1, 京公网安备11010102990001号 is in the page, but no visitor sees it: footer.VPFooter has "
        "display: none (1280 px, 390 px)");
  CHECK(found[0].message(Language::zh) ==
        "京ICP备2024990001号-1, 京公网安备11010102990001号 在页面中，但访客看不到：footer.VPFooter 为 display: "
        "none（1280 像素、"
        "390 像素）");
}

TEST_CASE("a page that need not show the numbers may lack and hide them") {
  LookedAt other = page(seen(false, false, false, "missing"));
  CHECK(ids(other) == Ids{"look-missing"});
  other.required = false;
  CHECK(ids(other).empty());
  LookedAt hidden = page(seen(true, false, false, "display", "p"));
  hidden.required = false;
  CHECK(ids(hidden).empty());
}

TEST_CASE("our badge that is gone is removed, not missing") {
  CHECK(ids(page(seen(false, false, false, "missing"), true)) == Ids{"look-removed"});
}

TEST_CASE("what is wrong in the dark alone says so") {
  LookedAt looked = page(seen(true, true, true));
  for (View& view : looked.views) view.dark.numbers[0].contrast = 1.44;
  const std::vector<LookFinding> found = judge(looked);
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule->id == "look-contrast");
  CHECK(found[0].message(Language::en).find("its contrast is 1.4") != std::string::npos);
  CHECK(found[0].message(Language::en).find("1280 px dark, 390 px dark") != std::string::npos);
  CHECK(found[0].numbers == "京ICP备2024990001号-1");
}

TEST_CASE("a router that takes a theme's footer away is another page; one that takes our badge is this one's") {
  LookedAt looked = page(seen(true, true, true), true);
  looked.views[0].client_side = true;
  looked.views[0].after_click = seen(false, false, false, "missing");
  looked.views[0].after_back = seen(true, true, true);
  CHECK(ids(looked).empty());
  for (SeenNumber& each : looked.views[0].light.numbers) each.own = true;
  CHECK(ids(looked) == Ids{"look-removed"});
  looked.views[0].client_side = false;
  CHECK(ids(looked).empty());
  looked.views[0].after_back = seen(false, false, false, "missing");
  CHECK(ids(looked) == Ids{"look-removed"});
}

TEST_CASE("every rule speaks both languages") {
  for (const LookRule& rule : look_rules()) {
    CHECK(rule.id.substr(0, 5) == "look-");
    for (const Text2& text : {rule.message, rule.remedy}) {
      CHECK_FALSE(text.en.empty());
      CHECK_FALSE(text.zh.empty());
    }
  }
}
