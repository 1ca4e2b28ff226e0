"""What scripts/release made, as those who install it have it: in an empty root, by dpkg, by pip, by a checker of bills of materials.

Run by ctest; by hand: python3 tests/packages/packages_test.py. Without build/packages everything is skipped, visibly: making them takes
two builds, which scripts/test --all does.
"""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "build/packages"
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache", "beian")
SPDX = CACHE / "themes/.installs/spdx/bin/pyspdxtools"
PAGE = '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>云杉</title><body><p>木作</p><footer>© 云杉木作</footer></body></html>'
NUMBER = "京ICP备2024990001号-1"

sys.path.append(str(ROOT / "packages"))
import sbom  # noqa: E402


def run(*command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)


def the(pattern):
    found = sorted(PACKAGES.glob(pattern))
    if len(found) != 1:
        raise AssertionError(f"{pattern}: {found}")
    return found[0]


@unittest.skipUnless((PACKAGES / "SHA256SUMS").exists(), "SKIPPED: no packages (scripts/release makes them)")
class Made(unittest.TestCase):
    def folder(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        return pathlib.Path(temporary.name)

    def unpacked(self):
        folder = self.folder()
        with tarfile.open(the("*-linux-*.tar.gz")) as archive:
            archive.extractall(folder)
        return next(folder.iterdir())


class Archive(Made):
    def test_the_program_asks_for_no_library(self):
        program = self.unpacked() / "bin/beian"
        headers = run("readelf", "--program-headers", "--dynamic", program).stdout
        self.assertIn("DYNAMIC", headers)  # position-independent
        self.assertNotIn("INTERP", headers)
        self.assertNotIn("NEEDED", headers)

    @unittest.skipUnless(os.geteuid() == 0, "SKIPPED: only root may change the root")
    def test_it_runs_in_an_empty_root(self):
        root = self.folder()
        shutil.copy(self.unpacked() / "bin/beian", root / "beian")
        (root / "site").mkdir()
        (root / "site/index.html").write_text(PAGE, encoding="utf-8")
        there = {"env": {}, "preexec_fn": lambda: (os.chroot(root), os.chdir("/"))}
        done = run("/beian", "inject", "--icp", NUMBER, "--lang", "zh", "site", **there)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn(NUMBER, (root / "site/index.html").read_text(encoding="utf-8"))
        done = run("/beian", "check", "--icp", NUMBER, "site", **there)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(sorted(p.name for p in root.iterdir()), ["beian", "site"])

    def test_what_it_leaves_out_is_said(self):
        folder = self.unpacked()
        page = folder / "index.html"
        page.write_text(PAGE, encoding="utf-8")
        (folder / "beian.toml").write_text(f'icp = "{NUMBER}"\n[placement]\nselector = "xpath://footer"\n', encoding="utf-8")
        done = run(folder / "bin/beian", "check", "--config", folder / "beian.toml", folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn("XPath", done.stderr)
        done = run(folder / "bin/beian", "check", "--icp", NUMBER, "--archive", the("*-linux-*.tar.gz"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("BEIAN_ARCHIVE", done.stderr)

    def test_nothing_in_it_is_of_the_machine_that_made_it(self):
        with tarfile.open(the("*-linux-*.tar.gz")) as archive:
            members = archive.getmembers()
        self.assertEqual(sorted(m.name for m in members), [m.name for m in members])
        self.assertEqual({(m.uid, m.gid, m.uname, m.gname) for m in members}, {(0, 0, "", "")})
        self.assertEqual(len({m.mtime for m in members}), 1)
        program = (self.unpacked() / "bin/beian").read_bytes()
        self.assertNotIn(os.fsencode(str(ROOT)), program)

    def test_its_manual_and_completions_are_there(self):
        folder = self.unpacked()
        for name in ("share/man/man1/beian.1", "share/man/zh_CN/man1/beian.1", "share/bash-completion/completions/beian", "share/zsh/site-functions/_beian",
                     "share/fish/vendor_completions.d/beian.fish", "share/beian/beian.schema.json", "LICENSE"):
            self.assertTrue((folder / name).is_file(), name)


class Bill(Made):
    def test_it_lists_what_is_linked(self):
        """Each archive on the link line of the program belongs to a package on the list, and the licences of all are in the archive."""
        lines = (ROOT / "build/static/build.ninja").read_text().splitlines()
        start = next(i for i, line in enumerate(lines) if line.startswith("build beian: CXX_EXECUTABLE_LINKER"))
        libraries = next(line for line in lines[start:] if "LINK_LIBRARIES" in line)
        archives = set(re.findall(r"/usr/lib/\S+\.a", libraries))
        self.assertGreaterEqual(len(archives), 5)
        for archive in archives:
            owner = run("dpkg", "--search", archive).stdout.split(":")[0]
            self.assertIn(owner, sbom.LINKED, archive)
        self.assertEqual({p.name for p in (self.unpacked() / "licences").iterdir()}, set(sbom.LINKED))

    def test_it_is_of_this_program(self):
        bill = json.loads(the("*.spdx.json").read_text(encoding="utf-8"))
        digest = hashlib.sha256((self.unpacked() / "bin/beian").read_bytes()).hexdigest()
        self.assertEqual(bill["packages"][0]["checksums"][0]["checksumValue"], digest)

    @unittest.skipUnless(SPDX.exists(), "SKIPPED: spdx-tools is not installed (scripts/themes --install spdx)")
    def test_a_validator_takes_it(self):
        done = run(SPDX, "--infile", the("*.spdx.json"))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class Debian(Made):
    @unittest.skipUnless(shutil.which("lintian"), "SKIPPED: lintian is not installed (scripts/setup release)")
    def test_lintian(self):
        done = run("lintian", "--fail-on", "error,warning", "--allow-root", *PACKAGES.glob("*.deb"))
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)

    def test_the_program_runs_from_it(self):
        folder = self.folder()
        subprocess.run(["dpkg-deb", "--extract", the("beian_*.deb"), folder], check=True)
        done = run(folder / "usr/bin/beian", "number", NUMBER)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_it_asks_for_what_it_needs(self):
        fields = run("dpkg-deb", "--field", the("beian_*.deb"), "Depends").stdout
        self.assertIn("libc6", fields)
        self.assertNotIn("libxml2", fields)  # loaded where it is there
        self.assertIn("libbeian0 (= ", run("dpkg-deb", "--field", the("libbeian-dev_*.deb"), "Depends").stdout)


class Others(Made):
    def test_the_wheel_holds_the_same_program(self):
        wheel = the("*.whl")
        self.assertRegex(wheel.name, r"-py3-none-manylinux_2_17_\w+\.musllinux_1_1_\w+\.whl$")
        with zipfile.ZipFile(wheel) as archive:
            inside = archive.read("beian_footer/_program/beian")
            mode = archive.getinfo("beian_footer/_program/beian").external_attr >> 16
        self.assertEqual(inside, (self.unpacked() / "bin/beian").read_bytes())
        self.assertTrue(mode & 0o100, oct(mode))

    def test_the_sums(self):
        lines = (PACKAGES / "SHA256SUMS").read_text().splitlines()
        listed = {name: digest for digest, name in (line.split("  ") for line in lines)}
        self.assertEqual(set(listed), {p.name for p in PACKAGES.iterdir()} - {"SHA256SUMS"})
        for name, digest in listed.items():
            self.assertEqual(hashlib.sha256((PACKAGES / name).read_bytes()).hexdigest(), digest, name)

    def test_npm_and_gem(self):
        with tarfile.open(the("beian-footer-*.tgz")) as archive:
            self.assertIn("package/lib/index.js", archive.getnames())
        self.assertTrue(the("*.gem").stat().st_size > 1000)


if __name__ == "__main__":
    unittest.main(verbosity=2)
