"""The wheel that carries the program: built and installed by pip into an environment of its own, then used where no other beian is."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import venv
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
BEIAN = os.environ.get("BEIAN_BIN") or shutil.which("beian")
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache", "beian")
PIP = CACHE / "themes/.installs/pip"
GOOD = '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>云杉</title><body><p>木作</p><footer>© 云杉木作</footer></body></html>'


def built(folder, program, **environment):
    source = folder / "source"
    shutil.copytree(HERE, source, ignore=shutil.ignore_patterns("__pycache__", "test.py"))
    if program:
        (source / "beian_footer/_program").mkdir()
        shutil.copy(program, source / "beian_footer/_program/beian")
    subprocess.run([PIP / "bin/pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder, source], check=True, env={**os.environ, **environment})
    return next(folder.glob("*.whl"))


@unittest.skipUnless((PIP / "stamp").exists(), "SKIPPED: setuptools is not installed (scripts/themes --install pip)")
class Wheel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not BEIAN:
            raise AssertionError("beian was not found: set BEIAN_BIN or put it on PATH")
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)
        (cls.folder / "native").mkdir()
        cls.wheel = built(cls.folder / "native", BEIAN, BEIAN_PLATFORM="linux_x86_64" if os.uname().machine == "x86_64" else f"linux_{os.uname().machine}")
        cls.prefix = cls.folder / "environment"
        venv.create(cls.prefix, with_pip=False, symlinks=True)
        subprocess.run([PIP / "bin/pip", "--python", cls.prefix / "bin/python", "install", "--quiet", "--no-index", "--no-deps", cls.wheel], check=True)
        cls.site = cls.folder / "site"
        cls.site.mkdir()
        (cls.site / "index.html").write_text(GOOD, encoding="utf-8")

    def run_there(self, *command, **more):
        environment = {"PATH": f"{self.prefix}/bin:/nowhere", "LC_ALL": "C.UTF-8", **more}
        return subprocess.run(command, env=environment, cwd=self.site, capture_output=True, text=True)

    def test_its_name_says_which_machine_it_is_for(self):
        self.assertRegex(self.wheel.name, r"^beian_footer-[0-9.]+-py3-none-linux_\w+\.whl$")
        with zipfile.ZipFile(self.wheel) as archive:
            self.assertIn("beian_footer/_program/beian", archive.namelist())
            self.assertIn("Root-Is-Purelib: false", archive.read(next(n for n in archive.namelist() if n.endswith("/WHEEL"))).decode())

    def test_without_the_program_it_is_for_all(self):
        (self.folder / "pure").mkdir()
        wheel = built(self.folder / "pure", None)
        self.assertRegex(wheel.name, r"-py3-none-any\.whl$")
        self.assertFalse([name for name in zipfile.ZipFile(wheel).namelist() if "_program" in name])

    def test_the_command_is_the_program(self):
        program = subprocess.run([BEIAN, "--version"], capture_output=True, text=True, check=True).stdout
        done = self.run_there(str(self.prefix / "bin/beian"), "--version")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, program, ""))
        done = self.run_there(str(self.prefix / "bin/beian"), "check", "--icp", "京ICP备2024990001号-1", ".")
        self.assertEqual(done.returncode, 1)
        self.assertIn("icp-missing", done.stdout)

    def test_check_in_python(self):
        program = "import beian_footer, json; r = beian_footer.check('.', icp='京ICP备2024990001号-1'); print(json.dumps([r.exit_code, r.report['summary']['pages'], [f['rule'] for f in r.report['findings']]]))"
        done = self.run_there(str(self.prefix / "bin/python"), "-c", program)
        self.assertEqual(done.stderr, "")
        code, pages, rules = json.loads(done.stdout)
        self.assertEqual((code, pages), (1, 1))
        self.assertIn("icp-missing", rules)

    def test_beian_bin_is_stronger_than_the_own_program(self):
        done = self.run_there(str(self.prefix / "bin/beian"), "--version", BEIAN_BIN=str(self.folder / "none"))
        self.assertEqual(done.returncode, 1)
        self.assertIn("BEIAN_BIN", done.stderr)

    def test_a_wheel_without_program_does_not_call_itself(self):
        """Its own command is on PATH, and must not be taken for the program."""
        own = next(self.prefix.rglob("beian_footer/_program/beian"))
        aside = own.with_name("aside")
        own.rename(aside)
        try:
            done = self.run_there(str(self.prefix / "bin/beian"), "--version")
        finally:
            aside.rename(own)
        self.assertEqual(done.returncode, 1)
        self.assertIn("beian was not found", done.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2, argv=[sys.argv[0]])
