"""--cache: pages that were right and have not changed are not opened; whatever a verdict depends on is looked at anew.

Which pages were opened is seen by strace; without it the tests are skipped. A page is remembered once it is older than
the coarsest clock of a file system, so the first run is repeated until that is so.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/cli/cache_test.py [-k NAME]
"""

import os
import re
import shutil
import time
import unittest

from cli_test import GONGAN, ICP, PAGE, Case

BADGE = f'<footer class="f"><a href="https://beian.miit.gov.cn/">{ICP}</a></footer>'
GOOD = PAGE.replace("<title>", '<link rel="stylesheet" href="/s.css"><title>').replace("<p>你好</p>", "<p>你好</p>" + BADGE)


class Cache(Case):
    def setUp(self):
        super().setUp()
        if shutil.which("strace") is None:
            self.skipTest("strace is missing")
        self.write("public/s.css", "p { margin: 0 }")
        for name in ("index.html", "a/b.html", "a/c.html"):
            self.write("public/" + name, GOOD)

    def opened(self, code=0, *args, command="check"):
        """The pages that a run opens, and what it says."""
        log = self.folder / "strace"
        self.expect(code, command, "-j1", "--cache", "cache", *(args or ("--icp", ICP)),
                    prefix=("strace", "-f", "-qq", "-e", "trace=openat,openat2", "-o", str(log)))
        return set(re.findall(r'openat2?\(\d+, "([^"]*\.html)"[^\n]* = \d', log.read_text()))

    def remembered(self, *args, command="check"):
        deadline = time.monotonic() + 30
        while self.opened(0, *args, command=command):
            self.assertLess(time.monotonic(), deadline, "the pages are never remembered")

    def test_nothing_is_opened_twice(self):
        first = self.opened()
        self.assertEqual(first, {"index.html", "a/b.html", "a/c.html"})
        said = self.out
        self.remembered()
        self.assertEqual(self.out, said)
        # The same bytes under the same times: only the inode says that somebody was there.
        page = self.folder / "public/a/b.html"
        times = page.stat()
        page.write_text(GOOD.replace(ICP, ICP.replace("2024", "2023")))
        os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
        self.assertEqual(self.opened(1), {"a/b.html"})
        self.assertIn("number-unexpected", self.out)
        self.assertEqual(self.opened(1), {"a/b.html"}, "a page with a finding is told each time")

    def test_a_new_name_for_the_same_file_is_another_page(self):
        self.remembered()
        (self.folder / "public/a/b.html").rename(self.folder / "public/z.html")
        self.assertEqual(self.opened(), {"z.html"})

    def test_a_style_sheet_that_hides_the_number(self):
        self.remembered()
        self.write("public/s.css", "p { margin: 0 } .f { display: none }")
        self.assertEqual(self.opened(1), {"index.html", "a/b.html", "a/c.html"})
        self.assertIn("not-displayed", self.out)

    def test_an_image_that_goes(self):
        linked = f'<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001"><img src="/i.png" alt="x">{GONGAN}</a>'
        self.write("public/i.png", b"\x89PNG")
        self.write("public/index.html", GOOD.replace("</footer>", linked + "</footer>"))
        self.remembered()
        (self.folder / "public/i.png").unlink()
        self.assertIn("index.html", self.opened(1))
        self.assertIn("icon-broken", self.out)

    def test_other_settings_and_their_files(self):
        self.remembered()
        self.opened(1, "--icp", ICP.replace("-1", "-2"))
        self.assertIn("number-unexpected", self.out)
        self.write("footer.html", '<a href="{{icp_url}}">a {{icp}}</a>')
        self.write("beian.toml", f'icp = "{ICP}"\nroot = "public"\n[badge]\ntemplate = "footer.html"\n')
        self.remembered("--config", "beian.toml")
        self.write("footer.html", '<a href="{{icp_url}}">b {{icp}}</a>')
        self.assertEqual(len(self.opened(0, "--config", "beian.toml")), 3)
        self.remembered("--config", "beian.toml")
        self.write("beian.toml", f'icp = "{ICP}"\nroot = "public"\nshow = "forbidden"\n')
        self.opened(1, "--config", "beian.toml")
        self.assertIn("number-forbidden", self.out)

    def test_inject_remembers_its_own_pages(self):
        self.write("public/index.html", PAGE)
        self.opened(0, command="inject")
        self.remembered(command="inject")
        self.assertEqual(self.out.count("3 clean"), 1)

    def test_what_is_said_once_is_said_each_run(self):
        numbers = "--icp", ICP, "--gongan", GONGAN
        self.expect(0, "inject", *numbers)
        said = self.expect(0, "check", *numbers).stdout
        deadline = time.monotonic() + 30
        while len(self.opened(0, *numbers)) > 1:
            self.assertLess(time.monotonic(), deadline)
            self.assertEqual(self.out.encode(), said)
        self.assertEqual(self.out.encode(), said)
        self.assertIn("icon-missing", self.out)

    def test_a_cache_that_is_cut_short_or_changed(self):
        self.remembered()
        cache = self.folder / "cache"
        whole = cache.read_bytes()
        for broken in (b"", whole[:-1], whole[:40], whole[:60] + bytes([whole[60] ^ 1]) + whole[61:]):
            cache.write_bytes(broken)
            self.assertEqual(len(self.opened()), 3)
            self.assertEqual(cache.read_bytes(), whole)

    def test_a_file_that_is_no_cache_and_a_place_in_the_site(self):
        self.write("cache", "my notes\n")
        self.expect(2, "check", "--cache", "cache", "--icp", ICP)
        self.assertIn("no cache of beian", self.err)
        self.assertEqual((self.folder / "cache").read_text(), "my notes\n")
        for name in ("public/cache", "public/a/cache", "public/../public/cache"):
            self.expect(2, "check", "--cache", name, "--icp", ICP)
            self.assertIn("deployed", self.err)
        self.assertFalse((self.folder / "public/cache").exists())
        (self.folder / "folder").mkdir()
        self.expect(2, "check", "--cache", "folder", "--icp", ICP)
        self.assertIn("directory", self.err)
        (self.folder / "link").symlink_to("public")
        self.expect(2, "check", "--cache", "link/cache", "--icp", ICP)


if __name__ == "__main__":
    unittest.main()
