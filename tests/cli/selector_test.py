"""placement.selector: in CSS and XPath, on the command line, in the environment and in beian.toml.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/cli/selector_test.py [-k NAME]
"""

import json
import unittest

from cli_test import GONGAN, ICP, Case

PAGE = """<!DOCTYPE html><html><head><meta charset=utf-8><title>t</title></head><body>
<div class="wrap"><div class="foot"><p>a</p></div></div>
<footer>f</footer></body></html>"""


class Selector(Case):
    def setUp(self):
        super().setUp()
        self.toml("")
        self.write("public/index.html", PAGE)

    def toml(self, selector):
        self.write("beian.toml", f'icp = "{ICP}"\ngongan = "{GONGAN}"\nroot = "public"\n[placement]\nselector = {json.dumps(selector)}\n')

    def page(self):
        return (self.folder / "public/index.html").read_text(encoding="utf-8")

    def stands_in_foot(self):
        return '<div class="foot"><p>a</p><div data-beian' in self.page()

    def test_css(self):
        self.toml(".wrap > .foot")
        self.expect(0, "inject")
        self.assertTrue(self.stands_in_foot())
        after = self.page()
        self.expect(0, "inject")
        self.assertEqual(self.page(), after)
        self.expect(0, "check")
        self.expect(0, "remove")
        self.assertEqual(self.page(), PAGE)

    def test_xpath(self):
        self.toml("xpath://div[@class='wrap']/div[1]")
        self.expect(0, "inject")
        self.assertTrue(self.stands_in_foot())
        self.expect(0, "inject")
        self.expect(0, "check")
        self.expect(0, "remove")
        self.assertEqual(self.page(), PAGE)
        self.expect(0, "inject", "--placement-selector", "xpath: //body")
        self.assertIn("<footer>f</footer><div data-beian", self.page())

    def test_libxml2_is_loaded_for_xpath_alone(self):
        for name in ("libxml2.so.2", "libxml2.so.16"):
            self.write("broken/" + name, "not a library")
        env = {"LD_LIBRARY_PATH": str(self.folder / "broken")}
        self.toml(".foot")
        self.expect(0, "inject", env=env)
        self.assertTrue(self.stands_in_foot())
        self.expect(2, "inject", "--placement-selector", "xpath://footer", env=env)
        self.assertRegex(self.err, r"XPath needs libxml2\.so\.\d+, and it cannot be loaded: .*broken/libxml2.*apt install libxml2")
        self.assertTrue(self.stands_in_foot())

    def test_the_last_word_wins(self):
        self.toml("footer")
        self.expect(0, "inject", env={"BEIAN_PLACEMENT_SELECTOR": ".foot"})
        self.assertTrue(self.stands_in_foot())
        self.expect(0, "remove")
        self.expect(0, "inject", "--placement-selector", "", env={"BEIAN_PLACEMENT_SELECTOR": ".foot"})
        self.assertIn("<footer>f<div data-beian", self.page())

    def refused(self, selector, message):
        report = json.loads(self.expect(1, "check", "--format", "json", "--placement-selector", selector).stdout)
        self.assertEqual([f["rule"] for f in report["findings"]], ["page-undecidable"])
        self.assertIn(message, report["findings"][0]["message"])
        self.assertEqual(report["summary"]["refused"], 1)
        self.expect(1, "inject", "--placement-selector", selector)
        self.assertEqual(self.page(), PAGE)
        return report["findings"][0]

    def test_none_or_several(self):
        self.refused(".nothing", "matches no element")
        self.refused("xpath://footer/text()", "matches no element")
        for selector in ("div", "xpath://div"):
            found = self.refused(selector, "matches 2 elements")
            self.assertEqual(PAGE.encode()[found["begin"] : found["end"]], b'<div class="foot">')
        self.write("public/index.html", PAGE.replace('class="foot"', 'class="foot" hidden'))
        report = json.loads(self.expect(1, "check", "--format", "json", "--placement-selector", ".foot").stdout)
        self.assertIn("hidden element", report["findings"][0]["message"])

    def test_a_place_hidden_by_a_style_sheet_is_none(self):
        self.write("public/index.html", PAGE.replace("<title>", "<style>.foot{display:none}</style><title>").replace("<body>", "<body><h1>t</h1>"))
        for selector in (".foot", "xpath://div/div"):
            report = json.loads(self.expect(1, "check", "--format", "json", "--placement-selector", selector).stdout)
            self.assertIn("hidden element", report["findings"][0]["message"])

    def test_what_is_not_understood_says_where(self):
        def error(selector):
            return self.expect(2, "check", "--lang", "en", "--placement-selector", selector).stderr.decode()

        self.assertIn("--placement-selector: the selector “.foot:hover” is not understood, at column 6: “:hover” is not supported.", error(".foot:hover"))
        self.assertIn("at column 3", error("页 + b"))
        self.assertIn("xpath:", error("//footer"))
        self.assertIn("is not understood, at column", error("xpath://p["))
        self.assertIn("has a function that XPath 1.0 does not have", error("xpath://p[has(1)]"))
        self.assertIn("does not select elements", error("xpath:count(//p)"))
        self.assertIn("nothing stands", error("xpath:"))
        self.toml("p::before")
        self.assertRegex(self.expect(2, "check", "--lang", "en").stderr.decode(), r"beian\.toml:5:\d+: the selector “p::before”")

    def test_a_page_that_cannot_be_evaluated_is_no_pass(self):
        self.write("public/index.html", PAGE.replace("<p>a</p>", "<i>a</i>" * 20000))
        ran = self.expect(2, "check", "--lang", "en", "--placement-selector", "xpath://i[count(//i[count(//i) > 1]) > 1]")
        self.assertIn("too much work", ran.stderr.decode())


if __name__ == "__main__":
    unittest.main()
