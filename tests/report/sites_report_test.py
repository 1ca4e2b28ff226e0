"""One HTML report of a folder of sites: each site's row says what a run over that site alone says, and the rows add up.

    BEIAN=build/dev/beian python3 tests/report/sites_report_test.py

The sites are those of scripts/themes, each by another generator or theme, as they were generated; some get their badge, some
a wrong one, and [[site]] of beian.toml gives each the numbers of its host (CNAME, canonical link) or language. Fewer than
20 of them built: skipped.
"""

import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

BEIAN = os.path.abspath(os.environ.get("BEIAN", "build/dev/beian"))
ROOT = pathlib.Path(__file__).resolve().parents[2]
ICP, GONGAN = "京ICP备2024990001号-1", "京公网安备11010102990001号"
ENOUGH = 20
CONFIG = f"""icp = "{ICP}"
gongan = "{GONGAN}"
[[site]]
host = "second.example.cn"
icp = "京ICP备2024990001号-2"
[[site]]
lang = "ja"
show = "optional"
[[site]]
host = "third.example.cn"
icp = "京ICP备2024990001号-3"
"""


class Rows(html.parser.HTMLParser):
    """The table of sites, and the groups of findings, by an independent reader."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.site, self.cells, self.cell, self.lang = {}, None, [], None, []
        self.cards = text.count('<article class="card ')
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "tr" and "data-site" in attributes:
            self.site, self.cells = attributes["data-site"], []
        if tag == "td" and self.site is not None:
            self.cell = ""
        if tag == "span" and self.cell is not None:
            self.lang.append(attributes.get("lang"))

    def handle_endtag(self, tag):
        if tag == "span" and self.lang:
            self.lang.pop()
        if tag == "td" and self.cell is not None:
            self.cells.append(int(self.cell.replace(",", "")))
            self.cell = None
        if tag == "tr" and self.site is not None:
            self.rows[self.site], self.site = self.cells, None

    def handle_data(self, data):
        if self.cell is not None and (not self.lang or self.lang[-1] != "zh"):
            self.cell += data.strip()


class Sites(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="beian-sites-"))
        self.addCleanup(shutil.rmtree, self.folder)
        listed = subprocess.run([ROOT / "scripts/themes", "--list"], capture_output=True, text=True, check=True).stdout
        built = {name: folder for name, state, folder in (line.split("\t") for line in listed.splitlines()) if state == "current"}
        if len(built) < ENOUGH:
            self.skipTest(f"SKIPPED: only {len(built)} sites of scripts/themes are current")
        for name, folder in sorted(built.items()):
            shutil.copytree(folder, self.folder / "sites" / name / "public", symlinks=True)
        (self.folder / "beian.toml").write_text(CONFIG, encoding="utf-8")
        self.names = sorted(built)
        # Themes that have settings for the numbers show them already; to the others beian brings them.
        self.bare = [n for n in self.names if "ICP" not in (self.folder / "sites" / n / "public/index.html").read_text(encoding="utf-8")]
        self.assertGreater(len(self.bare), 8)

    def beian(self, *args):
        done = subprocess.run([BEIAN, *args], cwd=self.folder, capture_output=True, text=True, timeout=300,
                              env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"})
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done

    def report(self, *args):
        return json.loads(self.beian("check", *args, "--format", "json").stdout)

    def prepare(self):
        """Sites that are right, wrong, and right by other numbers than the rest."""
        root = lambda i: f"sites/{self.bare[i]}/public"
        for i in range(0, 8):
            if i in (4, 5):  # the canonical link wins over the file CNAME
                for page in (self.folder / root(i)).rglob("*.html"):
                    page.write_text(re.sub(r'<link[^>]*rel="?canonical"?[^>]*>', "", page.read_text(encoding="utf-8")), encoding="utf-8")
            if i == 4:
                (self.folder / root(i) / "CNAME").write_text("second.example.cn\n")
            if i == 5:
                for page in (self.folder / root(i)).rglob("*.html"):
                    text = page.read_text(encoding="utf-8")
                    page.write_text(text.replace("</head>", '<link rel="canonical" href="https://third.example.cn/"></head>', 1), encoding="utf-8")
            if i == 6:
                for page in (self.folder / root(i)).rglob("*.html"):
                    page.write_text(re.sub(r'(<html[^>]*?) lang="?[\w-]*"?', r'\1', page.read_text(encoding="utf-8"), count=1).replace("<html", '<html lang="ja"', 1), encoding="utf-8")
                continue
            self.beian("inject", root(i), "-q")
        stale = self.folder / root(1) / "index.html"
        stale.write_text(stale.read_text(encoding="utf-8").replace("https://beian.miit.gov.cn/", "http://www.miitbeian.gov.cn/"), encoding="utf-8")
        foreign = self.folder / root(2) / "index.html"
        foreign.write_text(foreign.read_text(encoding="utf-8").replace("2024990001号-1", "2024990002号-1"), encoding="utf-8")

    def test_each_row_is_the_report_of_its_site_alone(self):
        self.prepare()
        roots = [f"sites/{name}/public" for name in self.names]
        whole = self.report(*roots, "--format", "html=report.html")
        table = Rows((self.folder / "report.html").read_text(encoding="utf-8"))
        self.assertEqual(sorted(table.rows), sorted(roots))
        told = {}
        for root in roots:
            alone = self.report(root)
            findings = [f for f in alone["findings"] if f["path"] != "."]  # of the config, which the whole run says once
            count = lambda severity: sum(f["severity"] == severity for f in findings)
            told[root] = [alone["summary"]["pages"], alone["summary"]["clean"], count("error"), count("warning"), count("note")]
        self.assertEqual(table.rows, told)
        for at, name in enumerate(("pages", "clean", "errors", "warnings")):
            self.assertEqual(sum(row[at] for row in table.rows.values()), whole["summary"][name], name)
        # Right, wrong, and by what [[site]] says for host and language: all of them are among the rows.
        errors = {name: table.rows[f"sites/{name}/public"][2] for name in self.names}
        self.assertEqual([errors[name] > 0 for name in self.bare[:8]], [i in (1, 2) for i in range(8)], errors)
        self.assertTrue(all(errors[name] > 0 for name in self.bare[8:]), errors)
        self.assertIn("京ICP备2024990001号-2", (self.folder / "sites" / self.bare[4] / "public/index.html").read_text(encoding="utf-8"))
        self.assertIn("京ICP备2024990001号-3", (self.folder / "sites" / self.bare[5] / "public/index.html").read_text(encoding="utf-8"))

    def test_site_by_folder_holds_where_the_folder_of_sites_is_the_root(self):
        shows = next(n for n in self.names if n not in self.bare)
        wrong = lambda: {f["path"].split("/")[0] for f in self.report("sites")["findings"] if f["rule"] == "number-unexpected"}
        self.assertEqual(wrong(), set())
        with open(self.folder / "beian.toml", "a", encoding="utf-8") as config:
            config.write(f'[[site]]\nmatch = "{shows}/**"\nicp = "京ICP备2024990001号-7"\n')
        self.assertEqual(wrong(), {shows})

    def test_findings_of_two_sites_are_never_one_group(self):
        page = "<!DOCTYPE html><html><head><meta charset=utf-8><title>t</title></head><body><p>x</p></body></html>"
        for name in ("one", "two"):
            (self.folder / name).mkdir()
            (self.folder / name / "index.html").write_text(page)
        self.beian("check", "one", "two", "--format", "html=two.html")
        self.beian("check", "one", "--format", "html=one.html")
        two, one = (Rows((self.folder / f"{n}.html").read_text(encoding="utf-8")) for n in ("two", "one"))
        self.assertEqual(one.rows, {})
        self.assertEqual(two.cards, 2 * one.cards)


if __name__ == "__main__":
    unittest.main()
