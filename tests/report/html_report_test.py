#!/usr/bin/env python3
"""The HTML report, read by a parser that is not ours: one whole page that fetches nothing and in which nothing of a page runs.

The sites are the bundled one and one made to break out of the report. Set BEIAN to the program."""
import base64
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path

BEIAN = os.environ["BEIAN"]
SITE = Path(__file__).resolve().parents[2] / "fixtures" / "site"
NUMBERS = ["--icp", "京ICP备2024990001号-1", "--gongan", "京公网安备11010102990001号"]
VOID = {"meta", "link", "input", "img", "br", "hr", "circle", "path", "rect"}
PAYLOADS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "\"><svg onload=alert(3)>", "'-alert(4)-'", "</style><script>alert(5)//",
    "</script><script>alert(6)</script>", "<a href=javascript:alert(7)>8</a>", "<iframe srcdoc=\"<script>parent.alert(9)</script>\"></iframe>",
    "<meta http-equiv=refresh content=0;url=https://evil.example/>", "<base href=https://evil.example/>", "<link rel=stylesheet href=//evil.example/a.css>",
    "<style>@import '//evil.example/b.css'; *{display:none}</style>", "<p style=\"background:url(//evil.example/c.png)\">10</p>",
    "<form action=https://evil.example/><input name=a><button>11</button></form>", "<object data=//evil.example/d></object>", "<!--", "<plaintext>",
]


