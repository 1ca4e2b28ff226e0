"""Seeded defects: every entry of fixtures/defects is done to the good pages of a site, and `check` must say what is wrong.

The good pages are those of the bundled site after `inject`. Each defect is applied to all of them at once, once with
our marker on the badge and once without it, as if a theme had written it; then the findings of each page are compared
with what the entry expects, exactly. Pages to which a defect does not apply must stay without findings.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/defects/defects_test.py [--only ID] [--site FOLDER]
FOLDER may be the output of any generator, with the example numbers injected; `-v` prints the table.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/rules"))
from pending import PENDING, comparable, waits  # noqa: E402

BEIAN = os.path.abspath(os.environ.get("BEIAN", "build/test/beian"))
ICP = "京ICP备2024990001号-1"
GONGAN = "京公网安备11010102990001号"
LEAST = 5
OWN_BADGE = re.compile(r"<(div|span) data-beian\b.*?</\1>", re.S)


class NotApplicable(Exception):
    """The operation finds nothing to work on in this page."""


def char_pattern(ch):
    """A character, or its references; escaped only where it means itself."""
    if ch.isascii():
        return ch
    code = ord(ch)
    return f"(?:{ch}|&#{code};|&#[xX]0*{code:x};|&#[xX]0*{code:X};)"


def text_pattern(text):
    return "".join(char_pattern(c) for c in text)


MACROS = {
    "{icp-link}": "<a [^>]*>" + text_pattern(ICP) + "</a>",
    "{gongan-link}": "<a [^>]*>" + text_pattern(GONGAN) + "</a>",
    "{icp}": text_pattern(ICP),
    "{gongan}": text_pattern(GONGAN),
}
WORDS = {"{icp}": ICP, "{gongan}": GONGAN}


def pattern_of(source):
    out = text_pattern(source)
    for name, pattern in MACROS.items():
        out = out.replace(name, pattern)
    return re.compile(out, re.S)


def replacement_of(source):
    for name, word in WORDS.items():
        source = source.replace(name, word)
    return source


def substitute(pattern, replacement, text, every=False):
    out, times = pattern_of(pattern).subn(replacement_of(replacement), text, count=0 if every else 1)
    if times == 0:
        raise NotApplicable
    return out


def href_pattern(which):
    return re.compile('(<a [^>]*href=")([^"]*)("[^>]*>)(?=' + MACROS["{" + which + "}"] + ")", re.S)


class PageUnderTest:
    """One page: what stands before the badge, the badge, and what stands behind it."""

    def __init__(self, text, marked):
        found = list(OWN_BADGE.finditer(text))
        if len(found) != 1:
            raise NotApplicable
        begin, end = found[0].span()
        self.before, self.badge, self.after = text[:begin], text[begin:end], text[end:]
        if not marked:
            self.badge = self.badge.replace(" data-beian", "", 1)
        self.holds = [name for name in ("icp", "gongan") if re.search(MACROS["{" + name + "}"], self.badge)]

    def text(self):
        return self.before + self.badge + self.after

    def do(self, op):
        getattr(self, "do_" + op["op"].replace("-", "_"))(op)

    def do_sub(self, op):
        self.badge = substitute(op["pattern"], op["with"], self.badge, op.get("all", False))

    def do_href(self, op):
        self.set_href(op["of"], op["with"])

    def set_href(self, which, address):
        self.badge, times = href_pattern(which).subn(lambda m: m[1] + address + m[3], self.badge, count=1)
        if times == 0:
            raise NotApplicable

    def do_swap_links(self, op):
        links = {which: href_pattern(which).search(self.badge) for which in ("icp", "gongan")}
        if None in links.values():
            raise NotApplicable
        addresses = {which: found[2] for which, found in links.items()}
        self.set_href("icp", addresses["gongan"])
        self.set_href("gongan", addresses["icp"])

    def do_attribute(self, op):
        self.badge = re.sub(r"^<(\w+)", lambda m: f"<{m[1]} {op['text']}", self.badge, count=1)

    def do_wrap(self, op):
        self.badge = op["before"] + self.badge + op["after"]

    def do_delete(self, op):
        self.badge = ""

    def do_repeat(self, op):
        copy = self.badge
        for old, new in op.get("sub", ()):
            copy = copy.replace(old, new)
        self.badge += copy

    def do_hidden_copy(self, op):
        self.badge += "<div hidden>" + self.badge.replace(" data-beian", "", 1) + "</div>"

    def do_move(self, op):
        rest = self.before + self.after
        found = pattern_of(op["to"]).search(rest)
        if found is None:
            raise NotApplicable
        at = found.end() if op["where"] == "after" else found.start()
        self.before, self.after = rest[:at], rest[at:]

    def do_truncate(self, op):
        self.badge = self.after = ""

    def do_page(self, op):
        marker = "\0badge\0"
        rest = substitute(op["pattern"], op["with"], self.before + marker + self.after)
        if rest.count(marker) != 1:
            raise NotApplicable
        self.before, self.after = rest.split(marker)


class Encoded:
    """A page's bytes as text and back; what its encoding lacks becomes a reference."""

    def __init__(self, data):
        for self.encoding in ("utf-8", "gbk"):
            try:
                self.text = data.decode(self.encoding)
                return
            except UnicodeDecodeError:
                continue
        raise NotApplicable

    def encode(self, text):
        return text.encode(self.encoding, "xmlcharrefreplace")


