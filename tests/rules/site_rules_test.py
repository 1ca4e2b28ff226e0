"""The rules that are said of files beside the pages: sitemaps, packed copies, precache lists. With the program, on folders.

fixtures/rules/RULE/bad/SITE makes the rule speak and no other; good/SITE makes none speak. Run by ctest; by hand:
BEIAN=build/dev/beian python3 tests/rules/site_rules_test.py
"""
import gzip
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

BEIAN = os.path.abspath(os.environ.get("BEIAN", "build/dev/beian"))
SOURCE = pathlib.Path(__file__).resolve().parents[2]
RULES = ("precache-stale", "precompressed-stale", "sitemap-page-missing", "sitemap-unlisted")
NUMBERS = ("--icp", "京ICP备2024990001号-1", "--gongan", "京公网安备11010102990001号")
SITEMAP = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{}</urlset>\n'
PACKERS = {".gz": (["gzip", "-9nc"], ["gzip", "-dc"]), ".br": (["brotli", "-c"], ["brotli", "-dc"]), ".zst": (["zstd", "-q", "-c"], ["zstd", "-q", "-dc"])}
SHOWN = (SOURCE / "fixtures/rules/sitemap-page-missing/good/pretty/index.html").read_text(encoding="utf-8")
BARE = SHOWN.replace(SHOWN[SHOWN.index("<footer>"):SHOWN.index("</footer>")], "<footer>云杉木作")


def run(command, folder, *args):
    env = {k: v for k, v in os.environ.items() if not k.startswith("BEIAN_")}
    done = subprocess.run([BEIAN, command, str(folder), "--format", "json", *(NUMBERS if command != "remove" else ()), *args], capture_output=True, text=True, env=env, timeout=120)
    if done.returncode not in (0, 1):
        raise AssertionError(f"exit {done.returncode}: {done.stderr}{done.stdout}")
    return done.returncode, json.loads(done.stdout)


def said(report):
    return [(f["rule"], f["path"], f["severity"], f.get("fixed", False)) for f in report["findings"] if f["rule"] in RULES or f["severity"] == "error"]


class Folder(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)

    def write(self, name, content):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file


class Fixtures(Folder):
    def test_bad_and_good(self):
        seen = 0
        for rule in RULES:
            for kind in ("bad", "good"):
                for site in sorted((SOURCE / "fixtures/rules" / rule / kind).iterdir()):
                    with self.subTest(f"{rule}/{kind}/{site.name}"):
                        _, report = run("check", site)
                        self.assertEqual({r for r, *_ in said(report)}, {rule} if kind == "bad" else set(), report["findings"])
                        seen += 1
        self.assertGreater(seen, 10)

    def test_the_examples_of_the_pages(self):
        for part in re.split(r"(?m)^# ", (SOURCE / "plugin/rules/page/sitemap_page_missing.md").read_text(encoding="utf-8"))[1:]:
            bad, good = re.findall(r"```xml\n(.*?)```", part, re.S)
            self.write("index.html", SHOWN)
            self.write("about/index.html", SHOWN)
            self.write("sitemap.xml", bad)
            self.assertEqual({r for r, *_ in said(run("check", self.root)[1])}, {"sitemap-page-missing"})
            self.write("sitemap.xml", good)
            self.assertEqual(said(run("check", self.root)[1]), [])
        for part in re.split(r"(?m)^# ", (SOURCE / "plugin/rules/page/sitemap_unlisted.md").read_text(encoding="utf-8"))[1:]:
            bad, good = re.findall(r"```xml\n(.*?)```", part, re.S)
            self.write("draft.html", SHOWN)
            self.write("sitemap.xml", bad)
            self.assertEqual(said(run("check", self.root)[1]), [("sitemap-unlisted", "draft.html", "note", False)])
            self.write("sitemap.xml", good)
            self.assertEqual(said(run("check", self.root)[1]), [])
        for part in re.split(r"(?m)^# ", (SOURCE / "plugin/rules/page/precache_stale.md").read_text(encoding="utf-8"))[1:]:
            bad, good = re.findall(r"```js\n(.*?)```", part, re.S)
            (self.root / "sitemap.xml").unlink(missing_ok=True)
            app = b"self.x=1"
            self.write("app.js", app)
            self.write("sw.js", bad.replace(re.search(r'app.js",revision:"(\w+)', bad)[1], hashlib.md5(app).hexdigest()))
            self.assertEqual({r for r, *_ in said(run("check", self.root)[1])}, {"precache-stale"})
            self.write("sw.js", good)
            self.assertEqual(said(run("check", self.root)[1]), [])


