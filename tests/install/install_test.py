"""The library as its users get it: installed, moved, found by CMake and by pkg-config, compiled as C99 and as C++20, and the same as the program.

  install_test.py BUILD BEIAN [--write-abi]
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = os.environ.get("BEIAN_BUILD", "")
BEIAN = os.environ.get("BEIAN", "")
ABI = HERE / "libbeian.abi"

CONFIG = 'icp = "京ICP备2024990001号-1"\ngongan = "snippet.html"\n[badge]\nicon = "icon.svg"\ntemplate = "footer.md"\n'
FILES = {
    "beian.toml": CONFIG,
    "snippet.html": '<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001">京公网安备11010102990001号</a>',
    "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="36" height="40"></svg>',
    "footer.md": "[{{icp}}]({{icp_url}}) · [![]({{icon}}) {{gongan}}]({{gongan_url}})\n",
    "public/hide.css": ".gone { display: none }",
    "public/hidden.html": '<!DOCTYPE html><meta charset="utf-8"><title>x</title><link rel="stylesheet" href="hide.css"><body><p>a</p><footer class="gone">b</footer></body>',
    "public/plain.html": '<!DOCTYPE html><meta charset="utf-8"><title>x</title><body><p>a</p><footer>b</footer></body>',
    "public/wrong.html": '<!DOCTYPE html><meta charset="utf-8"><title>x</title><body><footer>沪ICP备2024990002号-3</footer></body>',
}
PAGES = ["hidden.html", "plain.html", "wrong.html"]


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, **options)


def must(*command, **options):
    done = run(*command, **options)
    if done.returncode != 0:
        raise AssertionError(f"{command}\n{done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout.decode()


class InstalledTree(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        first = cls.folder / "first"
        must("cmake", "--install", BUILD, "--prefix", first)
        cls.prefix = cls.folder / "moved"  # nothing in it may remember where it was
        first.rename(cls.prefix)
        cls.lib = next(cls.prefix.rglob("libbeian.so")).parent
        cls.site = cls.folder / "site"
        for name, text in FILES.items():
            file = cls.site / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def environment(self):
        return {**os.environ, "LD_LIBRARY_PATH": str(self.lib)}

    def expected(self):
        """What the program makes of the site: for each page its bytes, findings and exit code."""
        site = self.folder / "native"
        shutil.copytree(self.site, site)
        done = run(BEIAN, "inject", "--format", "json", cwd=site)
        findings = json.loads(done.stdout)["findings"]
        out = {}
        for page in PAGES:
            # What is said once for a site is the walker's to say.
            own = [f for f in findings if f["path"] == page and f["rule"] != "icon-missing"]
            errors = [f for f in own if f["severity"] == "error" and not f["fixed"]]
            out[page] = ((site / "public" / page).read_bytes(), own, 1 if errors else 0)
        shutil.rmtree(site)
        return out

    def judge(self, program, expected):
        for page, (html, findings, code) in expected.items():
            done = run(program, "beian.toml", "public", page, cwd=self.site, env=self.environment())
            self.assertEqual((done.returncode, done.stdout, json.loads(done.stderr)), (code, html, findings), page)

    def test_cmake_finds_it_and_both_languages_say_what_the_program_says(self):
        build = self.folder / "consumer"
        must("cmake", "-S", HERE / "consumer", "-B", build, f"-DCMAKE_PREFIX_PATH={self.prefix}", "-G", "Ninja")
        must("cmake", "--build", build)
        expected = self.expected()
        self.assertEqual([code for _, _, code in expected.values()], [0, 0, 1])
        self.assertIn(b"data-beian", expected["hidden.html"][0].split(b"</footer>")[1], "the sheet was read: the hidden footer is no place")
        self.judge(build / "page_c", expected)
        self.judge(build / "page_cc", expected)
        (self.site / "bad.toml").write_text('icpp = "京ICP备2024990001号-1"\n', encoding="utf-8")
        for program in ("page_c", "page_cc"):
            done = run(build / program, "bad.toml", "public", "plain.html", cwd=self.site, env=self.environment())
            self.assertEqual(done.returncode, 2)
            self.assertIn("bad.toml:1:1: there is no setting “icpp”. Did you mean “icp”?", done.stderr.decode())

    def test_pkg_config_finds_it(self):
        if not shutil.which("pkg-config"):
            self.skipTest("pkg-config is not installed")
        environment = {**os.environ, "PKG_CONFIG_PATH": str(self.lib / "pkgconfig"), "PKG_CONFIG_ALLOW_SYSTEM_CFLAGS": "1"}
        flags = must("pkg-config", "--cflags", "--libs", "beian", env=environment).split()
        program = self.folder / "by_pkg_config"
        must("cc", "-std=c99", HERE / "consumer" / "page.c", "-o", program, *flags)
        self.judge(program, self.expected())

    def test_only_the_interface_is_exported(self):
        names = [line.split()[-1] for line in must("nm", "-D", "--defined-only", self.lib / "libbeian.so").splitlines()]
        header = (ROOT / "plugin/include/beian/beian.h").read_text(encoding="utf-8")
        self.assertEqual([name for name in names if not name.startswith("beian_")], [])
        self.assertTrue(len(names) > 20 and all(f"{name}(" in header for name in names), names)

    def surface(self):
        """The header alone as a library: every function of it, with an empty body. That the real library has just these is another
        test's; what they take and give is the header's, and the library is compiled with it."""
        header = (ROOT / "plugin/include/beian/beian.h").read_text(encoding="utf-8")
        source = re.sub(r"BEIAN_API (beian_[^;]*|void [^;]*|int [^;]*);", r"BEIAN_API \1 { __builtin_trap(); }", header)
        file = self.folder / "beian.c"
        file.write_text(source, encoding="utf-8")
        library = self.folder / "libbeian.so"
        must("cc", "-std=c99", "-g", "-shared", "-fPIC", "-fno-eliminate-unused-debug-types", "-Wl,-soname,libbeian.so.0", file.name, "-o", library, cwd=self.folder)
        return library

    def test_the_interface_is_the_one_that_was_kept(self):
        if not shutil.which("abidw"):
            self.skipTest("abigail-tools is not installed")
        library = self.surface()
        if "--write-abi" in sys.argv:
            must("abidw", "--no-corpus-path", "--no-comp-dir-path", "--no-show-locs", library, "--out-file", ABI)
        done = run("abidiff", "--no-show-locs", ABI, library)
        self.assertEqual((done.returncode, done.stdout.decode()), (0, ""), "the interface has changed: see tests/install/README.md")


if __name__ == "__main__":
    if not BUILD or not shutil.which("cmake"):
        print("SKIPPED: no build with the library, or no cmake")
    else:
        unittest.main(argv=[argument for argument in sys.argv if argument != "--write-abi"], verbosity=2)
