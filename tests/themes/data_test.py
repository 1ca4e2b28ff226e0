"""The seeded defects as data: enough of them, each about a rule that exists, none about a theme that is not built.

What themes_test.py judges is only there where scripts/themes has run; what it judges by is here in any case.
Run by ctest; by hand: BEIAN=build/test/beian python3 tests/themes/data_test.py
"""

import collections
import os
import pathlib
import re
import subprocess
import unittest

from seeds import DEFECTS, KNOWN_WRONG, THEMES, theme_of

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "fixtures/themes"
BEIAN = os.path.abspath(os.environ.get("BEIAN", "build/test/beian"))
LEAST = 60
LEAST_OF_A_GENERATOR = 12
SEEDED = {"hugo", "jekyll", "mkdocs", "sphinx", "hexo"}
FIELDS = {"id", "page", "do", "expect", "why", "delete", "config"}


class Data(unittest.TestCase):
    def test_every_recipe_is_judged_and_every_judged_theme_has_one(self):
        self.assertEqual(sorted(THEMES), sorted(recipe.parent.name for recipe in FIXTURES.glob("*/recipe")))

    def test_there_are_enough_defects(self):
        defects = [d for d in DEFECTS if d["expect"]]
        self.assertGreaterEqual(len(defects), LEAST)
        of_generator = collections.Counter(THEMES[theme_of(d)]["generator"] for d in defects)
        self.assertLessEqual(SEEDED, set(of_generator))
        for generator in SEEDED:
            self.assertGreaterEqual(of_generator[generator], LEAST_OF_A_GENERATOR, generator)

    def test_every_defect_is_one(self):
        ids = [d["id"] for d in DEFECTS]
        self.assertEqual([i for i, n in collections.Counter(ids).items() if n > 1], [])
        for d in DEFECTS:
            with self.subTest(d["id"]):
                self.assertLessEqual(set(d), FIELDS)
                self.assertIn(theme_of(d), THEMES)
                self.assertTrue(d["do"] or d.get("delete") or d.get("config"), "it changes nothing")
                self.assertEqual("/fine-" in d["id"], not d["expect"], "only a change that deserves no word is called fine")

    def test_every_verdict_names_a_rule_and_a_severity(self):
        listed = subprocess.run([BEIAN, "explain", "--lang", "en"], capture_output=True, text=True, check=True, timeout=60).stdout
        rules = set(re.findall(r"^([a-z-]+) +(?:error|warning|note)", listed, re.M))
        self.assertGreater(len(rules), 30)
        verdicts = [(d["id"], f) for d in DEFECTS for f in d["expect"]]
        verdicts += [(t, f) for t, theme in THEMES.items() for f in theme["raw"] + theme["notes"]]
        for where, finding in verdicts:
            rule, severity = finding.split(":")
            self.assertIn(rule, rules, where)
            self.assertIn(severity, ("error", "warning", "note"), where)

    def test_what_is_known_to_be_judged_otherwise_exists_and_has_its_reason(self):
        self.assertLessEqual(set(KNOWN_WRONG), {d["id"] for d in DEFECTS})
        self.assertEqual([i for i, reason in KNOWN_WRONG.items() if len(reason) < 40], [])


if __name__ == "__main__":
    unittest.main()
