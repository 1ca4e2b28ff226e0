#!/usr/bin/env python3
"""docs/features.md: each of our cells is shown by the command beside it, with the exit code that stands there. Set BEIAN to the program."""
import os
import re
import shlex
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>t</title></head><body><p>x</p></body></html>\n'


class Features(unittest.TestCase):
    def test_cells(self):
        rows = re.findall(r"^\|([^\n]*)\|$", (ROOT / "docs/features.md").read_text(encoding="utf-8"), re.M)[2:]
        self.assertGreater(len(rows), 25)
        for row in rows:
            cells = [cell.strip() for cell in row.split("|")]
            self.assertEqual(len(cells), 9, row)
            shown = re.fullmatch(r"`beian (.*)` → (\d)", cells[8])
            with self.subTest(cells[0]), tempfile.TemporaryDirectory() as name:
                self.assertTrue(shown and cells[7] != "–")
                folder = Path(name)
                (folder / "sub").mkdir()
                (folder / "public").mkdir()
                (folder / "public/index.html").write_text(PAGE, encoding="utf-8")
                (folder / "list.txt").write_text("public/index.html\n")
                (folder / "beian.toml").write_text('icp = "京ICP备2024990001号-1"\nroot = "public"\n', encoding="utf-8")
                args = shlex.split(shown.group(1))
                done = subprocess.run([os.path.abspath(os.environ["BEIAN"]), *args], cwd=folder, input=PAGE.encode(), capture_output=True, timeout=60,
                                      env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"})
                self.assertEqual(done.returncode, int(shown.group(2)), done.stdout.decode() + done.stderr.decode())
                if "remove" not in args and "--rule" not in args:
                    self.assertTrue(done.stdout or done.stderr)
                for file in re.findall(r"=(out\.\w+)", shown.group(1)) + re.findall(r"--write-baseline (\S+)", shown.group(1)):
                    self.assertGreater((folder / file).stat().st_size, 20)


if __name__ == "__main__":
    unittest.main()
