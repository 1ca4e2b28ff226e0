"""Black-box tests of the program: the command line, exit codes, reports and bad input, as the README promises them.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/cli/cli_test.py [-k NAME]
"""

import fcntl
import hashlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

BEIAN = os.environ.get("BEIAN", "build/release/beian")
ICP = "京ICP备2024990001号-1"
GONGAN = "京公网安备11010102990001号"
PAGE = '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>t</title></head>\n<body><p>你好</p></body></html>\n'


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="beian-cli-"))
        self.folder.chmod(0o755)

    def tearDown(self):
        subprocess.run(["chmod", "-R", "u+rwx", str(self.folder)], check=False, stderr=subprocess.DEVNULL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, name, content=PAGE):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_beian(self, *args, env=None, input=None, prefix=(), cwd=None):
        full = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **(env or {})}
        return subprocess.run([*prefix, os.path.abspath(BEIAN), *args], cwd=cwd or self.folder, env=full, input=input,
                              capture_output=True, timeout=60)

    def expect(self, code, *args, **kwargs):
        done = self.run_beian(*args, **kwargs)
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")
        self.assertEqual(done.returncode, code, f"beian {' '.join(args)}\n{self.out}\n{self.err}")
        return done

    def report(self, code, *args, **kwargs):
        self.expect(code, *args, "--format", "json", **kwargs)
        return json.loads(self.out)

    def tree(self):
        """Every file with its bytes and its inode and time: equal before and after means that nothing was touched."""
        out = {}
        for path in sorted(self.folder.rglob("*")):
            st = path.lstat()
            digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() and os.access(path, os.R_OK) else ""
            out[str(path)] = (digest, st.st_ino, st.st_mode, st.st_mtime_ns if not path.is_dir() else 0)
        return out

    def as_nobody(self):
        """A prefix that gives root's rights away, so that permissions mean something."""
        if os.geteuid() != 0:
            return ()
        if shutil.which("setpriv") is None:
            self.skipTest("setpriv is missing")
        return ("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups")


class OnATerminal(Case):
    def slow_run(self, *args, env=None):
        """A run of two seconds, whose standard error is a terminal: what it writes there, and its report."""
        if shutil.which("strace") is None:
            self.skipTest("strace is missing")
        for i in range(8):
            self.write(f"public/{i}.html")
        ours, theirs = os.openpty()
        full = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm", **(env or {})}
        slow = ("strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=openat2", "-e", "inject=openat2:delay_enter=200000")
        with subprocess.Popen([*slow, os.path.abspath(BEIAN), "check", "-j1", "--icp", ICP, *args], cwd=self.folder, env=full,
                              stdout=subprocess.PIPE, stderr=theirs) as child:
            os.close(theirs)
            seen = b""
            try:
                while part := os.read(ours, 4096):
                    seen += part
            except OSError:
                pass  # the terminal is gone with the last who held it
            os.close(ours)
            out = child.stdout.read()
            self.assertEqual(child.wait(), 1)
        return seen.decode(), out.decode()

    def test_a_run_of_seconds_says_how_far_it_is(self):
        seen, out = self.slow_run()
        self.assertRegex(seen, r"^\r\x1b\[K\d pages?, \d+ a second")
        self.assertTrue(seen.endswith("\r\x1b[K"), repr(seen))
        self.assertIn("8 pages", out)

    def test_not_in_ci_and_not_when_quiet(self):
        self.assertEqual(self.slow_run(env={"CI": "true"})[0], "")
        self.assertEqual(self.slow_run("-q")[0], "")
        self.assertEqual(self.slow_run(env={"TERM": "dumb"})[0], "")


