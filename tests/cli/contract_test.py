"""What programs outside of this project hold beian to: names of commands and options, exit codes, fields and their order.

Run by ctest; by hand: BEIAN=build/dev/beian python3 tests/cli/contract_test.py [-k NAME]
"""

import json
import unittest

from cli_test import GONGAN, ICP, Case

COMMANDS = "check inject diff remove render number explain init config precheck look merge".split()
OPTIONS = ("--config --icp --gongan --scope --include --exclude --files-from --format --jobs --quiet --verbose --color --lang --rule --shard "
           "--exit-zero --max-warnings --version --stdin-filename").split()
FORMATS = "text json ndjson sarif junit github gitlab html".split()


class Contract(Case):
    def test_commands_and_options_have_their_names(self):
        self.expect(0, "--help")
        for command in COMMANDS:
            self.assertRegex(self.out, rf"(?m)^ +{command}\b")
            self.expect(0, command, "--help")
            self.expect(0, "--help")
        self.expect(0, "check", "--help")
        for option in (*OPTIONS, "-j", "-q", "-v"):
            self.assertRegex(self.out, rf"(?<![\w-]){option}(?![\w-])")

    def test_every_format_is_taken_and_written(self):
        self.write("public/index.html")
        args = [a for f in FORMATS for a in ("--format", f"{f}=out.{f}")]
        self.expect(1, "check", "--icp", ICP, "-q", *args)
        self.assertEqual(self.out, "")
        for name in FORMATS:
            with self.subTest(name):
                self.assertTrue((self.folder / f"out.{name}").exists())
                if name != "text":  # -q: no text
                    self.assertGreater((self.folder / f"out.{name}").stat().st_size, 0)

    def test_fields_of_the_report_and_their_order(self):
        self.write("public/a/b.html")
        self.expect(1, "check", "--icp", ICP, "--gongan", GONGAN, "--format", "json")
        report = json.loads(self.out)
        self.assertEqual(list(report), ["version", "command", "findings", "summary"])
        self.assertEqual((report["version"], report["command"]), (1, "check"))
        for finding in report["findings"]:
            self.assertEqual(list(finding), ["rule", "severity", "path", "line", "column", "begin", "end", "message", "fixed"])
        self.assertEqual({f["path"] for f in report["findings"]}, {"a/b.html"})
        self.assertEqual(list(report["summary"]), ["pages", "clean", "changed", "refused", "skipped", "errors", "warnings", "notes"])

    def test_fields_of_a_number_and_their_order(self):
        self.expect(0, "number", "--format", "json", ICP, GONGAN, "京ICP备2024990001号-2A", "京ICP备2024990001号-3X", "京ICP备2024990001号-4K")
        report = json.loads(self.out)
        self.assertEqual(list(report), ["version", "numbers"])
        fields = ["text", "kind", "valid", "normal", "province", "region", "place", "year", "suffix", "target", "findings"]
        self.assertTrue(all(list(n) == fields for n in report["numbers"]))
        icp, gongan, *others = report["numbers"]
        self.assertEqual({k: icp[k] for k in fields[1:10]}, {"kind": "icp", "valid": True, "normal": ICP, "province": "京", "region": "北京", "place": None,
                                                             "year": 2024, "suffix": "1", "target": "website"})
        self.assertEqual((gongan["kind"], gongan["province"], gongan["normal"]), ("gongan", "京", GONGAN))
        self.assertEqual([n["target"] for n in others], ["app", "mini-program", "quick-app"])
        self.expect(1, "number", "--format", "json", "萌ICP备20240001号", "hello")
        self.assertEqual([(n["kind"], n["valid"]) for n in json.loads(self.out)["numbers"]], [("parody", False), ("none", False)])

    def test_exit_codes(self):
        self.write("public/index.html")
        self.expect(1, "check", "--icp", ICP)
        self.expect(0, "check", "--icp", ICP, "--exit-zero")
        self.expect(1, "diff", "--icp", ICP)
        for wrong in (("check", "--icp", ICP, "nowhere", "--exit-zero"), ("check", "--icp", ICP, "--scope", "some"), ("check", "--icp", ICP, "--nothing"),
                      ("check", "--icp", ICP, "--config", "none.toml"), ("check",), ("nothing",), (), ("render",), ("explain", "nothing"), ("merge",),
                      ("check", "--icp", ICP, "--include", "*.nothing")):
            with self.subTest(wrong):
                self.expect(2, *wrong)
        self.expect(0, "inject", "--icp", ICP)
        self.expect(0, "diff", "--icp", ICP)
        self.assertEqual(self.out, "")
        self.expect(0, "check", "--icp", ICP)
        self.expect(0, "remove")

    def test_a_report_that_is_no_regular_file_is_written_in_place(self):
        self.write("public/index.html")
        self.expect(1, "check", "--icp", ICP, "--format", "json=/dev/stdout")
        self.assertEqual(json.loads(self.out)["summary"]["pages"], 1)

    def test_paths_stand_in_front_where_several_are_given(self):
        self.write("a/index.html")
        self.write("b/x/index.html")
        report = self.report(1, "check", "a", "b", "--icp", ICP, "--rule", "gongan-missing=off")
        self.assertEqual([f["path"] for f in report["findings"]], ["a/index.html", "b/x/index.html"])

    def test_the_strongest_source_wins(self):
        self.write("public/index.html")
        self.write("public/a.html")
        self.write("beian.toml", f'icp = "{ICP}"\nscope = "home"\n')
        errors = lambda *args, **kw: self.report(1, "check", *args, **kw)["summary"]["errors"]  # noqa: E731
        self.assertEqual(errors(), 1)
        self.assertEqual(errors(env={"BEIAN_SCOPE": "all"}), 2)
        self.assertEqual(errors("--scope", "home", env={"BEIAN_SCOPE": "all"}), 1)


if __name__ == "__main__":
    unittest.main()
