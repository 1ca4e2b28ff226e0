"""--stream: pages as records on standard input, one record back for each, in the same order. docs/streams.md is the contract.

    BEIAN=build/release/beian python3 tests/cli/stream_test.py
"""

import base64
import json
import os
import signal
import subprocess
import unittest

from cli_test import BEIAN, GONGAN, ICP, PAGE, Case

NUMBERS = ("--icp", ICP, "--gongan", GONGAN)


def lines(*records):
    return b"".join((r if isinstance(r, bytes) else json.dumps(r, ensure_ascii=False).encode()) + b"\n" for r in records)


class Streams(Case):
    def stream(self, code, command, *records, more=(), raw=None):
        self.expect(code, command, "--stream", *NUMBERS, *more, input=lines(*records) if raw is None else raw)
        return [json.loads(line) for line in self.out.split("\n") if line]

    def open(self, *more):
        return subprocess.Popen([os.path.abspath(BEIAN), "inject", "--stream", *NUMBERS, *more], cwd=self.folder, stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"})

    def test_pages_come_back_as_a_folder_would_have_them_in_the_order_of_the_records(self):
        pages = {f"d{i % 7}/p{997 * i % 1000}.html": PAGE.replace("你好", f"第 {i} 页 \"\\\t\u2028😀" + "x" * (i % 3 * 20_000)) for i in range(300)}
        for path, page in pages.items():
            self.write("public/" + path, page)
        self.expect(0, "inject", "public", *NUMBERS)
        records = [{"path": path, "html": page} for path, page in pages.items()]
        for jobs in ("1", "2", "9"):
            out = self.stream(0, "inject", *records, more=("-j", jobs))
            self.assertEqual([r["path"] for r in out], list(pages))
            for record in out:
                self.assertEqual(record["html"].encode(), (self.folder / "public" / record["path"]).read_bytes())
                self.assertEqual((record["changed"], record["skipped"]), (True, False))
                self.assertEqual({f["rule"] for f in record["findings"] if f["fixed"]}, {"icp-missing", "gongan-missing"})
        again = self.stream(0, "inject", *[{"path": r["path"], "html": r["html"]} for r in out])
        self.assertEqual([(r["html"], r["changed"]) for r in again], [(r["html"], False) for r in out])

    def test_check_says_what_is_wrong_and_sends_no_page(self):
        out = self.stream(1, "check", {"path": "a.html", "html": PAGE, "id": "k-1"}, {"id": 2**53, "path": "stub.html", "html": "<p>part"})
        self.assertEqual(list(out[0]), ["path", "id", "changed", "skipped", "findings"])
        self.assertEqual([f["rule"] for f in out[0]["findings"]], ["icp-missing", "gongan-missing"])
        self.assertEqual(out[1], {"path": "stub.html", "id": 2**53, "changed": False, "skipped": True, "findings": []})
        self.assertIn("1 page", self.err)

    def test_other_encodings_go_as_base64_and_come_back_so(self):
        page = PAGE.replace("utf-8", "gbk").encode("gbk")
        self.write("public/a.html", page)
        self.expect(0, "inject", "public", *NUMBERS)
        out = self.stream(0, "inject", {"path": "a.html", "base64": base64.b64encode(page).decode()})
        self.assertEqual(base64.b64decode(out[0]["base64"]), (self.folder / "public/a.html").read_bytes())
        self.assertNotIn("html", out[0])

    def test_a_record_that_cannot_be_done_says_so_and_the_others_are_done(self):
        bad = [b"no json", b'{"path":"a.html"', b'["a.html"]', b'{"path":"\xff.html","html":""}', {"html": PAGE}, {"path": "", "html": PAGE}, {"path": 1, "html": PAGE},
               {"path": "a.html"}, {"path": "a.html", "html": None}, {"path": "a.html", "html": PAGE, "base64": ""},
               {"path": "a.html", "base64": "A"}, {"path": "a.html", "html": PAGE, "id": 1.5}, {"path": "a.html", "htlm": PAGE}]
        good = {"path": "good.html", "html": PAGE}
        out = self.stream(2, "inject", *[r for each in bad for r in (good, each)], good)
        self.assertEqual(len(out), 2 * len(bad) + 1)
        for i, record in enumerate(out):
            if i % 2 == 0:
                self.assertIn("data-beian", record["html"])
            else:
                self.assertIn(f"line {i + 1}", record["error"], bad[i // 2])
                self.assertNotIn("html", record)
                self.assertNotIn("findings", record)
        self.assertIn("Did you mean “html”?", out[-2]["error"])
        self.assertEqual(out[-4]["path"], "a.html")
        out = self.stream(2, "check", {"id": "mine", "path": "a.html", "html": PAGE, "x": 1})
        self.assertEqual(out[0]["id"], "mine")

    def test_nothing_is_not_right(self):
        for raw in (b"", b"\n \r\n\n"):
            self.assertEqual(self.stream(2, "check", raw=raw), [])
            self.assertIn("no-pages", self.err)
        self.assertEqual(len(self.stream(2, "check", {"path": "a.html", "html": "<p>part of a page"})), 1)
        self.assertEqual(len(self.stream(1, "check", raw=lines({"path": "a.html", "html": PAGE})[:-1])), 1)  # the last break may be missing

    def test_files_beside_the_pages_are_known_where_their_folder_is_given(self):
        page = PAGE.replace("</head>", '<link rel="stylesheet" href="/site.css"></head>').replace(
            "</body>", f'<footer class="gone"><a href="https://beian.miit.gov.cn/">{ICP}</a></footer></body>')
        self.write("assets/site.css", ".gone{display:none}")
        record = {"path": "a.html", "html": page}
        rules = lambda *more: {f["rule"] for f in self.stream(1, "check", record, more=more)[0]["findings"]}
        self.assertIn("not-displayed", rules("assets"))
        self.assertNotIn("not-displayed", rules())  # a sheet that nobody knows hides nothing

    def test_settings_hold_by_path(self):
        self.write("beian.toml", f'icp = "{ICP}"\n[[site]]\nmatch = "en/**"\nicp = "京ICP备2024990001号-2"\n')
        self.expect(0, "inject", "--stream", input=lines({"path": "a.html", "html": PAGE}, {"path": "en/a.html", "html": PAGE}))
        first, second = [json.loads(line)["html"] for line in self.out.split("\n") if line]
        self.assertIn("990001号-1", first)
        self.assertIn("990001号-2", second)

    def test_reports_are_written_beside_the_records(self):
        self.stream(1, "check", {"path": "b.html", "html": PAGE}, {"path": "a.html", "html": PAGE}, more=("--format", "json=r.json", "-q"))
        report = json.loads((self.folder / "r.json").read_text())
        self.assertEqual([f["path"] for f in report["findings"] if f["rule"] == "icp-missing"], ["b.html", "a.html"])
        self.assertEqual(report["summary"]["pages"], 2)
        self.expect(2, "check", "--stream", *NUMBERS, "--format", "json", input=lines({"path": "a.html", "html": PAGE}))

    def test_who_writes_one_record_and_waits_gets_it(self):
        for jobs in ("1", "4"):
            with self.open("-j", jobs, "-q") as child:
                for i in range(40):
                    child.stdin.write(lines({"path": f"{i}.html", "html": PAGE}))
                    child.stdin.flush()
                    self.assertEqual(json.loads(child.stdout.readline())["path"], f"{i}.html")
                child.stdin.close()
                self.assertEqual(child.stdout.read(), b"")
                self.assertEqual(child.wait(timeout=60), 0, child.stderr.read())

    def test_an_interrupt_ends_it_with_2(self):
        for jobs in ("1", "1", "1", "4"):  # with one thread the signal meets the one that waits for input
            with self.open("-j", jobs) as child:
                child.stdin.write(lines({"path": "a.html", "html": PAGE}))
                child.stdin.flush()
                self.assertIn(b"data-beian", child.stdout.readline())
                child.send_signal(signal.SIGTERM)
                self.assertEqual(child.wait(timeout=60), 2)
                self.assertIn(b"interrupted", child.stderr.read())

    def test_usage(self):
        record = lines({"path": "a.html", "html": PAGE})
        self.write("public/a.html")
        for more in (("a", "b"), ("--scope", "home"), ("--shard", "1/2"), ("--archive", "x.tar"), ("--stdin-filename", "a.html"), ("--files-from", "-")):
            self.expect(2, "check", "--stream", *NUMBERS, *more, input=record)
            self.assertEqual(self.out, "", more)
        self.expect(2, "check", "--stream", "gone", *NUMBERS, input=record)


if __name__ == "__main__":
    unittest.main()
