"""The Dockerfile, read: no image can be built here. A linter reads it, and what it names is there."""
import json
import re

import gates

DOCKERFILE = gates.ROOT / "integrations/docker/Dockerfile"


class Dockerfile(gates.Case):
    def setUp(self):
        super().setUp()
        self.lines = re.sub(r"\\\n", " ", DOCKERFILE.read_text(encoding="utf-8")).splitlines()

    def of(self, word):
        return [line.split(None, 1)[1] for line in self.lines if line.startswith(word + " ")]

    def test_the_linter(self):
        linter = self.need("judges", "bin/hadolint")
        self.run_command(linter, DOCKERFILE)
        self.assertIn("DL3006", self.run_command(linter, self.write("Dockerfile", "FROM debian\nUSER 1000\n"), code=1))

    def test_what_it_names_is_there(self):
        with open(gates.ROOT / "CMakePresets.json", encoding="utf-8") as file:
            presets = {preset["name"]: preset for preset in json.load(file)["buildPresets"]}
        [run] = self.of("RUN")
        named = re.findall(r"--preset (\w+)", run)
        self.assertEqual(named, ["static", "static"])
        self.assertIn("static", presets)
        self.assertTrue((gates.ROOT / re.search(r"scripts/\w+", run)[0]).exists())
        for copied in self.of("COPY"):
            if not copied.startswith("--from"):
                self.assertTrue((gates.ROOT / copied.split()[0]).exists(), copied)

    def test_what_runs(self):
        """The last stage is the same Debian, not as root, with the program alone: no step of it could fetch anything."""
        bases = self.of("FROM")
        self.assertEqual([base.split()[0] for base in bases], ["debian:12-slim"] * 2)
        last = self.lines[max(i for i, line in enumerate(self.lines) if line.startswith("FROM ")):]
        words = [line.split()[0] for line in last if line and not line.startswith("#")]
        self.assertEqual(words, ["FROM", "COPY", "COPY", "USER", "WORKDIR", "ENTRYPOINT", "CMD"])
        self.assertNotIn(self.of("USER")[0].split(":")[0], ("0", "root"))
        self.assertEqual(json.loads(self.of("ENTRYPOINT")[0]), ["beian"])


if __name__ == "__main__":
    gates.main()