class TheJob(Case):
    def test_check_inject_check_inject_remove(self):
        for name in ("index.html", "a/b.html", "a/c.HTM"):
            self.write("public/" + name)
        before = self.tree()
        numbers = ("--icp", ICP, "--gongan", GONGAN)
        self.expect(1, "check", *numbers)
        self.assertIn("icp-missing", self.out)
        self.assertEqual(self.tree(), before)
        report = self.report(0, "inject", *numbers)
        self.assertEqual(report["summary"]["changed"], 3)
        self.assertEqual(report["summary"]["errors"], 0)
        # What is left is said at once, as the next run says it.
        self.assertEqual([(f["rule"], f["path"]) for f in report["findings"] if not f["fixed"]], [("icon-missing", "a/b.html")])
        self.assertFalse((self.folder / "public/.beian").exists())
        self.assertIn("data-beian", (self.folder / "public/index.html").read_text())
        after = self.tree()
        self.expect(0, "check", *numbers)
        report = self.report(0, "inject", *numbers)
        self.assertEqual(report["summary"], {"pages": 3, "clean": 3, "changed": 0, "refused": 0, "skipped": 0, "errors": 0,
                                             "warnings": 0, "notes": 1})
        self.assertEqual([(f["rule"], f["path"]) for f in report["findings"]], [("icon-missing", "a/b.html")])
        self.assertEqual(self.tree(), after)
        self.expect(0, "remove")
        self.assertEqual((self.folder / "public/index.html").read_text(), PAGE)
        self.expect(1, "check", *numbers)

    def test_report_is_sorted_relative_and_the_same_for_any_number_of_jobs(self):
        for i in range(100):
            self.write(f"public/d{i % 7}/p{i}.html")
        reports = {self.run_beian("check", "--icp", ICP, "--format", "json", "-j", str(j)).stdout for j in (1, 2, 5, 16)}
        self.assertEqual(len(reports), 1)
        paths = [f["path"] for f in json.loads(reports.pop())["findings"]]
        self.assertEqual(paths, sorted(paths, key=os.fsencode))
        self.assertIn("d0/p0.html", paths)

    def test_several_paths_stand_in_front(self):
        self.write("b/x.html")
        self.write("a/x.html")
        report = self.report(1, "check", "b", "a", "--icp", ICP, "--gongan", GONGAN)
        self.assertEqual(sorted({f["path"] for f in report["findings"]}), ["a/x.html", "b/x.html"])
        self.assertEqual(report["summary"]["pages"], 2)

    def test_one_page(self):
        self.write("public/a/x.html")
        report = self.report(1, "check", "public/a/x.html", "--icp", ICP, "--gongan", GONGAN)
        self.assertEqual({f["path"] for f in report["findings"]}, {"x.html"})

    def test_files_from(self):
        for name in ("a.html", "b.html", "c.css"):
            self.write("public/" + name)
        self.write("list", "public/a.html\n\npublic/c.css\n")
        self.assertEqual(self.report(1, "check", "--files-from", "list", "--icp", ICP)["summary"]["pages"], 1)
        # Beside PATH the list adds to what is walked, and adds nothing that is walked anyway.
        walked = self.report(1, "check", "public", "--files-from", "list", "--icp", ICP)
        self.assertEqual((walked["summary"]["pages"], {f["path"] for f in walked["findings"]}), (2, {".", "a.html", "b.html"}))
        self.write("more/d.html")
        self.write("more/e.html")
        self.write("both", "public/a.html\nmore/d.html\nmore/f.css\nb.html\n")
        self.write("more/f.css")
        both = self.report(1, "check", "public", "--files-from", "both", "--icp", ICP)
        self.assertEqual((both["summary"]["pages"], sorted({f["path"] for f in both["findings"]} - {"."})),
                         (3, ["more/d.html", "public/a.html", "public/b.html"]))
        pair = self.report(1, "check", "more/e.html", "--files-from", "list", "--icp", ICP)
        self.assertEqual(pair["summary"]["pages"], 2)
        self.expect(2, "check", "public", "--files-from", "-", "--icp", ICP, input=b"public/gone.html\n")
        self.assertEqual(self.report(1, "check", "--files-from", "-", "--icp", ICP,
                                     input=b"public/a.html\0public/b.html\0")["summary"]["pages"], 2)
        self.expect(2, "check", "--files-from", "-", "--icp", ICP, input=b"\n\n")
        self.expect(2, "check", "--files-from", "none", "--icp", ICP)
        self.expect(2, "check", "--files-from", "-", "--icp", ICP, input=b"public/gone.html\n")

    def test_icp_alone_gives_one_note_for_the_site(self):
        self.write("public/index.html", PAGE.replace("你好", f'<a href="https://beian.miit.gov.cn/">{ICP}</a>'))
        self.write("public/b.html", PAGE.replace("你好", f'<a href="https://beian.miit.gov.cn/">{ICP}</a>'))
        report = self.report(0, "check", "--icp", ICP)
        notes = [f for f in report["findings"] if f["rule"] == "gongan-missing"]
        self.assertEqual([(f["path"], f["severity"], f["line"], f["column"]) for f in notes], [(".", "note", 1, 1)])

    def test_what_is_odd_about_a_configured_number_is_said_once_for_the_site(self):
        numbers = "--icp", "粤ICP备2024990002号-1", "--gongan", "京公网安备11019902990002号"
        badge = ('<a href="https://beian.miit.gov.cn/">粤ICP备2024990002号-1</a> '
                 '<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11019902990002">京公网安备11019902990002号</a>')
        self.write("public/index.html", PAGE.replace("你好", badge))
        self.write("public/b.html", PAGE.replace("你好", badge))
        said = lambda *args: [(f["rule"], f["severity"], f["path"]) for f in self.report(
            0, "check", *numbers, "--rule", "icon-missing=off", *args)["findings"]]
        self.assertEqual(said(), [("subject-or-site-number", "note", "."), ("gongan-place-unknown", "note", ".")])
        self.assertEqual(said("--rule", "gongan-place-unknown=off"), [("subject-or-site-number", "note", ".")])
        subject = self.report(1, "check", "--icp", "京ICP备2024990001号", "--gongan", GONGAN)["findings"]
        self.assertIn(("subject-or-site-number", "warning", "."), [(f["rule"], f["severity"], f["path"]) for f in subject])

    def test_a_famous_number_that_is_configured_is_a_warning_once_for_the_site(self):
        famous = "京公网安备11000002000001号"
        self.write("public/a.html")
        self.write("public/b.html")
        self.report(0, "inject", "--icp", ICP, "--gongan", famous)
        said = [(f["rule"], f["severity"], f["path"]) for f in self.report(
            0, "check", "--icp", ICP, "--gongan", famous, "--rule", "icon-missing=off")["findings"]]
        self.assertEqual(said, [("number-placeholder", "warning", ".")])
        self.assertIn(b"number-placeholder", self.run_beian("check", "--icp", ICP, "--gongan", famous, "--format", "json").stdout)

    def test_a_missing_icon_is_said_once_at_the_first_page_that_shows_it(self):
        for name in ("public/c.html", "public/a.html", "public/b/d.html"):
            self.write(name)
        self.write("public/b.html", PAGE.replace("你好", "没有备案号"))
        self.expect(0, "inject", "--icp", ICP, "--gongan", GONGAN)
        icons = [f for f in self.report(0, "check", "--icp", ICP, "--gongan", GONGAN, "-j", "4")["findings"]]
        self.assertEqual([(f["rule"], f["severity"], f["path"]) for f in icons], [("icon-missing", "note", "a.html")])
        self.expect(1, "check", "--icp", ICP, "--gongan", GONGAN, "--rule", "icon-missing=error")
        self.assertEqual(self.report(0, "check", "--icp", ICP, "--gongan", GONGAN, "--rule", "icon-missing=off")["findings"], [])

    def test_an_icon_that_is_not_in_the_output(self):
        gongan = ('<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001">'
                  '<img src="{}" alt="">京公网安备11010102990001号</a>')
        arguments = ("check", "--gongan", GONGAN)
        for src, there, code in (("/img/g.png", "img/g.png", 0), ("/img/g.png", "img/h.png", 1), ("g.png", "a/g.png", 0),
                                 ("../g.png", "g.png", 0), ("../g.png", "a/g.png", 1), ("/base/g.png", "g.png", 0),
                                 ("g.png", "a/g.png/x", 1), ("../../g.png", "x", 0), ("%67.png?v=1", "a/g.png", 0)):
            with self.subTest(src=src, there=there):
                shutil.rmtree(self.folder / "public", ignore_errors=True)
                self.write("public/a/index.html", PAGE.replace("你好", gongan.format(src)))
                self.write("public/" + there, "x")
                found = [f["rule"] for f in self.report(code, *arguments)["findings"]]
                self.assertEqual(found, ["icon-broken"] if code else [])

    def test_forbidden_takes_out_our_badge_and_nothing_else(self):
        self.write("public/index.html")
        before = (self.folder / "public/index.html").read_bytes()
        numbers = "--icp", ICP, "--gongan", GONGAN
        self.expect(0, "inject", *numbers)
        report = self.report(1, "check", *numbers, "--show", "forbidden")
        self.assertEqual([f["rule"] for f in report["findings"]], ["number-forbidden"] * 2)
        self.expect(0, "inject", *numbers, "--show", "forbidden")
        self.assertEqual((self.folder / "public/index.html").read_bytes(), before)
        self.expect(0, "check", *numbers, "--show", "forbidden")

    def test_scope_home(self):
        self.write("public/index.html", PAGE.replace("你好", f'<a href="https://beian.miit.gov.cn/">{ICP}</a>'))
        self.write("public/other.html")
        self.expect(0, "check", "--icp", ICP, "--scope", "home")
        self.expect(1, "check", "--icp", ICP, "--scope", "all")
        (self.folder / "public/index.html").unlink()
        self.expect(2, "check", "--icp", ICP, "--scope", "home")

    def test_scope_home_follows_a_local_redirect(self):
        stub = ('<!DOCTYPE html><html><head><title>x</title><link rel="canonical" href="https://example.cn/zh/">'
                '<meta charset="utf-8"><meta http-equiv="refresh" content="0; url=https://example.cn/zh/"></head></html>')
        self.write("public/index.html", stub)
        self.write("public/zh/index.html")
        self.write("public/en/index.html")
        report = self.report(1, "check", "--icp", ICP, "--scope", "home")
        self.assertEqual({f["path"] for f in report["findings"] if f["rule"] == "icp-missing"}, {"zh/index.html"})