class Sitemaps(Folder):
    def test_the_place_is_the_address(self):
        self.write("index.html", SHOWN)
        self.write("sitemap.xml", SITEMAP.format("<url><loc>https://a.cn/</loc></url>\n<url><loc>https://a.cn/b/</loc></url>\n"))
        code, report = run("check", self.root)
        self.assertEqual(code, 1)
        finding, = [f for f in report["findings"] if f["rule"] == "sitemap-page-missing"]
        self.assertEqual((finding["path"], finding["line"], finding["column"]), ("sitemap.xml", 4, 11))
        self.assertIn("https://a.cn/b/", finding["message"])

    def test_a_packed_one(self):
        self.write("index.html", SHOWN)
        self.write("robots.txt", "sitemap: https://a.cn/maps/a.xml.gz\n")
        self.write("maps/a.xml.gz", gzip.compress(SITEMAP.format("<url><loc>https://a.cn/</loc></url><url><loc>https://a.cn/b</loc></url>").encode()))
        self.assertEqual(said(run("check", self.root)[1]), [("sitemap-page-missing", "maps/a.xml.gz", "error", False)])
        self.write("maps/a.xml.gz", gzip.compress(SITEMAP.format("<url><loc>https://a.cn/</loc></url>").encode())[:-9])
        self.assertEqual(said(run("check", self.root)[1]), [("sitemap-page-missing", "maps/a.xml.gz", "error", False)])

    def test_an_address_does_not_lead_out_of_the_folder(self):
        self.write("site/index.html", SHOWN)
        self.write("secret.html", SHOWN)
        self.write("site/sitemap.xml", SITEMAP.format("<url><loc>https://a.cn/</loc></url><url><loc>https://a.cn/%2e%2e/secret.html</loc></url>"))
        self.assertEqual([r for r, *_ in said(run("check", self.root / "site")[1])], ["sitemap-page-missing"])

    def test_in_the_order_of_paths_and_once_for_all_shards(self):
        for name in ("a.html", "z.html"):
            self.write(name, BARE)
        self.write("index.html", SHOWN)
        self.write("sitemap.xml", SITEMAP.format("<url><loc>https://a.cn/</loc></url><url><loc>https://a.cn/b</loc></url>"))
        paths = [f["path"] for f in run("check", self.root)[1]["findings"]]
        self.assertEqual(paths, sorted(paths))
        self.assertIn("sitemap.xml", paths)
        of_shards = [f for i in (1, 2, 3) for f in run("check", self.root, "--shard", f"{i}/3")[1]["findings"]]
        self.assertEqual([f["path"] for f in of_shards if f["rule"] == "sitemap-page-missing"], ["sitemap.xml"])

    def test_not_where_it_says_nothing(self):
        self.write("index.html", SHOWN)
        self.write("sitemap.xml", SITEMAP.format("<url><loc>https://a.cn/</loc></url><url><loc>https://a.cn/b</loc></url>"))
        for args in (("--scope", "home"), ("--exclude", "sitemap.xml"), ("--rule", "sitemap-page-missing=off")):
            self.assertEqual(said(run("check", self.root, *args)[1]), [], args)
        self.assertEqual(said(run("check", self.root / "index.html")[1]), [])
        self.assertEqual(said(run("check", self.root, "--rule", "sitemap-page-missing=note")[1]), [("sitemap-page-missing", "sitemap.xml", "note", False)])


