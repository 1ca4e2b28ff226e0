#!/usr/bin/env python3
"""beian precheck from outside: filing.toml, exit codes, formats, redaction, the calendar, and rules of one's own.

Run by ctest; by hand: BEIAN=build/dev/beian python3 tests/cli/precheck_test.py [-k NAME]
"""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

BEIAN = os.path.abspath(os.environ.get("BEIAN", "build/dev/beian"))
SOURCE = pathlib.Path(__file__).resolve().parents[2]
HOME = (SOURCE / "fixtures/precheck/home.html").read_text()
FILING = """
[subject]
name = "云杉里（北京）茶业有限公司"
kind = "企业"
person = "佟若溪"
phone = "13912345678"
email = "ruoxi.secret@yunshanli.cn"
[site]
name = "云杉里茶业"
domains = ["yunshanli.cn"]
service = "www"
languages = ["zh-CN"]
provider = "云杉云计算有限公司"
registrar = "云杉域名服务有限公司"
online = 2026-03-05
[person]
same_as_subject = true
[icp]
number = "京ICP备2024990001号-1"
approved = 2026-03-02
"""
SECRETS = ["佟若溪", "13912345678", "139-1234-5678", "ruoxi.secret"]


class Precheck(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        (self.root / "public").mkdir()
        self.page(HOME)
        self.filing(FILING)

    def page(self, text, name="index.html"):
        (self.root / "public" / name).write_text(text)

    def filing(self, text):
        (self.root / "filing.toml").write_text(text)

    def run_it(self, *args, code=0, ci=None, lang="en"):
        env = {k: v for k, v in os.environ.items() if k not in ("CI", "GITHUB_ACTIONS") and not k.startswith("BEIAN_")}
        if ci is not None:
            env["CI"] = ci
        args = [BEIAN, "precheck", "public", *args] + (["--lang", lang] if lang else [])
        done = subprocess.run(args, cwd=self.root, env=env, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done

    def judged(self, *args, **kwargs):
        return json.loads(self.run_it("--today", "2026-03-10", "--format", "json", *args, **kwargs).stdout)

    def test_in_order(self):
        report = self.judged()
        self.assertEqual([f["rule"] for f in report["findings"]], ["filing-deadline"])
        self.assertEqual(report["findings"][0]["severity"], "note")
        self.assertEqual(report["verdict"]["interactive"], False)
        self.assertEqual(report["verdict"]["answer"], "非交互式")
        self.assertEqual([s["id"] for s in report["steps"]],
                         ["account", "subject", "site", "person", "submit", "review", "hang", "deadlines"])
        for step in report["steps"]:
            for item in step["items"]:
                self.assertTrue(item["asks"] and item["label"])

    def test_an_error_is_exit_1_and_exit_zero_hides_it(self):
        self.page(HOME.replace("<h1>", "<p>[待填写]</p><h1>"))
        self.run_it(code=1)
        self.run_it("--exit-zero", code=0)

    def test_without_filing_the_pages_are_judged(self):
        (self.root / "filing.toml").unlink()
        self.page(HOME.replace("<h1>", '<form action="/in"><input name=p type="password"></form><h1>'))
        report = self.judged()
        self.assertEqual([(f["rule"], f["severity"]) for f in report["findings"]], [("answer-missing", "warning")])
        self.assertTrue(report["verdict"]["interactive"])
        evidence = report["verdict"]["evidence"][0]
        self.assertEqual((evidence["kind"], evidence["sign"]), ("login", "password"))
        place = evidence["places"][0]
        line = (self.root / "public/index.html").read_text().splitlines()[place["line"] - 1]
        self.assertEqual(line[place["column"] - 1:].split(" ")[0], "<input")
        self.assertIn('type="password"', place["excerpt"])

    def test_trouble_is_exit_2(self):
        for args in (["--filing", "none.toml"], ["--today", "2026-02-30"], ["--format", "sarif"], ["--redact", "--no-redact"]):
            self.assertEqual(self.run_it(*args, code=2).stdout, "")
        (self.root / "public/index.html").unlink()
        self.assertIn("no page was found", self.run_it(code=2).stderr)

    def test_errors_of_filing_toml_point_at_the_place(self):
        for text, place, caret in (('[site]\nname = 5\n', "filing.toml:2:8: “site.name” should be", 7),
                                   ('[site]\nnmae = "x"\n', "filing.toml:2:1: there is no question “site.nmae”. Did you mean “site.name”?", 0),
                                   ('[site]\nservice = "wwww"\n', "Did you mean “www”?", 10),
                                   ('[icp]\napproved = "soon"\n', "filing.toml:2:12: “soon” is no date", 11),
                                   ('[rules]\nsite-nmae = "off"\n', "Did you mean “site-name”?", 0),
                                   ('[limits]\nimage_kb = 0\n', "filing.toml:2:12", 11)):
            self.filing(text)
            err = self.run_it(code=2).stderr
            self.assertIn(place, err)
            lines = err.rstrip("\n").splitlines()
            self.assertEqual(lines[-1].index("^") - lines[-1].index("|") - 2, caret, err)
            self.assertEqual(lines[-2].split(" | ", 1)[1], text.splitlines()[1])
        self.filing('[site\nname = "x"\n')
        self.assertIn("filing.toml:", self.run_it(code=2).stderr)

    def test_init_writes_once_a_file_that_can_be_read(self):
        for lang in ("en", "zh"):
            (self.root / "filing.toml").unlink()
            self.run_it("--init", lang=lang)
            text = (self.root / "filing.toml").read_text()
            self.assertIn("# ", text)
            self.run_it("--init", code=2)
            self.assertEqual((self.root / "filing.toml").read_text(), text)
            report = self.judged(code=1)
            self.assertEqual({f["rule"] for f in report["findings"]}, {"answer-missing"})
            # What stands behind '#' is an answer that can be given.
            (self.root / "my-widget.toml").write_text('id = "w"\nname = "w"\n[[sign]]\nid = "s"\ntext = ["x"]\n')
            self.filing(re.sub(r"^# (?=[a-z_-]+ = |\[[a-z]+\]$)", "", text, flags=re.M))
            self.judged(code=1)

    def test_nothing_personal_is_whole_in_a_redacted_report(self):
        self.filing(FILING.replace("佟若溪", "佟若溪").replace('[icp]', 'documents = ["佟若溪.jpg"]\n[icp]') + "[rules]\nowner-in-footer = \"note\"\n")
        self.page(HOME.replace("<h1>", "<p>联系 佟若溪：139-1234-5678，ruoxi.secret@yunshanli.cn</p><p>联系人佟若溪 [待填写]</p><h1>"))
        for formats in (["--format", "text", "-v"], ["--format", "json"], ["--format", "html"]):
            for lang in ("en", "zh"):
                whole = self.run_it(*formats, code=1, lang=lang).stdout
                self.assertTrue(any(s in whole for s in SECRETS), "the test would see nothing")
                for args, ci in ((["--redact"], None), ([], "true"), ([], "1")):
                    out = self.run_it(*formats, *args, code=1, ci=ci, lang=lang)
                    for secret in SECRETS:
                        self.assertNotIn(secret, out.stdout + out.stderr)
                    self.assertIn("佟＊＊", out.stdout)
                self.assertEqual(self.run_it(*formats, "--no-redact", code=1, ci="true", lang=lang).stdout, whole)

    def test_a_redacted_error_shows_no_line(self):
        self.filing('[subject]\nphone = ["13912345678"]\n')
        err = self.run_it("--redact", code=2).stderr
        self.assertIn("filing.toml:2:9", err)
        self.assertNotIn("13912345678", err)
        self.assertIn("13912345678", self.run_it(code=2).stderr)

    def test_calendar(self):
        self.run_it("--calendar", "due.ics", "--today", "2026-03-10")
        raw = (self.root / "due.ics").read_bytes()
        self.assertNotIn(b"\n", raw.replace(b"\r\n", b""))
        self.assertTrue(all(len(line) <= 75 for line in raw.split(b"\r\n")))
        text = raw.decode().replace("\r\n ", "")
        self.assertEqual(re.findall(r"DTSTART;VALUE=DATE:(\d+)", text), ["20260401", "20260404"])
        self.assertEqual(text.count("BEGIN:VEVENT"), text.count("END:VEVENT"))
        self.assertEqual(len(set(re.findall(r"UID:(.*)\r", text))), 2)
        self.assertNotIn("佟若溪", text)

    def test_rules_of_ones_own(self):
        (self.root / "booking.toml").write_text(
            'id = "booking"\nname = {en = "booking", zh = "预约"}\n[[sign]]\nid = "room"\nname = {en = "a room form", zh = "订房"}\n'
            'strength = "certain"\nxpath = "//form[@id=\'room\']"\n')
        self.filing('interactive_rules = ["booking.toml"]\n' + FILING)
        self.page(HOME.replace("<h1>", "<form id=room><input name=day></form><h1>"))
        evidence = self.judged()["verdict"]["evidence"]
        self.assertEqual([(e["kind"], e["sign"], e["name"]) for e in evidence], [("booking", "room", "a room form")])
        for bad, words in (('xpath = "//form["', "booking.toml:7:9"), ('strength = "sure"', "certain, likely or hint"),
                           ('xpaht = "//a"', "Did you mean “xpath”?")):
            text = (self.root / "booking.toml").read_text()
            (self.root / "booking.toml").write_text(re.sub(r"^(xpath|strength|xpaht) = .*\n", "", text, flags=re.M) + bad + "\n")
            err = self.run_it(code=2).stderr
            self.assertIn(words.replace("7:9", "6:9"), err)
        self.filing('interactive_rules = ["../outside.toml"]\n' + FILING)
        self.run_it(code=2)

    def test_today_counts(self):
        days = {"2026-03-10": ("note", 25), "2026-03-30": ("warning", 5), "2026-04-04": ("warning", 0), "2026-04-05": ("error", 1)}
        for day, (severity, left) in days.items():
            out = self.run_it("--today", day, "--format", "json", code=1 if severity == "error" else 0)
            found = [f for f in json.loads(out.stdout)["findings"] if f["rule"] == "filing-deadline"]
            self.assertEqual([f["severity"] for f in found], [severity])
            self.assertIn(f" {left} days", found[0]["message"])

    def test_a_gbk_page_and_a_sitemap(self):
        self.page(HOME.replace("utf-8", "gbk").replace("<h1>", "<p>[待填写]</p><h1>"))
        gbk = (self.root / "public/index.html").read_text().encode("gbk")
        (self.root / "public/index.html").write_bytes(gbk)
        self.page('<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<url><loc>https://old.example.org/</loc></url></urlset>', "sitemap.xml")
        found = {f["rule"]: f for f in self.judged(code=1)["findings"]}
        self.assertEqual(found["leftover-text"]["excerpt"].count("待填写"), 1)
        self.assertEqual((found["foreign-domain"]["path"], found["foreign-domain"]["line"]), ("sitemap.xml", 3))

    def test_output_is_the_same_each_time(self):
        self.page(HOME, "b.html")
        day = ("-v", "--today", "2026-03-10")
        self.assertEqual(self.run_it(*day).stdout, self.run_it(*day).stdout)

    def test_explain_knows_the_rules(self):
        done = subprocess.run([BEIAN, "explain", "main-domain", "--lang", "en"], capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0)
        self.assertIn("main-domain", done.stdout)


if __name__ == "__main__":
    unittest.main()
