"""Several sites in one config, environments, extends, and errors that show the line.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/cli/sites_test.py [-k NAME]
"""

import unittest

from cli_test import GONGAN, ICP, PAGE, Case

SECOND = "京ICP备2024990001号-2"
LINE = "<!DOCTYPE html><html lang={lang}><title>t</title>{head}<body><p>x</p></body>"


def page(lang="zh-CN", head=""):
    return LINE.format(lang=lang, head=head)


class Sites(Case):
    def missing(self, code, *args, **kwargs):
        report = self.report(code, "check", *args, **kwargs)
        return {(f["path"], f["message"].split()[-1]) for f in report["findings"] if f["rule"] == "icp-missing"}

    def test_by_path_in_check_inject_diff_remove(self):
        self.write("beian.toml", f'icp = "{ICP}"\nroot = "public"\n[[site]]\nmatch = "en/**"\nicp = "{SECOND}"\n')
        for name in ("index.html", "en/index.html", "en/a/b.html"):
            self.write("public/" + name)
        self.assertEqual(self.missing(1), {("index.html", ICP), ("en/index.html", SECOND), ("en/a/b.html", SECOND)})
        self.expect(1, "diff", "-q")
        self.assertEqual((self.out.count(f">{SECOND}<"), self.out.count(f">{ICP}<")), (2, 1))
        self.expect(0, "inject")
        self.assertIn(SECOND, (self.folder / "public/en/index.html").read_text())
        self.expect(0, "check")
        self.expect(0, "remove")
        self.assertEqual((self.folder / "public/en/index.html").read_text(), PAGE)

    def test_by_language(self):
        self.write("beian.toml", f'icp = "{ICP}"\n[[site]]\nlang = "en"\nshow = "optional"\n')
        self.write("public/a.html", page("EN-gb"))
        self.write("public/b.html", page("zh"))
        self.write("public/c.html", page("enx"))
        self.write("public/d.html", page("zh", "<script>'<html lang=en>'</script>"))
        self.assertEqual({p for p, _ in self.missing(1)}, {"b.html", "c.html", "d.html"})

    def test_by_host_of_the_canonical_link_else_of_the_file_CNAME(self):
        self.write("beian.toml", f'icp = "{ICP}"\n[[site]]\nhost = ["b.example.cn"]\nicp = "{SECOND}"\n')
        self.write("public/a.html", page(head='<link rel="canonical" href="https://B.example.cn/a.html">'))
        self.write("public/b.html", page())
        self.write("public/c.html", page(head='<!-- <link rel="canonical" href="https://b.example.cn/"> -->'))
        self.assertEqual(self.missing(1), {("a.html", SECOND), ("b.html", ICP), ("c.html", ICP)})
        self.write("public/CNAME", "b.example.cn\n")
        self.write("public/d.html", page(head='<link rel="canonical" href="https://c.example.cn/">'))
        self.assertEqual(self.missing(1), {("a.html", SECOND), ("b.html", SECOND), ("c.html", SECOND), ("d.html", ICP)})

    def test_all_conditions_of_a_site_must_hold_and_the_last_site_wins(self):
        self.write("beian.toml", f'icp = "{ICP}"\n[[site]]\nmatch = "x/**"\nicp = "{SECOND}"\n[[site]]\nmatch = "**"\nlang = "en"\nshow = "forbidden"\n'
                   '[[override]]\npaths = "x/off/**"\n[override.rules]\nicp-missing = "off"\n')
        self.write("public/x/a.html", page())
        self.write("public/x/off/a.html", page())
        self.write("public/x/en.html", page("en"))
        self.assertEqual(self.missing(1), {("x/a.html", SECOND)})

    def test_the_command_line_speaks_for_all_pages(self):
        self.write("beian.toml", f'icp = "{ICP}"\n[[site]]\nmatch = "en/**"\nicp = "{SECOND}"\n')
        self.write("public/en/a.html")
        third = "京ICP备2024990001号-3"
        self.assertEqual(self.missing(1, "--icp", third), {("en/a.html", third)})
        self.assertEqual(self.missing(1, env={"BEIAN_ICP": third}), {("en/a.html", third)})

    def test_numbers_in_sites_alone_and_a_page_of_none(self):
        self.write("beian.toml", f'[[site]]\nmatch = "en/**"\nicp = "{SECOND}"\n')
        self.write("public/en/a.html")
        self.assertEqual(self.missing(1), {("en/a.html", SECOND)})
        self.write("public/b.html")
        self.expect(2, "check")
        self.assertIn("b.html: no [[site]]", self.err)

    def test_baseline_and_home(self):
        self.write("beian.toml", f'icp = "{ICP}"\ngongan = "{GONGAN}"\n[[site]]\nlang = "en"\nicp = "{SECOND}"\n')
        self.write("public/index.html", page("en"))
        self.write("public/b.html", page("en"))
        self.expect(0, "check", "--write-baseline", "known.json")
        self.expect(0, "check", "--baseline", "known.json")
        self.assertEqual(self.missing(1, "--scope", "home"), {("index.html", SECOND)})

    def test_mistakes(self):
        for text, words in (
            ('[[site]]\nicp = "x"', "beian.toml:2:7"),
            (f'[[site]]\nicp = "{ICP}"', "does not say where it holds"),
            ('[[site]]\nmatch = "a"\nroot = "x"', "cannot be said for one [[site]]"),
            ('[[site]]\nmatch = "a"\nshwo = "x"', "Did you mean “show”?"),
            ('[site]\nmatch = "a"', "[[site]], a list of tables"),
            ('[[site]]\nmatch = 5', "a string in quotes"),
            ('[[site]]\nmatch = "a"\n[site.rules]\nicp-mising = "off"', "Did you mean “icp-missing”?"),
        ):
            with self.subTest(text):
                self.write("beian.toml", text)
                self.write("public/index.html")
                self.expect(2, "check", "--icp", ICP)
                self.assertIn(words, self.err)


