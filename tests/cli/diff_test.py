"""diff, --stdin-filename and --list: what inject would do, told in other ways.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/cli/diff_test.py [-k NAME]
"""

import pathlib
import random
import shutil
import subprocess
import unittest

from cli_test import GONGAN, ICP, PAGE, Case
from icon_test import png

SOURCE = pathlib.Path(__file__).resolve().parents[2]
NUMBERS = ("--icp", ICP, "--gongan", GONGAN)
STALE = f'<!DOCTYPE html><title>t</title><body>\n<p>x\n<footer><a href="http://www.miitbeian.gov.cn/">{ICP}</a></footer>\n'


class Diff(Case):
    def patched(self, folder, *args, **kwargs):
        """Runs diff on `folder` and gives the patch to patch -p0; what inject makes of a copy must be the same bytes."""
        if shutil.which("patch") is None:
            self.skipTest("patch is missing")
        before = self.tree()
        done = self.run_beian("diff", folder, *args, **kwargs)
        self.assertEqual(self.tree(), before, "diff wrote something")
        shutil.copytree(self.folder / folder, self.folder / "copy", symlinks=True)
        if done.stdout:
            self.assertEqual(done.returncode, 1)
            applied = subprocess.run(["patch", "-p0", "--no-backup-if-mismatch", "-i", "-"], cwd=self.folder, input=done.stdout,
                                     capture_output=True, timeout=60)
            self.assertEqual(applied.returncode, 0, applied.stdout.decode(errors="replace")[-500:] + applied.stderr.decode())
            self.assertNotIn(b"offset", applied.stdout)
            self.assertNotIn(b"fuzz", applied.stdout)
        self.run_beian("inject", "copy", "-q", *args, **kwargs)
        for path in sorted((self.folder / "copy").rglob("*")):
            if path.is_file() and path.suffix not in (".png", ".gz"):  # a patch holds text: not the icon, nor what is packed
                other = self.folder / folder / path.relative_to(self.folder / "copy")
                self.assertEqual(other.read_bytes(), path.read_bytes(), path.name)
        return done

    def test_the_patch_makes_what_inject_makes_on_all_fixtures(self):
        shutil.copytree(SOURCE / "fixtures/rules", self.folder / "pages/rules")
        shutil.copytree(SOURCE / "fixtures/site/public", self.folder / "pages/site")
        shutil.copytree(SOURCE / "fixtures/badges", self.folder / "pages/badges")
        done = self.patched("pages", *NUMBERS)
        self.assertGreater(done.stdout.count(b"\n--- "), 50)

    def test_lines_of_every_kind(self):
        self.write("p/crlf.html", PAGE.replace("\n", "\r\n"))
        self.write("p/no-end.html", "<!DOCTYPE html><title>t</title><body>\na\nb\nc\nd\ne\nx")
        self.write("p/one-line.html", "<!DOCTYPE html><title>t</title><body><p>x</p></body>")
        self.write("p/utf16.html", ("\ufeff" + PAGE).encode("utf-16-le"))
        self.write("p/gbk.html", PAGE.replace("utf-8", "gbk").encode("gbk"))
        self.write("p/two.html", STALE.replace("<p>x\n", f'<p><a href="http://www.miitbeian.gov.cn/">{ICP}</a>\n' + "y\n" * 20))
        self.write("p/near.html", STALE.replace("<p>x\n", f'<p><a href="http://www.miitbeian.gov.cn/">{ICP}</a>\n' + "y\n" * 6))
        done = self.patched("p", *NUMBERS)
        patch = done.stdout
        self.assertIn(b"\\ No newline at end of file", patch)
        hunks = {part.split(b"\n")[0]: part.count(b"\n@@ ") for part in patch.split(b"--- ")[1:]}
        self.assertEqual((hunks[b"p/two.html"], hunks[b"p/near.html"]), (2, 1))

    def test_names_of_every_kind(self):
        for name in ("a b.html", "中文.html", 'q"uote.html', "back\\slash.html", "tab\there.html", "new\nline.html", "a b/c d.html"):
            self.write("p/" + name)
        done = self.patched("p", *NUMBERS)
        self.assertEqual(done.stdout.count(b"+++ "), 7)

    def test_random_pages(self):
        random.seed(7)
        pieces = ["<p>a</p>\n", "\n", "text\r\n", "<div>\n</div>", f'<a href="http://beian.miit.gov.cn">{ICP}</a>\n', "<footer>f\n</footer>\n", "\n\n\n\n"]
        for i in range(60):
            body = "".join(random.choice(pieces) for _ in range(random.randrange(30)))
            self.write(f"p/{i}.html", "<!DOCTYPE html><title>t</title><body>" + body)
        self.patched("p", *NUMBERS)

    def test_exit_1_when_not_empty_and_what_cannot_be_fixed_is_told_all_the_same(self):
        self.write("public/a.html")
        self.write("public/select.html", "<!DOCTYPE html><title>t</title><body><p>x</p><a href=/>y<select>")
        self.expect(1, "diff", *NUMBERS)
        self.assertTrue(self.out.startswith("--- public/a.html\n+++ public/a.html\n@@ -"))
        self.assertIn("page-undecidable", self.err)
        self.assertIn("select.html", self.err)
        self.assertNotIn("page-undecidable", self.out)
        self.assertIn("1 to be changed", self.err)
        (self.folder / "public/a.html").unlink()
        self.expect(1, "diff", *NUMBERS)  # nothing to change, and an error that stands
        self.assertEqual(self.out, "")
        self.expect(0, "diff", *NUMBERS, "--exit-zero")
        (self.folder / "public/select.html").unlink()
        self.expect(2, "diff", *NUMBERS, "--exit-zero")  # no pages

    def test_exit_0_when_there_is_nothing_to_do(self):
        self.write("public/a.html")
        self.expect(0, "inject", *NUMBERS)
        self.expect(0, "diff", *NUMBERS)
        self.assertEqual(self.out, "")

    def test_verbose_lists_what_would_be_fixed_and_quiet_leaves_the_patch(self):
        self.write("public/a.html")
        self.expect(1, "diff", *NUMBERS, "-v")
        self.assertIn("fixable: the page does not show", self.err)
        self.expect(1, "diff", *NUMBERS, "-v", "--lang", "zh")
        self.assertIn("可修复", self.err)
        self.expect(1, "diff", *NUMBERS, "-q")
        self.assertEqual(self.err, "")
        self.assertIn("+++ public/a.html", self.out)

    def test_reports_go_to_files(self):
        self.write("public/a.html")
        self.expect(1, "diff", *NUMBERS, "--format", "json=report.json")
        self.assertIn('"command":"diff"', (self.folder / "report.json").read_text())
        self.expect(2, "diff", *NUMBERS, "--format", "json")
        self.assertIn("--format json=FILE", self.err)

    def test_the_sheet_is_part_of_the_patch_and_the_icon_is_named(self):
        self.write("public/a.html", STALE)
        self.write("icon.png", png(18, 20))
        args = (*NUMBERS, "--badge-style", "class", "--badge-icon", "icon.png")
        done = self.patched("public", *args)
        self.assertIn(b"--- /dev/null\n+++ public/beian-style-", done.stdout)
        self.assertRegex(done.stderr.decode(), r"inject also makes public/beian-icon-\w+\.png")

    def test_names_are_seen_from_the_working_folder(self):
        self.write("site/beian.toml", f'icp = "{ICP}"\ngongan = "{GONGAN}"\nroot = "out"\n')
        self.write("site/out/a.html")
        self.expect(1, "diff", cwd=self.folder / "site")
        self.assertIn("--- out/a.html\n", self.out)
        self.expect(1, "diff", "site/out")
        self.assertIn("--- site/out/a.html\n", self.out)
        self.expect(1, "diff", "site/out", "site/out/a.html")
        self.assertIn("--- site/out/a.html\n", self.out)


