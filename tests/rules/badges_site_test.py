"""Every snippet of fixtures/badges as a site of its own: what the program says about the page, and once for the site.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/rules/badges_site_test.py
"""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from pending import PENDING, comparable

BEIAN = os.path.abspath(os.environ.get("BEIAN", "build/test/beian"))
BADGES = pathlib.Path(__file__).resolve().parents[2] / "fixtures/badges"
ICON = b"\x89PNG\r\n\x1a\n"


def check(folder, config, page):
    site = folder / "site"
    target = site / config["path"]
    target.parent.mkdir(parents=True)
    if config["path"] != "index.html":
        (site / "index.html").write_text("<p>a fragment, skipped</p>", encoding="utf-8")
    target.write_bytes(page)
    for name in config["files"]:
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(ICON)
    keys = ("icp", "gongan", "show", "scope", "owner")
    settings = [f"{key} = {json.dumps(config[key], ensure_ascii=False)}" for key in keys if config[key]]
    (folder / "beian.toml").write_text("\n".join([*settings, ""]), encoding="utf-8")
    done = subprocess.run([BEIAN, "check", "site", "--format", "json"], cwd=folder, capture_output=True, timeout=60,
                          env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"})
    if not done.stdout:
        return done.stderr.decode(), None
    findings = json.loads(done.stdout)["findings"]
    # icon-missing is said once for the site, at the first page that shows it.
    of_page = lambda f: f["path"] == config["path"] and f["rule"] != "icon-missing"
    of = lambda here: [f"{f['rule']}:{f['severity']}" for f in findings if of_page(f) == here]
    return of(True), of(False)


class Badges(unittest.TestCase):
    maxDiff = None

    def test_every_badge_as_a_site(self):
        expected = json.loads((BADGES / "expected.json").read_text(encoding="utf-8"))
        wrong = []
        for name, entry in expected["snippets"].items():
            config = {**expected["defaults"], **entry["config"]}
            with tempfile.TemporaryDirectory(prefix="beian-badges-") as folder:
                page, site = check(pathlib.Path(folder), config, (BADGES / name).read_bytes())
            if site is None:
                wrong.append(f"{name}: {page}")
                continue
            agrees = True
            for what, want, found in (("page", entry["findings"], page), ("site", entry["site"], site)):
                want, found = comparable(want, found)
                if want != found:
                    agrees = False
                    if name not in PENDING["snippets"]:
                        wrong.append(f"{name}, {what}: expected {want}, found {found}")
            if agrees and name in PENDING["snippets"] and not PENDING["snippets"][name].startswith("numbers: "):
                wrong.append(f"{name}: is judged as it should be now: take it off the list in pending.json")
        self.assertEqual(wrong, [], "\n" + "\n".join(wrong))


if __name__ == "__main__":
    unittest.main()
