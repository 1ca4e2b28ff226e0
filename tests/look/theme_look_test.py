"""Judges the site of one theme that scripts/themes has built in Chromium, as the theme makes it and as inject leaves it.

- What check says of a number on a page — displayed or not — is what Chromium shows, at each width. Where it is not, and need
  not be, expected.json names page, width and reason under "disagree".
- After inject a visitor sees both numbers on every kind of page: in the page, displayed, hit, below the content, in light and
  dark, on paper, after a click and back, without an error in the console that was not there before. Where our badge deserves a
  finding all the same, expected.json says under "findings" why.
- With --csp, the same under the server's Content-Security-Policy: default-src 'self'.

Run by ctest, skipped where no Chromium is; by hand: BEIAN=build/test/beian python3 tests/look/theme_look_test.py vitepress [--csp]
"""

import pathlib
import sys
import tempfile

from browser import browser
from theme_site import EXPECTED, FORMS, LACKS, THEMES, Failed, built, displayed_by_check, looked, prepared, rows_of

POLICY = ("--csp", "default-src 'self'")


def judge_form(theme, form, folder, settings):
    report = looked(folder, *settings)
    rows = list(rows_of(theme, form, report, displayed_by_check(folder)))
    wrong = []
    if not rows:
        wrong.append("nothing was looked at")
    allowed = EXPECTED["disagree"].get(theme, {})
    for row in rows:
        place = f"{form} {row['page']} {row['width']}"
        if row["check"] != row["displayed"] and place not in allowed:
            wrong.append(f"{place}: {row['number']}: check says {'displayed' if row['check'] else 'not displayed'}, "
                         f"Chromium {'displayed' if row['displayed'] else 'not displayed: ' + str(row['why'])}")
    if form == "inject":
        may = EXPECTED["findings"].get(theme, {})
        ours = {row["page"] for row in rows if row["own"]}
        for finding in report["findings"]:
            # How readable a theme's own footer is, and whether it is printed, is the theme's business.
            counts = finding["severity"] == "error" or finding["path"] in ours
            if counts and finding["rule"] not in may:
                wrong.append(f"{finding['path']}: {finding['severity']}: {finding['message']} [{finding['rule']}]")
        if not any(row["own"] for row in rows) and LACKS & set(THEMES[theme]["raw"]):
            wrong.append("no page shows a badge of ours")
    return rows, wrong


def main():
    arguments = [a for a in sys.argv[1:] if a != "--csp"]
    if len(arguments) != 1 or arguments[0] not in THEMES:
        sys.exit(f"usage: theme_look_test.py [--csp] {' | '.join(THEMES)}")
    theme = arguments[0]
    settings = POLICY if "--csp" in sys.argv else ()
    state, _ = built(theme)
    if state != "current":
        print(f"SKIPPED: the site of {theme} is {state}: scripts/themes {theme} builds it")
        return 0
    path, why_not = browser()
    if not path:
        print(f"SKIPPED: {why_not}")
        return 0
    wrong = []
    rows = []
    for form in FORMS[1:] if settings else FORMS:
        with tempfile.TemporaryDirectory(prefix="beian-look-themes-") as name:
            try:
                seen, bad = judge_form(theme, form, prepared(theme, form, pathlib.Path(name), settings), settings)
            except Failed as failed:
                seen, bad = [], [str(failed)]
            rows += seen
            wrong += bad
    agree = sum(row["check"] == row["displayed"] for row in rows)
    print(f"{theme}: {len(rows)} numbers on pages and screens; check and Chromium agree on {agree}")
    for line in wrong:
        print("FAILED", line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
