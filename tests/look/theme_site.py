"""What check and Chromium say of the site of one theme, as the theme makes it and as inject leaves it.

A row is one number on one page at one width: what a browser saw of it, and whether check holds it for displayed.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "themes"))
from browser import alone  # noqa: E402
from seeds import load as load_beside_seeds  # noqa: E402
from themes_test import BEIAN, GONGAN, ICP, LACKS, Beian, built  # noqa: E402,F401

HERE = pathlib.Path(__file__).resolve().parent
THEMES = load_beside_seeds("themes.json")
EXPECTED = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
FORMS = ("theme", "inject")
NOT_THERE = {"icp-missing", "gongan-missing", "not-displayed"}


class Failed(Exception):
    """beian could not do its work."""


def beian(folder, *arguments):
    done = subprocess.run([BEIAN, *arguments], cwd=folder, capture_output=True, timeout=1200,
                          env={"LANG": "C.UTF-8", **{k: v for k, v in os.environ.items() if not k.startswith("BEIAN_") or k == "BEIAN_CHROMIUM"}})
    if done.returncode > 1:
        raise Failed(f"beian {arguments[0]} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def prepared(theme, form, folder, settings=()):
    """A folder with beian.toml and the site of `theme`; with inject, the badge is in."""
    _, public = built(theme)
    shutil.copytree(public, folder / "public")
    Beian(folder)
    if form == "inject":
        beian(folder, "inject", *settings)
    return folder


def displayed_by_check(folder):
    """(page, number) → does check hold it for displayed?"""
    report = json.loads(beian(folder, "check", "--format", "json"))
    hidden = {(f["path"], number) for f in report["findings"] if f["rule"] in NOT_THERE
              for number in (ICP, GONGAN) if number in f["message"]}
    return lambda page, number: (page, number) not in hidden


def looked(folder, *settings):
    """What is seen with no other machine in reach: a theme's fonts and scripts from elsewhere come or do not come everywhere alike."""
    with tempfile.TemporaryDirectory(prefix="beian-alone-") as place:
        return json.loads(beian(folder, "look", "--browser", alone(place), "--format", "json", *settings))


def rows_of(theme, form, report, displayed):
    for page in report["pages"]:
        for view in page["views"]:
            for light, dark, paper in zip(view["light"], view["dark"], view["print"]):
                yield {"theme": theme, "form": form, "page": page["path"], "width": view["width"], "number": light["number"],
                       "check": displayed(page["path"], light["number"]), "in_dom": light["in_dom"],
                       "displayed": light["displayed"], "hit": light["hit"], "position": light["position"], "own": light["own"],
                       "contrast": light["contrast"], "dark": dark["displayed"] and dark["hit"], "print": paper["displayed"],
                       "why": light["why"], "by": light["by"], "console": len(view["console"]), "client_side": view["client_side"],
                       "clicked": bool(view["clicked"])}