class Stdin(Case):
    def test_check_reads_one_page(self):
        report = self.report(1, "check", "--stdin-filename", "blog/x.html", *NUMBERS, input=PAGE.encode())
        self.assertEqual({f["path"] for f in report["findings"]}, {"x.html"})
        self.assertEqual(report["summary"]["pages"], 1)

    def test_inject_writes_it_to_standard_output_and_touches_nothing(self):
        self.write("public/x.html")
        before = self.tree()
        self.expect(0, "inject", "--stdin-filename", "public/x.html", *NUMBERS, input=PAGE.encode())
        page = self.out
        self.assertIn("data-beian", page)
        self.assertIn("1 changed", self.err)
        self.assertEqual(self.tree(), before)
        self.expect(0, "inject", "--stdin-filename", "public/x.html", *NUMBERS, input=page.encode())
        self.assertEqual(self.out, page)
        self.expect(0, "remove", "--stdin-filename", "public/x.html", input=page.encode())
        self.assertEqual(self.out, PAGE)
        self.expect(1, "diff", "--stdin-filename", "public/x.html", *NUMBERS, input=PAGE.encode())
        self.assertIn("+++ public/x.html", self.out)

    def test_a_page_that_is_refused_comes_out_as_it_was(self):
        page = "<!DOCTYPE html><title>t</title><body><p>x</p><a href=/>y<select>"
        self.expect(1, "inject", "--stdin-filename", "x.html", *NUMBERS, input=page.encode())
        self.assertEqual(self.out, page)
        self.assertIn("page-undecidable", self.err)

    def test_the_config_is_searched_from_the_name(self):
        self.write("site/beian.toml", f'icp = "{ICP}"\nroot = "public"\n')
        self.write("site/public/blog/other.html")
        report = self.report(1, "check", "--stdin-filename", "site/public/blog/x.html", input=PAGE.encode())
        self.assertEqual({f["path"] for f in report["findings"]} - {"."}, {"blog/x.html"})

    def test_a_path_beside_it_is_an_error(self):
        self.expect(2, "check", "public", "--stdin-filename", "x.html", *NUMBERS, input=b"")
        self.assertIn("“public”", self.err)

    def test_bytes_come_through(self):
        page = PAGE.encode() + bytes(range(256)) * 700
        done = self.run_beian("inject", "--stdin-filename", "x.html", "--show", "forbidden", input=page)
        self.assertEqual(done.stdout, page)


