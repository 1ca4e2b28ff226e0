"""integrations/slurm on a real Slurm: the parts of a site as a job array, then merge, held against one run.

    BEIAN=build/dev/beian python3 tests/machines/slurm_test.py [-v]
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import make_site
import slurm_cluster

ROOT = pathlib.Path(__file__).resolve().parents[2]
BEIAN = os.path.abspath(os.environ.get("BEIAN") or ROOT / "build/dev/beian")
NUMBERS = ("--icp", make_site.ICP, "--gongan", make_site.GONGAN)
PAGES = int(os.environ.get("TEST_PAGES", "2000"))


class Slurm(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory(prefix="beian-slurm-")
        cls.addClassCleanup(temporary.cleanup)
        cls.top = pathlib.Path(temporary.name)
        cls.cluster = slurm_cluster.Cluster(cls.make("cluster"))
        cls.cluster.__enter__()
        cls.addClassCleanup(cls.cluster.__exit__)
        make_site.make(PAGES, cls.top / "made")

    @classmethod
    def make(cls, name):
        (cls.top / name).mkdir()
        return cls.top / name

    def setUp(self):
        self.one, self.many = self.make(f"one-{self._testMethodName}"), self.make(f"many-{self._testMethodName}")
        for folder in (self.one, self.many):
            shutil.copytree(self.top / "made", folder / "public")

    def single(self, command):
        reports = [word for name in ("json", "html", "text") for word in ("--format", f"{name}={name}")]
        return subprocess.run([BEIAN, command, "public", *NUMBERS, *reports], cwd=self.one, stdout=subprocess.DEVNULL).returncode

    def submit(self, command, parts, **env):
        script = self.many / "beian-slurm"
        if not script.exists():
            shutil.copy(ROOT / "integrations/slurm/beian-slurm", script)
        return self.cluster.run(script, command, "public", parts, *NUMBERS, cwd=self.many, env={"BEIAN_BIN": BEIAN, "LANG": "C.UTF-8", **env}).strip()

    def reports_are_equal(self):
        files = sorted((self.many / "beian-reports").glob("[0-9]*.json"))
        finish = () if (self.one / "json").read_text().startswith('{"version":1,"command":"check"') else ("--finish",)
        subprocess.run([BEIAN, "merge", *files, *finish, "--format", "json=json", "--format", "html=html", "--format", "text=text"], cwd=self.many, stdout=subprocess.DEVNULL, check=False)
        for name in ("json", "html", "text"):
            self.assertEqual((self.many / name).read_bytes() == (self.one / name).read_bytes(), True, name)

    def trees_are_equal(self):
        self.assertEqual(subprocess.run(["diff", "-rq", self.one / "public", self.many / "public"], capture_output=True, text=True).stdout, "")

    def test_check_and_merge(self):
        code = self.single("check")
        merge = self.submit("check", 4)
        self.assertEqual(self.cluster.wait(merge), code)
        self.assertEqual(code, 1)
        self.assertIn("errors", (self.many / "beian-reports/merge.log").read_text())
        self.assertEqual((self.many / "beian-reports/report.html").read_bytes(), (self.one / "html").read_bytes())
        self.reports_are_equal()

    def test_inject_and_merge(self):
        code = self.single("inject")
        self.assertEqual(self.cluster.wait(self.submit("inject", 4)), code)
        self.assertEqual((self.many / "beian-reports/report.html").read_bytes(), (self.one / "html").read_bytes())
        self.trees_are_equal()  # the service worker's list too

    def killed(self, command, call, at):
        """Part 2 is killed half-way, and merge says which part is missing; it is submitted again alone."""
        if shutil.which("strace") is None:
            print("SKIPPED: strace is not installed: scripts/setup test", flush=True)
            self.skipTest("no strace")
        env = {"BEIAN_BIN": str(ROOT / "tests/machines/killed_once.sh"), "KILL_PROGRAM": BEIAN, "KILL_PART": "2", "KILL_CALL": call,
               "KILL_AT": str(at), "KILL_ONCE": str(self.many / "killed")}
        code = self.single(command)
        self.assertEqual(self.cluster.wait(self.submit(command, 4, **env)), 2)
        self.assertTrue((self.many / "killed").exists())
        self.assertIn("shard 2/4 is missing", (self.many / "beian-reports/merge.log").read_text())
        self.assertEqual(sorted(p.name for p in (self.many / "beian-reports").glob("[0-9]*.json")), ["1.json", "3.json", "4.json"])
        left = self.many / "public/.beian-shard-2-of-4"
        self.assertEqual(left.exists(), command == "inject")
        self.submit_again = self.submit(command, 4, SHARDS_ONLY="2", **env)
        self.assertIn(self.cluster.wait(self.submit_again), (0, 1))
        self.assertFalse(left.exists())
        self.assertEqual(list((self.many / "public").glob(".beian*")), [])
        return code

    def test_a_killed_check_is_submitted_again(self):
        self.killed("check", "close", PAGES // 8)
        self.reports_are_equal()

    def test_a_killed_inject_is_submitted_again(self):
        self.killed("inject", "renameat", 10)
        self.trees_are_equal()


if __name__ == "__main__":
    why = slurm_cluster.missing()
    if why:
        print(f"SKIPPED: {why}")
        sys.exit(77)
    result = unittest.main(exit=False).result
    sys.exit(1 if not result.wasSuccessful() else 77 if result.skipped else 0)
