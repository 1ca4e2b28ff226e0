"""One page, a row for each way to hide a number or to show it again: what check says of each is what Chromium shows.

A row is a name, rules of CSS, and the markup around the number, in which {n} stands for it. Rows of HIDDEN nobody sees, those of
SHOWN are seen at 1280 or at 390 px. What check does not dare to call hidden, and Chromium does not show, stands in UNSURE: there
check must say “displayed”, because the unknown never hides.

Run by ctest, skipped where no Chromium is; by hand: BEIAN=build/test/beian python3 tests/look/table_test.py
"""

import sys
import unittest

from browser import browser
from look_test import Case

HIDDEN = [
    ("display", ".x{display:none}", "<p class=x>{n}</p>"),
    ("display around", ".x{display:none}", "<div class=x><p style='display:block'>{n}</p></div>"),
    ("hidden attribute", "", "<p hidden>{n}</p>"),
    ("closed details", "", "<details><summary>更多</summary>{n}</details>"),
    ("visibility", ".x{visibility:hidden}", "<p class=x>{n}</p>"),
    ("visibility collapse", ".x{visibility:collapse}", "<p class=x>{n}</p>"),
    ("opacity", ".x{opacity:0}", "<p class=x>{n}</p>"),
    ("opacity in per cent", ".x{opacity:0%}", "<p class=x><b style='opacity:1'>{n}</b></p>"),
    ("negative opacity", ".x{opacity:-1}", "<p class=x>{n}</p>"),
    ("content-visibility", ".x{content-visibility:hidden}", "<div class=x><p>{n}</p></div>"),
    ("font-size", ".x{font-size:0}", "<p class=x>{n}</p>"),
    ("font-size inherited", ".x{font-size:0}", "<div class=x><p><a href=''>{n}</a></p></div>"),
    ("font-size a share of nothing", ".x{font-size:0}.x b{font-size:2em}", "<p class=x><b>{n}</b></p>"),
    ("font shorthand", ".x{font:0/1 serif}", "<p class=x>{n}</p>"),
    ("left", ".x{position:absolute;left:-9999px}", "<p class=x>{n}</p>"),
    ("left in em", ".x{position:fixed;left:-999em}", "<p class=x>{n}</p>"),
    ("top", ".x{position:absolute;top:-9999px}", "<p class=x>{n}</p>"),
    ("inset-inline-start", ".x{position:absolute;inset-inline-start:-9999px}", "<p class=x>{n}</p>"),
    ("clip", ".x{position:absolute;clip:rect(0 0 0 0)}", "<p class=x>{n}</p>"),
    ("clip with commas", ".x{position:absolute;clip:rect(1px,1px,1px,1px)}", "<p class=x>{n}</p>"),
    ("clip of a fixed box", ".x{position:fixed;top:0;clip:rect(0,0,0,0)}", "<p class=x>{n}</p>"),
    ("visually hidden", ".x{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip:rect(0,0,0,0);white-space:nowrap}", "<p class=x>{n}</p>"),
    ("clip-path inset", ".x{clip-path:inset(50%)}", "<p class=x>{n}</p>"),
    ("clip-path inset of more sides", ".x{clip-path:inset(50% 60%)}", "<p class=x>{n}</p>"),
    ("clip-path circle", ".x{clip-path:circle(0)}", "<p class=x>{n}</p>"),
    ("clip-path polygon", ".x{clip-path:polygon(0 0,0 0,0 0)}", "<p class=x>{n}</p>"),
    ("height", ".x{height:0;overflow:hidden}", "<div class=x><p>{n}</p></div>"),
    ("max-height", ".x{max-height:0;overflow:hidden}", "<div class=x><p>{n}</p></div>"),
    ("width", ".x{width:0;overflow:hidden;white-space:nowrap}", "<div class=x>{n}</div>"),
    ("same colour", ".x{color:#fff;background:#fff}", "<p class=x>{n}</p>"),
    ("same colour in other words", ".x{color:white;background:rgb(255 255 255)}", "<p class=x>{n}</p>"),
    ("same colour around", ".x{background:#123456}.x span{color:rgb(18,52,86)}", "<p class=x><span>{n}</span></p>"),
    ("transparent", ".x{color:transparent}", "<p class=x>{n}</p>"),
    ("transparent by alpha", ".x{color:rgba(0,0,0,0)}", "<p class=x>{n}</p>"),
    ("important", ".x{display:none!important}", "<p class=x style='display:block'>{n}</p>"),
    ("specificity", "p.x{display:none}.x{display:block}", "<p class=x>{n}</p>"),
    ("a later rule", ".x{display:block}.x{display:none}", "<p class=x>{n}</p>"),
    ("both widths", "@media (min-width:768px){.x{display:none}}@media (max-width:767px){.x{display:none}}", "<p class=x>{n}</p>"),
    ("range of widths", "@media (width >= 300px){.x{display:none}}", "<p class=x>{n}</p>"),
    ("not print", "@media not print{.x{display:none}}", "<p class=x>{n}</p>"),
    ("screen", "@media screen and (min-width:20em){.x{display:none}}", "<p class=x>{n}</p>"),
    ("supports", "@supports (display:grid){.x{display:none}}", "<p class=x>{n}</p>"),
    ("layer", "@layer a{.x{display:none}}", "<p class=x>{n}</p>"),
    ("layers in their order", "@layer a,b;@layer b{.x{display:none}}@layer a{.x{display:block}}", "<p class=x>{n}</p>"),
    ("an important layer", "@layer a{.x{display:none!important}}.x{display:block}", "<p class=x>{n}</p>"),
    ("nesting", ".x{p{display:none}}", "<div class=x><p>{n}</p></div>"),
    ("nesting with &", ".x{&.y{display:none}}", "<p class='x y'>{n}</p>"),
    ("nesting in a query", ".x{@media (min-width:1px){display:none}}", "<p class=x>{n}</p>"),
    (":is", ":is(.x,.y)>p{display:none}", "<div class=x><p>{n}</p></div>"),
    (":where", ":where(.x) p{visibility:hidden}", "<div class=x><p>{n}</p></div>"),
    (":not", ".x p:not(.y){display:none}", "<div class=x><p>{n}</p></div>"),
    ("attribute", ".x[data-k^=ab]{display:none}", "<p class=x data-k=abc>{n}</p>"),
    ("sibling", ".x+p{display:none}", "<i class=x>一</i><p>{n}</p>"),
    (":nth-of-type", ".x>p:nth-of-type(2){display:none}", "<div class=x><p>一</p><p>{n}</p></div>"),
    ("inherited", ".x{visibility:hidden}.x p{visibility:inherit}", "<div class=x><p>{n}</p></div>"),
]
SHOWN = [
    ("nothing", "", "<p>{n}</p>"),
    ("aria-hidden", "", "<p aria-hidden=true>{n}</p>"),
    ("open details", "", "<details open><summary>更多</summary>{n}</details>"),
    ("summary", "", "<details><summary>{n}</summary>更多</details>"),
    ("visible inside hidden", ".x{visibility:hidden}.x p{visibility:visible}", "<div class=x><p>{n}</p></div>"),
    ("a size inside none", ".x{font-size:0}.x p{font-size:14px}", "<div class=x><p>{n}</p></div>"),
    ("a later show", ".x{display:none}.x{display:block}", "<p class=x>{n}</p>"),
    ("an id", "#y{display:block}.x{display:none}", "<p id=y class=x>{n}</p>"),
    ("style attribute", ".x{display:none}", "<p class=x style='display:block'>{n}</p>"),
    ("phone only", "@media (min-width:768px){.x{display:none}}", "<p class=x>{n}</p>"),
    ("wide only", "@media (max-width:767px){.x{display:none}}", "<p class=x>{n}</p>"),
    ("print only", "@media print{.x{display:none}}", "<p class=x>{n}</p>"),
    ("no such media", "@media (min-width:3000px){.x{display:none}}", "<p class=x>{n}</p>"),
    ("supports nonsense", "@supports (display:nonsense){.x{display:none}}", "<p class=x>{n}</p>"),
    ("a layer loses", "@layer a{p.x.x.x{display:none}}.x{display:block}", "<p class=x>{n}</p>"),
    ("an earlier layer loses", "@layer a,b;@layer a{.x{display:none}}@layer b{.x{display:block}}", "<p class=x>{n}</p>"),
    ("nesting elsewhere", ".x{b{display:none}}", "<div class=x><p>{n}</p></div>"),
    ("var that shows", ".x{--d:block;display:var(--d)}", "<p class=x>{n}</p>"),
    ("var over none", ".x{display:none}.x{--d:block;display:var(--d,none)}", "<p class=x>{n}</p>"),
    ("wrong value", ".x{display:block;display:nonsense;visibility:hiden}", "<p class=x>{n}</p>"),
    ("a clip without position", ".x{clip:rect(0 0 0 0)}", "<p class=x>{n}</p>"),
    ("an offset without position", ".x{left:-9999px}", "<p class=x>{n}</p>"),
    ("a near offset", ".x{position:relative;left:-2px}", "<p class=x>{n}</p>"),
    ("height without clipping", ".x{height:0;margin-bottom:3em}", "<div class=x><p>{n}</p></div>"),
    ("overflow with padding", ".x{height:0;overflow:hidden;padding:3em 0 0}", "<div class=x style='position:relative'><p style='position:absolute;top:0'>{n}</p></div>"),
    ("clip-path of a part", ".x{clip-path:inset(1% 1% 1% 1%)}", "<p class=x>{n}</p>"),
    ("a colour of its own", ".x{color:#fff;background:#fff}.x b{color:#000}", "<p class=x><b>{n}</b></p>"),
    ("a picture behind", ".x{color:#fff;background:linear-gradient(#000,#000)}", "<p class=x>{n}</p>"),
    ("faint", ".x{opacity:.4}", "<p class=x>{n}</p>"),
    ("a small font", ".x{font-size:9px}", "<p class=x>{n}</p>"),
    ("not this one", ".x>p:first-child{display:none}", "<div class=x><i>一</i><p>{n}</p></div>"),
    ("display contents", ".x{display:contents;height:0;overflow:hidden}", "<div class=x><p>{n}</p></div>"),
    ("unset", ".x{display:none}p.x{all:unset}", "<p class=x>{n}</p>"),
]
UNSURE = [
    (":last-child", ".x>p:last-child{display:none}", "<div class=x><i>一</i><p>{n}</p></div>"),
    ("supports not", "@supports not (display:nonsense){.x{display:none}}", "<p class=x>{n}</p>"),
    ("var that hides", ".x{--d:none;display:var(--d)}", "<p class=x>{n}</p>"),
    ("arithmetic", ".x{font-size:calc(1px - 1px)}", "<p class=x>{n}</p>"),
    ("a container's width", ".w{container-type:inline-size}@container (min-width:1px){.x{display:none}}", "<div class=w><p class=x>{n}</p></div>"),
    ("scaled to nothing", ".x{transform:scale(0)}", "<p class=x>{n}</p>"),
    ("moved by a transform", ".x{position:absolute;transform:translateX(-9999px)}", "<p class=x>{n}</p>"),
    ("a transition", ".x{opacity:0;transition:opacity 1s}", "<p class=x>{n}</p>"),
    ("an indent", ".x{text-indent:-9999px}", "<p class=x>{n}</p>"),
    ("a negative margin", ".x{margin-left:-9999px;width:300px}", "<p class=x>{n}</p>"),
]
ROWS = [*HIDDEN, *SHOWN, *UNSURE]
BROWSER, WHY_NOT = browser()


