"""beian explain: the list of rules, and each rule's page, in both languages.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/cli/explain_test.py [-k NAME]
"""

import pathlib
import re
import unittest

from cli_test import Case

ROOT = pathlib.Path(__file__).resolve().parents[2]
LISTS = (("plugin/rules/rules.inc", r"^RULE\((\w+)\)"), ("plugin/look/verdict.cc", r'^    {"(look-\w+)"'), ("plugin/precheck/rules.inc", r"^RULE\((\w+)\)"))
RULES = [name.replace("_", "-") for list, row in LISTS for name in re.findall(row, (ROOT / list).read_text(), re.M)]


class Explain(Case):
    def test_the_list_has_every_rule_once_in_order(self):
        for language in ("en", "zh"):
            self.expect(0, "explain", "--lang", language)
            listed = [line.split()[0] for line in self.out.splitlines() if re.match(r"[a-z-]+ ", line)]
            self.assertEqual(listed, RULES)
        self.assertIn("错误 · inject 自动修复", self.out)

    def test_every_page_in_both_languages(self):
        for rule in RULES:
            pages = {}
            for language, heading in (("en", "\nWhat it checks\n"), ("zh", "\n检查内容\n")):
                self.expect(0, "explain", rule, "--lang", language)
                self.assertTrue(self.out.startswith(rule + "\n"), rule)
                self.assertIn(heading, self.out)
                self.assertNotIn("```", self.out)
                self.assertIsNone(re.search(r"^#+ ", self.out, re.M), rule)
                self.assertNotIn("\x1b", self.out)
                pages[language] = self.out
            self.assertNotIn("检查内容", pages["en"])
            self.assertNotIn("What it checks", pages["zh"])

    def test_the_page_is_the_one_of_the_sources(self):
        page = (ROOT / "plugin/rules/link/link_order.md").read_text()
        self.expect(0, "explain", "link-order", "--lang", "en")
        for example in re.findall(r"```html\n(.*?)\n```", page.split("\n# link-order")[0], re.S):
            self.assertIn("\n".join("    " + line for line in example.splitlines()), self.out)

    def test_an_unknown_rule_is_2_with_the_nearest_name(self):
        self.expect(2, "explain", "icp-mising")
        self.assertIn("Did you mean “icp-missing”?", self.err)
        self.assertEqual(self.out, "")
        self.expect(2, "explain", "icp-missing", "no-pages")
        self.assertIn("no-pages", self.err)

    def test_colour_is_the_readers_choice(self):
        self.expect(0, "explain", "no-pages", "--color", "always")
        self.assertIn("\x1b[1m", self.out)


if __name__ == "__main__":
    unittest.main()
