"""`beian look` on sites made for it: what a browser must see, and what it must not.

Run by ctest, skipped where no Chromium is; by hand: BEIAN=build/test/beian python3 tests/look/look_test.py [-k NAME]
"""

import json
import pathlib
import socket
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
from browser import browser  # noqa: E402
from cli_test import GONGAN, ICP, Case  # noqa: E402

BROWSER, WHY_NOT = browser()
LINK = f'<a href="https://beian.miit.gov.cn/">{ICP}</a>'
TEXT = "<p>一段文字</p>" * 60
PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>t</title><meta name="viewport" content="width=device-width">{head}</head>
<body>{body}</body></html>
"""


class NoBrowser(Case):
    def test_says_what_to_install(self):
        self.write("public/index.html", PAGE.format(head="", body=LINK))
        for lang, words in (("en", "apt install chromium"), ("zh", "没有浏览器")):
            self.expect(2, "look", "public", "--icp", ICP, "--lang", lang, env={"PATH": "/nonexistent"})
            self.assertIn(words, self.err)
        self.expect(2, "look", "public", "--icp", ICP, "--browser", "/nonexistent/chromium")
        self.assertIn("/nonexistent/chromium: there is no such program", self.err)

    def test_a_browser_that_is_none(self):
        self.write("public/index.html", PAGE.format(head="", body=LINK))
        self.write("browser", "#!/bin/sh\necho 'cannot open display' >&2\nexit 1\n").chmod(0o755)
        self.expect(2, "look", "public", "--icp", ICP, "--browser", "./browser")
        self.assertIn("the browser has ended. It said: “cannot open display”", self.err)

    def test_usage(self):
        self.expect(2, "look", "--icp", ICP)
        self.write("public/index.html")
        self.expect(2, "look", "public")
        self.assertIn("--icp", self.err)
        self.expect(2, "look", "public", "--icp", ICP, "--show", "forbidden")
        self.expect(2, "look", "public", "--icp", ICP, "--base", "docs", "--browser", "/bin/true")
        self.assertIn("--base /docs/", self.err)
        self.expect(2, "look", "public", "--icp", ICP, "--format", "sarif", "--browser", "/bin/true")


@unittest.skipUnless(BROWSER, WHY_NOT)
class Look(Case):
    def site(self, body, head="", name="index.html"):
        self.write("public/" + name, PAGE.format(head=head, body=body))

    def look(self, code, *args, path="public"):
        report = self.report(code, "look", path, "--icp", ICP, *args)
        self.assertEqual(report["command"], "look")
        self.pages = {page["path"]: {view["width"]: view for view in page["views"]} for page in report["pages"]}
        self.messages = [f["message"] for f in report["findings"]]
        self.summary = report["summary"]
        return [f["rule"] for f in report["findings"]]

    def seen(self, width=1280, page="index.html", when="light"):
        return self.pages[page][width][when][0]

    def test_a_footer_is_seen(self):
        self.site(f"<main><h1>一</h1>{TEXT}</main><footer>{LINK}</footer>")
        self.assertEqual(self.look(0), [])
        for width in (1280, 390):
            seen = self.seen(width)
            self.assertEqual((seen["in_dom"], seen["displayed"], seen["hit"], seen["position"]), (True, True, True, "below"))
            self.assertGreater(seen["contrast"], 5)
            self.assertTrue(self.seen(width, when="print")["displayed"])
        self.assertEqual(self.summary["looked"], 1)

    def test_a_number_however_it_is_written(self):
        self.site("<footer>京 ICP <b>备</b>２０２４９９０００１号&#x2013;1</footer>")
        self.assertEqual(self.look(0), [])
        self.site(f"<footer>{ICP}2</footer>")
        self.assertEqual(self.look(1), ["look-missing"])

    def test_what_hides_it(self):
        for style, word in (("display:none", "display: none"), ("visibility:hidden", "visibility"), ("opacity:0", "transparent"),
                            ("font-size:0", "no size"), ("position:absolute;left:-9999px", "scroll"),
                            ("height:0;overflow:hidden", "scroll"), ("clip-path:inset(50%)", "clipped"),
                            ("color:#fff", "colour of its background")):
            with self.subTest(style):
                self.site(f"<main>{TEXT}</main><footer style='{style}'>{LINK.replace('<a', '<a style=color:inherit')}</footer>")
                self.assertEqual(self.look(1), ["look-hidden"])
                self.assertIn(word, self.messages[0])

    def test_a_fixed_bar_covers_it(self):
        bar = "<aside class=bar style='position:fixed;inset:0 60% 0 0;background:#eee'>目录</aside>"
        self.site(f"{bar}<main>{TEXT}</main><footer>{LINK}</footer>")
        self.assertEqual(self.look(1), ["look-covered"])
        self.assertIn("aside.bar", self.messages[0])
        self.assertTrue(self.seen()["displayed"])
        self.expect(0, "inject", "public", "--icp", ICP, "--gongan", GONGAN)  # says nothing of the theme's own
        self.site(f"{bar}<main>{TEXT}</main>")
        self.expect(0, "inject", "public", "--icp", ICP)
        self.assertEqual(self.look(0), [])

    def test_one_screen_hides_it(self):
        head = "<style>@media (max-width:600px){.wide{display:none}}</style>"
        self.site(f"<main>{TEXT}</main><footer class=wide>{LINK}</footer>", head)
        self.assertEqual(self.look(1), ["look-hidden"])
        self.assertIn("(390 px)", self.messages[0])
        self.assertFalse(self.seen(390)["displayed"])
        self.assertTrue(self.seen(1280)["displayed"])

    def test_an_app_that_does_not_scroll(self):
        self.site(f"<main style='height:100vh'><p>一</p></main><footer>{LINK}</footer>", "<style>body{margin:0;overflow:hidden}</style>")
        self.assertEqual(self.look(1), ["look-hidden"])
        self.assertEqual(self.seen()["why"], "unreachable")
        self.site(f"<div style='height:100vh;overflow:auto'><main>{TEXT}</main><footer>{LINK}</footer></div>",
                  "<style>body{margin:0;overflow:hidden}</style>")
        self.assertEqual(self.look(0), [])

    def test_dark_and_faint(self):
        self.site(f"<main>{TEXT}</main><footer>{LINK.replace('<a', '<a style=color:#111')}</footer>",
                  "<style>@media (prefers-color-scheme:dark){body{background:#181818}}</style>")
        self.assertEqual(self.look(1), ["look-hidden"])
        self.assertIn("px dark", self.messages[0])
        self.site(f"<main>{TEXT}</main><footer>{LINK.replace('<a', '<a style=color:#bbb')}</footer>")
        self.assertEqual(self.look(0), ["look-contrast"])
        self.assertIn("1.9", self.messages[0])

    def test_paper(self):
        self.site(f"<main>{TEXT}</main><footer>{LINK}</footer>", "<style>@media print{footer{display:none}}</style>")
        self.assertEqual(self.look(0), ["look-print"])

    def test_above_and_over_the_content(self):
        self.site(f"<header>{LINK}</header><main>{TEXT}</main>")
        self.assertEqual(self.look(0), ["look-position"])
        self.site(f"<main>{TEXT}</main><p style='position:absolute;top:200px;margin:0'>{LINK}</p>")
        self.assertEqual((self.look(0), self.seen()["position"]), (["look-position"], "over"))

    def test_a_script_that_renders_its_root_again(self):
        script = "<script>document.querySelector('#app').innerHTML = '<main>又一次</main>'</script>"
        self.site(f"<div id=app><main>{TEXT}</main><footer><div data-beian>{LINK}</div></footer></div>{script}")
        self.assertEqual(self.look(1), ["look-removed"])
        self.assertIn("while the page loads", self.messages[0])
        self.site(f"<div id=app><main>{TEXT}</main><footer>{LINK}</footer></div>{script}")
        self.assertEqual(self.look(1), ["look-missing"])

    def test_a_router_that_takes_it_away(self):
        router = """<script>addEventListener('click', event => { const a = event.target.closest('a'); if (!a) return;
          event.preventDefault(); history.pushState(null, '', a.href); document.body.innerHTML = '<main>二</main>'; })
          addEventListener('popstate', () => { document.body.innerHTML = '<main>一</main>'; })</script>"""
        self.site(f"<main><a href=two.html>二</a></main><div data-beian>{LINK}</div>{router}")
        self.site(f"<main>二</main><footer>{LINK}</footer>", name="two.html")
        self.assertEqual(self.look(1), ["look-removed"])
        self.assertIn("after a link was followed", self.messages[0])
        view = self.pages["index.html"][1280]
        self.assertEqual((view["clicked"], view["client_side"]), ("/two.html", True))
        self.assertFalse(view["after_back"][0]["in_dom"])

    def test_only_new_errors_count(self):
        self.site(f"<main>{TEXT}</main><div data-beian>{LINK}</div><script>console.error('always')</script>")
        self.assertEqual(self.look(0), [])
        self.site(f"<main>{TEXT}</main><div data-beian>{LINK}</div>"
                  "<script>if (document.body.children.length > 2) throw new Error('one child too many')</script>")
        self.assertEqual(self.look(1), ["look-console"])
        self.assertIn("one child too many", self.messages[0])

    def test_the_same_error_said_once_more_is_not_new(self):
        says = "for (let i = 0; i < document.body.children.length; ++i) console.error('always')"
        dark = "matchMedia('(prefers-color-scheme: dark)').onchange = () => console.error('dark')"
        self.site(f"<main>{TEXT}</main><div data-beian>{LINK}</div><script>{says};{dark}</script>")
        self.assertEqual(self.look(0), [])

    def test_what_a_page_complains_of_only_once_is_not_ours(self):
        self.site(f"<main>{TEXT}</main><div data-beian>{LINK}</div><script>if (!localStorage.said) {{ localStorage.said = 1; console.error('once') }}</script>")
        self.assertEqual(self.look(0), [])

    def starts_first_with(self, *flags):
        """A browser whose first start has these flags; each start is noted."""
        self.folder.chmod(0o777)
        starts = self.folder / "starts"
        self.write("browser", f"#!/bin/sh\necho >> '{starts}'\n[ $(wc -l < '{starts}') -gt 1 ] || set -- {' '.join(flags)} \"$@\"\n"
                              f"exec '{BROWSER}' \"$@\"\n").chmod(0o755)
        return "--browser", str(self.folder / "browser")

    def test_a_browser_that_fails_is_started_once_more(self):
        self.site(f"<main>{TEXT}</main><footer>{LINK}</footer>")
        for flags in (("--version",), ("--js-flags=--max-heap-size=1",)):  # ends at once; its tabs crash
            with self.subTest(flags):
                (self.folder / "starts").unlink(missing_ok=True)
                self.assertEqual(self.look(0, *self.starts_first_with(*flags)), [])
                self.assertEqual((self.folder / "starts").read_text(), "\n\n")

    def test_a_host_that_does_not_answer_is_asked_once(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections, and says nothing
            silent.setblocking(False)
            host = f"127.0.0.1:{silent.getsockname()[1]}"
            head = f"<script src=http://{host}/a.js></script><link rel=stylesheet href=http://{host}/a.css>"
            self.site(f"<main>{TEXT}<a href=two.html>二</a></main><footer>{LINK}</footer><img src=http://{host}/a.png>", head)
            self.site(f"<main>{TEXT}</main><footer>{LINK}</footer>", head, name="two.html")
            self.assertEqual(self.look(0), [])
            self.assertEqual(self.summary["silent_hosts"], [host])
            self.expect(0, "look", "public", "--icp", ICP)
            self.assertIn(f"did not answer, so pages were seen without its files: {host}", self.out)

    def test_a_policy_of_the_server(self):
        self.site(f"<main>{TEXT}</main>")
        bar = "<aside class=bar>目录</aside>"
        self.write("public/bar.css", ".bar{position:fixed;inset:0 60% 0 0;background:#eee}")
        self.site(f"{bar}<main>{TEXT}</main>", "<link rel=stylesheet href=bar.css>")
        policy = ("--csp", "default-src 'self'")
        self.expect(0, "inject", "public", "--icp", ICP, *policy)
        self.assertEqual(self.look(0, *policy), [])
        self.assertTrue(self.seen()["hit"])
        self.expect(0, "remove", "public")
        self.expect(0, "inject", "public", "--icp", ICP)  # the policy is not told: style attributes, which it forbids
        self.assertIn("look-covered", self.look(1, *policy))

    def test_an_amp_page(self):
        # Until its runtime has come, or eight seconds are over, AMP's obligatory style hides the body.
        starts = "@keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}"
        self.write("public/index.html", f"<!doctype html><html ⚡ lang=zh-CN><head><meta charset=utf-8><title>t</title><meta name=viewport content='width=device-width'>"
                   f"<link rel=canonical href=index.html><style amp-boilerplate>body{{animation:-amp-start 8s steps(1,end) 0s 1 normal both}}{starts}</style>"
                   f"<noscript><style amp-boilerplate>body{{animation:none}}</style></noscript></head><body><main>{TEXT}</main></body></html>")
        self.expect(0, "inject", "public", "--icp", ICP, "--gongan", GONGAN)
        page = (self.folder / "public/index.html").read_text(encoding="utf-8")
        self.assertIn("data-beian", page)
        self.assertEqual(self.look(0, "--gongan", GONGAN), [])
        self.assertTrue(self.seen()["own"])
        self.assertTrue(self.seen()["hit"])
        for found in self.pages["index.html"][390]["light"]:
            self.assertTrue(found["displayed"])

    def test_a_site_below_a_path_and_by_its_public_address(self):
        sheet = "/docs/site.css"
        self.write("public/site.css", ".gone{display:none}")
        for head in (f"<link rel=stylesheet href={sheet}>", f"<link rel=stylesheet href=https://example.cn{sheet}>"):
            self.site(f"<main>{TEXT}</main><footer class=gone>{LINK}</footer>", head)
            self.assertEqual(self.look(1), ["look-hidden"], head)

    def test_a_page_that_leads_elsewhere_by_itself(self):
        self.site(f"<main>{TEXT}</main><script>location.replace('two.html')</script>", name="lost.html")
        self.site(f"<main>{TEXT}</main><footer>{LINK}</footer>", name="two.html")
        self.assertEqual(self.look(0, path="public/lost.html"), [])  # visitors see the other page
        self.assertEqual(list(self.pages), ["lost.html"])

    def test_one_of_each_kind(self):
        for i in range(30):
            self.site(f"<main class=post><h1>{i}</h1></main><footer>{LINK}</footer>", name=f"posts/{i}.html")
        self.site(f"<main class=home></main><footer>{LINK}</footer>")
        self.site("<main class=lost>404</main>", name="404.html")
        self.assertEqual(self.look(1), ["look-missing"])
        self.assertEqual(sorted(self.pages), ["404.html", "index.html", "posts/0.html"])
        self.assertEqual((self.summary["pages"], self.summary["kinds"], self.summary["looked"]), (32, 3, 3))
        self.assertEqual(self.look(0, path="public/index.html"), [])
        self.assertEqual(sorted(self.pages), ["index.html"])

    def test_the_gallery(self):
        self.site(f"<main>{TEXT}</main><footer style='background:#123'>{LINK}</footer>")
        self.expect(0, "look", "public", "--icp", ICP, "--gallery", "g.html", "--lang", "zh")
        page = (self.folder / "g.html").read_text(encoding="utf-8")
        self.assertEqual(page.count('src="data:image/webp;base64,UklGR'), 2)
        self.assertIn("可见", page)
        self.assertNotIn("http:", page)
        self.assertNotIn("\u240a", page)
        self.assertIn("没有问题", self.out)

    def test_nothing_is_left_behind(self):
        self.site(f"<footer>{LINK}</footer>")
        tree = self.tree()
        self.look(0)
        self.assertEqual(self.tree(), tree)
        self.expect(0, "look", "public", "--icp", ICP, env={"TMPDIR": str(self.folder)})
        self.assertEqual(self.tree(), tree)


if __name__ == "__main__":
    if not BROWSER:
        print(f"SKIPPED: {WHY_NOT}: what needs a browser is not tested here")
    unittest.main()
