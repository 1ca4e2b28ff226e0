"""R6: a gate never passes because it looked at nothing. Each case is a run that checked less than its owner believes; none may end
with 0, and each must say why.

    BEIAN=build/release/beian python3 tests/cli/vacuous_test.py [-k NAME]
"""

import os
import unittest

from cli_test import GONGAN, ICP, PAGE, Case

FOOTER = (f'<a href="https://beian.miit.gov.cn/">{ICP}</a> '
          f'<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001">{GONGAN}</a>')
GOOD = PAGE.replace("你好", FOOTER)
NUMBERS = ("--icp", ICP, "--gongan", GONGAN)


class NeverVacuous(Case):
    def fails(self, code, *args, says=None, **kwargs):
        self.expect(code, *args, "--lang", "en", **kwargs)
        said = self.out + self.err
        self.assertNotEqual(said.strip(), "", "it says nothing")
        if says:
            self.assertIn(says, said)

    def test_the_good_site_passes(self):
        self.write("public/index.html", GOOD)
        self.expect(0, "check", *NUMBERS)

    def test_an_empty_folder(self):
        (self.folder / "public").mkdir()
        self.fails(2, "check", *NUMBERS, says="no-pages")

    def test_files_but_no_page(self):
        self.write("public/style.css", "a{}")
        self.write("public/page.txt", GOOD)
        self.fails(2, "check", *NUMBERS, says="no-pages")

    def test_a_root_that_is_not_there(self):
        self.fails(2, "check", "public", *NUMBERS, says="public")

    def test_no_folder_to_be_found(self):
        self.fails(2, "check", *NUMBERS)

    def test_include_matches_nothing(self):
        self.write("public/index.html", GOOD)
        self.fails(2, "check", "--include", "*.php", *NUMBERS, says="no-pages")

    def test_an_empty_include(self):
        self.write("public/index.html", GOOD)
        self.write("beian.toml", f'icp = "{ICP}"\ngongan = "{GONGAN}"\nroot = "public"\ninclude = []\n')
        self.fails(2, "check")

    def test_exclude_matches_everything(self):
        self.write("public/index.html", GOOD)
        for glob in ("**", "**/*", "*", "**/*.html"):
            self.fails(2, "check", "--exclude", glob, *NUMBERS, says="no-pages")

    def test_another_sites_folder(self):
        self.write("public/index.html", "<!DOCTYPE html><title>API</title><body><p>Reference</p></body>")
        self.fails(1, "check", *NUMBERS, says="icp-missing")

    def test_a_page_that_cannot_be_read(self):
        self.write("public/index.html", GOOD)
        self.write("public/secret.html", GOOD).chmod(0)
        self.fails(2, "check", *NUMBERS, prefix=self.as_nobody(), says="secret.html")

    def test_a_folder_that_cannot_be_listed(self):
        self.write("public/index.html", GOOD)
        self.write("public/secret/page.html", GOOD)
        (self.folder / "public/secret").chmod(0)
        self.fails(2, "check", *NUMBERS, prefix=self.as_nobody(), says="secret")

    def test_a_page_that_nothing_can_be_put_into(self):
        self.write("public/index.html", "<!DOCTYPE html><title>t</title><body><textarea>")
        self.fails(1, "inject", *NUMBERS, says="page-undecidable")

    def test_no_config_where_one_is_named(self):
        self.write("public/index.html", GOOD)
        self.fails(2, "check", "--config", "none.toml", says="none.toml")

    def test_no_number_is_configured(self):
        self.write("public/index.html", GOOD)
        self.fails(2, "check")
        self.write("beian.toml", 'root = "public"\n')
        self.fails(2, "check")
        self.write("beian.toml", 'root = "public"\nicp = []\n')
        self.fails(2, "check")
        self.write("beian.toml", 'root = "public"\nicp = ""\n')
        self.fails(2, "check")

    def test_a_misspelt_key(self):
        self.write("public/index.html", PAGE)
        self.write("beian.toml", f'icp = "{ICP}"\nroot = "public"\ngongna = "{GONGAN}"\n')
        self.fails(2, "check", says="gongan")

    def test_a_list_of_blanks(self):
        self.write("public/index.html", GOOD)
        for content in (b"", b"\n\n", b"\0\0", b"\r\n\r\n", b"  \n"):
            self.fails(2, "check", "--files-from", "-", *NUMBERS, input=content)

    def test_a_list_of_no_pages(self):
        self.write("public/index.html", GOOD)
        self.write("public/a.css", "")
        self.fails(2, "check", "--files-from", "-", *NUMBERS, input=b"public/a.css\n", says="no-pages")

    def test_a_list_with_a_page_that_is_gone(self):
        self.write("public/index.html", GOOD)
        self.fails(2, "check", "--files-from", "-", *NUMBERS, input=b"public/index.html\npublic/gone.html\n", says="gone.html")

    def test_the_home_page_alone_and_there_is_none(self):
        self.write("public/about.html", PAGE)
        self.fails(2, "check", "--scope", "home", *NUMBERS, says="home page")

    def test_nothing_but_stubs_and_fragments(self):
        self.write("public/index.html", '<!DOCTYPE html><title>x</title><meta http-equiv="refresh" content="0; url=https://b.example/">')
        self.write("public/part.html", "<p>a fragment</p>")
        self.write("public/google0123456789abcdef.html", "google-site-verification: google0123456789abcdef.html")
        self.write("public/ignored.html", PAGE.replace("<html ", "<html data-beian-ignore "))
        self.fails(2, "check", *NUMBERS, says="no-pages")

    def test_a_page_in_an_encoding_that_is_not_read(self):
        self.write("public/index.html", PAGE.encode("utf-16"))
        self.fails(1, "check", *NUMBERS, says="unsupported-encoding")

    def test_an_empty_page(self):
        self.write("public/index.html", GOOD)
        self.write("public/empty.html", "")
        self.fails(1, "check", *NUMBERS, says="page-undecidable")

    def test_a_report_that_cannot_be_written(self):
        self.write("public/index.html", GOOD)
        self.fails(2, "check", *NUMBERS, "--format", "json=none/report.json", says="report.json")
        if os.path.exists("/dev/full"):
            self.fails(2, "check", *NUMBERS, "--format", "json=/dev/full")

    def test_a_baseline_that_is_not_there(self):
        self.write("public/index.html", PAGE)
        self.fails(2, "check", *NUMBERS, "--baseline", "none.tsv", says="none.tsv")

    def test_exit_zero_hides_no_failure_of_the_tool(self):
        (self.folder / "public").mkdir()
        self.fails(2, "check", *NUMBERS, "--exit-zero", says="no-pages")

    def test_a_page_that_is_a_link_to_elsewhere(self):
        self.write("public/index.html", GOOD)
        self.write("elsewhere/page.html", PAGE)
        (self.folder / "public/page.html").symlink_to("../elsewhere/page.html")
        report = self.report(0, "check", *NUMBERS)
        self.assertEqual([(f["rule"], f["severity"]) for f in report["findings"] if f["path"] == "page.html"],
                         [("page-undecidable", "warning")])

    def test_one_of_two_folders_is_empty(self):
        self.write("a/index.html", GOOD)
        (self.folder / "b").mkdir()
        self.fails(2, "check", "a", "b", *NUMBERS, says="b: no page was checked there")
        self.fails(2, "inject", "b", "a", *NUMBERS, says="b: no page was checked there")
        self.write("b/x.css", "")
        self.fails(2, "check", "a", "b", *NUMBERS, says="b: no page was checked there")

    def test_a_hidden_number(self):
        self.write("public/index.html", PAGE.replace("你好", f"<!-- {FOOTER} -->"))
        self.fails(1, "check", *NUMBERS, says="not-displayed")


if __name__ == "__main__":
    unittest.main()