class Environments(Case):
    CONFIG = f'icp = "{ICP}"\n[env.overseas]\nrequire = false\n[env.ci]\nwhen = ["CI", "REGION=cn"]\nscope = "home"\n[env.ci.rules]\nicp-missing = "warning"\n'

    def setUp(self):
        super().setUp()
        self.write("beian.toml", self.CONFIG)
        self.write("public/index.html")
        self.write("public/b.html")

    def count(self, code, env):
        summary = self.report(code, "check", env=env)["summary"]
        return summary["errors"], summary["warnings"]

    def test_chosen_by_name(self):
        self.assertEqual(self.count(1, {}), (2, 0))
        self.assertEqual(self.count(0, {"BEIAN_ENV": "overseas"}), (0, 0))
        self.assertEqual(self.count(0, {"BEIAN_ENV": "overseas,ci"}), (0, 0))
        self.expect(2, "check", env={"BEIAN_ENV": "oversea"})
        self.assertIn("Did you mean “overseas”?", self.err)

    def test_chosen_by_a_variable(self):
        self.assertEqual(self.count(0, {"CI": "true"}), (0, 1))
        self.assertEqual(self.count(0, {"REGION": "cn"}), (0, 1))
        self.assertEqual(self.count(1, {"REGION": "cn-north"}), (2, 0))
        self.assertEqual(self.count(1, {"CI": ""}), (2, 0))

    def test_a_mistake_in_one_that_is_not_chosen_is_found(self):
        self.write("beian.toml", self.CONFIG + '[env.x]\nscop = "home"\n')
        self.expect(2, "check")
        self.assertIn("Did you mean “scope”?", self.err)
        self.assertIn("beian.toml:10:1", self.err)


class Extends(Case):
    def test_the_nearer_config_is_stronger(self):
        self.write("base.toml", f'icp = "{ICP}"\nscope = "home"\n[rules]\nicp-missing = "warning"\n')
        self.write("site/beian.toml", 'extends = "../base.toml"\nscope = "all"\nroot = "out"\n')
        self.write("site/out/a.html")
        summary = self.report(0, "check", "site/out")["summary"]
        self.assertEqual((summary["pages"], summary["warnings"]), (1, 1))

    def test_mistakes(self):
        self.write("public/a.html")
        self.write("beian.toml", 'extends = "beian.toml"\n')
        self.expect(2, "check", "--icp", ICP)
        self.assertIn("8 configs", self.err)
        self.write("beian.toml", 'extends = "none.toml"\n')
        self.expect(2, "check", "--icp", ICP)
        self.assertIn("none.toml", self.err)
        self.write("beian.toml", 'extends = "/etc/passwd"\n')
        self.expect(2, "check", "--icp", ICP)
        self.assertIn("names a .toml file", self.err)
        self.assertNotIn("root:", self.err)
        self.write("base.toml", "scop = 1\n")
        self.write("beian.toml", 'extends = "base.toml"\n')
        self.expect(2, "check", "--icp", ICP)
        self.assertIn("base.toml:1:1", self.err)
        self.assertIn("    1 | scop = 1\n      | ^~~~", self.err)
        self.write("credentials.toml", 'token = "secret"\n')
        self.write("site/beian.toml", 'extends = "../credentials.toml"\n')
        self.expect(2, "check", "site", "--icp", ICP)
        self.assertIn("credentials.toml:1:1", self.err)
        self.assertNotIn("secret", self.err)


class Carets(Case):
    def test_the_line_and_a_caret_below_what_is_wrong(self):
        self.write("public/a.html")
        for text, shown in (
            ("# 名称\ngognan = \"x\"\n", '    2 | gognan = "x"\n      | ^~~~~~\n'),
            ('scope = "hom"\n', '    1 | scope = "hom"\n      |         ^~~~~\n'),
            ('exclude = ["云杉", 5]\n', '    1 | exclude = ["云杉", 5]\n      |                    ^\n'),
            ('[badge]\nclas = "x"', '    2 | clas = "x"\n      | ^~~~\n'),
            ('owner = "a\n', '    1 | owner = "a\n'),
            ("\tscop = 1", "    1 | ␉scop = 1\n      |  ^~~~\n"),
        ):
            with self.subTest(text):
                self.write("beian.toml", text)
                self.expect(2, "check", "--icp", ICP)
                self.assertIn(shown, self.err)
                self.expect(2, "check", "--icp", ICP, "--lang", "zh")
                self.assertIn(shown, self.err)


if __name__ == "__main__":
    unittest.main()
