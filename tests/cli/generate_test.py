"""What the program writes from its table of options: the committed copies are in step, and real readers accept them.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/cli/generate_test.py [-k NAME]
"""

import copy
import json
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import tempfile
import time
import tomllib
import unittest

BEIAN = os.path.abspath(os.environ.get("BEIAN", "build/release/beian"))
SOURCE = pathlib.Path(__file__).resolve().parents[2]
COPIES = [line.split() for line in (SOURCE / "share/generated.txt").read_text().splitlines()]


def generate(what, language="en"):
    done = subprocess.run([BEIAN, "--generate", what, "--lang", language], capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def need(test, program):
    if shutil.which(program) is None:
        test.skipTest(f"{program} is missing")


def options_of_help():
    """--help of all commands: {command: set of long names}."""
    out = {}
    top = subprocess.run([BEIAN, "--help", "--lang", "en"], capture_output=True, text=True, timeout=60).stdout
    for name in re.findall(r"^  ([a-z]+)(?: |$)", top.split("Commands:\n")[1].split("\n\n")[0], re.M):
        text = subprocess.run([BEIAN, name, "--help", "--lang", "en"], capture_output=True, text=True, timeout=60).stdout
        out[name] = set(re.findall(r"^  (?:-\w, |    )--([a-z-]+)", text, re.M))
    return out


class Copies(unittest.TestCase):
    def test_the_committed_copies_are_what_the_program_writes(self):
        self.assertGreater(len(COPIES), 7)
        for what, language, name in COPIES:
            with self.subTest(name):
                self.assertEqual((SOURCE / name).read_text(), generate(what, language), "run scripts/generate")

    def test_every_option_of_every_command_is_everywhere(self):
        for command, options in options_of_help().items():
            self.assertIn("help", options)
            for what in ("man", "bash", "zsh", "fish", "reference"):
                text = generate(what).replace("\\-", "-")
                for option in options:
                    self.assertRegex(text, rf"(--|-l ){option}\b", f"{what}: --{option}")
                self.assertRegex(text, rf"\b{command}\b")

    def test_an_unknown_kind_is_an_error_with_the_nearest(self):
        done = subprocess.run([BEIAN, "--generate", "mann", "--lang", "en"], capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 2)
        self.assertIn("Did you mean “man”?", done.stderr)


class Manual(unittest.TestCase):
    def test_man_renders_it_without_warnings(self):
        need(self, "man")
        need(self, "groff")
        for language in ("en", "zh"):
            for columns in ("80", "160"):
                with tempfile.NamedTemporaryFile("w", suffix=".1") as page:
                    page.write(generate("man", language))
                    page.flush()
                    done = subprocess.run(["man", "--warnings", "-l", page.name], capture_output=True, text=True, timeout=60,
                                          env={**os.environ, "MANWIDTH": columns, "LC_ALL": "C.UTF-8", "MANPAGER": "cat"})
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                plain = re.sub(".\b", "", done.stdout)
                self.assertIn("--max-warnings", plain)
                self.assertIn("BEIAN_BADGE_CLASS", plain)
                self.assertIn({"en": "EXIT STATUS", "zh": "退出码"}[language], plain)

    def test_mandoc_has_nothing_against_it(self):
        need(self, "mandoc")
        for language, level in (("en", "style"), ("zh", "warning")):
            done = subprocess.run(["mandoc", "-Tlint", "-W", level], input=generate("man", language), capture_output=True,
                                  text=True, timeout=60)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))


