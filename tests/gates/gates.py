"""What the tests of this folder share: the program, sites that are right and wrong, and what is installed.

The judges (schemas of CI systems, a Dockerfile linter, HTMLRewriter) come from `scripts/themes --install judges rewriter`; where one is
missing, its test says SKIPPED and why. Run by ctest; by hand: BEIAN=build/dev/beian python3 tests/gates/servers_test.py [-v]
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BEIAN = os.path.abspath(os.environ.get("BEIAN") or ROOT / "build/dev/beian")
INSTALLS = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache", "beian/themes/.installs")
ICP, GONGAN = "京ICP备2024990001号-1", "京公网安备11010102990001号"
NUMBERS = f'icp = "{ICP}"\ngongan = "{GONGAN}"\nroot = "public"\n'
PAGE = '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>t</title></head>\n<body><p>你好</p>{}</body></html>\n'
BADGE = "<footer><a href=\"https://beian.miit.gov.cn/\">京ICP备2024990001号-1</a> <a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001\">京公网安备11010102990001号</a></footer>"


def judge(install, program):
    """The path of an installed judge, or None."""
    path = INSTALLS / install / program
    return path if (INSTALLS / install / "stamp").exists() and path.exists() else None


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="beian-gates-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_command(self, *command, code=0, env=None, cwd=None):
        variables = {key: value for key, value in os.environ.items() if not key.startswith(("BEIAN", "GITHUB_", "CI"))}
        done = subprocess.run([str(part) for part in command], cwd=cwd or self.folder, env={**variables, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", **(env or {})},
                              capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, code, f"{command}\n{done.stdout}\n{done.stderr}")
        return done.stdout + done.stderr if code else done.stdout

    def skip(self, why):
        print(f"SKIPPED: {why}", flush=True)
        self.skipTest(why)

    def need(self, install, program):
        path = judge(install, program)
        return path or self.skip(f"{pathlib.Path(program).name} is not installed: scripts/themes --install {install}")

    def read_yaml(self, path):
        """The documents of a YAML file, by Debian's python3-yaml (pre-commit brings it) or the judges' ruamel."""
        readers = [("/usr/bin/python3", "import yaml, sys, json; print(json.dumps(list(yaml.safe_load_all(open(sys.argv[1], encoding='utf-8')))))"),
                   (INSTALLS / "judges/bin/python", "import ruamel.yaml, sys, json; print(json.dumps(list(ruamel.yaml.YAML(typ='safe').load_all(open(sys.argv[1], encoding='utf-8')))))")]
        for python, code in readers:
            if os.path.exists(python):
                done = subprocess.run([str(python), "-c", code, str(path)], capture_output=True, text=True)
                if done.returncode == 0:
                    return json.loads(done.stdout)
                if "ModuleNotFoundError" not in done.stderr:
                    self.fail(done.stderr)
        return self.skip("no reader of YAML: scripts/setup test (pre-commit), or scripts/themes --install judges")

    def need_program(self, name, package):
        path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
        return path or self.skip(f"{name} is not installed: scripts/setup test ({package})")


def main():
    """Exit code 77 where something was skipped, so that ctest shows it: what is absent must not look as if it had passed."""
    result = unittest.main(module="__main__", exit=False).result
    sys.exit(1 if not result.wasSuccessful() else 77 if result.skipped else 0)
