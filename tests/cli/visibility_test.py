"""What style sheets hide: a site with the class names of VitePress, from the command line.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/cli/visibility_test.py [-k NAME]
"""

import json
import unittest

from cli_test import GONGAN, ICP, Case

SHEET = """:root{--c:#fff}
.VPFooter{position:relative;z-index:1;border-top:1px solid var(--c);padding:32px 24px}
.VPFooter.has-sidebar{display:none}
.visually-hidden{position:absolute;width:1px;height:1px;white-space:nowrap;clip:rect(0 0 0 0);overflow:hidden}
@media (min-width:960px){.VPSidebar{opacity:1;visibility:visible}}
.only-phone{display:none}
@media (max-width:767px){.only-phone{display:block}.only-wide{display:none}}
"""
LINKS = (f'<a href="https://beian.miit.gov.cn/">{ICP}</a> '
         f'<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001">{GONGAN}</a>')
PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>t</title><meta name="generator" content="VitePress v1.6.3">
<link rel="preload stylesheet" href="{sheet}" as="style">{head}</head>
<body><div id="app"><div class="Layout"><span class="visually-hidden">跳到正文</span><main>正文</main>
<footer class="VPFooter{sidebar}"><div class="container">{links}</div></footer></div></div></body></html>
"""


class Visibility(Case):
    def setUp(self):
        super().setUp()
        self.write("beian.toml", f'icp = "{ICP}"\ngongan = "{GONGAN}"\nroot = "public"\n')
        self.write("public/assets/style.css", SHEET)
        self.page("index.html")
        self.page("guide/start.html", sidebar=" has-sidebar")

    def page(self, name, sidebar="", sheet="/assets/style.css", head="", links=LINKS):
        self.write("public/" + name, PAGE.format(sidebar=sidebar, sheet=sheet, head=head, links=links))

    def found(self, code, *args):
        report = json.loads(self.expect(code, "check", *args, "--format", "json").stdout)
        return [(f["path"], f["rule"], f["message"]) for f in report["findings"] if f["rule"] != "icon-missing"]

    def test_the_footer_beside_a_sidebar_is_not_displayed(self):
        findings = self.found(1)
        self.assertEqual([f[:2] for f in findings], [("guide/start.html", "not-displayed")] * 2)
        for _, _, message in findings:
            self.assertIn("assets/style.css: .VPFooter.has-sidebar { display: none }", message)

    def test_the_answer_is_the_same_with_many_threads(self):
        for i in range(200):
            self.page(f"p/{i}.html", sidebar=" has-sidebar" if i % 2 else "")
        one = self.found(1, "-j", "1")
        self.assertEqual(len(one), 2 * 101)
        self.assertEqual(self.found(1, "-j", "4"), one)

    def test_inject_puts_the_badge_where_it_is_seen(self):
        self.expect(0, "inject")
        self.assertEqual(self.found(0), [])
        page = (self.folder / "public/guide/start.html").read_text(encoding="utf-8")
        self.assertRegex(page, r"</div></div><div data-beian .*</div></body>")
        self.assertNotIn("data-beian", (self.folder / "public/index.html").read_text(encoding="utf-8"))
        before = page
        self.expect(0, "inject")
        self.assertEqual((self.folder / "public/guide/start.html").read_text(encoding="utf-8"), before)

    def test_a_site_below_a_path_and_a_relative_sheet(self):
        self.page("guide/start.html", sidebar=" has-sidebar", sheet="/docs/assets/style.css")
        self.page("guide/other.html", sidebar=" has-sidebar", sheet="../assets/style.css?v=1")
        self.assertEqual([f[0] for f in self.found(1)], ["guide/other.html"] * 2 + ["guide/start.html"] * 2)

    def test_imports_are_followed(self):
        self.write("public/assets/index.css", '@import "style.css";')
        self.page("guide/start.html", sidebar=" has-sidebar", sheet="/assets/index.css")
        self.assertEqual(len(self.found(1)), 2)
        self.write("public/assets/index.css", '@import "style.css";.VPFooter.has-sidebar{display:block}')
        self.assertEqual(self.found(0), [])

    def test_two_by_width_are_one(self):
        two = f'<div class="only-wide">{LINKS}</div><div class="only-phone">{LINKS}</div>'
        self.page("guide/start.html", links=two)
        self.assertEqual(self.found(0), [])
        self.page("guide/start.html", links=f'<div class="only-phone">{LINKS}</div>')
        self.assertEqual(self.found(0), [])

    def test_what_cannot_be_known_hides_nothing(self):
        for head in ('<link rel="stylesheet" href="https://cdn.example.com/theme.css">', '<base href="/elsewhere/">',
                     '<link rel="stylesheet" href="/assets/gone.css">'):
            self.page("guide/start.html", sidebar=" has-sidebar", head=head)
            self.assertEqual(self.found(0), [], head)
        self.page("guide/start.html", sidebar=" has-sidebar",
                  head='<link rel="stylesheet" href="https://fonts.example.com/css2?family=Noto">')
        self.assertEqual(len(self.found(1)), 2)

    def test_sheets_that_are_too_large_or_no_files_are_not_known(self):
        (self.folder / "public/assets/style.css").write_text(SHEET + " " * (4 << 20), encoding="utf-8")
        self.assertEqual(self.found(0), [])
        (self.folder / "public/assets/style.css").unlink()
        (self.folder / "public/assets/style.css").symlink_to("/etc/passwd")
        self.assertEqual(self.found(0), [])


if __name__ == "__main__":
    unittest.main()