class Schema(unittest.TestCase):
    def setUp(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is missing")
        self.schema = json.loads(generate("schema"))
        jsonschema.Draft7Validator.check_schema(self.schema)
        self.validator = jsonschema.Draft7Validator(self.schema)

    def is_valid(self, text):
        return self.validator.is_valid(tomllib.loads(text))

    def program_takes(self, text):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "beian.toml").write_text(text)
            (pathlib.Path(folder) / "index.html").write_text("<!DOCTYPE html><title>t</title><p>x")
            done = subprocess.run([BEIAN, "remove", "."], cwd=folder, capture_output=True, text=True, timeout=60)
            return done.returncode == 0, done.stderr

    def test_it_says_of_configs_what_the_program_says(self):
        good = ['icp = "京ICP备2024990001号-1"', 'icp = ["京ICP备2024990001号-1"]\nscope = "home"', "statistics = true", "jobs = 2",
                'format = ["text", "sarif=out.sarif"]', '[badge]\nicon_as = "inline"\nstyle = "none"', 'include = ["**/*.html"]',
                '[placement]\nat = "footer"', '[rules]\nicp-link-stale = "warning"', "max_warnings = 0", '[[site]]\nmatch = "en/**"\nshow = "optional"', '[env.x]\nwhen = "CI_NEVER"\nrequire = false\n[env.x.rules]\nicp-missing = "off"', 'lang = "zh"',
                '[[override]]\npaths = ["demo/**"]\n[override.rules]\nicp-missing = "off"']
        bad = ["icpp = 1", 'scope = "hom"', "jobs = true", "statistics = 1", 'format = "yaml"', '[badge]\nclas = "x"', "[rules]\nicp-missing = 1",
               '[rules]\nicp-mising = "off"', '[[override]]\n[override.rules]\nicp-missing = "off"', "icp = 5", 'exit_zero = true',
               "max_warnings = -1", '[[site]]\nshow = "optional"', '[[site]]\nmatch = "a"\nroot = "x"', '[env.x]\nrequire = "no"', '[env.x]\nscop = 1', "badge = 1"]
        for text in good + bad:
            with self.subTest(text):
                taken, words = self.program_takes(text)
                self.assertEqual(taken, text in good, words)
                self.assertEqual(self.is_valid(text), text in good)

    def test_the_configs_of_this_repository_are_valid(self):
        found = [p for p in SOURCE.rglob("beian.toml") if "build" not in p.parts and "node_modules" not in p.parts]
        self.assertGreater(len(found), 1)
        for path in found:
            with self.subTest(str(path.relative_to(SOURCE))):
                self.assertEqual([e.message for e in self.validator.iter_errors(tomllib.loads(path.read_text()))], [])

    def test_descriptions_are_in_both_languages(self):
        def walk(node):
            if isinstance(node, dict):
                text = node.get("description")
                if isinstance(text, str):
                    self.assertRegex(text, r"[a-z].* · .*[一-鿿]")
                for each in copy.copy(node).values():
                    walk(each)
        walk(self.schema)


