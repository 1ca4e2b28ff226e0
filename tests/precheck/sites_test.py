#!/usr/bin/env python3
"""Three sites by real generators, with our content: a company's (Hugo), a blog with comments (Hugo, Hexo), a shop (Hugo, Jekyll).
What precheck says of each, and the pictures of its HTML report.

And pages of Debian's documentation, which nobody wrote for us and of which none is interactive: those packages that are here.
Run by ctest; by hand: BEIAN=build/dev/beian python3 tests/precheck/sites_test.py [-k NAME]
"""
import base64
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

BEIAN = os.path.abspath(os.environ.get("BEIAN", "build/dev/beian"))
SOURCE = pathlib.Path(__file__).resolve().parents[2]
SITES = SOURCE / "fixtures/precheck-sites"
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "beian"
LOOKALIKES = CACHE / "lookalikes"
HEXO = CACHE / "themes/.installs/hexo"


def judged(folder, *args, code=None):
    env = {k: v for k, v in os.environ.items() if k != "CI" and not k.startswith("BEIAN_")}
    done = subprocess.run([BEIAN, "precheck", str(folder), "--format", "json", "--today", "2026-03-10", *args],
                          capture_output=True, text=True, env=env, timeout=300, cwd=folder)
    if done.returncode == 2 or (code is not None and done.returncode != code):
        raise AssertionError(f"exit {done.returncode}: {done.stderr}{done.stdout[:2000]}")
    return json.loads(done.stdout)


def signs(report):
    return {f"{e['kind']}/{e['sign']}": e for e in report["verdict"]["evidence"]}


def hugo(name, to):
    shutil.copytree(SITES / "hugo", to, dirs_exist_ok=True)
    shutil.copytree(SITES / name, to, dirs_exist_ok=True)
    return ["hugo", "--quiet", "--destination", "public"]


def hexo(name, to):
    shutil.copytree(SITES / "hexo", to, dirs_exist_ok=True)
    shutil.copytree(SITES / name / "content/posts", to / "source/_posts")
    shutil.copy(SITES / name / "filing.toml", to)
    shutil.copy(HEXO / "package.json", to)
    (to / "node_modules").symlink_to(HEXO / "node_modules")
    return ["node", "node_modules/hexo-cli/bin/hexo", "generate", "--silent"]


def jekyll(name, to):
    shutil.copytree(SITES / "jekyll", to, dirs_exist_ok=True)
    shutil.copytree(SITES / name / "content", to, dirs_exist_ok=True)
    shutil.copy(SITES / name / "filing.toml", to)
    for file in list(to.rglob("_index.md")):
        file.rename(file.with_name("index.md"))
    return ["jekyll", "build", "--quiet", "--destination", "public"]


NEEDED = {hugo: (lambda: shutil.which("hugo"), "hugo is not installed (scripts/setup test)"),
          hexo: (lambda: (HEXO / "stamp").exists(), "hexo is not installed (scripts/themes --install hexo)"),
          jekyll: (lambda: shutil.which("jekyll"), "jekyll is not installed (scripts/themes jekyll-minima)")}


