"""The GitHub Action: its shell steps with inputs as GitHub gives them, on a site that is right and on one that is not."""
import json
import os
import re
import shutil
import subprocess

import gates
from action_runner import run_action
from gates import BADGE, BEIAN, NUMBERS, PAGE

ACTION = gates.ROOT / "integrations/github/action.yml"
SYSTEM = "/usr/bin:/bin"


class Action(gates.Case):
    def setUp(self):
        super().setUp()
        [self.action] = self.read_yaml(ACTION)
        self.write("repository/beian.toml", NUMBERS)
        self.write("repository/public/index.html", PAGE.format(BADGE))
        self.workspace = self.folder / "repository"
        (self.folder / "bin").mkdir()
        (self.folder / "bin/beian").symlink_to(BEIAN)

    def run_action(self, machine=None, variables=None, **inputs):
        """`machine`: the PATH, by default one with beian; `variables`: of the job."""
        return run_action(self.action, {name.replace("_", "-"): value for name, value in inputs.items()}, self.workspace, self.folder / "temp",
                          machine or f"{self.folder}/bin:{SYSTEM}", variables or {})

    def spoil(self):
        self.write("repository/public/bad page.html", PAGE.format(BADGE.replace("https://beian.miit.gov.cn/", "http://www.miitbeian.gov.cn/")))
        self.write("repository/public/empty.html", PAGE.format(""))

    def test_a_site_that_is_right(self):
        run = self.run_action()
        self.assertEqual((run.code, run.outputs, run.used), (0, {"exit-code": "0", "sarif": "", "html": ""}, []), run.log)
        self.assertNotIn("::error", run.log)
        self.assertIn("1 page", run.log)
        self.assertIn("beian", run.summary)

    def test_a_site_that_is_wrong(self):
        self.spoil()
        run = self.run_action(upload_sarif="true", html="report.html")
        self.assertEqual(run.code, 1, run.log)
        self.assertRegex(run.log, r"(?m)^::error file=public/bad page\.html,line=3,.*title=icp-link-stale")
        self.assertRegex(run.log, r"(?m)^::error file=public/empty\.html,.*title=icp-missing")
        for rule in ("icp-link-stale", "icp-missing", "gongan-missing"):
            self.assertIn(rule, run.summary.replace("\\", ""))
        self.assertEqual(run.used, [("github/codeql-action/upload-sarif@v3", {"sarif_file": run.outputs["sarif"], "category": "beian"})])
        with open(run.outputs["sarif"], encoding="utf-8") as file:
            results = json.load(file)["runs"][0]["results"]
        self.assertEqual({result["ruleId"] for result in results if result["level"] == "error"}, {"icp-link-stale", "icp-missing", "gongan-missing"})
        self.assertEqual({result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results} & {"public/bad%20page.html"}, {"public/bad%20page.html"})
        self.assertIn("icp-link-stale", (self.workspace / run.outputs["html"]).read_text(encoding="utf-8"))
        self.assertEqual(run.outputs["exit-code"], "1")

    def test_sarif_without_upload_is_only_a_file(self):
        run = self.run_action(sarif="beian.sarif")
        self.assertEqual((run.code, run.outputs["sarif"], run.used), (0, "beian.sarif", []), run.log)
        self.assertTrue((self.workspace / "beian.sarif").exists())

    def test_inject_mends_first(self):
        self.spoil()
        run = self.run_action(command="inject")
        self.assertEqual(run.code, 0, run.log)
        self.assertIn("data-beian", (self.workspace / "public/empty.html").read_text())

    def test_nothing_to_check_is_a_failure(self):
        shutil.rmtree(self.workspace / "public")
        run = self.run_action(upload_sarif="true")
        self.assertEqual((run.code, run.outputs["exit-code"]), (2, "2"), run.log)
        self.assertIn("::error", run.log)

    def test_paths_config_and_folder(self):
        self.write("repository/site/a b/index.html", PAGE.format(BADGE))
        self.write("repository/site/c/index.html", PAGE.format(""))
        self.write("repository/site/other.toml", NUMBERS)
        run = self.run_action(working_directory="site", config="other.toml", path="a b\n\n  \nc\n")
        self.assertEqual(run.code, 1, run.log)
        self.assertIn("2 pages: 1 clean", run.log)
        self.write("repository/-q/index.html", PAGE.format(""))
        run = self.run_action(path="-q")
        self.assertEqual((run.code, "1 page: 0 clean" in run.log), (1, True), run.log)

    def test_args_are_words_and_never_code(self):
        self.write("repository/public/empty.html", PAGE.format(""))
        run = self.run_action(args="--rule 'icp-missing=off'\n--rule gongan-missing=off --owner \"it's $(touch pwned) `touch pwned` ; touch pwned\" --rule owner-missing=off")
        self.assertEqual(run.code, 0, run.log)
        self.assertEqual(list(self.folder.rglob("pwned")), [])
        run = self.run_action(args="--owner 'never closed")
        self.assertNotEqual(run.code, 0)

    def test_no_input_reaches_a_shell_but_as_a_variable(self):
        for step in self.action["runs"]["steps"]:
            self.assertNotIn("${{", step.get("run", ""))
        for name in ("path", "config", "html", "sarif", "version", "program", "command"):
            with self.subTest(name):
                run = self.run_action(**{name: "$(touch pwned)`touch pwned`;touch pwned"})
                self.assertEqual(list(self.folder.rglob("pwned")), [], run.log)

    def test_another_command_is_refused(self):
        run = self.run_action(command="remove")
        self.assertEqual(run.code, 2)
        self.assertIn("::error::", run.log)

    def test_without_a_program_it_comes_from_npm(self):
        npm, node = self.need_program("npm", "npm"), self.need_program("node", "nodejs")
        package = subprocess.run([node, gates.ROOT / "integrations/npm/pack.mjs", self.folder], check=True, capture_output=True, text=True).stdout.strip()
        self.spoil()
        # The archive stands for what npm would fetch; BEIAN_BIN, for the platform's package with the program.
        run = self.run_action(machine=f"{os.path.dirname(npm)}:{os.path.dirname(node)}:{SYSTEM}", variables={"BEIAN_BIN": BEIAN}, version=package)
        self.assertEqual(run.code, 1, run.log)
        self.assertIn("title=icp-link-stale", run.log)

    def test_it_is_what_github_calls_an_action(self):
        checker = self.need("judges", "bin/check-jsonschema")
        self.run_command(checker, "--builtin-schema", "vendor.github-actions", ACTION)
        spoiled = re.sub("using: composite", "using: composed", ACTION.read_text(encoding="utf-8"))
        self.run_command(checker, "--builtin-schema", "vendor.github-actions", self.write("action.yml", spoiled), code=1)


if __name__ == "__main__":
    gates.main()