class Reader(HTMLParser):
    """Elements with their attributes, the text of each, and whether every element is closed in its order."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.open, self.wrong, self.texts, self.doctype = [], [], [], {}, None
        self.feed(text)
        self.close()

    def handle_decl(self, decl):
        self.doctype = decl

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"{tag} has an attribute twice")
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes something else at {self.getpos()}")

    def handle_data(self, data):
        if self.open:
            self.texts[self.open[-1]] = self.texts.get(self.open[-1], "") + data

    def all(self, tag, **wanted):
        return [a for t, a in self.elements if t == tag and all(a.get(k.replace("_", "-")) == v for k, v in wanted.items())]


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="beian-html-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def run_beian(self, *args, expect):
        done = subprocess.run([BEIAN, *args], cwd=self.folder, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8", "BEIAN_LANG": ""})
        self.assertEqual(done.returncode, expect, done.stdout + done.stderr)
        return (self.folder / "report.html").read_text(encoding="utf-8")

    def judge(self, text):
        """What every report must be; answers the reader."""
        page = Reader(text)
        self.assertEqual(page.wrong, [])
        self.assertEqual(page.open, [])
        self.assertEqual(page.doctype.lower(), "doctype html")
        # One script, ours, and the policy names it.
        self.assertEqual(page.all("script"), [{}])
        hash_ = base64.b64encode(hashlib.sha256(page.texts["script"].encode()).digest()).decode()
        policy = page.all("meta", http_equiv="Content-Security-Policy")[0]["content"]
        self.assertIn(f"script-src 'sha256-{hash_}';", policy)
        self.assertTrue(policy.startswith("default-src 'none'; "), policy)
        self.assertIn("base-uri 'none'; form-action 'none'", policy)
        ids = [a["id"] for _, a in page.elements if "id" in a]
        self.assertEqual(len(ids), len(set(ids)), "an id stands twice")
        for tag, attributes in page.elements:
            for name, value in attributes.items():
                self.assertFalse(name.startswith("on"), (tag, name))
                if name in ("data", "action", "poster", "background", "formaction", "srcset"):
                    self.fail(f"{tag} fetches {value}")
                if name == "src":
                    self.assertTrue(value.startswith("data:image/"), value)
                if name == "href" and tag == "a" and value.startswith("#"):
                    self.assertIn(value[1:], ids, "a link into the report leads nowhere")
                elif name == "href" and tag == "a":
                    self.assertTrue(value.startswith("https://"), value)
                    self.assertEqual((attributes.get("target"), attributes.get("rel")), ("_blank", "noreferrer"))
                elif name == "href":
                    self.assertEqual((tag, value), ("link", "data:,"))
        for shown in self.shown(text):
            self.judge_shown(shown)
        both = [a.get("class") for _, a in page.elements if a.get("lang") in ("en", "zh") and a.get("class")]
        en, zh = (sum(1 for c in both if lang in c.split()) for lang in ("en", "zh"))
        self.assertEqual(en, zh, "a sentence has one language only")
        self.assertGreater(en, 10)
        return page

    @staticmethod
    def shown(text):
        """What stands of pages as it looks, in shadow trees."""
        return re.findall(r'<template shadowrootmode="open">(.*?)</template>', text, re.DOTALL)

    def judge_shown(self, text):
        shown = Reader(text)
        self.assertEqual(shown.wrong, [])
        self.assertEqual(shown.open, [])
        self.assertEqual(len(shown.all("style")), 1)
        self.assertTrue(text.startswith("<style>:host{all:initial;display:block;contain:layout paint;"))
        for tag, attributes in shown.elements:
            self.assertNotIn(tag, ("script", "iframe", "object", "embed", "link", "meta", "base", "form", "input", "button", "svg", "math", "template"))
            for name, value in attributes.items():
                self.assertIn(name, ("style", "src", "alt", "width", "height"), (tag, name))
                if name == "src":
                    self.assertTrue(value.startswith("data:image/"), value)
                if name == "style":
                    self.assertNotRegex(value, r"[()\\@]")


class Bundled(Case):
    def setUp(self):
        super().setUp()
        for name in ("beian.toml", "public"):
            source = SITE / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, self.folder / name)

    def test_check(self):
        text = self.run_beian("check", "--format", "html=report.html", "--format", "json=report.json", expect=1)
        page = self.judge(text)
        import json

        report = json.loads((self.folder / "report.json").read_text())
        summary, found = report["summary"], report["findings"]
        self.assertIn(f"{summary['errors']}</span>", text)
        # Every rule that spoke has its section, its card and its page; every page that is wrong is named.
        for rule in {f["rule"] for f in found}:
            self.assertEqual(len(page.all("section", id="rule-" + rule)), 1)
            self.assertTrue(page.all("article", data_rule=rule))
            self.assertEqual(len(page.all("details", id="about-" + rule)), 1)
        for path in {f["path"] for f in found if f["path"] != "."}:
            self.assertIn(path, text)
        # Fewer cards than findings: what is alike is told once.
        cards = [a for t, a in page.elements if t == "article" and "card" in a["class"].split()]
        self.assertLess(len(cards), len(found) / 2)
        self.assertEqual(len(page.all("template")), len(self.shown(text)))
        self.assertTrue(self.shown(text))

    def test_inject_and_remove(self):
        text = self.run_beian("inject", "--format", "html=report.html", expect=0)
        page = self.judge(text)
        before, after = self.shown(text)[:2]
        self.assertNotIn("京ICP备2024990001号-1", before)
        self.assertIn("京ICP备2024990001号-1", after)
        self.assertTrue(page.all("article", data_severity="fixed"))
        self.judge(self.run_beian("remove", "--format", "html=report.html", expect=0))

    def test_clean_and_troubled(self):
        self.run_beian("inject", "--format", "html=report.html", expect=0)
        text = self.run_beian("check", "--rule", "icon-missing=off", "--rule", "sitemap-unlisted=off", "--format", "html=report.html", expect=0)
        page = self.judge(text)
        self.assertIn("Nothing wrong", text)
        self.assertEqual(page.all("input"), [])  # nothing to search
        empty = self.folder / "empty"
        empty.mkdir()
        text = self.run_beian("check", str(empty), "--format", "html=report.html", expect=2)
        self.judge(text)
        self.assertIn("The work could not be done", text)

    def test_several_times_is_the_same(self):
        first = self.run_beian("check", "--format", "html=report.html", "-j", "1", expect=1)
        self.assertEqual(first, self.run_beian("check", "--format", "html=report.html", "-j", "7", expect=1))

    def test_language(self):
        text = self.run_beian("check", "--lang", "zh", "--format", "html=report.html", expect=1)
        self.assertIn('<html lang="zh-CN" data-lang="zh">', text)


class Hostile(Case):
    def test_payloads(self):
        site = self.folder / "site"
        site.mkdir()
        for i, payload in enumerate(PAYLOADS):
            name = f"{i}'\"><b onclick=alert()>&amp;.html" if i % 2 else f"{i}.html"
            (site / name).write_text(
                f"<!DOCTYPE html><title>{payload}</title><body id='{payload}'><main class=\"{payload.replace(chr(34), '')}\">"
                f"{payload}<p>京ICP备{2024990001}号</p></main><footer>{payload} <a href='{payload}'>京ICP备2023990002号-1</a> {payload}</footer>",
                encoding="utf-8")
        text = self.run_beian("check", "site", *NUMBERS, "--format", "html=report.html", expect=1)
        self.judge(text)
        self.assertIn("alert(", text)  # it is there, as text
        self.run_beian("inject", "site", *NUMBERS, "--format", "html=report.html", expect=1)
        self.judge((self.folder / "report.html").read_text(encoding="utf-8"))

    def test_bytes(self):
        site = self.folder / "site"
        site.mkdir()
        (site / "a.html").write_bytes(b"<!DOCTYPE html><title>a</title><body>\xff\xfe\x00\x01<footer>\xe4\xba\xacICP\xe5\xa4\x8712345678\xe5\x8f\xb7\xed\xa0\x80</footer>")
        (site / "gbk.html").write_bytes("<!DOCTYPE html><meta charset=gbk><title>a</title><footer>京ICP备2024990001号－1 版权</footer>".encode("gbk"))
        text = self.run_beian("check", "site", *NUMBERS, "--format", "html=report.html", expect=1)
        self.judge(text)
        self.assertNotRegex(text, re.compile("[\x00-\x08\x0b-\x1f]"))


class Many(Case):
    def test_the_report_does_not_grow_with_the_site(self):
        site = self.folder / "site"
        site.mkdir()
        sizes = []
        for count in (500, 2000):
            for i in range(count):
                (site / f"{i}.html").write_text(f"<!DOCTYPE html><title>{i}</title><main><p>{i}</main><footer>©</footer>")
            text = self.run_beian("check", "site", *NUMBERS, "--format", "html=report.html", expect=1)
            self.judge(text)
            self.assertIn(f"{count:,} findings", text)
            sizes.append(len(text))
        self.assertLess(sizes[1], sizes[0] * 1.05)


if __name__ == "__main__":
    unittest.main()