class Twins(Folder):
    def packed(self, suffix, text):
        packer = PACKERS[suffix][0]
        if not shutil.which(packer[0]):
            self.skipTest(f"SKIPPED: {packer[0]} is not installed (scripts/setup test)")
        return subprocess.run(packer, input=text.encode(), capture_output=True, check=True).stdout

    def unpacked(self, file):
        return subprocess.run(PACKERS[file.suffix][1], input=file.read_bytes(), capture_output=True, check=True).stdout.decode()

    def test_inject_packs_anew(self):
        for suffix in PACKERS:
            with self.subTest(suffix):
                page, other = self.write("a/page.html", BARE), self.write("a/page.html.txt", "x")
                twin = self.write(f"a/page.html{suffix}", self.packed(suffix, BARE))
                self.assertEqual({r for r, *_ in said(run("check", self.root)[1])}, {"gongan-missing", "icp-missing"})
                code, report = run("inject", self.root)
                self.assertEqual((code, [x for x in said(report) if not x[3]]), (0, []))
                self.assertIn("data-beian", page.read_text(encoding="utf-8"))
                self.assertEqual(self.unpacked(twin), page.read_text(encoding="utf-8"))
                self.assertEqual(other.read_text(), "x")
                self.assertEqual(run("check", self.root)[0], 0)
                before = twin.stat().st_mtime_ns
                run("inject", self.root)
                self.assertEqual(twin.stat().st_mtime_ns, before)
                run("remove", self.root)
                self.assertEqual((page.read_text(encoding="utf-8"), self.unpacked(twin)), (BARE, BARE))
                shutil.rmtree(self.root / "a")

    def test_a_stale_one_is_found_and_healed(self):
        """As a run leaves it that was killed between the page and its twin."""
        page = self.write("index.html", SHOWN)
        for name, content in (("stale", self.packed(".gz", BARE)), ("torn", self.packed(".gz", SHOWN)[:-5]), ("longer", self.packed(".gz", SHOWN + "x"))):
            for durable in ((), ("--durable",)):
                with self.subTest(name, durable=durable):
                    twin = self.write("index.html.gz", content)
                    code, report = run("check", self.root)
                    self.assertEqual((code, said(report)), (1, [("precompressed-stale", "index.html", "error", False)]))
                    code, report = run("inject", self.root, *durable)
                    self.assertEqual((code, said(report)), (0, [("precompressed-stale", "index.html", "error", True)]))
                    self.assertEqual((page.read_text(encoding="utf-8"), self.unpacked(twin)), (SHOWN, SHOWN))

    def test_they_are_taken_away_where_that_is_asked_for(self):
        for durable in ((), ("--durable",)):
            page, right, stale = self.write("index.html", BARE), self.write("a/right.html", SHOWN), self.write("a/stale.html", SHOWN)
            twins = {name: self.write(name, self.packed(name[-3:], content)) for name, content in
                     (("index.html.gz", BARE), ("index.html.br", BARE), ("a/right.html.gz", SHOWN), ("a/stale.html.gz", BARE))}
            self.assertEqual(said(run("check", self.root, "--config", os.devnull)[1])[0][0], "precompressed-stale")
            self.assertEqual(run("inject", self.root, "--twins", "remove", *durable)[0], 0)
            self.assertIn("data-beian", page.read_text(encoding="utf-8"))
            self.assertEqual([n for n, t in twins.items() if t.exists()], ["a/right.html.gz"])
            self.assertTrue(right.exists() and stale.exists())
            self.assertEqual(run("check", self.root)[0], 0)
            shutil.rmtree(self.root / "a")
        self.write("beian.toml", 'icp = "京ICP备2024990001号-1"\ngongan = "京公网安备11010102990001号"\nroot = "."\ntwins = "remove"\n')
        self.write("index.html", BARE)
        twin = self.write("index.html.gz", self.packed(".gz", BARE))
        self.assertEqual(run("inject", self.root)[0], 0)
        self.assertFalse(twin.exists())
        self.write("index.html.gz", self.packed(".gz", SHOWN))
        self.assertEqual(run("remove", self.root)[0], 0)
        self.assertFalse(twin.exists())

    def test_a_bomb_is_given_up(self):
        self.write("index.html", SHOWN)
        self.write("index.html.gz", gzip.compress(b"\0" * (1 << 28)))
        self.assertEqual([r for r, *_ in said(run("check", self.root)[1])], ["precompressed-stale"])


class Precache(Folder):
    def test_inject_writes_the_digests_that_the_pages_have_then(self):
        for name, algorithm, form in (("sw.js", hashlib.md5, 'x([{{"url":"index.html","revision":"{}"}},{{url:"app.js",revision:"{}"}}])'), ("ngsw.json", hashlib.sha1, '{{"hashTable": {{"/index.html": "{}", "/app.js": "{}"}}}}')):
            with self.subTest(name):
                page, app = self.write("index.html", BARE), self.write("app.js", "self.x=1")
                digest = lambda file: algorithm(file.read_bytes()).hexdigest()  # noqa: E731
                listed = self.write(name, form.format(digest(page), digest(app)))
                self.assertNotIn("precache-stale", str(run("check", self.root)[1]["findings"]))
                code, _ = run("inject", self.root)
                self.assertEqual(code, 0)
                self.assertIn("data-beian", page.read_text(encoding="utf-8"))
                self.assertEqual(listed.read_text(), form.format(digest(page), digest(app)))
                page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8")
                self.assertEqual(said(run("check", self.root)[1]), [("precache-stale", name, "warning", False)])
                self.assertEqual(said(run("inject", self.root)[1]), [("precache-stale", name, "warning", True)])
                self.assertEqual(said(run("check", self.root)[1]), [])
                listed.unlink()

    def test_packed_copies_of_the_list(self):
        """A server with gzip_static sends sw.js.gz, and the digests in it are what browsers get."""
        page, app = self.write("index.html", BARE), self.write("app.js", "self.x=1")
        text = lambda: f'x([{{url:"index.html",revision:"{hashlib.md5(page.read_bytes()).hexdigest()}"}},{{url:"app.js",revision:"{hashlib.md5(app.read_bytes()).hexdigest()}"}}])'  # noqa: E731
        listed, twin = self.write("sw.js", text()), self.write("sw.js.gz", gzip.compress(text().encode()))
        self.assertEqual(run("inject", self.root)[0], 0)
        self.assertEqual((listed.read_text(), gzip.decompress(twin.read_bytes()).decode()), (text(), text()))
        self.assertEqual(said(run("check", self.root)[1]), [])
        twin.write_bytes(gzip.compress(b"old"))
        self.assertEqual(said(run("check", self.root)[1]), [("precompressed-stale", "sw.js", "error", False)])
        self.assertEqual(said(run("inject", self.root)[1]), [("precompressed-stale", "sw.js", "error", True)])
        self.assertEqual(gzip.decompress(twin.read_bytes()).decode(), text())
        self.assertEqual(said(run("check", self.root)[1]), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
