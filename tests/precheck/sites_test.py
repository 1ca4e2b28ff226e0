#!/usr/bin/env python3
"""Three sites by a real generator (Hugo), with our content: a company's, a blog with comments, a shop. What precheck says of each.

And pages of Debian's documentation, which nobody wrote for us and of which none is interactive: those packages that are here.
Run by ctest; by hand: BEIAN=build/dev/beian python3 tests/precheck/sites_test.py [-k NAME]
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BEIAN = os.path.abspath(os.environ.get("BEIAN", "build/dev/beian"))
SOURCE = pathlib.Path(__file__).resolve().parents[2]
SITES = SOURCE / "fixtures/precheck-sites"
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "beian"
LOOKALIKES = CACHE / "lookalikes"


def judged(folder, *args, code=None):
    env = {k: v for k, v in os.environ.items() if k != "CI" and not k.startswith("BEIAN_")}
    done = subprocess.run([BEIAN, "precheck", str(folder), "--format", "json", "--today", "2026-03-10", *args],
                          capture_output=True, text=True, env=env, timeout=300, cwd=folder)
    if done.returncode == 2 or (code is not None and done.returncode != code):
        raise AssertionError(f"exit {done.returncode}: {done.stderr}{done.stdout[:2000]}")
    return json.loads(done.stdout)


def signs(report):
    return {f"{e['kind']}/{e['sign']}": e for e in report["verdict"]["evidence"]}


@unittest.skipUnless(shutil.which("hugo"), "SKIPPED: hugo is not installed (scripts/setup test)")
class Sites(unittest.TestCase):
    def build(self, name):
        to = tempfile.TemporaryDirectory()
        self.addCleanup(to.cleanup)
        shutil.copytree(SITES / "hugo", to.name, dirs_exist_ok=True)
        shutil.copytree(SITES / name, to.name, dirs_exist_ok=True)
        subprocess.run(["hugo", "--quiet", "--destination", "public"], cwd=to.name, check=True, timeout=120,
                       stdout=subprocess.DEVNULL)
        return pathlib.Path(to.name) / "public"

    def check_place(self, folder, evidence, text):
        for place in evidence["places"]:
            line = (folder / place["path"]).read_text().splitlines()[place["line"] - 1]
            self.assertIn(text, line)
            self.assertTrue(place["excerpt"])

    def test_company(self):
        folder = self.build("company")
        report = judged(folder, "--filing", str(folder.parent / "filing.toml"), code=0)
        self.assertEqual(report["verdict"]["interactive"], False)
        self.assertEqual(report["verdict"]["confidence"], "high")
        self.assertEqual(report["verdict"]["evidence"], [])
        self.assertGreaterEqual(report["summary"]["pages"], 4)
        self.assertEqual([f["rule"] for f in report["findings"] if f["severity"] == "error"], [])

    def test_blog(self):
        folder = self.build("blog")
        report = judged(folder, "--filing", str(folder.parent / "filing.toml"), code=1)
        self.assertTrue(report["verdict"]["interactive"])
        self.assertEqual(report["verdict"]["confidence"], "high")
        self.assertEqual(set(signs(report)), {"comments/giscus"})
        self.check_place(folder, signs(report)["comments/giscus"], "giscus.app/client.js")
        self.assertEqual(signs(report)["comments/giscus"]["pages"], 2)  # the posts, and not the one on how to embed it
        errors = [(f["rule"], f["path"]) for f in report["findings"] if f["severity"] == "error"]
        self.assertEqual([rule for rule, _ in errors], ["interactive-answer"])

    def test_shop(self):
        folder = self.build("shop")
        report = judged(folder, "--filing", str(folder.parent / "filing.toml"), code=0)
        self.assertTrue(report["verdict"]["interactive"])
        found = signs(report)
        for name, text in (("login/password", 'type=password'), ("shop/buy-button", "加入购物车"), ("shop/prices", "¥")):
            self.assertIn(name, found)
            self.check_place(folder, found[name], text)


class Lookalikes(unittest.TestCase):
    def test_pages_that_we_did_not_write(self):
        packages = [p for p in sorted(LOOKALIKES.glob("*")) if p.is_dir()] if LOOKALIKES.is_dir() else []
        if not packages:
            self.skipTest("SKIPPED: no packages (scripts/lookalikes)")
        judgements = {}
        for package in packages:
            for docs in json.loads((SITES / "lookalikes.json").read_text()).get(package.name, []):
                report = judged(package / docs)
                judgements[f"{package.name}/{docs}"] = (report["verdict"]["interactive"], sorted(signs(report)), report["summary"]["pages"])
        print(*(f"{n} pages: {name}" for name, (_, _, n) in judgements.items()), sep="\n", file=sys.stderr)
        self.assertTrue(judgements)
        self.assertEqual({name: found for name, (yes, found, _) in judgements.items() if yes}, {})


if __name__ == "__main__":
    unittest.main(verbosity=2)