def number(i):
    return f"京ICP备2024990001号-{i + 1}"


def page():
    css, rows = [], []
    for i, (_, rules, markup) in enumerate(ROWS):
        # Every row has class names of its own.
        own = {"x": f"x{i}", "y": f"y{i}", "w": f"w{i}"}
        for name, new in own.items():
            rules = rules.replace(f".{name}", f".{new}").replace(f"#{name}", f"#{new}")
            for before in ("class=", "class='x ", "id="):
                now = before.replace("x ", f"x{i} ")
                markup = markup.replace(before + name, now + new) if before != "class='x " else markup.replace("class='x y'", f"class='x{i} y{i}'")
        css.append(rules.replace("@layer a,b", f"@layer a{i},b{i}").replace("@layer a{", f"@layer a{i}{{").replace("@layer b{", f"@layer b{i}{{"))
        rows.append(f"<div class=row>{markup.replace('{n}', number(i))}</div>")
    return ("<!DOCTYPE html><html lang=zh-CN><meta charset=utf-8><meta name=viewport content='width=device-width'><title>t</title>"
            "<link rel=stylesheet href=t.css><body>" + "\n".join(rows) + "</body></html>"), ".row{position:relative;margin:1em 0}" + "\n".join(css)


@unittest.skipUnless(BROWSER, WHY_NOT)
class Table(Case):
    def test_check_says_what_chromium_shows(self):
        html, css = page()
        self.write("public/index.html", html)
        self.write("public/t.css", css)
        numbers = [argument for i in range(len(ROWS)) for argument in ("--icp", number(i))]
        report = self.report(1, "check", "public", *numbers)
        hidden = {f["message"].split(" stands only")[0] for f in report["findings"] if f["rule"] == "not-displayed"}
        looked = self.report(1, "look", "public", *numbers)
        (seen,) = looked["pages"]
        chromium = [any(view["light"][i]["displayed"] for view in seen["views"]) for i in range(len(ROWS))]
        wrong = []
        for i, (name, _, _) in enumerate(ROWS):
            meant = i >= len(HIDDEN) and i < len(HIDDEN) + len(SHOWN)
            if chromium[i] != meant:
                wrong.append(f"{name}: Chromium {'shows' if chromium[i] else 'hides'} it: {[(v['light'][i]['why'], v['light'][i]['by']) for v in seen['views']]}")
            if (number(i) not in hidden) != (meant or i >= len(HIDDEN) + len(SHOWN)):
                wrong.append(f"{name}: check says {'hidden' if number(i) in hidden else 'displayed'}")
        self.assertEqual(wrong, [])
        print(f"{len(ROWS)} rows; check and Chromium agree on {sum(a == (number(i) not in hidden) for i, a in enumerate(chromium))}", file=sys.stderr)


if __name__ == "__main__":
    if not BROWSER:
        print(f"SKIPPED: {WHY_NOT}")
    unittest.main()
