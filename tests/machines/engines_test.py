"""The ready files for Kubernetes, GitHub and GitLab: held against their schemas, and their commands run as those engines run them.

What runs them is not here; what they say is taken from the files, with the variables that the engine sets.
    BEIAN=build/dev/beian python3 tests/machines/engines_test.py [-v]
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "gates"))
import gates
import make_site
from gates import BEIAN, NUMBERS

INTEGRATIONS = gates.ROOT / "integrations"
EQUAL = ("json", "html", "gitlab", "junit")


class Engine(gates.Case):
    def setUp(self):
        super().setUp()
        (self.folder / "bin").mkdir()
        (self.folder / "bin/beian").symlink_to(BEIAN)
        self.write("site/beian.toml", NUMBERS)
        make_site.make(300, self.folder / "site/public")
        self.site = self.folder / "site"
        reports = [word for name in EQUAL for word in ("--format", f"{name}={self.folder}/single.{name}")]
        self.run_command(BEIAN, "check", "public", *reports, cwd=self.site, code=1)

    def shell(self, script, cwd, code=0, **env):
        """As a runner does: one shell, which stops where something fails."""
        words = ["sh", "-ec", script] if isinstance(script, str) else script
        variables = {"PATH": f"{self.folder}/bin:/usr/bin:/bin", "LANG": "C.UTF-8", **env}
        done = subprocess.run(words, cwd=cwd, env=variables, capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, code, f"{script}\n{done.stdout}{done.stderr}")
        return done.stdout

    def is_the_single_run(self, file, kind):
        self.assertEqual(pathlib.Path(file).read_bytes(), (self.folder / f"single.{kind}").read_bytes())


class Kubernetes(Engine):
    FILE = INTEGRATIONS / "kubernetes/beian.yaml"

    def test_the_schemas_of_kubernetes(self):
        judge = self.need("machines", "bin/kubernetes-validate")
        versions = ("1.29", "1.33", "1.37")
        for version in versions:
            self.run_command(judge, "--strict", "--no-warn", "-k", version, self.FILE)
        spoiled = self.FILE.read_text(encoding="utf-8").replace("completionMode", "completionsMode")
        self.run_command(judge, "--strict", "--no-warn", "-k", versions[0], self.write("spoiled.yaml", spoiled), code=1)

    def test_the_commands_of_its_containers(self):
        array, merge = self.read_yaml(self.FILE)
        [container] = array["spec"]["template"]["spec"]["containers"]
        count = array["spec"]["completions"]
        for i in range(count):
            command = [word.replace("$(JOB_COMPLETION_INDEX)", str(i)) for word in container["command"]]
            self.assertFalse(any("$(" in word for word in command))
            self.shell(command, self.site, JOB_COMPLETION_INDEX=str(i))
        self.assertEqual(len(list(self.site.glob("beian-*.json"))), count)
        [container] = merge["spec"]["template"]["spec"]["containers"]
        self.shell(container["command"], self.site, code=1)
        self.is_the_single_run(self.site / "beian-report.html", "html")
        (self.site / "beian-3.json").unlink()
        self.shell(container["command"], self.site, code=2)


class GitHub(Engine):
    FILE = INTEGRATIONS / "github-matrix/beian.yml"

    def test_the_schema_of_workflows(self):
        checker = self.need("judges", "bin/check-jsonschema")
        self.run_command(checker, "--builtin-schema", "vendor.github-workflows", self.FILE)
        spoiled = self.FILE.read_text(encoding="utf-8").replace("runs-on", "run-on")
        self.run_command(checker, "--builtin-schema", "vendor.github-workflows", self.write("spoiled.yml", spoiled), code=1)

    def steps(self, job, cwd, code, **matrix):
        """The job's own commands of beian and tar; what installs or builds is the runner's."""
        for step in job["steps"]:
            script = re.sub(r"\$\{\{ matrix\.(\w+) \}\}", lambda m: str(matrix[m[1]]), step.get("run", ""))
            if script.startswith(("tar ", "beian ")):
                self.shell(script, cwd, code=code if "merge" in script else 0, GITHUB_ACTIONS="true")

    def test_its_commands(self):
        if shutil.which("zstd") is None:
            self.skip("zstd is not installed: scripts/setup test")
        [workflow] = self.read_yaml(self.FILE)
        jobs = workflow["jobs"]
        pack = next(step["run"] for step in jobs["build"]["steps"] if "tar" in step.get("run", "")).split("&& ")[-1]
        self.shell(pack, self.site)
        last = self.folder / "last"
        last.mkdir()
        for part in jobs["part"]["strategy"]["matrix"]["part"]:
            runner = self.folder / f"runner-{part}"
            runner.mkdir()
            shutil.copy(self.site / "site.tar.zst", runner)
            self.steps(jobs["part"], runner, 0, part=part)
            shutil.copy(runner / f"part-{part}.json", last)
        self.steps(jobs["beian"], last, 1)
        self.is_the_single_run(last / "beian-report.html", "html")


class GitLab(Engine):
    FILE = INTEGRATIONS / "gitlab-matrix/beian.yml"

    def test_the_schema_of_pipelines(self):
        checker = self.need("judges", "bin/check-jsonschema")
        self.run_command(checker, "--builtin-schema", "vendor.gitlab-ci", self.FILE)
        spoiled = self.FILE.read_text(encoding="utf-8").replace("parallel: 4", "parallel: four")
        self.run_command(checker, "--builtin-schema", "vendor.gitlab-ci", self.write("spoiled.yml", spoiled), code=1)

    def test_its_commands(self):
        [jobs] = self.read_yaml(self.FILE)
        count = jobs["beian-part"]["parallel"]
        for i in range(1, count + 1):
            self.shell("\n".join(jobs["beian-part"]["script"]), self.site, CI_NODE_INDEX=str(i), CI_NODE_TOTAL=str(count), CI="true")
        job = jobs["beian"]
        self.shell("\n".join(job["script"]), self.site, code=1, CI="true")
        self.is_the_single_run(self.site / job["artifacts"]["reports"]["codequality"], "gitlab")
        self.is_the_single_run(self.site / job["artifacts"]["reports"]["junit"], "junit")
        self.is_the_single_run(self.site / job["artifacts"]["paths"][0], "html")


if __name__ == "__main__":
    os.environ.pop("GITHUB_ACTIONS", None)
    gates.main()
