"""The data of tests/themes, and how a defect is done to a site: nothing here asks beian.

An edit is [what is found, what stands instead]; the first is text, or a regular expression behind "re:", and it must be
found exactly once, so that a theme which changes its footer makes a test fail and not pass. "{badge}" is our badge as it
stood on the page before. For example, the badge into the header:

    [["re:<div data-beian.*?</div>", ""], ["</header>", "{badge}</header>"]]
"""

import json
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
BADGE = re.compile(r"<(div|span) data-beian\b.*?</\1>", re.S)
PAGES = (".html", ".htm", ".xhtml")


def load(name):
    return json.loads((HERE / name).read_text(encoding="utf-8"))


THEMES = load("themes.json")
DEFECTS = load("defects.json")
KNOWN_WRONG = load("known_wrong.json")


class Unfit(Exception):
    """An edit does not find its place in the page, or finds more than one."""


def theme_of(defect):
    return defect["id"].split("/")[0]


def edited(text, edits):
    badge = BADGE.search(text)
    for found, instead in edits:
        if badge:
            instead = instead.replace("{badge}", badge[0])
        if found.startswith("re:"):
            text, times = re.subn(found[3:], instead, text, flags=re.S)
        else:
            times = text.count(found)
            text = text.replace(found, instead)
        if times != 1:
            raise Unfit(f"“{found}” is found {times} times, not once")
    return text


class Site:
    """A good site in a folder, to which one defect at a time is done."""

    def __init__(self, folder):
        self.folder = folder
        self.files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
        self.pages = [name for name in self.files if name.endswith(PAGES)]

    def targets(self, defect):
        return self.pages if defect["page"] == "*" else [defect["page"]]

    def apply(self, defect):
        for page in self.targets(defect):
            if page not in self.files:
                raise Unfit(f"the site has no page {page}")
            text = edited(self.files[page].decode("utf-8"), defect["do"])
            (self.folder / page).write_bytes(text.encode("utf-8"))
        for name in defect.get("delete", ()):
            (self.folder / name).unlink()

    def restore(self, defect):
        for name in [*self.targets(defect), *defect.get("delete", ())]:
            if name in self.files:
                (self.folder / name).write_bytes(self.files[name])
