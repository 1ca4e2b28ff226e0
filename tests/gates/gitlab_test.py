"""The GitLab component: its script with inputs as GitLab puts them in, on a site that is right and on one that is not."""
import json
import re
import subprocess
import xml.etree.ElementTree

import gates
from gates import BADGE, BEIAN, NUMBERS, PAGE

TEMPLATE = gates.ROOT / "integrations/gitlab/templates/beian.yml"


def interpolated(node, inputs):
    """$[[ inputs.x ]] in the parsed job, as GitLab does it: an input is a value, never YAML."""
    if isinstance(node, dict):
        return {interpolated(key, inputs): interpolated(value, inputs) for key, value in node.items()}
    if isinstance(node, list):
        return [interpolated(value, inputs) for value in node]
    return re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda match: inputs[match[1]], node) if isinstance(node, str) else node


class Component(gates.Case):
    def setUp(self):
        super().setUp()
        self.header, self.jobs = self.read_yaml(TEMPLATE)
        self.write("beian.toml", NUMBERS)
        self.write("public/index.html", PAGE.format(BADGE))
        (self.folder / "bin").mkdir()
        (self.folder / "bin/beian").symlink_to(BEIAN)

    def job(self, **inputs):
        declared = self.header["spec"]["inputs"]
        self.assertEqual(inputs.keys() - declared.keys(), set())
        [(name, job)] = interpolated(self.jobs, {key: inputs.get(key, row["default"]) for key, row in declared.items()}).items()
        self.assertNotIn("$[[", json.dumps(job))
        return name, job

    def run_job(self, **inputs):
        """The lines as the runner runs them, in the plainest shell that an image may have."""
        _, job = self.job(**inputs)
        script = "set -e\n" + "\n".join(job["script"])
        done = subprocess.run(["sh", "-c", script], cwd=self.folder, text=True, capture_output=True, timeout=300,
                              env={"PATH": f"{self.folder}/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "CI": "true", "GITLAB_CI": "true", **job["variables"]})
        return done.returncode, done.stdout + done.stderr, job["artifacts"]

    def test_a_site_that_is_right(self):
        code, log, artifacts = self.run_job()
        self.assertEqual(code, 0, log)
        issues = json.loads((self.folder / artifacts["reports"]["codequality"]).read_text(encoding="utf-8"))
        self.assertEqual([issue for issue in issues if issue["severity"] in ("major", "critical", "blocker")], [])

    def test_a_site_that_is_wrong(self):
        self.write("public/empty.html", PAGE.format(""))
        code, log, artifacts = self.run_job()
        self.assertEqual(code, 1, log)
        self.assertEqual(artifacts["when"], "always")
        issues = json.loads((self.folder / artifacts["reports"]["codequality"]).read_text(encoding="utf-8"))
        wrong = [issue for issue in issues if issue["check_name"] in ("icp-missing", "gongan-missing")]
        self.assertEqual({issue["location"]["path"] for issue in wrong}, {"public/empty.html"})
        self.assertEqual(len(wrong), 2)
        self.assertEqual(len({issue["fingerprint"] for issue in issues}), len(issues))
        suite = xml.etree.ElementTree.parse(self.folder / artifacts["reports"]["junit"]).getroot()
        self.assertGreater(len(suite.findall(".//failure")), 0)
        for report in artifacts["paths"]:
            self.assertIn("icp-missing", (self.folder / report).read_text(encoding="utf-8"))

    def test_inputs(self):
        self.write("a b/index.html", PAGE.format(""))
        self.write("other.toml", NUMBERS)
        code, log, _ = self.run_job(path="a b", config="other.toml", args="--rule icp-missing=off --rule gongan-missing=off")
        self.assertEqual(code, 0, log)
        for name in ("empty.html", "else.html", "public/empty.html"):
            self.write(name, PAGE.format(""))
        code, log, _ = self.run_job(path="public", args="--exclude e*.html")
        self.assertEqual(code, 0, log)
        code, log, _ = self.run_job(path="nowhere")
        self.assertEqual(code, 2, log)
        for name in ("path", "config", "args", "version"):
            with self.subTest(name):
                self.run_job(**{name: "$(touch pwned)`touch pwned`;touch pwned * "})
                self.assertFalse((self.folder / "pwned").exists())
        name, job = self.job(stage="check", image="debian:12", **{"job-name": "filing"})
        self.assertEqual((name, job["stage"], job["image"]["name"]), ("filing", "check", "debian:12"))

    def test_it_is_what_gitlab_reads(self):
        checker = self.need("judges", "bin/check-jsonschema")
        name, job = self.job()
        checked = lambda jobs, code: self.run_command(checker, "--builtin-schema", "vendor.gitlab-ci", self.write("ci.json", json.dumps(jobs)), code=code)  # noqa: E731
        checked({name: job}, 0)
        checked({name: {**job, "artifacts": {**job["artifacts"], "when": "sometimes"}}}, 1)


if __name__ == "__main__":
    gates.main()
