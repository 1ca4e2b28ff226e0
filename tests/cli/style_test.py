"""The badge's looks: style attributes, a sheet of its own under a Content-Security-Policy, none; AMP pages.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/cli/style_test.py [-k NAME]
"""

import re
import unittest

from cli_test import GONGAN, ICP, Case
from icon_test import png

PAGE = "<!DOCTYPE html><html{}><head><meta charset=utf-8>{}<title>t</title></head><body><p>x</p><footer>f</footer></body></html>"
CSP = '<meta http-equiv="Content-Security-Policy" content="{}">'


class Style(Case):
    def setUp(self):
        super().setUp()
        self.write("beian.toml", f'icp = "{ICP}"\ngongan = "{GONGAN}"\nroot = "public"\nowner = "某公司"\n')
        self.write("public/index.html", PAGE.format("", ""))
        self.write("public/a/strict.html", PAGE.format("", CSP.format("default-src 'self'")))

    def badge(self, name):
        text = (self.folder / "public" / name).read_text(encoding="utf-8")
        return re.search(r"<div data-beian.*?</div>", text)[0]

    def sheets(self):
        return sorted(p.name for p in (self.folder / "public").glob("beian-style-*.css"))

    def test_a_404_page_learns_the_address_from_its_own_sheets(self):
        self.write("public/assets/site.css", "p{margin:0}")
        head = CSP.format("default-src 'self'") + '<link rel=stylesheet href="{}assets/site.css?v=2">'
        for prefix in ("/", "/docs/", "/a/b/"):
            self.write("public/404.html", PAGE.format("", head.format(prefix)))
            self.expect(0, "inject")
            self.assertIn(f'href="{prefix}{self.sheets()[0]}"', self.badge("404.html"))
            self.expect(0, "inject")
        for address in ("https://cdn.example.com/assets/", "assets/", "//cdn.example.com/assets/", "/none/"):
            self.write("public/404.html", PAGE.format("", head.replace("{}assets/", address)))
            self.expect(0, "inject")
            self.assertNotIn("<link", self.badge("404.html"))

    def test_a_page_that_forbids_style_attributes_gets_the_sheet(self):
        before = (self.folder / "public/a/strict.html").read_bytes()
        self.expect(0, "inject")
        self.assertIn(' style="', self.badge("index.html"))
        self.assertNotIn("<link", self.badge("index.html"))
        [sheet] = self.sheets()
        self.assertRegex(sheet, r"^beian-style-[0-9a-f]{16}\.css$")
        strict = self.badge("a/strict.html")
        self.assertNotIn("style=", strict)
        self.assertTrue(strict.startswith(f'<div data-beian><link rel="stylesheet" href="../{sheet}">'))
        self.assertIn('<span class="beian-line">', strict)
        css = (self.folder / "public" / sheet).read_text()
        self.assertIn("[data-beian]{display:block;position:relative;z-index:100;", css)
        self.assertIn("[data-beian] a{color:inherit;white-space:nowrap;", css)
        self.assertNotIn("img", css)
        self.expect(0, "check")
        self.expect(0, "inject")
        self.assertEqual(self.badge("a/strict.html"), strict)
        self.expect(0, "remove")
        self.assertEqual(self.sheets(), [])
        self.assertEqual((self.folder / "public/a/strict.html").read_bytes(), before)

    def test_the_servers_policy(self):
        self.expect(0, "inject", "--csp", "style-src 'self'")
        self.assertIn(f'href="{self.sheets()[0]}"', self.badge("index.html"))
        self.expect(0, "inject", env={"BEIAN_CSP": "style-src 'none'"})
        self.assertNotIn("style", self.badge("index.html"))

    def test_a_style_by_choice(self):
        self.expect(0, "inject", "--badge-style", "class")
        self.assertIn("<link", self.badge("index.html"))
        self.expect(0, "inject", "--badge-style", "none", "--badge-class", "beian")
        self.assertTrue(self.badge("index.html").startswith('<div data-beian class="beian"><span>'))
        self.assertNotIn("style", self.badge("a/strict.html"))
        self.expect(0, "inject", "--badge-style", "inline")
        self.assertIn(' style="', self.badge("a/strict.html"))
        self.expect(2, "inject", "--badge-style", "inlin")
        self.assertIn("Did you mean “inline”?", self.err)

    def test_where_no_relative_address_is_sure_there_is_no_sheet(self):
        self.write("public/404.html", PAGE.format("", CSP.format("style-src 'self'")))
        self.expect(0, "inject")
        self.assertNotIn("style", self.badge("404.html"))

    def test_icons_under_a_policy(self):
        self.write("icon.png", png(36, 40))
        self.write("public/data.html", PAGE.format("", CSP.format("img-src data:")))
        self.write("public/none.html", PAGE.format("", CSP.format("img-src 'none'")))
        self.write("public/404.html", PAGE.format("", CSP.format("img-src 'self'")))
        self.expect(0, "inject", "--badge-icon", "icon.png")
        self.assertIn('src="../beian-icon-', self.badge("a/strict.html"))
        for name in ("data.html", "none.html", "404.html"):
            self.assertNotIn("<img", self.badge(name))
        css = (self.folder / "public" / self.sheets()[0]).read_text()
        self.assertIn(" img{display:inline;", css)
        self.assertIn("width:18px;height:20px;", css)
        self.expect(0, "inject", "--badge-icon", "icon.png", "--badge-icon-as", "inline")
        self.assertIn('src="data:', self.badge("data.html"))
        self.assertIn('src="../beian-icon-', self.badge("a/strict.html"))

    def test_amp_pages_get_amp_markup(self):
        self.write("icon.png", png(36, 40))
        for sign in (" amp", " ⚡"):
            self.write("public/amp.html", PAGE.format(sign, ""))
            self.expect(0, "inject", "--badge-icon", "icon.png")
            self.assertRegex(self.badge("amp.html"), r'<amp-img layout="fixed" src="beian-icon-[^"]*" alt="[^"]*" width="18" height="20"></amp-img>京公网安备')
            self.assertNotIn("<img", self.badge("amp.html"))
            self.assertNotIn("<link", self.badge("amp.html"))
        self.expect(0, "check", "--badge-icon", "icon.png")
        self.assertNotIn("icon", self.out)


if __name__ == "__main__":
    unittest.main()
