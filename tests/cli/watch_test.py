"""watch: pages that are written anew get their badge anew; the program never wakes itself, and ends when asked.

    BEIAN=build/release/beian python3 tests/cli/watch_test.py

Nothing sleeps here: each step waits for the line that says that a round is over. What never comes is ended by ctest.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import unittest

from cli_test import BEIAN, GONGAN, ICP, PAGE, Case

SITE = pathlib.Path(__file__).resolve().parents[2] / "fixtures/site/source"
NUMBERS = ("--icp", ICP, "--gongan", GONGAN)


class Watch(Case):
    def setUp(self):
        super().setUp()
        self.child = None

    def tearDown(self):
        if self.child and self.child.poll() is None:
            self.child.kill()
            self.child.communicate()
        if self.child:
            self.child.stderr.close()
        super().tearDown()

    def start(self, *args):
        with open(self.folder / "stdout", "wb") as out:
            self.child = subprocess.Popen([os.path.abspath(BEIAN), "watch", *args], cwd=self.folder, stdout=out, stderr=subprocess.PIPE,
                                          text=True, env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"})
        self.lines = []
        self.settled()

    def settled(self):
        """A round is over, and what changes from now on is seen."""
        for line in self.child.stderr:
            self.lines.append(line)
            if "watching" in line:
                return
        self.fail("ended: " + "".join(self.lines))

    def end(self, how=signal.SIGTERM):
        self.child.send_signal(how)
        self.lines += self.child.stderr.readlines()
        self.assertEqual(self.child.wait(), 0, self.lines)
        self.child.stderr.close()
        return sum("watching" in line for line in self.lines)

    def badges(self, name="public/index.html"):
        return (self.folder / name).read_text().count("data-beian")

    def test_each_page_that_is_written_anew_gets_one_badge_and_nothing_else_happens(self):
        self.write("public/index.html")
        self.start("public", *NUMBERS)
        self.assertEqual(self.badges(), 1)
        for i in range(5):
            self.write("public/index.html", PAGE.replace("你好", f"第 {i} 稿"))
            self.settled()
            self.assertEqual(self.badges(), 1)
            self.assertIn(f"第 {i} 稿", (self.folder / "public/index.html").read_text())
        self.assertEqual(self.end(), 6)  # the first round and five: none by its own writing
        self.assertFalse((self.folder / "public/.beian").exists())

    def test_however_a_page_comes(self):
        self.write("public/index.html")
        self.start("public", *NUMBERS)
        self.write("next/a.html")
        os.rename(self.folder / "next/a.html", self.folder / "public/a.html")
        self.settled()
        self.assertEqual(self.badges("public/a.html"), 1)
        self.write("next/deep/er/b.html")
        os.rename(self.folder / "next/deep", self.folder / "public/deep")
        self.settled()
        self.assertEqual(self.badges("public/deep/er/b.html"), 1)
        self.write("public/deep/er/b.html")  # in a folder that came later
        self.settled()
        self.assertEqual(self.badges("public/deep/er/b.html"), 1)
        shutil.copytree(self.folder / "public/deep", self.folder / "new/deep")
        self.write("new/index.html")
        shutil.rmtree(self.folder / "public")
        os.rename(self.folder / "new", self.folder / "public")  # the folder itself is another one
        while self.badges() != 1:
            self.settled()
        self.write("public/deep/er/b.html")
        self.settled()
        self.assertEqual(self.badges("public/deep/er/b.html"), 1)
        self.end()

    def test_a_page_is_left_alone_while_its_writer_has_it_open(self):
        self.write("public/index.html")
        self.start("public", *NUMBERS)
        with open(self.folder / "public/slow.html", "w") as slow:
            for part in (PAGE[:40], PAGE[40:90], PAGE[90:]):
                slow.write(part)
                slow.flush()
        self.settled()
        self.assertEqual(self.badges("public/slow.html"), 1)
        self.end()

    def test_a_style_sheet_counts(self):
        page = PAGE.replace("</head>", '<link rel="stylesheet" href="/s.css"></head>').replace(
            "</body>", f'<footer class="f"><a href="https://beian.miit.gov.cn/">{ICP}</a></footer></body>')
        self.write("public/index.html", page)
        self.write("public/s.css", ".f{color:red}")
        self.start("public", "--icp", ICP, "--check-only")
        self.assertNotIn("not-displayed", (self.folder / "stdout").read_text())
        self.write("public/s.css", ".f{display:none}")
        self.settled()
        self.assertIn("not-displayed", (self.folder / "stdout").read_text())
        self.assertEqual((self.folder / "public/index.html").read_text(), page)
        self.end()

    def test_reports_and_files_of_its_own_do_not_wake_it(self):
        self.write("public/index.html")
        self.start("public", *NUMBERS, "--exclude", "report.html", "--format", "html=public/report.html", "--badge-style", "class")
        self.write("public/a.html")
        self.settled()
        self.assertIn("a.html", (self.folder / "public/report.html").read_text())
        self.assertEqual(self.end(), 2)

    def test_settings_are_read_anew(self):
        self.write("public/index.html")
        self.write("beian.toml", f'icp = "{ICP}"\n')
        self.start("public")
        self.write("beian.toml", 'icp = "京ICP备2024990002号-1"\n')
        self.settled()
        self.assertIn("990002", (self.folder / "public/index.html").read_text())
        self.end()

    def test_beside_a_generator_that_watches_too(self):
        if shutil.which("hugo") is None:
            self.skipTest("SKIPPED: hugo is not here")
        shutil.copytree(SITE, self.folder / "source")
        hugo = subprocess.Popen(["hugo", "--watch", "--source", str(self.folder / "source"), "--destination", str(self.folder / "public"),
                                 "--cacheDir", str(self.folder / "cache")], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            for line in hugo.stdout:
                if "Press Ctrl+C" in line:
                    break
            self.start("public", *NUMBERS)
            pages = sorted((self.folder / "public").rglob("*.html"))
            self.assertGreater(len(pages), 3)
            post = next(p for p in sorted((self.folder / "source/content").rglob("*.md")) if not p.name.startswith("_index"))
            for i in range(3):
                post.write_text(post.read_text() + f"\n第 {i} 次修改。\n")
                page = None
                while page is None or b"data-beian" not in page.read_bytes():
                    self.settled()
                    page = next((p for p in pages if f"第 {i} 次修改".encode() in p.read_bytes()), None)
            self.expect(0, "check", "public", *NUMBERS, "--exclude", "**/gbk*")
            self.end()
        finally:
            hugo.kill()
            hugo.communicate()

    def test_it_ends_when_asked(self):
        for how in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            self.write("public/index.html")
            self.start("public", *NUMBERS)
            self.assertEqual(self.end(how), 1)

    def test_usage(self):
        self.write("public/index.html")
        for args in (("public/index.html",), ("gone",), ("public", "--shard", "1/2"), ("public", "--files-from", "-"), ("public", "--stdin-filename", "a.html")):
            self.expect(2, "watch", *args, *NUMBERS)


if __name__ == "__main__":
    unittest.main()
