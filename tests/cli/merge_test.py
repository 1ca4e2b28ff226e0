"""beian merge: what the shards of a run say together is, byte for byte and in every format, what one run says.

    BEIAN=build/release/beian python3 tests/cli/merge_test.py
"""

import gzip
import hashlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "crash"))
from crash import png
from cli_test import BEIAN, GONGAN, ICP, PAGE, Case

FORMATS = ("text", "json", "ndjson", "sarif", "junit", "github", "gitlab", "html")
NUMBERS = ("--icp", ICP, "--gongan", GONGAN)
LINKS = f'<a href="https://beian.miit.gov.cn/">{ICP}</a> <a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001">{GONGAN}</a>'
STALE = LINKS.replace("beian.miit.gov.cn", "www.miitbeian.gov.cn")


def page(footer="", head="", body="你好"):
    return f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>t</title>{head}</head>\n<body>{body}<footer>{footer}</footer></body></html>\n'


class Merge(Case):
    def site(self, root):
        """Something for every report: several templates and folders, what is said once, what is no page, odd names and encodings."""
        for i in range(90):
            footer = ("", LINKS, STALE, f"<!-- {LINKS} -->", LINKS.replace("0001号-1", "0002号-1"), LINKS)[i % 6]
            body = ("<main>a</main>", "<article><h1>b</h1></article>", "<p>c</p>")[i % 3] * (1 + i % 2)
            self.write(f"{root}/{('blog', 'docs', 'a-b', 'a')[i % 4]}/p{i}.html", page(footer, body=body))
        self.write(f"{root}/index.html", page(LINKS))
        self.write(f"{root}/old.html", '<!DOCTYPE html><meta http-equiv="refresh" content="0; url=/index.html">')
        self.write(f"{root}/part.html", "<p>a fragment</p>")
        self.write(f"{root}/!first.html", page(STALE))
        self.write(f"{root}/gbk.html", '<!DOCTYPE html><meta charset="gbk"><p>备案</p><footer>\x01 沪ICP备12345678号</footer>'.encode("gbk"))
        odd = os.fsencode(self.folder) + f"/{root}/docs/".encode() + b"\xff\xfe \"<.html"
        with open(odd, "wb") as file:
            file.write(page(STALE).encode())
        self.write(f"{root}/blog/p16.html.gz", gzip.compress(b"something else", mtime=0))
        self.write(f"{root}/sitemap.xml", '<?xml version="1.0"?><urlset><url><loc>https://a.cn/index.html</loc></url>\n<url><loc>https://a.cn/gone/</loc></url></urlset>')
        app = self.write(f"{root}/app.js", "1")
        digest = lambda file: hashlib.md5(file.read_bytes()).hexdigest()
        entries = ",".join(f'{{url:"blog/p{i}.html",revision:"{"0" * 32 if i == 8 else digest(self.folder / root / f"blog/p{i}.html")}"}}' for i in (0, 4, 8, 12))
        self.write(f"{root}/sw.js", f'x([{entries},{{url:"app.js",revision:"{digest(app)}"}}])')
        self.write(f"{root}/sw.js.gz", gzip.compress(b"old", mtime=0))

    def formats(self, prefix):
        return [word for name in FORMATS for word in ("--format", f"{name}={prefix}.{name}")]

    def all_bytes(self, prefix):
        return {name: (self.folder / f"{prefix}.{name}").read_bytes() for name in FORMATS}

    def shards(self, count, *words, codes=(0, 1), **more):
        files = []
        for i in range(1, count + 1):
            files.append(f"shard-{i}.json")
            done = self.run_beian(*words, "--shard", f"{i}/{count}", "-q", "--format", f"json={files[-1]}", **more)
            self.assertIn(done.returncode, codes, done.stderr.decode())
        return files

    def same(self, counts, *words, style=(), more=(), codes=(0, 1), before=lambda: None, kwargs={}):
        """`words` in one run and in shards, each on what before() makes; all formats."""
        before()
        single = self.run_beian(*words, *style, *more, *self.formats("single"), **kwargs)
        left = self.tree_of_sites()
        for count in counts:
            before()
            files = self.shards(count, *words, codes=codes, **kwargs)
            merged = self.run_beian("merge", *files, "--finish", *style, *self.formats("merged"), **kwargs)
            with self.subTest(words, count=count):
                self.assertEqual(merged.returncode, single.returncode, merged.stderr.decode())
                for name, expected in self.all_bytes("single").items():
                    got = (self.folder / f"merged.{name}").read_bytes()
                    self.assertTrue(got == expected, f"{name}:\n{self.first_difference(expected, got)}")
                self.assertEqual(self.tree_of_sites(), left)
        return single

    @staticmethod
    def first_difference(a, b):
        at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
        return f"{a[max(0, at - 300):at + 200]!r}\n{b[max(0, at - 300):at + 200]!r}"

    def tree_of_sites(self):
        out = {}
        for root in ("public", "second"):
            for folder, _, names in os.walk(os.fsencode(self.folder / root)):
                for name in names:
                    with open(os.path.join(folder, name), "rb") as file:
                        out[os.path.join(folder, name)] = file.read()
        return out

    def fresh(self, *roots):
        for root in roots or ("public",):
            shutil.rmtree(self.folder / root, ignore_errors=True)
            self.site(root)

    def test_check_in_every_format(self):
        self.fresh()
        single = self.same((1, 2, 3, 40), "check", "public", *NUMBERS)
        self.assertEqual(single.returncode, 1)
        report = json.loads((self.folder / "single.json").read_bytes())
        rules = {f["rule"] for f in report["findings"]}
        for rule in ("icp-missing", "icp-link-stale", "not-displayed", "sitemap-page-missing", "precompressed-stale", "precache-stale", "icon-missing"):
            self.assertIn(rule, rules)
        self.assertIn(b"data-shape", (self.folder / "single.html").read_bytes())

    def test_check_with_other_words(self):
        self.fresh()
        for style in (("--lang", "zh"), ("-v", "--statistics"), ("--max-warnings", "0"), ("--exit-zero",), ("--color", "always")):
            self.same((3,), "check", "public", *NUMBERS, style=style)
        self.same((3,), "check", "public", *NUMBERS, "--rule", "icon-missing=error", "--rule", "precache-stale=off", "--exclude", "a-b/**")
        self.same((3,), "check", "public", "--icp", ICP, "--scope", "home")
        self.same((3,), "check", "public", "--icp", "京ICP备2024990001号")  # the site's own notes

    def test_several_folders(self):
        self.fresh("public", "second")
        self.same((2, 5), "check", "public", "second", *NUMBERS)
        self.same((2,), "check", "second", "public/index.html", *NUMBERS)

    def test_inject_and_remove(self):
        self.write("icon.png", png())
        icon = ("--badge-icon", "icon.png")
        self.same((2, 5), "inject", "public", *NUMBERS, *icon, before=self.fresh)
        self.assertEqual([f["fixed"] for f in json.loads((self.folder / "single.json").read_bytes())["findings"] if f["rule"] == "precache-stale"], [True])
        self.assertTrue(list((self.folder / "public").glob("beian-icon-*")))

        def injected():
            self.fresh()
            self.run_beian("inject", "public", *NUMBERS, *icon)

        self.same((2, 5), "remove", "public", before=injected)
        self.assertFalse(list((self.folder / "public").glob("beian-icon-*")))

    def test_what_waits_for_the_end_is_said(self):
        self.fresh()
        before = (self.folder / "public/sw.js").read_bytes()
        files = self.shards(3, "inject", "public", *NUMBERS)
        self.expect(1, "merge", *files, "--lang", "en")
        self.assertIn("--finish", self.err)
        self.assertEqual((self.folder / "public/sw.js").read_bytes(), before)
        self.expect(1, "merge", *files, "--finish", "--lang", "en")
        self.assertNotIn("--finish", self.err)
        self.assertNotEqual((self.folder / "public/sw.js").read_bytes(), before)
        (self.folder / "elsewhere").mkdir()
        reports = [str(self.folder / file) for file in files]
        self.expect(2, "merge", *reports, "--finish", "--lang", "en", cwd=self.folder / "elsewhere")
        self.assertIn("cannot open the folder", self.err)

    def test_diff(self):
        self.fresh()
        self.same((3,), "diff", "public", *NUMBERS, more=("-q",))

    def test_with_a_baseline(self):
        self.fresh()
        self.run_beian("check", "public", *NUMBERS, "--write-baseline", "known")
        self.write("public/!.html", page(LINKS))  # now the first without an icon is another page
        (self.folder / "public/blog/p0.html").unlink()
        self.write("public/blog/p4.html", page("", body="new"))
        self.same((2, 3, 9), "check", "public", *NUMBERS, "--baseline", "known")
        self.assertGreater(json.loads((self.folder / "single.json").read_bytes())["summary"]["known"], 10)

    def test_what_could_not_be_done(self):
        prefix = self.as_nobody()
        self.fresh()
        (self.folder / "public/blog/p8.html").chmod(0)
        (self.folder / "public/docs").chmod(0)
        self.folder.chmod(0o777)
        single = self.same((3,), "check", "public", *NUMBERS, codes=(2,), kwargs={"prefix": prefix})
        self.assertEqual(single.returncode, 2)
        # One shard alone has failed, and the gate is shut.
        (self.folder / "public/docs").chmod(0o755)
        codes = [self.run_beian("check", "public", *NUMBERS, "--shard", f"{i}/3", "-q", "--format", f"json=shard-{i}.json", prefix=prefix).returncode for i in (1, 2, 3)]
        self.assertEqual(sorted(codes), [1, 1, 2])
        self.expect(2, "merge", "shard-1.json", "shard-2.json", "shard-3.json", "--lang", "en")
        self.assertIn("p8.html", self.err)

    def test_an_empty_site(self):
        (self.folder / "public").mkdir()
        self.same((2,), "check", "public", *NUMBERS, codes=(2,))

    def test_shards_of_different_runs(self):
        self.fresh()
        one, two = self.shards(2, "check", "public", *NUMBERS)
        self.run_beian("check", "public", *NUMBERS, "--rule", "icp-missing=off", "--shard", "2/2", "--format", "json=other.json")
        self.expect(2, "merge", one, "other.json", "--lang", "en")
        self.assertIn("other settings", self.err)
        self.write("beian.toml", '[[override]]\nmatch = "docs/**"\nrules = { icp-missing = "note" }\n')
        self.run_beian("check", "public", *NUMBERS, "--shard", "2/2", "--format", "json=other.json")
        (self.folder / "beian.toml").unlink()
        self.expect(2, "merge", one, "other.json", "--lang", "en")
        self.assertIn("other settings", self.err)
        # The site was built anew between the two: a page more, which is another shard's or this one's.
        self.write("public/new.html", page(LINKS))
        self.run_beian("check", "public", *NUMBERS, "--shard", "2/2", "--format", "json=other.json")
        self.expect(2, "merge", one, "other.json", "--lang", "en")
        self.assertIn("did not see one site", self.err)
        # One page under another name: the counts are equal.
        (self.folder / "public/new.html").unlink()
        (self.folder / "public/blog/p4.html").rename(self.folder / "public/blog/q4.html")
        self.run_beian("check", "public", *NUMBERS, "--shard", "2/2", "--format", "json=other.json")
        self.expect(2, "merge", one, "other.json", "--lang", "en")
        self.assertIn("did not see one site", self.err)

    def test_a_report_that_is_not_whole(self):
        self.fresh()
        one, two = self.shards(2, "check", "public", *NUMBERS)
        whole = (self.folder / two).read_bytes()
        for cut in range(0, len(whole) - 1, max(1, len(whole) // 60)):
            (self.folder / "cut.json").write_bytes(whole[:cut])
            self.expect(2, "merge", one, "cut.json", "--lang", "en")
            self.assertIn("cut.json", self.err)
            self.assertEqual(self.out, "")
        lines = whole.split(b"\n")
        (self.folder / "less.json").write_bytes(b"\n".join(lines[:2] + lines[3:]))  # a finding is taken out
        self.expect(2, "merge", one, "less.json", "--lang", "en")
        self.assertIn("less.json", self.err)
        (self.folder / "odd.json").write_bytes(whole.replace(b'"variant":', b'"variety":', 1))
        self.expect(2, "merge", one, "odd.json", "--lang", "en")
        self.assertIn("odd.json", self.err)
        (self.folder / "other.json").write_bytes(whole.replace(b'"by":"', b'"by":"9', 1))
        self.expect(2, "merge", one, "other.json", "--lang", "en")
        self.assertIn("one version", self.err)

    def test_a_killed_shard_leaves_no_report_and_is_run_again(self):
        self.fresh()
        for i in range(3000):
            self.write(f"public/many/{i % 50}/p{i}.html", page(body=f"{i}"))
        shutil.copytree(os.fsencode(self.folder / "public"), os.fsencode(self.folder / "whole/public"))
        self.run_beian("inject", *NUMBERS, "-q", cwd=self.folder / "whole")
        # The report of the day before, which nobody took away.
        files = self.shards(2, "check", "public", *NUMBERS)
        command = [os.path.abspath(BEIAN), "inject", "public", *NUMBERS, "--shard", "2/2", "-q", "-j1", "--format", "json=shard-2.json"]
        running = subprocess.Popen(command, cwd=self.folder)
        killed = False
        while running.poll() is None and not killed:  # as soon as it has changed a page
            if any("data-beian" in p.read_text() for p in (self.folder / "public/many/0").glob("*.html")):
                running.send_signal(signal.SIGKILL)
                killed = running.wait() == -signal.SIGKILL
        self.assertTrue(killed, "it ended before it could be killed: more pages")
        self.assertFalse((self.folder / "shard-2.json").exists())
        self.expect(2, "merge", *files)
        self.assertTrue((self.folder / "public/.beian-shard-2-of-2").exists())
        files = self.shards(2, "inject", "public", *NUMBERS)
        self.run_beian("merge", *files, "--finish", "-q")
        self.assertFalse(list((self.folder / "public").glob(".beian*")))
        self.assertEqual(subprocess.run(["diff", "-r", "public", "whole/public"], cwd=self.folder, capture_output=True).stdout, b"")


if __name__ == "__main__":
    unittest.main()
