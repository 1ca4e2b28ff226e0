"""--baseline and --write-baseline: old findings are known, new ones fail.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/cli/baseline_test.py [-k NAME]
"""

import json
import os
import pathlib
import unittest

from cli_test import GONGAN, ICP, PAGE, Case

STALE = f'<a href="http://www.miitbeian.gov.cn/">{ICP}</a>'


class Baseline(Case):
    def check(self, code, *args, command="check", **kwargs):
        return self.report(code, command, "--icp", ICP, "--rule", "gongan-missing=off", *args, **kwargs)

    def known(self, code=0, *args, **kwargs):
        return self.check(code, "--baseline", "known.tsv", *args, **kwargs)

    def accept(self, *args):
        return self.check(0, "--write-baseline", "known.tsv", *args)

    def baseline(self):
        return (self.folder / "known.tsv").read_text()

    def page(self, body, name="public/index.html"):
        self.write(name, PAGE.replace("你好", body))

    def test_write_then_check(self):
        self.page(STALE)
        self.write("public/b.html")
        report = self.accept()
        self.assertEqual(report["summary"]["errors"], 2)
        self.assertNotIn("known", report["summary"])
        self.assertEqual(self.baseline(), "# beian baseline 1\n"
                         f"icp-missing\t1\tb.html\t0\t{ICP}\n"
                         "icp-link-stale\t1\tindex.html\t0\thttp://www.miitbeian.gov.cn/\n")
        report = self.known()
        self.assertEqual(report["findings"], [])
        self.assertEqual(report["summary"], {"pages": 2, "clean": 2, "changed": 0, "refused": 0, "skipped": 0, "errors": 0,
                                             "warnings": 0, "notes": 0, "known": 2})
        self.assertEqual(self.known(0, "-j", "1"), self.known(0, "-j", "8"))

    def test_a_new_finding_fails(self):
        self.page(STALE)
        self.accept()
        self.write("public/new.html")
        report = self.known(1)
        self.assertEqual([(f["rule"], f["path"]) for f in report["findings"]], [("icp-missing", "new.html")])
        self.assertEqual((report["summary"]["known"], report["summary"]["clean"]), (1, 1))

    def test_a_second_equal_finding_fails(self):
        nobodys = "京ICP备XXXXXXXX号"
        self.page(nobodys)
        args = "--rule", "icp-missing=off"
        self.accept(*args)
        self.page(f"{nobodys}<p>{nobodys}</p>")
        report = self.known(1, *args)
        self.assertEqual([f["rule"] for f in report["findings"]], ["number-placeholder"])
        self.assertEqual((report["summary"]["known"], report["summary"]["clean"]), (1, 0))

    def test_a_finding_that_moved_is_still_known(self):
        self.page(STALE)
        self.accept()
        self.page(f"<p>a\nb\nc</p>\n\n  {STALE}")
        self.assertEqual(self.known()["summary"]["known"], 1)

    def test_what_is_gone_is_told_for_pages_that_were_read(self):
        self.page(STALE)
        self.page(STALE, "public/gone.html")
        self.page(STALE, "public/other.html")
        self.accept()
        self.page(STALE.replace("http://www.miitbeian", "https://beian.miit"))
        (self.folder / "public/gone.html").unlink()
        args = "check", "--icp", ICP, "--gongan", GONGAN, "--rule", "gongan-missing=off", "--baseline", "known.tsv"
        self.expect(0, *args)
        self.assertIn("1 finding of the baseline not shown", self.out)
        self.assertIn("1 finding of the baseline is gone", self.out)
        self.expect(0, *args, "--lang", "zh")
        self.assertIn("基线中的 1 个问题已不存在", self.out)
        self.expect(0, *args, "--rule", "icp-link-stale=off")
        self.assertNotIn("gone", self.out)

    def test_notes_of_the_site_are_known_too(self):
        self.page(STALE.replace("http://www.miitbeian", "https://beian.miit"))
        self.expect(0, "check", "--icp", ICP, "--write-baseline", "known.tsv")
        self.assertIn("gongan-missing\t1\t.\t", self.baseline())
        self.assertEqual(self.report(0, "check", "--icp", ICP, "--baseline", "known.tsv")["findings"], [])

    def test_written_again_it_holds_old_and_new(self):
        self.page(STALE)
        self.accept()
        before = self.baseline()
        self.check(0, "--baseline", "known.tsv", "--write-baseline", "known.tsv")
        self.assertEqual(self.baseline(), before)
        self.write("public/new.html")
        self.check(0, "--baseline", "known.tsv", "--write-baseline", "known.tsv")
        self.assertEqual(self.baseline(), before + f"icp-missing\t1\tnew.html\t0\t{ICP}\n")
        self.known()

    def test_warnings_that_are_known_do_not_count(self):
        self.write("public/index.html")
        args = "--rule", "icp-missing=warning"
        self.accept(*args)
        self.known(0, *args, "--max-warnings", "0")
        self.check(1, *args, "--max-warnings", "0")

    def test_inject_mends_what_is_known(self):
        self.page(STALE)
        self.write("public/closed.html", PAGE.replace("你好", "<table><tr><td>"))
        report = self.accept()
        self.assertIn("page-undecidable", {f["rule"] for f in report["findings"]})
        report = self.known(0, command="inject")
        self.assertEqual([(f["rule"], f["fixed"]) for f in report["findings"]], [("icp-link-stale", True)])
        self.assertIn("https://beian.miit.gov.cn/", (self.folder / "public/index.html").read_text())

    def test_no_pages_is_never_known(self):
        self.write("public/style.css", "x")
        self.write("known.tsv", "# beian baseline 1\nno-pages\t1\t.\t0\n")
        self.assertEqual([f["rule"] for f in self.known(2)["findings"]], ["no-pages"])

    def test_names_of_any_bytes(self):
        folder = os.fsencode(self.folder) + b"/public/"
        pathlib.Path(os.fsdecode(folder)).mkdir()
        for name in (b"bad\xff.html", b"line\nbreak.html", b"tab\there.html", b"back\\slash.html"):
            with open(folder + name, "wb") as file:
                file.write(PAGE.encode())
        self.accept()
        self.assertEqual(self.known()["summary"]["known"], 4)

    def test_bad_baselines(self):
        self.write("public/index.html")
        for text, words in (("", "known.tsv:1: "), ("icp-missing\t1\ta\t0\n", "known.tsv:1: "),
                            ("# beian baseline 1\nicp-missing\tx\ta\t0\n", "known.tsv:2: ")):
            with self.subTest(text=text):
                self.write("known.tsv", text)
                self.expect(2, "check", "--icp", ICP, "--baseline", "known.tsv", "--format", "json")
                self.assertIn(words, self.err)
                self.assertEqual(self.out, "")
        self.expect(2, "check", "--icp", ICP, "--baseline", "none.tsv")
        self.assertIn("none.tsv: No such file", self.err)
        closed = self.write("closed.tsv", "# beian baseline 1\n")
        closed.chmod(0)
        self.expect(2, "check", "--icp", ICP, "--baseline", "closed.tsv", prefix=self.as_nobody())
        self.expect(2, "check", "--icp", ICP, "--write-baseline", "no/such/folder")
        self.expect(2, "check", "--icp", ICP, "--write-baseline", "/dev/full")
        self.expect(2, "check", "--icp", ICP, "--write-baseline", "x", "--format", "json=x")
        self.expect(2, "inject", "--icp", ICP, "--write-baseline", "known.tsv")
        self.assertIn("no option of beian inject", self.err)

    def test_to_standard_output_where_no_report_stands(self):
        self.page(STALE)
        self.accept()
        args = "check", "--icp", ICP, "--rule", "gongan-missing=off", "--write-baseline", "-"
        self.expect(0, *args, "-q")
        self.assertEqual(self.out, self.baseline())
        self.expect(2, *args)
        self.assertIn("both to go to stdout", self.err)

    def test_a_run_that_failed_leaves_the_old_baseline(self):
        self.page(STALE)
        self.accept()
        before = self.baseline()
        os.mkfifo(self.folder / "public/pipe.html")
        self.expect(2, "check", "--icp", ICP, "--write-baseline", "known.tsv")
        self.assertIn("the baseline was not written", self.err)
        self.assertEqual(self.baseline(), before)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["known.tsv", "public"])


if __name__ == "__main__":
    unittest.main()
