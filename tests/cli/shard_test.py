"""--shard and merge: the parts of a site, worked off on their own, give the pages and the report of one run.

    BEIAN=build/release/beian python3 tests/cli/shard_test.py
"""

import fcntl
import json
import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "crash"))
from crash import png
from cli_test import BEIAN, GONGAN, ICP, PAGE, Case

NUMBERS = ("--icp", ICP, "--gongan", GONGAN)
FOOTER = f'<a href="https://beian.miit.gov.cn/">{ICP}</a> <a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001">{GONGAN}</a>'


class Shards(Case):
    def site(self, root="public", pages=60):
        for i in range(pages):
            text = ("你好", FOOTER, FOOTER.replace("beian.miit.gov.cn", "www.miitbeian.gov.cn"), f"<!-- {FOOTER} -->")[i % 4]
            self.write(f"{root}/{'abc'[i % 3]}/p{i}.html", PAGE.replace("你好", text))
        self.write(f"{root}/index.html", PAGE)

    def shards(self, command, count, *more):
        files = []
        for i in range(1, count + 1):
            files.append(f"{command}-{i}.json")
            done = self.run_beian(command, *NUMBERS, *more, "--shard", f"{i}/{count}", "-q", "--format", f"json={files[-1]}")
            self.assertIn(done.returncode, (0, 1), done.stderr)
        return files

    def test_check_of_all_shards_is_the_check_of_one_run(self):
        self.site()
        whole = self.run_beian("check", *NUMBERS, "--format", "json")
        for count in (2, 3, 7, 100):  # of 100 shards some have no page: they end with 0
            files = self.shards("check", count)
            merged = self.run_beian("merge", *files, "--format", "json")
            self.assertEqual(merged.stdout, whole.stdout)
            self.assertEqual(merged.returncode, whole.returncode)

    def test_inject_of_all_shards_is_the_inject_of_one_run(self):
        self.site("one")
        self.site("many")
        self.write("icon.png", png())
        more = ("--badge-icon", "icon.png")
        whole = self.report(0, "inject", "one", *NUMBERS, *more)
        files = self.shards("inject", 3, "many", *more)
        self.expect(0, "merge", *files, "--format", "json=merged.json", "-q")
        self.assertEqual(json.loads((self.folder / "merged.json").read_text()), whole)
        bytes_of = lambda root: {str(p.relative_to(self.folder / root)): p.read_bytes() for p in (self.folder / root).rglob("*") if p.is_file()}
        self.assertEqual(bytes_of("one"), bytes_of("many"))
        self.assertEqual(list((self.folder / "many").glob(".beian*")), [])

    def test_shards_at_once_share_the_lock_and_a_whole_run_does_not(self):
        self.site(pages=400)
        running = [subprocess.Popen([os.path.abspath(BEIAN), "inject", *NUMBERS, "--shard", f"{i}/4", "-q", "-j1"], cwd=self.folder,
                                    stderr=subprocess.PIPE) for i in range(1, 5)]
        said = [each.communicate(timeout=60)[1] for each in running]
        self.assertEqual([each.returncode for each in running], [0] * 4, said)
        self.expect(0, "check", *NUMBERS)
        folder = os.open(self.folder / "public", os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_SH)  # a shard works
            self.expect(2, "inject", *NUMBERS, "--lang", "en")
            self.assertIn("locked", self.err)
            self.expect(0, "inject", *NUMBERS, "--shard", "1/2")
            fcntl.flock(folder, fcntl.LOCK_EX)  # a whole run works
            self.expect(2, "inject", *NUMBERS, "--shard", "1/2", "--lang", "en")
            self.assertIn("locked", self.err)
        finally:
            os.close(folder)

    def test_a_killed_shard_is_run_again_and_clears_its_own_folder_alone(self):
        self.site(pages=400)
        killed = self.folder / "public/.beian-shard-1-of-2"
        other = self.folder / "public/.beian-shard-2-of-2"
        for folder in (killed, other):
            folder.mkdir()
            (folder / "7").write_text("left by a run that was killed")
        self.expect(0, "inject", *NUMBERS, "--shard", "1/2")
        self.assertFalse(killed.exists())
        self.assertTrue((other / "7").exists())
        self.expect(0, "inject", *NUMBERS, "--shard", "2/2")
        self.assertFalse(other.exists())
        self.expect(0, "check", *NUMBERS)

    def test_a_shard_without_pages_ends_with_0_and_a_site_without_pages_does_not(self):
        self.write("public/index.html", PAGE.replace("你好", FOOTER))
        codes = [self.run_beian("check", *NUMBERS, "--shard", f"{i}/5").returncode for i in range(1, 6)]
        self.assertEqual(codes, [0] * 5)
        (self.folder / "public/index.html").unlink()
        codes = [self.run_beian("check", *NUMBERS, "--shard", f"{i}/5").returncode for i in range(1, 6)]
        self.assertEqual(codes, [2] * 5)

    def test_scope_home_is_asked_of_the_shard_that_has_it(self):
        self.site()
        codes = [self.run_beian("check", *NUMBERS, "--scope", "home", "--shard", f"{i}/3", "--rule", "not-displayed=off", "--rule",
                                "icp-link-stale=off").returncode for i in range(1, 4)]
        self.assertEqual(sorted(codes), [0, 0, 1])

    def test_merge_misses_what_is_missing(self):
        self.site()
        one, two, three = self.shards("check", 3)
        self.expect(2, "merge", one, three, "--lang", "en")
        self.assertIn("the report of shard 2/3 is missing", self.err)
        self.expect(2, "merge", one, two, two, three, "--lang", "en")
        self.assertIn("both shard 2/3", self.err)
        other = self.shards("inject", 3)
        self.expect(2, "merge", one, two, other[2], "--lang", "en")
        self.run_beian("check", *NUMBERS, "--format", "json=whole.json")
        self.expect(2, "merge", "whole.json", "--lang", "en")
        self.assertIn("not of a shard", self.err)
        self.write("broken.json", '{"version":1,"command":"check","findings":[')
        self.expect(2, "merge", one, two, "broken.json", "--lang", "en")
        self.assertIn("broken.json", self.err)
        self.expect(2, "merge", "none.json", one)
        self.expect(2, "merge")
        self.write("copy.json", (self.folder / one).read_text().replace('"shard":{"index":1', '"shard":{"index":2'))
        self.expect(2, "merge", one, "copy.json", three, "--lang", "en")
        self.assertIn("both report on", self.err)

    def test_shards_that_are_none(self):
        self.site(pages=1)
        for text in ("0/3", "4/3", "1/0", "x", "1", "1/", "/3", "-1/3", "1/3/5", "1.5/3", "auto/0", "auto/x", "1/99999999999"):
            self.expect(2, "check", *NUMBERS, "--shard", text, "--lang", "en")
            self.assertIn("--shard", self.err)

    def test_auto_asks_the_engine(self):
        self.site()
        expected = [self.run_beian("check", *NUMBERS, "--shard", f"{i}/3", "--format", "json").stdout for i in (1, 2, 3)]
        auto = lambda env, text="auto": self.run_beian("check", *NUMBERS, "--shard", text, "--format", "json", env=env).stdout
        for i in range(3):
            self.assertEqual(auto({"SLURM_ARRAY_TASK_ID": str(i + 5), "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_ARRAY_TASK_MIN": "5"}), expected[i])
            self.assertEqual(auto({"CI_NODE_INDEX": str(i + 1), "CI_NODE_TOTAL": "3"}), expected[i])
            self.assertEqual(auto({"CIRCLE_NODE_INDEX": str(i), "CIRCLE_NODE_TOTAL": "3"}), expected[i])
            self.assertEqual(auto({"JOB_COMPLETION_INDEX": str(i)}, "auto/3"), expected[i])
        self.expect(2, "check", *NUMBERS, "--shard", "auto")
        self.expect(2, "check", *NUMBERS, "--shard", "auto", env={"JOB_COMPLETION_INDEX": "1"})
        self.expect(2, "check", *NUMBERS, "--shard", "auto", env={"CI_NODE_INDEX": "4", "CI_NODE_TOTAL": "3"})
        whole = self.run_beian("check", *NUMBERS, "--format", "json").stdout
        self.assertEqual(self.run_beian("check", *NUMBERS, "--format", "json", env={"CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "3"}).stdout, whole)


if __name__ == "__main__":
    unittest.main()
