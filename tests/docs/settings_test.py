#!/usr/bin/env python3
"""docs/settings.md says what the program does: each heading's settings are written down, its commands run, and print what stands there.

A block of toml is beian.toml, or the file that its first line names; a block of shell is commands behind "$ ", and what they print.
Set BEIAN to the program."""
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = '<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"><title>t</title>{}</head><body><p>x</p></body></html>\n'
PAGES = {"index.html": PAGE.format("zh", ""), "en/index.html": PAGE.format("en", ""),
         "shop/index.html": PAGE.format("zh", '<link rel="canonical" href="https://shop.example.cn/">')}


class Settings(unittest.TestCase):
    def run_section(self, text):
        folder = Path(tempfile.mkdtemp(prefix="beian-settings-"))
        self.addCleanup(shutil.rmtree, folder)
        (folder / "bin").mkdir()
        (folder / "bin/beian").symlink_to(Path(os.environ["BEIAN"]).resolve())
        for name, page in PAGES.items():
            (folder / "public" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "public" / name).write_text(page)
        ran = 0
        for kind, block in re.findall(r"^```(\w+)\n(.*?)^```", text, re.M | re.S):
            if kind == "toml":
                named = re.match(r"# (\S+\.toml)\n", block)
                file = folder / (named.group(1) if named else "beian.toml")
                file.parent.mkdir(exist_ok=True)
                file.write_text(block)
                continue
            self.assertEqual(kind, "shell")
            for command, printed in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M):
                done = subprocess.run(["sh", "-c", command], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60,
                                      env={"PATH": f"{folder}/bin:{os.environ['PATH']}", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"})
                self.assertEqual(done.stdout, printed, command)
                ran += 1
        return ran

    def test_examples(self):
        text = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
        sections = re.split(r"^## ", text, flags=re.M)[1:]
        self.assertEqual(len(sections), 5)
        for section in sections:
            with self.subTest(section.split("\n")[0]):
                self.assertGreater(self.run_section(section), 0)


if __name__ == "__main__":
    unittest.main()
