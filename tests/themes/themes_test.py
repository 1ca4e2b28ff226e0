"""Judges beian on the site of one theme that scripts/themes has built: the good version, and every defect seeded into it.

Pages of which the generator's output has a defect of its own stand in themes.json under "aside": check must say so, and then
they are taken away.

The good version: check says of the generator's output exactly what themes.json expects ("raw", of every page that "raw_of" does not name); inject makes
all of it right, but for the notes listed there; a second inject writes no file; remove gives back every byte, where inject
only inserted, and else the page with its links repaired ("repairs").

The defects: defects.json lists them with the findings that each deserves, rule and severity, on the page that it is done to
and on no other. known_wrong.json names those of which beian says something else, with the reason.

Run by ctest, one test a theme; by hand: BEIAN=build/test/beian python3 tests/themes/themes_test.py hexo-next
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from seeds import BADGE, DEFECTS, KNOWN_WRONG, THEMES, Site, Unfit, theme_of

ROOT = pathlib.Path(__file__).resolve().parents[2]
BEIAN = os.path.abspath(os.environ.get("BEIAN", "build/test/beian"))
ICP = "京ICP备2024990001号-1"
GONGAN = "京公网安备11010102990001号"
LACKS = {"icp-missing:error", "gongan-missing:error", "not-displayed:error"}  # what a badge of ours mends
ONCE = "icon-missing:note"  # said once for a site, at whichever page comes first


def built(theme):
    """(state, folder) of a theme, as scripts/themes tells it."""
    done = subprocess.run([ROOT / "scripts/themes", "--list"], capture_output=True, text=True, timeout=120, check=True)
    rows = dict((name, (state, folder)) for name, state, folder in (line.split("\t") for line in done.stdout.splitlines()))
    return rows[theme]


class Beian:
    """Runs the program in a folder that holds beian.toml and the site."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "beian.toml").write_text(f'icp = "{ICP}"\ngongan = "{GONGAN}"\nroot = "public"\n'
                                          '[rules]\nsitemap-unlisted = "off"\n', encoding="utf-8")

    def __call__(self, command, settings=()):
        arguments = [f"--{key}={value}" for key, value in dict(settings).items()]
        done = subprocess.run([BEIAN, command, *arguments, "--format", "json"], cwd=self.folder, capture_output=True, timeout=120,
                              env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"})
        if done.returncode > 1 or not done.stdout:
            sys.exit(f"FAILED: beian {command} ended with {done.returncode}: {done.stderr.decode()}")
        report = json.loads(done.stdout)
        by_page = {}
        for f in report["findings"]:
            by_page.setdefault(f["path"], []).append(f"{f['rule']}:{f['severity']}")
        return done.returncode, by_page, report["summary"]


def told(findings):
    return " ".join(sorted(findings)) or "-"


def compare(pages, expected, found):
    """Lines for the pages on which other things are found than expected."""
    return [f"{page}: expected {told(expected.get(page, ()))}, found {told(found.get(page, ()))}"
            for page in sorted({*pages, *found}) if sorted(expected.get(page, ())) != sorted(found.get(page, ()))]


def without_once(found):
    return {page: [f for f in findings if f != ONCE] for page, findings in found.items()}


def code_of(findings):
    return int(any(f.endswith(":error") for f in findings))


def repaired(data, repairs):
    for old, new in repairs:
        data = data.replace(old.encode(), new.encode())
    return data


def judge_good(expect, beian, raw, wrong):
    """From the generator's output, which `raw` holds, to the good version; leaves that on the disk."""
    folder, pages = raw.folder, raw.pages
    if len(pages) != expect["pages"]:
        wrong.append(f"the site has {len(pages)} pages, not {expect['pages']}")
    if not any(re.search(rb"(&lt;|&#x3C;)/body(&gt;|>)", raw.files[page]) for page in pages):
        wrong.append("no page has </body> in a code sample")

    code, found, summary = beian("check")
    if summary["pages"] != len(pages):
        wrong.append(f"of {len(pages)} pages {summary['pages']} were read")
    aside = expect.get("aside", {})
    expected = {page: aside.get(page, expect.get("raw_of", {}).get(page, expect["raw"])) for page in pages}
    wrong += [f"as generated, {line}" for line in compare(pages, expected, without_once(found))]
    if code != max(map(code_of, expected.values())):
        wrong.append(f"as generated, check ends with {code}")
    if aside:
        for page in aside:
            (folder / page).unlink()
        raw = Site(folder)
        pages = raw.pages

    code, *_ = beian("inject")
    good = Site(folder)
    code_of_check, found, _ = beian("check")
    if (code, code_of_check) != (0, 0):
        wrong.append(f"inject ends with {code}, check behind it with {code_of_check}")
    notes = [f for findings in found.values() for f in findings]
    if sorted(notes) != sorted(expect["notes"]):
        wrong.append(f"the good version: expected {told(expect['notes'])}, found {told(notes)}")
    holds = [page for page in pages if len(BADGE.findall(good.files[page].decode())) == 1]
    lacking = [page for page in pages if LACKS & set(expected[page])]
    if len(holds) != len(lacking):
        wrong.append(f"{len(holds)} of {len(pages)} pages hold one badge of ours")

    times = {p: p.stat().st_mtime_ns for p in folder.rglob("*")}
    beian("inject")
    if Site(folder).files != good.files or {p: p.stat().st_mtime_ns for p in folder.rglob("*")} != times:
        wrong.append("a second inject writes files")

    beian("remove")
    left = Site(folder).files
    for name in sorted({*raw.files, *left}):
        if left.get(name) != (repaired(raw.files[name], expect.get("repairs", ())) if name in pages else raw.files.get(name)):
            wrong.append(f"remove does not restore {name}")
    for name, data in good.files.items():
        (folder / name).write_bytes(data)
    return good


def judge_defect(defect, beian, good):
    """What disagrees with the verdict of one defect."""
    try:
        good.apply(defect)
        code, found, _ = beian("check", defect.get("config", {}))
    except Unfit as unfit:
        return [str(unfit)]
    finally:
        good.restore(defect)
    expected = {page: defect["expect"] for page in good.targets(defect)}
    wrong = compare(good.pages, expected, without_once(found))
    if not wrong and code != code_of(defect["expect"]):
        wrong.append(f"check ends with {code}")
    return wrong


def judge(theme, public):
    wrong = []
    defects = [defect for defect in DEFECTS if theme_of(defect) == theme]
    caught = fine = known = 0
    with tempfile.TemporaryDirectory(prefix="beian-themes-") as name:
        folder = pathlib.Path(name)
        shutil.copytree(public, folder / "public")
        beian = Beian(folder)
        good = judge_good(THEMES[theme], beian, Site(folder / "public"), wrong)
        for defect in defects:
            lines = judge_defect(defect, beian, good)
            if defect["id"] in KNOWN_WRONG:
                known += 1
                if not lines:
                    wrong.append(f"{defect['id']}: is judged as it should be now: take it off known_wrong.json")
            elif lines:
                wrong.append(f"{defect['id']}: " + "\n    ".join(lines[:3]))
            elif defect["expect"]:
                caught += 1
            else:
                fine += 1
    print(f"{theme}: {len(good.pages)} pages, {caught} defects caught, {fine} changes passed, {known} known to be judged otherwise")
    return wrong


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in THEMES:
        sys.exit(f"usage: themes_test.py {' | '.join(THEMES)}")
    theme = sys.argv[1]
    state, public = built(theme)
    if state != "current":
        print(f"SKIPPED: the site of {theme} is {state}: scripts/themes {theme} builds it")
        return 0
    wrong = judge(theme, public)
    for line in wrong:
        print("FAILED", line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
