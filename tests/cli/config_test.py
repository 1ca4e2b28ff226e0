"""beian config: what is in force, and who said it; variables that nothing listens to; operands behind --.

Run by ctest; by hand: BEIAN=build/dev/beian python3 tests/cli/config_test.py [-k NAME]
"""

import json
import tomllib
import unittest

from cli_test import GONGAN, ICP, Case

SECOND = "京ICP备2024990001号-2"


class Config(Case):
    def config(self, *args, **kwargs):
        self.expect(0, "config", *args, "--format", "json", **kwargs)
        report = json.loads(self.out)
        self.settings = {s["key"]: s for s in report["settings"]}
        return report

    def origin(self, key):
        s = self.settings[key]
        return s["value"], s["source"], s["where"]

    def test_each_source_and_the_strongest_wins(self):
        self.write("beian.toml", f'icp = "{ICP}"\nscope = "home"\nmax_warnings = 3\nstatistics = true\n[badge]\nclass = "x"\n[rules]\nicon-missing = "off"\n')
        report = self.config("--show", "optional", "--rule", "owner-missing=error", env={"BEIAN_SCOPE": "all", "BEIAN_GONGAN": GONGAN})
        self.assertEqual(report["config"], "beian.toml")
        self.assertEqual(self.origin("icp"), ([ICP], "file", "beian.toml:1:7"))
        self.assertEqual(self.origin("scope"), ("all", "environment", "BEIAN_SCOPE"))
        self.assertEqual(self.origin("gongan"), ([GONGAN], "environment", "BEIAN_GONGAN"))
        self.assertEqual(self.origin("show"), ("optional", "option", "--show"))
        self.assertEqual(self.origin("max_warnings"), (3, "file", "beian.toml:3:16"))
        self.assertEqual(self.origin("statistics"), (True, "file", "beian.toml:4:14"))
        self.assertEqual(self.origin("badge.class"), ("x", "file", "beian.toml:6:9"))
        self.assertEqual(self.origin("badge.style"), ("auto", "default", None))
        self.assertEqual(self.origin("include"), (["**/*.html", "**/*.htm", "**/*.xhtml"], "default", None))
        self.assertEqual(self.origin("rules.icon-missing"), ("off", "file", "beian.toml:8:1"))
        self.assertEqual(self.origin("rules.owner-missing"), ("error", "option", "--rule"))

    def test_the_file_that_extends_names_and_the_environment_that_holds(self):
        self.write("shared/base.toml", f'icp = "{ICP}"\nscope = "home"\n')
        self.write("beian.toml", 'extends = "shared/base.toml"\n[env.overseas]\nshow = "forbidden"\n')
        self.config(env={"BEIAN_ENV": "overseas"})
        self.assertEqual(self.origin("icp"), ([ICP], "file", "shared/base.toml:1:7"))
        self.assertEqual(self.origin("show"), ("forbidden", "file", "beian.toml:3:8"))
        self.config()
        self.assertEqual(self.origin("show"), ("required", "default", None))

    def test_sites(self):
        self.write("beian.toml", f'icp = "{ICP}"\n[[site]]\nhost = "B.example.cn"\nicp = "{SECOND}"\n[site.rules]\nicon-missing = "off"\n'
                          '[[override]]\npaths = "x/**"\n[override.rules]\nicp-missing = "note"\n')
        self.assertEqual(self.config()["sites"], [
            {"where": "beian.toml:2:1", "host": ["b.example.cn"], "icp": [SECOND], "rules.icon-missing": "off"},
            {"where": "beian.toml:7:1", "paths": ["x/**"], "rules.icp-missing": "note"}])

    def test_the_text_is_a_config_that_means_the_same(self):
        self.write("beian.toml", f'icp = "{ICP}"\nmax_warnings = 3\nowner = "a \\"b\\" \\\\ c"\n[rules]\nicon-missing = "off"\n[[site]]\nlang = "en"\nshow = "optional"\n[site.badge]\nclass = "k"\n')
        self.expect(0, "config")
        self.assertIn("# default", self.out)
        text = self.out
        tomllib.loads(text)
        before = self.config()
        self.write("beian.toml", text)
        after = self.config()
        self.assertEqual([(s["key"], s["value"]) for s in before["settings"]], [(s["key"], s["value"]) for s in after["settings"]])
        self.assertEqual([{**s, "where": 0} for s in before["sites"]], [{**s, "where": 0} for s in after["sites"]])

    def test_without_a_config_in_both_languages_and_into_a_file(self):
        self.expect(0, "config")
        self.assertIn("none found", self.out)
        self.expect(0, "config", "--lang", "zh", "--format", "json=out.json", "--format", "text")
        self.assertIn("未找到", self.out)
        self.assertIsNone(json.loads((self.folder / "out.json").read_text())["config"])
        self.expect(2, "config", "--format", "sarif")
        self.expect(2, "config", "--scope", "some")

    def test_the_reports_of_the_config_are_not_written(self):
        self.write("beian.toml", f'icp = "{ICP}"\nformat = "html=report.html"\n')
        self.config()
        self.assertEqual(self.origin("format")[0], ["html=report.html"])
        self.assertFalse((self.folder / "report.html").exists())


class Variables(Case):
    def test_one_that_nothing_listens_to_is_named_with_the_nearest(self):
        self.write("public/index.html", "<!DOCTYPE html><title>t</title><body>x")
        self.expect(1, "check", "--icp", ICP, env={"BEIAN_GOGNAN": GONGAN})
        self.assertIn("beian: warning: BEIAN_GOGNAN is set, and means nothing to beian. Did you mean “BEIAN_GONGAN”?", self.err)
        self.expect(1, "check", "--icp", ICP, "--lang", "zh", env={"BEIAN_GOGNAN": GONGAN})
        self.assertIn("警告: 设置了 BEIAN_GOGNAN", self.err)

    def test_those_that_are_heard_and_empty_ones_are_not(self):
        for name, value in (("BEIAN_LANG", "en"), ("BEIAN_BIN", "/x"), ("BEIAN_COMMAND", "check"), ("BEIAN_CHROMIUM", "/x"), ("BEIAN_ANY", ""), ("BEIAN", "x"), ("MY_BEIAN_X", "x")):
            with self.subTest(name):
                self.expect(0, "config", env={name: value})
                self.assertEqual(self.err, "")


class Operands(Case):
    def test_behind_two_hyphens_everything_is_an_operand(self):
        self.write("-odd/index.html", "<!DOCTYPE html><title>t</title><body>x")
        self.write("--icp/index.html", "<!DOCTYPE html><title>t</title><body>x")
        self.expect(2, "check", "-odd", "--icp", ICP)
        self.expect(1, "check", "--icp", ICP, "--format", "json", "--", "-odd")
        self.assertEqual(json.loads(self.out)["summary"]["pages"], 1)
        self.expect(1, "check", "--icp", ICP, "--format", "json", "--", "-odd", "--icp")
        self.assertEqual(json.loads(self.out)["summary"]["pages"], 2)
        self.expect(0, "number", "--", ICP)
        self.expect(1, "number", "--", "--help")
        self.assertIn("--help", self.out)


if __name__ == "__main__":
    unittest.main()
