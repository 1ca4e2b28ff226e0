"""A beian.toml of a stranger's pull request: what it names is read and written inside its own folder alone; what it says is no program
and no address that beian would ask. (What its texts may do to a page: injection_test.py.)

    BEIAN=build/release/beian python3 tests/cli/stranger_test.py
"""

import json
import shutil
import subprocess
import unittest

from cli_test import BEIAN, GONGAN, ICP, PAGE, Case


class Stranger(Case):
    def setUp(self):
        super().setUp()
        self.write("project/public/index.html")
        self.write("outside/secret.txt", "the secret")
        self.write("outside/baseline.tsv", "# beian baseline 1\n")
        self.write("outside/icon.png", b"\x89PNG")
        (self.folder / "project/link").symlink_to("../outside")

    def config(self, *lines):
        self.write("project/beian.toml", f'icp = "{ICP}"\ngongan = "{GONGAN}"\nroot = "public"\n' + "\n".join(lines) + "\n")

    def refused(self, *lines):
        self.config(*lines)
        before = self.tree()
        for command in ("check", "inject"):
            self.expect(2, command, "--lang", "en", cwd=self.folder / "project")
            self.assertIn("outside the folder of beian.toml", self.err)
            self.assertNotIn("the secret", self.out + self.err)
        self.assertEqual(self.tree(), before)

    def names(self, name):
        return (f"../outside/{name}", f"link/{name}", f"public/../../outside/{name}", str(self.folder / "outside" / name))

    def test_a_report(self):
        for path in self.names("report.json"):
            self.refused(f'format = ["json={path}"]')

    def test_a_baseline(self):
        for path in self.names("baseline.tsv"):
            self.refused(f'baseline = "{path}"')

    def test_an_icon(self):
        for path in self.names("icon.png"):
            self.refused(f'[badge]\nicon = "{path}"')

    def test_a_template(self):
        for path in self.names("secret.txt"):
            self.refused(f'[badge]\ntemplate = "{path}"')

    def test_the_platforms_html(self):
        for path in self.names("secret.txt"):
            self.write("project/beian.toml", f'icp = "{ICP}"\ngongan = "{path}"\nroot = "public"\n')
            self.expect(2, "check", "--lang", "en", cwd=self.folder / "project")
            self.assertNotIn("the secret", self.out + self.err)

    def test_inside_is_fine(self):
        self.write("project/reports/.keep", "")
        self.write("project/known.tsv", "# beian baseline 1\n")
        self.config('format = ["json=reports/report.json"]', 'baseline = "known.tsv"')
        for where in ("project", "project/reports"):
            self.expect(1, "check", cwd=self.folder / where)
            report = self.folder / "project/reports/report.json"
            self.assertEqual(json.loads(report.read_text())["summary"]["pages"], 1)
            report.unlink()

    def test_the_command_line_may_name_any_file(self):
        self.config()
        self.expect(1, "check", "--format", "json=../outside/report.json", "--baseline", "../outside/baseline.tsv",
                    cwd=self.folder / "project")
        self.assertTrue((self.folder / "outside/report.json").exists())

    def test_no_run_opens_a_socket_or_starts_a_program(self):
        if shutil.which("strace") is None:
            self.skipTest("strace is missing")
        self.config('owner = "https://evil.example/"', "csp = \"default-src https://evil.example\"")
        self.write("project/public/index.html", PAGE.replace("你好", '<img src="https://evil.example/x.png"><link rel="stylesheet" '
                   'href="https://evil.example/x.css"><a href="https://beian.miit.gov.cn/">x</a>'))
        for command in ("check", "inject", "remove"):
            done = subprocess.run(["strace", "-f", "-qq", "-e", "trace=%network,execve", BEIAN, command], capture_output=True,
                                  cwd=self.folder / "project")
            if b"ptrace" in done.stderr:
                self.skipTest("strace may not trace here")
            calls = [line for line in done.stderr.decode().splitlines() if "(" in line and line.split("(")[0].split()[-1].isidentifier()]
            self.assertEqual([line for line in calls if "execve(" not in line], [])
            self.assertEqual(sum("execve(" in line for line in calls), 1)


if __name__ == "__main__":
    unittest.main()