class List(Case):
    def test_names_of_pages_with_something_wrong(self):
        for name in ("a.html", "b c.html", "d/e.html"):
            self.write("public/" + name)
        self.write("public/fine.html")
        self.expect(0, "inject", "public/fine.html", *NUMBERS)
        self.expect(1, "check", "--list", *NUMBERS)
        self.assertEqual(self.out, "public/a.html\npublic/b c.html\npublic/d/e.html\n")
        self.expect(0, "inject", "--list", *NUMBERS)
        self.assertEqual(self.out, "public/a.html\npublic/b c.html\npublic/d/e.html\n")
        self.expect(0, "check", "--list", *NUMBERS)
        self.assertEqual(self.out, "")

    def test_it_feeds_files_from(self):
        self.write("public/a.html")
        self.expect(1, "check", "--list", *NUMBERS)
        report = self.report(1, "check", "--files-from", "-", *NUMBERS, input=self.out.encode())
        self.assertEqual(report["summary"]["pages"], 1)

    def test_other_reports_go_to_files(self):
        self.write("public/a.html")
        self.expect(1, "check", "--list", "--format", "json=r.json", *NUMBERS)
        self.assertEqual(self.out, "public/a.html\n")
        self.expect(2, "check", "--list", "--format", "json", *NUMBERS)


if __name__ == "__main__":
    unittest.main()