class Overrides(Case):
    STALE = (f'<!DOCTYPE html><meta charset=utf-8><title>t</title><body><footer><a href="http://www.miitbeian.gov.cn/">{ICP}</a></footer>')

    def setUp(self):
        super().setUp()
        for name in ("index.html", "demo/a.html", "demo/old/b.html"):
            self.write("public/" + name, self.STALE)
        self.write("beian.toml", f'''
            icp = "{ICP}"
            [[override]]
            paths = ["demo/**"]
            [override.rules]
            icp-link-stale = "warning"
            [[override]]
            paths = "**/old/*.html"
            rules.icp-link-stale = "off"
            ''')

    def severities(self, *args, **kwargs):
        done = self.run_beian("check", "--format", "json", *args, **kwargs)
        return {f["path"]: f["severity"] for f in json.loads(done.stdout)["findings"] if f["rule"] == "icp-link-stale"}

    def test_each_path_has_its_severity(self):
        self.assertEqual(self.severities(), {"index.html": "error", "demo/a.html": "warning"})
        self.expect(1, "check")
        (self.folder / "public/index.html").unlink()
        self.expect(0, "check")

    def test_the_command_line_and_the_environment_win(self):
        everywhere = dict.fromkeys(("index.html", "demo/a.html", "demo/old/b.html"), "note")
        self.assertEqual(self.severities("--rule", "icp-link-stale=note"), everywhere)
        self.assertEqual(self.severities(env={"BEIAN_RULES": "icp-link-stale=note"}), everywhere)

    def test_a_rule_that_is_off_there_repairs_nothing_there(self):
        self.expect(0, "inject")
        self.assertIn("miitbeian", (self.folder / "public/demo/old/b.html").read_text(encoding="utf-8"))
        self.assertNotIn("miitbeian", (self.folder / "public/demo/a.html").read_text(encoding="utf-8"))

    def test_errors(self):
        for text, words in (
            ("[[override]]\n[override.rules]\nno-pages = 'off'", "1:1: this [[override]] has no paths"),
            ("[[override]]\npaths = []", "has no paths"),
            ("[[override]]\npath = 'x'", "2:1: there is no “override.path”"),
            ("[[override]]\npaths = [1]", "2:10: “override.paths” should be a list of strings"),
            ("[[override]]\npaths = '/demo/'", "2:9: “/demo/” matches no page"),
            ("[[override]]\npaths = ['a/**', './demo/**']", "Write “demo/**”."),
            ("[[site]]\nmatch = 'en/'\nshow = 'forbidden'", "Write “en/**”."),
            ("exclude = ['/embed/**']", "1:11: “/embed/**” matches no page"),
            ("[[override]]\npaths = 'x'\nrules = 1", "should be a table"),
            ("[[override]]\npaths = 'x'\nrules.icp-link-stal = 'off'", "Did you mean “icp-link-stale”?"),
            ("[[override]]\npaths = 'x'\nrules.icp-link-stale = 'of'", "Did you mean “off”?"),
            ("[override]\npaths = 'x'", "[[override]], a list of tables"),
            ("override = [1]", "[[override]], a list of tables"),
        ):
            with self.subTest(text=text):
                self.write("beian.toml", text + "\n")
                self.expect(2, "check", "--icp", ICP)
                self.assertIn(words, self.err)