class FilingSchema(unittest.TestCase):
    """Of filing.toml: it says what precheck says."""

    def setUp(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is missing")
        schema = json.loads(generate("filing-schema"))
        jsonschema.Draft7Validator.check_schema(schema)
        self.validator = jsonschema.Draft7Validator(schema)

    def is_valid(self, text):
        plain = json.loads(json.dumps(tomllib.loads(text), default=lambda date: date.isoformat()))
        return self.validator.is_valid(plain)

    def program_takes(self, text):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "filing.toml").write_text(text)
            (pathlib.Path(folder) / "index.html").write_text("<!DOCTYPE html><title>t</title><p>x")
            done = subprocess.run([BEIAN, "precheck", "."], cwd=folder, capture_output=True, text=True, timeout=60)
            return done.returncode != 2, done.stderr

    def test_it_says_what_the_program_says(self):
        good = ['[subject]\nname = "甲"\nkind = "enterprise"', '[subject]\nkind = "企业"', '[subject]\nkind = ""', '[site]\nlanguages = ["zh-CN", "en"]',
                '[icp]\napproved = 2026-01-02', '[icp]\napproved = "2026-01-02"', '[person]\nsame_as_subject = true', "[limits]\nimage_kb = 512",
                '[rules]\nsite-name = "off"', '[site]\ndomains = "a.cn"']
        bad = ['[subject]\nnam = "甲"', '[subject]\nkind = "firm"', '[icp]\napproved = "soon"', '[person]\nsame_as_subject = "yes"', "[limits]\nimage_kb = 0",
               '[rules]\nsite-nam = "off"', '[rules]\nsite-name = 1', "[site]\ndomains = 1", 'sit = 1']
        for text in good + bad:
            with self.subTest(text):
                taken, words = self.program_takes(text)
                self.assertEqual(taken, text in good, words)
                self.assertEqual(self.is_valid(text), text in good)

    def test_what_init_writes_is_valid(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([BEIAN, "precheck", "--init"], cwd=folder, check=True, capture_output=True, timeout=60)
            self.assertTrue(self.is_valid((pathlib.Path(folder) / "filing.toml").read_text()))


class Shells(unittest.TestCase):
    """Completions in the shells themselves: what stands there after the key is pressed."""

    CASES = [
        ("beian ch", {"check"}),
        ("beian check --sco", {"--scope"}),
        ("beian check --scope ", {"all", "home"}),
        ("beian explain icp-mi", {"icp-missing"}),
        ("beian check --generat", set()),  # stands alone
    ]

    def test_bash(self):
        need(self, "bash")
        script = generate("bash") + r"""
try() {
  COMP_LINE=$1 COMP_WORDS=() COMPREPLY=()
  local word
  for word in ${1//=/ = }; do COMP_WORDS+=("$word"); done
  [[ $1 != *' ' && $1 != *= ]] || COMP_WORDS+=("")
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _beian
  echo "${COMPREPLY[@]}"
}
"""
        cases = self.CASES + [("beian check --scope=h", {"home"}), ("beian check --rule icp-missing=w", {"warning"}),
                              ("beian check --rule=icp-missing=w", {"warning"}), ("beian --generate ", {"man", "bash", "zsh", "fish", "schema", "filing-schema", "reference"}),
                              ("beian check --rule icp-mi", {"icp-missing="}), ("beian check --format sar", {"sarif"})]
        for line, wanted in cases:
            with self.subTest(line):
                done = subprocess.run(["bash", "--norc", "-u", "-c", script + f"try '{line}'"], capture_output=True, text=True, timeout=60)
                self.assertEqual(done.stderr, "")
                self.assertEqual(set(done.stdout.split()), wanted)

    def test_bash_completes_files(self):
        need(self, "bash")
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "a page.html").touch()
            script = generate("bash") + 'COMP_WORDS=(beian check a) COMP_CWORD=2; _beian; printf "%s" "${COMPREPLY[0]}"'
            done = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, text=True, timeout=60, cwd=folder)
            self.assertEqual(done.stdout, "a page.html")

    def test_fish(self):
        need(self, "fish")
        cases = self.CASES + [("beian check --rule icp-missing=w", {"icp-missing=warning"}), ("beian check --format=sar", {"--format=sarif"})]
        with tempfile.TemporaryDirectory() as home:
            (pathlib.Path(home) / "beian.fish").write_text(generate("fish"))
            for line, wanted in cases:
                with self.subTest(line):
                    done = subprocess.run(["fish", "--no-config", "-c", f"source beian.fish; complete -C '{line}'"], cwd=home,
                                          env={**os.environ, "HOME": home}, capture_output=True, text=True, timeout=60)
                    self.assertEqual(done.stderr, "")
                    self.assertEqual({each.split("\t")[0] for each in done.stdout.splitlines()}, wanted)

    def test_zsh(self):
        need(self, "zsh")
        with tempfile.TemporaryDirectory() as home:
            (pathlib.Path(home) / "_beian").write_text(generate("zsh"))
            shell = Zsh(home)
            try:
                for line, wanted in [("beian ch", "beian check "), ("beian check --sco", "beian check --scope="),
                                     ("beian explain icp-mi", "beian explain icp-missing "), ("beian check --rule icp-missing=w", "beian check --rule icp-missing=warning "),
                                     ("beian check --scope h", "beian check --scope home "), ("beian --generate sch", "beian --generate schema ")]:
                    with self.subTest(line):
                        self.assertEqual(shell.completed(line), wanted)
            finally:
                shell.close()


class Zsh:
    """A zsh on a terminal of its own. A widget completes and writes the line to a file: that is what is read."""

    SETUP = r"""
PS1=; RPS1=; unset zle_bracketed_paste
fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D
zstyle ':completion:*' menu no
show-line() { print -rn -- "$BUFFER|" > line.new; mv line.new line; BUFFER=; }
zle -N show-line
bindkey '^T' show-line
print ready > ready
"""

    def __init__(self, home):
        self.home = pathlib.Path(home)
        (self.home / ".zshrc").write_text(self.SETUP)
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            os.execvpe("zsh", ["zsh", "-i"], {"PATH": os.environ["PATH"], "HOME": home, "ZDOTDIR": home, "TERM": "xterm", "LC_ALL": "C.UTF-8"})
        self.wait("ready")

    def wait(self, name):
        until = time.monotonic() + 30
        while not (self.home / name).exists():
            if time.monotonic() > until:
                raise AssertionError(f"zsh: nothing came: {name}")
            if select.select([self.terminal], [], [], 0.05)[0]:
                os.read(self.terminal, 65536)  # what it draws, so that it never waits for us

    def completed(self, line):
        os.write(self.terminal, line.encode() + b"\t\x14")
        self.wait("line")
        text = (self.home / "line").read_text()
        (self.home / "line").unlink()
        return text.removesuffix("|")

    def close(self):
        os.write(self.terminal, b"\x15exit\n")
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


if __name__ == "__main__":
    unittest.main()
