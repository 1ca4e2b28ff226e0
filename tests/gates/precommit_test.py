"""The hooks of pre-commit, by the real program: a commit of a wrong page or a wrong beian.toml is refused."""
import os
import shutil

import gates
from gates import BADGE, BEIAN, NUMBERS, PAGE


class Hooks(gates.Case):
    def setUp(self):
        super().setUp()
        self.program = self.need_program("pre-commit", "pre-commit")
        self.need_program("git", "git")
        (self.folder / "bin").mkdir()
        (self.folder / "bin/beian").symlink_to(BEIAN)
        self.hooks, self.site = self.folder / "hooks", self.folder / "site"
        self.write("hooks/.pre-commit-hooks.yaml", (gates.ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        self.write("site/beian.toml", NUMBERS)
        self.write("site/public/index.html", PAGE.format(BADGE))
        for folder in (self.hooks, self.site):
            self.git("init", "--quiet", "--initial-branch=main", cwd=folder)
            self.git("add", "--all", cwd=folder)
            self.git("commit", "--quiet", "--message", "first", cwd=folder)

    def environment(self):
        names = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in (("NAME", "a"), ("EMAIL", "a@example.cn"))}
        return {**names, "PATH": f"{self.folder}/bin:{os.environ['PATH']}", "HOME": str(self.folder), "PRE_COMMIT_HOME": str(self.folder / "cache"), "GIT_CONFIG_GLOBAL": "/dev/null"}

    def git(self, *words, cwd=None, code=0):
        return self.run_command("git", *words, cwd=cwd or self.site, code=code, env=self.environment())

    def try_repo(self, hook, code, which=("--all-files",)):
        return self.run_command(self.program, "try-repo", self.hooks, hook, *which, "--verbose", cwd=self.site, code=code, env=self.environment())

    def test_the_manifest(self):
        self.run_command(self.program, "validate-manifest", self.hooks / ".pre-commit-hooks.yaml")

    def test_try_repo(self):
        self.assertIn("Passed", self.try_repo("beian-check", 0))
        self.write("site/public/empty.html", PAGE.format(""))
        self.git("add", "--all")
        self.assertIn("icp-missing", self.try_repo("beian-check", 1))
        self.assertIn("empty.html", self.try_repo("beian-check", 1, ("--files", "public/index.html")))

    def test_each_config_is_read(self):
        self.write("site/a/beian.toml", NUMBERS)
        self.write("site/z y/beian.toml", NUMBERS)
        self.git("add", "--all")
        self.assertIn("Passed", self.try_repo("beian-config", 0))
        self.write("site/z y/beian.toml", NUMBERS + 'rot = "public"\n')
        self.assertIn("z y/beian.toml:4:1", self.try_repo("beian-config", 1))
        self.write("site/z y/beian.toml", NUMBERS.replace("2024990001", "20249"))
        self.assertIn("京ICP备20249号-1", self.try_repo("beian-config", 1))

    def test_a_commit_is_refused(self):
        revision = self.git("rev-parse", "HEAD", cwd=self.hooks).strip()
        self.write("site/.pre-commit-config.yaml", f"repos:\n- repo: {self.hooks}\n  rev: {revision}\n  hooks:\n  - id: beian-check\n    args: [public]\n  - id: beian-config\n")
        self.run_command(self.program, "install", cwd=self.site, env=self.environment())
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "hooks")
        self.write("site/notes.txt", "no page")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "no hook runs for this")
        self.write("site/public/empty.html", PAGE.format(""))
        self.git("add", "--all")
        self.assertIn("icp-missing", self.git("commit", "--message", "wrong", code=1))
        self.git("commit", "--quiet", "--no-verify", "--message", "wrong all the same")
        self.write("site/public/style.css", "p { margin: 0 }")
        self.git("add", "--all")
        self.assertIn("empty.html", self.git("commit", "--message", "the whole site is checked, not the files of the commit", code=1))
        self.write("site/public/empty.html", PAGE.format(BADGE))
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "right")

    def test_without_the_program_it_says_so(self):
        shutil.rmtree(self.folder / "bin")
        self.assertIn("beian", self.try_repo("beian-check", 1))


if __name__ == "__main__":
    gates.main()
