"""integrations/dask with a real Dask: pages of a store through `beian inject --stream` in parts, held against inject on a folder.

    BEIAN=build/dev/beian python3 tests/machines/dask_test.py [-v]
"""
import json
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "gates"))
import gates
import make_site
from gates import BEIAN, NUMBERS


class Dask(gates.Case):
    def setUp(self):
        super().setUp()
        self.python = self.need("machines", "bin/python")
        self.config = self.write("beian.toml", NUMBERS.replace('root = "public"\n', ""))
        make_site.make(400, self.folder / "store")
        self.write("store/gbk.html", '<!DOCTYPE html><meta charset="gbk"><title>木</title><body><p>云杉木作</p></body>'.encode("gbk"))
        self.write("store/part.html", "<p>a fragment</p>")
        shutil.copytree(self.folder / "store", self.folder / "folder")

    def run_dask(self, source, target, code, program=BEIAN):
        done = subprocess.run([self.python, gates.ROOT / "integrations/dask/beian_dask.py", source, target, "--", "--config", self.config],
                              cwd=self.folder, capture_output=True, text=True, timeout=300,
                              env={"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "LANG": "C.UTF-8", "BEIAN_BIN": str(program), "PAGES_PER_PART": "90"})
        self.assertEqual(done.returncode, code, done.stdout[-2000:] + done.stderr[-2000:])
        return [json.loads(line) for line in done.stdout.splitlines()], done.stderr

    def pages(self, folder):
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.html")}

    def injected(self):
        done = subprocess.run([BEIAN, "inject", "folder", "--config", self.config, "--rule", "sitemap-page-missing=off", "--rule", "sitemap-unlisted=off", "--format", "json"],
                              cwd=self.folder, capture_output=True, text=True)
        return done.returncode, json.loads(done.stdout)

    def test_into_another_folder(self):
        code, report = self.injected()
        findings, words = self.run_dask("store", "done", code)
        self.assertEqual(self.pages(self.folder / "done"), self.pages(self.folder / "folder"))
        expected = [f for f in report["findings"] if f["rule"] not in ("icon-missing", "precache-stale")]  # said once, and of a file that is no page
        self.assertEqual([f for f in findings if f["rule"] != "icon-missing"], expected)
        self.assertIn(f"{report['summary']['changed']} changed, {report['summary']['errors']} errors", words)

    def test_in_place_and_again(self):
        self.injected()
        self.run_dask(f"file://{self.folder}/store", f"file://{self.folder}/store", 1)
        self.assertEqual(self.pages(self.folder / "store"), self.pages(self.folder / "folder"))
        before = {path: path.stat().st_mtime_ns for path in (self.folder / "store").rglob("*")}
        _, words = self.run_dask(f"file://{self.folder}/store", f"file://{self.folder}/store", 1)
        self.assertIn(" 0 changed", words)
        self.assertEqual({path: path.stat().st_mtime_ns for path in (self.folder / "store").rglob("*")}, before)

    def test_what_is_not_done_is_no_success(self):
        (self.folder / "empty").mkdir()
        self.run_dask("empty", "done", 2)
        torn = self.write("torn", "#!/bin/sh\nhead -n 40 | " + BEIAN + ' "$@"\n')
        torn.chmod(0o755)
        done = subprocess.run([self.python, gates.ROOT / "integrations/dask/beian_dask.py", "store", "done", "--", "--config", self.config], cwd=self.folder,
                              capture_output=True, text=True, timeout=300, env={"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "BEIAN_BIN": str(torn)})
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("after 40 of 402 pages", done.stderr)


if __name__ == "__main__":
    gates.main()
