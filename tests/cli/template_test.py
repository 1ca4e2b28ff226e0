"""A badge of the owner's own making, from the config to the page and back.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/cli/template_test.py [-k NAME]
"""

import unittest

from cli_test import GONGAN, ICP, Case

PAGE = "<!DOCTYPE html><meta charset=utf-8><title>t</title><body><p>x</p><footer>{}</footer>"
ICP_LINK = f'<a href="https://beian.miit.gov.cn/">{ICP}</a>'
GONGAN_LINK = f'<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001">{GONGAN}</a>'


class Template(Case):
    def setUp(self):
        super().setUp()
        self.write("beian.toml", f'icp = "{ICP}"\ngongan = "{GONGAN}"\nroot = "public"\n[badge]\ntemplate = "footer.md"\n')
        self.write("footer.md", "{{#icp}}备案 [{{icp}}]({{icp_url}}){{/icp}}\n\n{{#gongan}}公安 [{{gongan}}]({{gongan_url}}){{/gongan}}\n")
        self.write("public/none.html", PAGE.format(""))
        self.write("public/icp.html", PAGE.format(ICP_LINK))
        self.write("public/gongan.html", PAGE.format(GONGAN_LINK))
        self.write("public/both.html", PAGE.format(ICP_LINK + " " + GONGAN_LINK))
        self.write("public/gbk.html", PAGE.replace("utf-8", "gbk").format("").encode("gbk"))

    def text(self, name):
        return (self.folder / "public" / name).read_bytes().decode("utf-8")

    def test_pages_get_what_they_lack_and_lose_it_again(self):
        before = {p.name: p.read_bytes() for p in (self.folder / "public").iterdir()}
        self.expect(0, "inject")
        self.assertIn("备案 <a", self.text("none.html"))
        self.assertIn("公安 <a", self.text("none.html"))
        self.assertNotIn("备案 <a", self.text("icp.html"))
        self.assertIn("公安 <a", self.text("icp.html"))
        self.assertIn("备案 <a", self.text("gongan.html"))
        self.assertNotIn("公安 <a", self.text("gongan.html"))
        self.assertEqual(self.text("both.html").encode(), before["both.html"])
        self.text("gbk.html").encode("ascii")
        self.expect(0, "check")
        after = {p.name: p.read_bytes() for p in (self.folder / "public").iterdir()}
        self.expect(0, "inject")
        self.assertEqual({p.name: p.read_bytes() for p in (self.folder / "public").iterdir()}, after)
        self.expect(0, "remove")
        self.assertEqual({p.name: p.read_bytes() for p in (self.folder / "public").iterdir()}, before)

    def test_a_changed_template_changes_the_badges(self):
        self.expect(0, "inject")
        self.write("footer.md", "网站备案 [{{icp}}]({{icp_url}}) [{{gongan}}]({{gongan_url}})\n")
        self.expect(0, "inject")
        self.assertIn("网站备案 <a", self.text("none.html"))
        self.assertEqual(self.text("none.html").count("data-beian"), 1)
        self.assertNotIn("网站备案", self.text("icp.html"))
        self.expect(0, "check")

    def test_html_on_the_command_line(self):
        self.expect(0, "render", "--badge-template", '<a href="{{icp_url}}">{{icp}}</a> · <a href="{{gongan_url}}">{{gongan}}</a>')
        self.assertIn("</a> · <a", self.out)
        self.expect(0, "render", "--badge-template", "")
        self.assertNotIn(" · ", self.out)

    def test_errors_at_start_name_place_and_rule(self):
        for text, words in (
            ("[{{icp}}]({{icp_url}})", "rule gongan-missing"),
            ("{{icp}} {{gongan}}", "rule icp-link-missing"),
            ("[{{ipc}}]({{icp_url}})", "beian.toml:5:12: footer.md: there is no slot {{ipc}}. Did you mean {{icp}}?"),
            ("<b>", "leaves <b> open"),
            ("[x](javascript:alert(1))", "may not lead to"),
        ):
            with self.subTest(text=text):
                self.write("footer.md", text)
                for command in ("inject", "check", "render"):
                    self.expect(2, command)
                    self.assertIn(words, self.err)
                self.assertNotIn("data-beian", self.text("none.html"))
        self.expect(2, "render", "--lang", "zh")
        self.assertIn("地址", self.err)
        (self.folder / "footer.md").unlink()
        self.expect(2, "inject")
        self.assertIn("there is no file footer.md", self.err)
        self.write("footer.md", "x" * 65537)
        self.expect(2, "inject")
        self.assertIn("larger than 64 KB", self.err)


if __name__ == "__main__":
    unittest.main()