def run(*args, cwd):
    done = subprocess.run([BEIAN, *args], cwd=cwd, capture_output=True, timeout=120,
                          env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"})
    if not done.stdout:
        sys.exit(f"beian {' '.join(args)}: {done.stderr.decode()}")
    return json.loads(done.stdout)


def findings_by_page(site, config):
    settings = {"icp": ICP, "gongan": GONGAN, **config}
    arguments = [f"--{key}={value}" for key, value in settings.items()]
    out = {}
    # Which pages the bundled site's sitemap lists is no matter of these defects.
    for f in run("check", site.name, *arguments, "--rule=sitemap-unlisted=off", "--format", "json", cwd=site.parent)["findings"]:
        if f["rule"] == "icon-missing":  # said once for the site, at whichever page comes first
            continue
        out.setdefault(f["path"], []).append(f"{f['rule']}:{f['severity']}")
    return out


def expected_of(entry, marked, holds):
    expect = entry["expect"] if marked else entry.get("expect_theme", entry["expect"])
    out = list(expect.get("page", ()))
    for number in holds:
        out += expect.get(number, ())
    return sorted(out)


class Judge:
    def __init__(self, good, folder):
        self.folder = folder
        self.good = {}  # the pages with a badge, by their names in reports
        self.site = folder / "site"
        shutil.copytree(good, self.site)
        for path in sorted(self.site.rglob("*")):
            if path.suffix in (".html", ".htm"):
                data = path.read_bytes()
                try:
                    encoded = Encoded(data)
                    PageUnderTest(encoded.text, True)
                except NotApplicable:
                    continue
                self.good[path.relative_to(self.site).as_posix()] = (data, encoded)

    def untouched(self):
        """What is said about the good pages; nothing must be."""
        return {path: said for path, said in findings_by_page(self.site, {}).items() if path in self.good}

    def apply(self, entry, marked):
        """Writes the defect into the site; gives for each page the numbers that its badge held."""
        done = {}
        for path, (data, encoded) in self.good.items():
            target = self.site / path
            try:
                page = PageUnderTest(encoded.text, marked)
                for op in entry["do"]:
                    page.do(op)
                if entry.get("both") and len(page.holds) < 2:
                    raise NotApplicable
                target.write_bytes(encoded.encode(page.text()))
                done[path] = page.holds
            except NotApplicable:
                target.write_bytes(data)
        return done

    def judge(self, entry, marked):
        """Gives (pages, disagreements) of one defect."""
        files = [self.site / name for name in entry.get("files", ())]
        for file in files:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"\x89PNG\r\n\x1a\n")
        done = self.apply(entry, marked)
        said = findings_by_page(self.site, entry.get("config", {}))
        for file in files:
            file.unlink()
        wrong = []
        for path in self.good:
            if path not in done and entry.get("config"):
                continue
            # A setting speaks of all that the page shows, an operation of what the badge held.
            holds = done.get(path, ()) if entry["do"] else ("icp", "gongan")
            expected = expected_of(entry, marked, holds) if path in done else []
            want, found = comparable(expected, said.get(path, ()))
            if want != found:
                wrong.append(f"{path}: expected {' '.join(want) or '-'}, found {' '.join(found) or '-'}")
        return len(done), wrong


def inject_good_site(folder):
    site = folder / "injected"
    shutil.copytree(ROOT / "fixtures/site/public", site)
    run("inject", site.name, "--icp", ICP, "--gongan", GONGAN, "--format", "json", cwd=folder)
    return site


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", metavar="ID", help="only defects whose id contains this")
    parser.add_argument("--site", type=pathlib.Path, help="an injected site instead of the bundled one")
    parser.add_argument("-v", action="store_true", help="print a line for every defect")
    options = parser.parse_args()
    entries = json.loads((ROOT / "fixtures/defects/defects.json").read_text(encoding="utf-8"))
    failures = []
    pages = waiting = agreed = 0
    with tempfile.TemporaryDirectory(prefix="beian-defects-") as name:
        folder = pathlib.Path(name)
        judge = Judge(options.site or inject_good_site(folder), folder)
        for path, said in judge.untouched().items():
            failures.append(f"the good page {path} is not good: {' '.join(said)}")
        for entry in entries:
            if options.only and options.only not in entry["id"]:
                continue
            for marked in (True, False):
                label = entry["id"] + ("" if marked else ", as by a theme")
                count, wrong = judge.judge(entry, marked)
                pages += count
                waits_for_rule = waits(expected_of(entry, marked, ("icp", "gongan")))
                if count < entry.get("least", LEAST) and options.site is None:
                    wrong.append(f"applies to {count} pages only")
                known = label in PENDING["defects"]
                if known and not wrong:
                    failures.append(f"{label}: is judged as it should be now: take it off the list in pending.json")
                if wrong and not known:
                    failures.append(f"{label}: {len(wrong)} of {count} pages\n    " + "\n    ".join(wrong[:3]))
                agreed += not wrong
                waiting += waits_for_rule and not wrong
                if options.v:
                    state = "otherwise" if wrong else "waits" if waits_for_rule else "ok"
                    print(f"{state:10} {count:3} pages  {label}")
    print(f"defects: {len(entries)}, each in two forms; {pages} pages broken; as expected {agreed} ({waiting} of them wait for a "
          f"rule), known otherwise {len(PENDING['defects'])}")
    for failure in failures:
        print("FAILED", failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
