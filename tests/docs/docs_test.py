#!/usr/bin/env python3
"""What README and docs/ say is so: links lead somewhere, both languages show the same, and the examples run.

Commands are taken out of the pages, configurations of other programs too, and run on the bundled site, which stands in the
folder that the page speaks of. The generators' own commands are not run here (tests/themes and integrations/ do that).
Set BEIAN to the program."""
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BEIAN = os.environ["BEIAN"]
NUMBERS = 'icp = "京ICP备2024990001号-1"\ngongan = "京公网安备11010102990001号"\n'
PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")})
PAIRS = [(page, page.with_name(page.stem + ".zh-CN.md")) for page in PAGES if page.with_name(page.stem + ".zh-CN.md").exists()]
# What is written for owners of sites, in both languages. Other pages of docs/ are for developers.
OWNERS = ("README", "law", "use", "settings", "machines", "troubleshooting")
GUIDES = [page for page in PAGES if page.parent.name in ("generators", "platforms") or (page.parent.name == "docs" and page.name.split(".")[0] in OWNERS)]


def fences(page):
    return re.findall(r"^```(\w+)\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands(text):
    """The calls of beian in a shell line or in the configuration of another program."""
    return [m.group(2).strip() for m in re.finditer(r"(^|[\s'\"&])(?:npx )?(?:beian(?:-footer)?)((?: +(?!&&)[^\s'\"]+)+)", text, re.MULTILINE) if not m.group(2).strip().startswith("=")]


def shell_commands(page):
    """Commands in the blocks that are indented: README's. Their comments are in one language each."""
    lines = re.findall(r"^    ((?:beian|scripts/|hugo|npx?|cmake) ?[^\n]*)", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.sub(r"\s+#.*", "", line).rstrip() for line in lines]


class Pages(unittest.TestCase):
    def test_there_are_pages(self):
        self.assertGreater(len(GUIDES), 60)
        self.assertGreater(len(PAIRS), 30)

    def test_links_lead_somewhere(self):
        for page in PAGES:
            for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"^```.*?^```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)):
                if re.match(r"[a-z]+:", target):
                    continue
                with self.subTest(page=page.name, target=target):
                    path = (page.parent / target.split("#")[0]) if not target.startswith("#") else page
                    self.assertTrue(path.exists())

    def test_guides_are_what_their_table_says(self):
        done = subprocess.run([sys.executable, ROOT / "scripts/guides", "--check"], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout), (0, ""), "run scripts/guides")

    def test_every_guide_is_listed(self):
        for suffix in ("", ".zh-CN"):
            index = (ROOT / "docs" / f"README{suffix}.md").read_text(encoding="utf-8")
            for page in GUIDES:
                if page.parent.name != "docs" and page.stem.endswith(".zh-CN") == bool(suffix):
                    self.assertIn(f"({page.parent.name}/{page.name})", index)

    def test_both_languages_are_there_and_show_the_same(self):
        for page in GUIDES:
            if page.name.endswith(".zh-CN.md"):
                continue
            with self.subTest(page=str(page.relative_to(ROOT))):
                self.assertIn((page, page.with_name(page.stem + ".zh-CN.md")), PAIRS)
        for english, chinese in PAIRS:
            if english not in GUIDES and english.parent != ROOT:
                continue
            with self.subTest(page=str(english.relative_to(ROOT))):
                heads = [[len(h) for h in re.findall(r"^(#+) ", page.read_text(encoding="utf-8"), re.MULTILINE)] for page in (english, chinese)]
                self.assertEqual(heads[0], heads[1], "headings")
                kinds = [[kind for kind, _ in fences(page)] for page in (english, chinese)]
                self.assertEqual(kinds[0], kinds[1], "blocks of code")
                if english.parent != ROOT:
                    self.assertEqual(fences(english), fences(chinese))
                self.assertEqual(shell_commands(english), shell_commands(chinese), "commands")
                tables = [page.read_text(encoding="utf-8").count("\n|") for page in (english, chinese)]
                self.assertEqual(tables[0], tables[1], "rows of tables")


class Examples(unittest.TestCase):
    def run_page(self, page):
        blocks = fences(page)
        settings = next((text for kind, text in blocks if kind == "toml" and "icp" in text), None)
        text = settings or NUMBERS
        found = [(kind, call) for kind, block in blocks if kind in ("sh", "console", "yaml", "json", "toml", "groovy") for call in commands(block)]
        folder = Path(tempfile.mkdtemp(prefix="beian-docs-"))
        self.addCleanup(shutil.rmtree, folder)
        (folder / "beian.toml").write_text(text, encoding="utf-8")
        roots = {tomllib.loads(text).get("root", "public")}
        roots |= {call.split()[1] for _, call in found if len(call.split()) > 1 and call.split()[0] in ("check", "inject", "remove") and not call.split()[1].startswith("-") and not call.split()[1].endswith(".html")}
        for root in roots:
            shutil.copytree(ROOT / "fixtures/site/public", folder / root)
        online = (ROOT / "fixtures/site/public/contact/index.html").read_text(encoding="utf-8")  # what curl would have brought
        injected = False
        for _, call in found:
            args = shlex.split(call)
            done = subprocess.run([BEIAN, *args], cwd=folder, capture_output=True, text=True, input=online, env={**os.environ, "GITHUB_ACTIONS": ""})
            injected = args[0] == "inject" or (injected and args[0] != "remove")
            wrong = args[0] in ("check", "merge") and not injected and "--exit-zero" not in args and not any("baseline" in a for a in args)
            self.assertEqual(done.returncode, 1 if wrong else 0, f"beian {call}\n{done.stdout}{done.stderr}")
            for file in re.findall(r"--format \w+=(\S+)", call):
                self.assertGreater((folder / file).stat().st_size, 20, file)
        return len(found)

    def test_commands_run(self):
        ran = 0
        for page in GUIDES:
            if page.name.endswith(".zh-CN.md"):
                continue  # the same blocks, which another test sees to
            with self.subTest(page=str(page.relative_to(ROOT))):
                number = self.run_page(page)
                ran += number
                if page.parent.name != "docs":
                    self.assertGreater(number, 0, "a guide without a command")
        self.assertGreater(ran, 60)

    def test_configurations_are_well_formed(self):
        try:
            import yaml
        except ImportError:
            yaml = None
        readers = {"json": json.loads, "toml": tomllib.loads}
        if yaml:
            readers["yaml"] = yaml.safe_load
        for page in GUIDES:
            for kind, block in fences(page):
                if kind in readers:
                    with self.subTest(page=page.name):
                        self.assertTrue(readers[kind](block))
        if not yaml:
            self.skipTest("python3-yaml is not installed")

    def test_shell_lines_are_shell(self):
        for page in GUIDES:
            for kind, block in fences(page):
                if kind in ("sh", "console"):
                    done = subprocess.run(["bash", "-n"], input=block, text=True, capture_output=True)
                    self.assertEqual(done.stderr, "", page.name)


if __name__ == "__main__":
    unittest.main()