class UnsafeFixes(Case):
    PAGE = ('<!DOCTYPE html><meta charset=utf-8><title>t</title><body><footer>'
            '<a href="http://www.miitbeian.gov.cn/">京ICP备XXXXXXXX号</a></footer>')

    def test_only_where_asked(self):
        page = self.write("public/index.html", self.PAGE)
        self.expect(1, "inject", "--icp", ICP)
        self.assertEqual(page.read_text(encoding="utf-8"), self.PAGE)
        self.expect(0, "inject", "--unsafe-fixes", "--icp", ICP)
        wanted = self.PAGE.replace("京ICP备XXXXXXXX号", ICP).replace("http://www.miitbeian.gov.cn/", "https://beian.miit.gov.cn/")
        self.assertEqual(page.read_text(encoding="utf-8"), wanted)
        self.expect(0, "check", "--icp", ICP)
        self.expect(0, "inject", "--unsafe-fixes", "--icp", ICP)
        self.assertEqual(page.read_text(encoding="utf-8"), wanted)

    def test_check_has_no_such_option(self):
        self.write("public/index.html", self.PAGE)
        self.expect(2, "check", "--unsafe-fixes", "--icp", ICP)


class ExitCodes(Case):
    def test_exit_zero_never_hides_2(self):
        self.write("public/index.html")
        self.expect(0, "check", "--icp", ICP, "--exit-zero")
        self.expect(2, "check", "nowhere", "--icp", ICP, "--exit-zero")

    def test_max_warnings(self):
        self.write("public/index.html")
        args = ("check", "--icp", ICP, "--rule", "icp-missing=warning")
        self.expect(0, *args)
        self.expect(0, *args, "--max-warnings", "1")
        self.expect(1, *args, "--max-warnings", "0")
        self.expect(2, *args, "--max-warnings", "some")

    def test_rules_can_be_set(self):
        self.write("public/index.html")
        self.assertEqual(self.report(0, "check", "--icp", ICP, "--gongan", GONGAN, "--rule", "icp-missing=off", "--rule",
                                     "gongan-missing=off")["findings"], [])

    def test_usage(self):
        self.write("public/index.html")
        for args, words in (
            ((), "no command"),
            (("chek",), "Did you mean “check”?"),
            (("dif",), "Did you mean “diff”?"),
            (("check", "--gognan", "x"), "Did you mean “--gongan”?"),
            (("check", "--icp"), "--icp needs a value"),
            (("check", "--icp", ICP, "--scope", "hom"), "Did you mean “home”?"),
            (("check", "--icp", ICP, "--rule", "icp-mising=off"), "Did you mean “icp-missing”?"),
            (("check", "--icp", ICP, "--rule", "icp-missing"), "ID=SEVERITY"),
            (("check", "--icp", ICP, "--rule", "icp-missing=eror"), "Did you mean “error”?"),
            (("check", "--icp", ICP, "--format", "jsn"), "Did you mean “json”?"),
            (("check", "--icp", ICP, "--format", "xhtml5"), "there is no format “xhtml5”"),
            (("check", "--icp", ICP, "--format", "json="), "lacks the file"),
            (("check", "--icp", ICP, "--format", "text", "--format", "json"), "two reports"),
            (("check", "--icp", ICP, "-j", "0"), "--jobs"),
            (("check", "--icp", ICP, "--lang", "fr"), "zh, en"),
            (("check", "--icp", ICP, "--color", "maybe"), "auto, always, never"),
            (("remove", "--icp", ICP), "no option of beian remove"),
        ):
            with self.subTest(args=args):
                self.expect(2, *args)
                self.assertIn(words, self.err)
                self.assertEqual(self.out, "")

    def test_help_and_version(self):
        self.expect(0, "--version")
        self.assertRegex(self.out, r"^beian \d+\.\d+\.\d+\n$")
        self.expect(0, "--help")
        for command in ("check", "inject", "remove", "render", "number"):
            self.assertIn(command, self.out)
            done = self.run_beian(command, "--help")
            self.assertEqual(done.returncode, 0)
            self.assertIn("--lang", done.stdout.decode())
        self.expect(0, "check", "--help", "--lang", "zh")
        self.assertIn("用法", self.out)

    def test_a_reader_that_goes_away_is_no_failure(self):
        for i in range(3000):
            self.write(f"public/{i}.html")
        process = subprocess.Popen([os.path.abspath(BEIAN), "check", "--icp", ICP, "-v"], cwd=self.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        self.assertEqual(process.wait(), 1)


class BadInput(Case):
    """Issue 3: a clear message with the remedy, the exit code of the contract, and nothing written."""

    def check_and_inject(self, words, *args, code=2, **kwargs):
        for command in ("check", "inject"):
            before = self.tree()
            self.expect(code, command, *args, **kwargs)
            self.assertIn(words, self.err + self.out)
            self.assertEqual(self.tree(), before)

    def test_a_missing_folder(self):
        self.check_and_inject("no such file or folder", "nowhere", "--icp", ICP)
        self.assertIn("Build the site first", self.err)

    def test_no_usual_folder_and_too_many(self):
        self.check_and_inject("no built site found", "--icp", ICP)
        self.write("public/index.html")
        self.write("dist/index.html")
        self.check_and_inject("more than one possible output folder", "--icp", ICP)

    def test_no_pages(self):
        self.write("public/style.css", "x")
        self.check_and_inject("no-pages", "--icp", ICP)
        self.write("public/a.html")
        self.check_and_inject("no-pages", "--icp", ICP, "--exclude", "**")
        self.check_and_inject("no-pages", "--icp", ICP, "--include", "*.php")
        self.write("only/fragment.html", "<p>part of a page</p>")
        self.check_and_inject("no-pages", "only", "--icp", ICP)

    def test_an_unreadable_page(self):
        page = self.write("public/closed.html")
        self.write("public/open.html")
        page.chmod(0)
        self.check_and_inject("closed.html", "--icp", ICP, "--rule", "icp-missing=off", prefix=self.as_nobody())

    def test_an_unreadable_folder(self):
        self.write("public/closed/a.html")
        self.write("public/open.html")
        (self.folder / "public/closed").chmod(0)
        prefix = self.as_nobody()
        self.expect(2, "check", "--icp", ICP, prefix=prefix)
        self.assertIn("closed", self.err)
        self.assertIn("open.html", self.out)
        self.expect(1, "check", "--icp", ICP, "--exclude", "closed/**", prefix=prefix)

    def test_an_unknown_key(self):
        self.write("public/index.html")
        self.write("beian.toml", f'icp = "{ICP}"\ngognan = "x"\n')
        self.check_and_inject("beian.toml:2:1")
        self.assertIn("Did you mean “gongan”?", self.err)

    def test_a_malformed_number_in_the_config(self):
        self.write("public/index.html")
        self.write("beian.toml", 'icp = "京ICP备123号"\n')
        self.check_and_inject("beian.toml:1:7")
        self.assertIn("not valid", self.err)

    def test_a_config_with_no_number_at_all(self):
        self.write("public/index.html")
        self.write("beian.toml", 'root = "public"\n')
        self.check_and_inject("no filing number is configured")
        self.expect(0, "remove")

    def test_a_missing_config(self):
        self.write("public/index.html")
        self.check_and_inject("none.toml", "--config", "none.toml")

    def test_invalid_utf8(self):
        self.write("public/index.html", PAGE.encode() + b"\xff\xfe\xff")
        done = self.run_beian("check", "--icp", ICP, "--format", "json")
        self.assertEqual(done.returncode, 1)
        json.loads(done.stdout.decode("utf-8"))
        self.run_beian("inject", "--icp", ICP)
        self.assertTrue((self.folder / "public/index.html").read_bytes().endswith(b"\xff\xfe\xff"))

    def test_an_empty_file(self):
        self.write("public/index.html", b"")
        self.write("public/other.html")
        report = self.report(1, "check", "--icp", ICP)
        self.assertEqual(report["summary"]["skipped"] + report["summary"]["pages"], 2)
        self.run_beian("inject", "--icp", ICP)
        self.assertEqual((self.folder / "public/index.html").read_bytes(), b"")

    def test_a_100_mb_page(self):
        filler = b"<p>" + b"x" * 997 + b"\n"
        self.write("public/index.html", b"<!DOCTYPE html><html><body>" + filler * 100_000 + b"</body></html>")
        self.expect(1, "check", "--icp", ICP)
        self.expect(0, "inject", "--icp", ICP)
        self.expect(0, "check", "--icp", ICP)

    def test_a_folder_named_like_a_page(self):
        self.write("public/x.html/in.html")
        report = self.report(1, "check", "--icp", ICP, "--gongan", GONGAN)
        self.assertEqual({f["path"] for f in report["findings"]}, {"x.html/in.html"})

    def test_what_is_no_file_never_blocks(self):
        self.write("public/index.html")
        os.mkfifo(self.folder / "public/pipe.html")
        self.expect(2, "check", "--icp", ICP)
        self.assertIn("pipe.html: not a regular file", self.err)

    def test_links_out_of_the_root(self):
        outside = self.write("outside/x.html")
        self.write("public/index.html")
        (self.folder / "public/link.html").symlink_to(outside)
        (self.folder / "public/folder").symlink_to(self.folder / "outside")
        report = self.report(0, "inject", "--icp", ICP)
        self.assertEqual({f["path"] for f in report["findings"] if f["severity"] == "warning"}, {"link.html", "folder"})
        self.assertEqual(report["summary"]["skipped"], 2)
        self.assertEqual(outside.read_text(), PAGE)
        self.assertTrue((self.folder / "public/link.html").is_symlink())

    def test_a_read_only_page(self):
        page = self.write("public/index.html")
        page.chmod(0o444)
        self.expect(2, "inject", "--icp", ICP)
        self.assertIn("read-only", self.err)
        self.assertEqual(page.read_text(), PAGE)

    def test_strange_names(self):
        for name in (b"bad\xff.html", b"line\nbreak.html", b"-dash.html", b".html", b"n" * 250 + b".html"):
            pathlib.Path(os.fsdecode(os.fsencode(self.folder) + b"/public")).mkdir(exist_ok=True)
            with open(os.fsencode(self.folder) + b"/public/" + name, "wb") as file:
                file.write(PAGE.encode())
        report = self.report(1, "check", "--icp", ICP)
        self.assertEqual(report["summary"]["pages"], 5)
        self.assertIn("bad\ufffd.html", {f["path"] for f in report["findings"]})
        self.assertEqual(self.report(0, "inject", "--icp", ICP)["summary"]["changed"], 5)


class Settings(Case):
    def test_command_line_over_environment_over_file(self):
        self.write("public/index.html")
        self.write("beian.toml", 'icp = "粤ICP备2024990002号"\n')

        def missing(*args, **kwargs):
            report = self.report(1, "check", *args, **kwargs)
            return [f["message"] for f in report["findings"] if f["rule"] == "icp-missing"][0]

        self.assertIn("粤ICP备2024990002号", missing())
        self.assertIn("沪ICP备2024990003号", missing(env={"BEIAN_ICP": "沪ICP备2024990003号"}))
        self.assertIn(ICP, missing("--icp", ICP, env={"BEIAN_ICP": "沪ICP备2024990003号"}))
        self.expect(2, "check", env={"BEIAN_SCOPE": "hom"})
        self.assertIn("BEIAN_SCOPE", self.err)

    def test_the_config_is_found_upward_from_the_path(self):
        self.write("project/beian.toml", f'icp = "{ICP}"\nroot = "out"\n')
        self.write("project/out/a/x.html")
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir()
        self.expect(1, "check", "../project/out", cwd=elsewhere)
        self.expect(1, "check", cwd=self.folder / "project/out/a")
        self.expect(2, "check", cwd=elsewhere)

    def test_language(self):
        self.write("public/index.html")
        self.expect(1, "check", "--icp", ICP, "--lang", "zh")
        self.assertIn("错误", self.out)
        self.expect(1, "check", "--icp", ICP, env={"LANG": "zh_CN.UTF-8"})
        self.assertIn("错误", self.out)
        self.expect(1, "check", "--icp", ICP, env={"LANG": "zh_CN.UTF-8", "LC_ALL": "C"})
        self.assertIn("error", self.out)
        english = self.run_beian("check", "--icp", ICP, "--format", "json").stdout
        self.assertEqual(self.run_beian("check", "--icp", ICP, "--format", "json", env={"LANG": "zh_CN.UTF-8"}).stdout, english)


class Reports(Case):
    def test_a_named_report_beside_the_text(self):
        self.write("public/index.html")
        self.expect(1, "check", "--icp", ICP, "--format", "json=report.json")
        self.assertIn("icp-missing", self.out)
        self.assertEqual(json.loads((self.folder / "report.json").read_text())["summary"]["pages"], 1)

    def test_quiet(self):
        self.write("public/index.html")
        self.expect(1, "check", "--icp", ICP, "-q")
        self.assertEqual((self.out, self.err), ("", ""))
        self.expect(1, "check", "--icp", ICP, "-q", "--format", "json=report.json")
        self.assertEqual(self.out, "")
        json.loads((self.folder / "report.json").read_text())

    def test_a_named_report_is_written_when_nothing_matched(self):
        self.write("public/style.css", "x")
        self.expect(2, "check", "--icp", ICP, "--format", "json=report.json")
        report = json.loads((self.folder / "report.json").read_text())
        self.assertEqual([f["rule"] for f in report["findings"] if f["severity"] == "error"], ["no-pages"])

    def test_a_report_into_a_pipe_is_written_in_place(self):
        self.write("public/index.html")
        done = subprocess.run(["bash", "-c", f'"{os.path.abspath(BEIAN)}" check -q --icp {ICP} --format json=/dev/fd/3 3>&1 | cat'],
                              cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(json.loads(done.stdout)["command"], "check")
        self.expect(1, "check", "-q", "--icp", ICP, "--format", "json=/dev/stdout")
        self.assertEqual(json.loads(self.out)["command"], "check")
        self.expect(1, "check", "--icp", ICP, "--format", "json=/dev/null")

    def test_a_full_disk_under_the_report(self):
        self.write("public/index.html")
        self.expect(2, "check", "--icp", ICP, "--format", "json=/dev/full")
        self.assertIn("/dev/full", self.err)

    def test_no_colour_where_there_is_no_terminal(self):
        self.write("public/index.html")
        self.expect(1, "check", "--icp", ICP)
        self.assertNotIn("\x1b", self.out)
        self.expect(1, "check", "--icp", ICP, "--color", "always")
        self.assertIn("\x1b[1;31merror", self.out)

    def test_line_and_column_are_characters(self):
        self.write("public/index.html", PAGE.replace("你好", f'你好 <a href="http://www.miitbeian.gov.cn/">{ICP}</a>'))
        report = self.report(1, "check", "--icp", ICP, "--gongan", GONGAN)
        stale = [f for f in report["findings"] if f["rule"] == "icp-link-stale"][0]
        self.assertEqual(stale["line"], 3)
        self.assertGreaterEqual(stale["column"], 13)
        self.expect(1, "check", "--icp", ICP, "--gongan", GONGAN)
        self.assertIn("^", self.out)


class Numbers(Case):
    def test_json(self):
        self.expect(0, "number", "--format", "json", ICP, GONGAN)
        report = json.loads(self.out)
        self.assertEqual(report["version"], 1)
        icp, gongan = report["numbers"]
        self.assertEqual((icp["text"], icp["kind"], icp["valid"], icp["normal"], icp["province"], icp["region"], icp["place"],
                          icp["year"], icp["suffix"], icp["target"], icp["findings"]),
                         (ICP, "icp", True, ICP, "京", "北京", None, 2024, "1", "website", []))
        self.assertEqual((gongan["kind"], gongan["normal"], gongan["region"], gongan["place"]), ("gongan", GONGAN, "北京", "东城区"))

    def test_exit_code_follows_valid(self):
        self.expect(0, "number", ICP)
        self.expect(1, "number", ICP, "hello")
        self.expect(1, "number", "川公网安备11010102990001号")
        self.assertIn("province-mismatch", self.out)
        self.expect(1, "number", "萌ICP备20240001号")
        self.expect(2, "number", input=b"")
        self.expect(0, "number", input=(ICP + "\n").encode())


class Render(Case):
    def test_the_badge(self):
        self.expect(0, "render", "--icp", ICP, "--gongan", GONGAN)
        self.assertIn("data-beian", self.out)
        self.assertIn("https://beian.miit.gov.cn/", self.out)
        self.expect(2, "render")
        self.expect(2, "render", "public", "--icp", ICP)


class SeveralRuns(Case):
    def test_locked(self):
        self.write("public/index.html")
        handle = os.open(self.folder / "public", os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
        start = time.monotonic()
        self.expect(2, "inject", "--icp", ICP)
        self.assertLess(time.monotonic() - start, 5)
        self.assertIn("locked", self.err)
        self.expect(1, "check", "--icp", ICP)
        os.close(handle)
        self.expect(0, "inject", "--icp", ICP)

    def test_many_at_once(self):
        for i in range(50):
            self.write(f"public/{i}.html")
        runs = [subprocess.Popen([os.path.abspath(BEIAN), "inject", "--icp", ICP, "-q"], cwd=self.folder,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(6)]
        codes = []
        for process in runs:
            errors = process.communicate()[1]
            codes.append(process.returncode)
            if process.returncode != 0:
                self.assertEqual(process.returncode, 2)
                self.assertIn(b"locked", errors)
        self.assertIn(0, codes)
        self.expect(0, "check", "--icp", ICP)
        self.assertFalse((self.folder / "public/.beian").exists())

    def test_leftovers_of_a_killed_run_are_cleared(self):
        self.write("public/index.html")
        self.write("public/.beian/3", "half a pa")
        self.expect(0, "inject", "--icp", ICP)
        self.assertFalse((self.folder / "public/.beian").exists())

    def test_interrupted(self):
        for i in range(4000):
            self.write(f"public/{i % 50}/{i}.html")
        process = subprocess.Popen([os.path.abspath(BEIAN), "inject", "--icp", ICP, "-q", "-j1"], cwd=self.folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        errors = process.communicate()[1]
        if process.returncode == 0:
            self.skipTest("it was faster than the signal")
        self.assertIn(process.returncode, (2, -signal.SIGINT))  # the latter: before the program could listen
        if process.returncode == 2:
            self.assertIn(b"interrupted", errors)
        self.assertFalse((self.folder / "public/.beian").exists())
        self.expect(0, "inject", "--icp", ICP)


if __name__ == "__main__":
    unittest.main()