class Building(unittest.TestCase):
    def build(self, generator, name):
        there, missing = NEEDED[generator]
        if not there():
            self.skipTest(f"SKIPPED: {missing}")
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        to = pathlib.Path(place.name)
        to.chmod(0o755)
        done = subprocess.run(generator(name, to), cwd=to, timeout=120, capture_output=True, text=True,
                              env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return to / "public"


class Sites(Building):
    def check_place(self, folder, evidence, text):
        for place in evidence["places"]:
            line = (folder / place["path"]).read_text().splitlines()[place["line"] - 1]
            self.assertIn(text, line)
            self.assertTrue(place["excerpt"])

    def test_company(self):
        folder = self.build(hugo, "company")
        report = judged(folder, "--filing", str(folder.parent / "filing.toml"), code=0)
        self.assertEqual(report["verdict"]["interactive"], False)
        self.assertEqual(report["verdict"]["confidence"], "high")
        self.assertEqual(report["verdict"]["evidence"], [])
        self.assertGreaterEqual(report["summary"]["pages"], 4)
        self.assertEqual([f["rule"] for f in report["findings"] if f["severity"] == "error"], [])

    def check_blog(self, folder):
        report = judged(folder, "--filing", str(folder.parent / "filing.toml"), code=1)
        self.assertTrue(report["verdict"]["interactive"])
        self.assertEqual(report["verdict"]["confidence"], "high")
        self.assertEqual(set(signs(report)), {"comments/giscus"})
        self.check_place(folder, signs(report)["comments/giscus"], "giscus.app/client.js")
        self.assertEqual(signs(report)["comments/giscus"]["pages"], 2)  # the posts, and not the one on how to embed it
        errors = [(f["rule"], f["path"]) for f in report["findings"] if f["severity"] == "error"]
        self.assertEqual([rule for rule, _ in errors], ["interactive-answer"])

    def test_blog_by_hugo(self):
        self.check_blog(self.build(hugo, "blog"))

    def test_blog_by_hexo(self):
        self.check_blog(self.build(hexo, "blog"))

    def check_shop(self, folder):
        report = judged(folder, "--filing", str(folder.parent / "filing.toml"), code=0)
        self.assertTrue(report["verdict"]["interactive"])
        found = signs(report)
        for name, text in (("login/password", 'type=password'), ("shop/buy-button", "加入购物车"), ("shop/prices", "¥")):
            self.assertIn(name, found)
            self.check_place(folder, found[name], text)

    def test_shop_by_hugo(self):
        self.check_shop(self.build(hugo, "shop"))

    def test_shop_by_jekyll(self):
        self.check_shop(self.build(jekyll, "shop"))


class Pictures(Building):
    """Of the evidence, in the HTML report: taken by a browser that reaches no other server."""
    FIGURE = re.compile(r'<figure class="shot"><img [^>]*src="data:image/webp;base64,([^"]+)"><i style="left:([0-9.]+)%;top:([0-9.]+)%;width:([0-9.]+)%;height:([0-9.]+)%"></i>')

    def report(self, folder, *args):
        env = {k: v for k, v in os.environ.items() if k != "CI"}
        done = subprocess.run([BEIAN, "precheck", str(folder), "--filing", str(folder.parent / "filing.toml"), "--format", "html", "--today", "2026-03-10", *args],
                              capture_output=True, text=True, env=env, timeout=300)
        if "user namespaces" in done.stderr:
            self.skipTest(f"SKIPPED: {done.stderr}")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def test_pictures(self):
        if not (shutil.which("chromium") or os.environ.get("BEIAN_CHROMIUM")):
            self.skipTest("SKIPPED: no browser (scripts/setup test)")
        folder = self.build(hugo, "shop")
        asked = []

        class Other(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_error(404)

            def log_message(self, *_):
                pass

        other = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Other)
        threading.Thread(target=other.serve_forever, daemon=True).start()
        self.addCleanup(other.server_close)
        self.addCleanup(other.shutdown)
        page = folder / "member/login/index.html"
        page.write_text(page.read_text().replace("<main>", f'<main><img src="http://127.0.0.1:{other.server_port}/pixel.png"><script>document.body.innerHTML = ""</script>', 1))
        evidence = judged(folder, "--filing", str(folder.parent / "filing.toml"))["verdict"]["evidence"]
        figures = self.FIGURE.findall(self.report(folder))
        self.assertEqual(len(figures), len(evidence))
        for webp, *box in figures:
            head = base64.b64decode(webp)[:12]
            self.assertEqual((head[:4], head[8:]), (b"RIFF", b"WEBP"))
            left, top, width, height = map(float, box)
            self.assertLess(left + width, 100.01)
            self.assertTrue(0 < top + height < 100)
        self.assertEqual(asked, [], "the picture of a page asked another server for something")

    def test_none_where_they_must_not_be(self):
        folder = self.build(hugo, "shop")
        for option in ("--redact", "--no-pictures"):
            self.assertNotIn("<figure", self.report(folder, option))


class Lookalikes(unittest.TestCase):
    def test_pages_that_we_did_not_write(self):
        packages = [p for p in sorted(LOOKALIKES.glob("*")) if p.is_dir()] if LOOKALIKES.is_dir() else []
        if not packages:
            self.skipTest("SKIPPED: no packages (scripts/lookalikes)")
        judgements = {}
        for package in packages:
            for docs in json.loads((SITES / "lookalikes.json").read_text()).get(package.name, []):
                report = judged(package / docs)
                judgements[f"{package.name}/{docs}"] = (report["verdict"]["interactive"], sorted(signs(report)), report["summary"]["pages"])
        print(*(f"{n} pages: {name}" for name, (_, _, n) in judgements.items()), sep="\n", file=sys.stderr)
        self.assertTrue(judgements)
        self.assertEqual({name: found for name, (yes, found, _) in judgements.items() if yes}, {})


if __name__ == "__main__":
    unittest.main(verbosity=2)
