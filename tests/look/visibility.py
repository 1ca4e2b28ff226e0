"""Looks at every theme that is built, before and after inject, and writes what was seen: docs/visibility.md and the gallery.

    scripts/gallery [THEME…]         look at these again (without a name: at those not seen by this program yet), and write both
    scripts/gallery --write          write both from what was seen

What was seen, and one gallery for each theme and form, lie in ~/.cache/beian/gallery, with the commit that made them.
"""

import collections
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from browser import browser
from theme_site import EXPECTED, FORMS, THEMES, displayed_by_check, looked, prepared, rows_of
from themes_test import BEIAN, ROOT, built

OUT = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "beian/gallery"
NUMBERS = 2


def commit():
    return subprocess.run(["git", "-C", ROOT, "describe", "--always", "--dirty", "--abbrev=7"], capture_output=True, text=True, check=True).stdout.strip()


def look_at(theme, form):
    with tempfile.TemporaryDirectory(prefix="beian-gallery-") as name:
        folder = prepared(theme, form, pathlib.Path(name))
        report = looked(folder, "--gallery", str(OUT / f"{theme}-{form}.html"))
        seen = {"commit": commit(), "browser": report["browser"], "findings": report["findings"],
                "rows": list(rows_of(theme, form, report, displayed_by_check(folder)))}
    (OUT / f"{theme}-{form}.json").write_text(json.dumps(seen, ensure_ascii=False, indent=1), encoding="utf-8")


def word(values):
    """yes, no, or how many of them: True, True → yes."""
    values = list(values)
    return "yes" if all(values) else "no" if not any(values) else f"{sum(values)} of {len(values)}"


def where(rows):
    places = sorted({row["position"] for row in rows if row["displayed"]})
    return ", ".join(places) or "–"


def table(seen, form):
    lines = ["| theme | page | px | in DOM | displayed | hit | position | dark | print | console | check |", "|---|---|---|---|---|---|---|---|---|---|---|"]
    for theme in sorted(THEMES):
        if (theme, form) not in seen:
            continue
        views = collections.defaultdict(list)
        for row in seen[theme, form]["rows"]:
            views[row["page"], row["width"]].append(row)
        for (page, width), rows in sorted(views.items(), key=lambda each: (each[0][0], -each[0][1])):
            lines.append(f"| {theme} | {page} | {width} | {word(r['in_dom'] for r in rows)} | {word(r['displayed'] for r in rows)} | "
                         f"{word(r['hit'] for r in rows)} | {where(rows)} | {word(r['dark'] for r in rows)} | {word(r['print'] for r in rows)} | "
                         f"{rows[0]['console']} | {word(r['check'] for r in rows)} |")
    return lines


def percent(part, whole):
    return f"{part:,} of {whole:,} ({100 * part / whole:.1f} %)"


def page_of(seen):
    rows = [row for each in seen.values() for row in each["rows"]]
    ours = [row for (_, form), each in seen.items() if form == "inject" for row in each["rows"]]
    agree = [row for row in rows if row["check"] == row["displayed"]]
    differ = collections.defaultdict(list)
    for row in rows:
        if row["check"] != row["displayed"]:
            differ[row["theme"], row["form"], row["page"], row["width"]].append(row)
    first = next(iter(seen.values()))
    out = [
        "# What a visitor sees of each theme",
        "",
        f"Written by `scripts/gallery` from what {first['browser']} saw of {len({t for t, _ in seen})} sites that `scripts/themes --all` builds, at commit "
        f"{', '.join(sorted({each['commit'] for each in seen.values()}))}. A row is a page on a screen, with both numbers: as the theme makes it, and after `beian inject`.",
        "",
        f"- After inject: displayed {percent(sum(r['displayed'] for r in ours), len(ours))}, hit {percent(sum(r['hit'] for r in ours), len(ours))}, below the content "
        f"{percent(sum(r['position'] == 'below' for r in ours), len(ours))}, in dark mode {percent(sum(r['dark'] for r in ours), len(ours))}, on paper "
        f"{percent(sum(r['print'] for r in ours), len(ours))}; new errors in the console: {sum(r['console'] for r in ours)}.",
        f"- What `check` alone says of a number, displayed or not, is what Chromium shows: {percent(len(agree), len(rows))}. The others are:",
        "",
    ]
    for (theme, form, page, width), found in sorted(differ.items()):
        reason = EXPECTED["disagree"].get(theme, {}).get(f"{form} {page} {width}", "no reason is known")
        out.append(f"  - {theme}, {form}, {page}, {width} px: check says {word(r['check'] for r in found)}, Chromium {word(r['displayed'] for r in found)}: {reason}")
    unseen = sorted(set(THEMES) - {theme for theme, _ in seen})
    if unseen:
        out += ["", f"Not looked at in this table: {', '.join(unseen)}."]
    out += ["", "## As the theme makes it", "", *table(seen, "theme"), "", "## After `beian inject`", "", *table(seen, "inject"), ""]
    return "\n".join(out)


def gallery_of(seen):
    parts = ["<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Footers before and after beian inject</title><style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem}"
             ".two{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem}.views{display:flex;gap:.5rem;align-items:flex-start}img{display:block;width:100%;border:1px solid #bbb}"
             "figure{margin:0;flex:390}figure:first-child{flex:1280}figcaption{font-size:.75rem}h3{font-size:.9rem}.error{color:#b3261e}.good{color:#1b6e3c}</style>"]
    for theme in sorted({t for t, _ in seen}):
        parts.append(f"<h2>{theme}</h2><div class=two>")
        for form in FORMS:
            text = (OUT / f"{theme}-{form}.html").read_text(encoding="utf-8")
            parts.append(f"<div><b>{'before' if form == 'theme' else 'after'}</b> at {seen[theme, form]['commit']}" + text[text.index("<section>"):text.rindex("</body>")] + "</div>")
        parts.append("</div>")
    return "\n".join(parts)


def main():
    names = [a for a in sys.argv[1:] if not a.startswith("-")]
    OUT.mkdir(parents=True, exist_ok=True)
    if "--write" not in sys.argv:
        path, why_not = browser()
        if not path:
            sys.exit(f"gallery: {why_not}: scripts/setup test installs Chromium")
        program = hashlib.sha256(pathlib.Path(BEIAN).read_bytes()).hexdigest()
        for theme in names or sorted(THEMES):
            state, public = built(theme)
            if state != "current":
                print(f"gallery: {theme} is {state}: scripts/themes {theme} builds it")
                continue
            stamp = OUT / f"{theme}.stamp"
            now = program + (pathlib.Path(public).parent / "stamp").read_text()
            if not names and stamp.exists() and stamp.read_text() == now:
                continue
            for form in FORMS:
                look_at(theme, form)
            stamp.write_text(now)
            print(f"gallery: {theme}", flush=True)
    seen = {}
    for theme in sorted(THEMES):
        whole = all((OUT / f"{theme}-{form}.{kind}").exists() for form in FORMS for kind in ("json", "html"))
        for form in FORMS:
            if whole:
                seen[theme, form] = json.loads((OUT / f"{theme}-{form}.json").read_text(encoding="utf-8"))
    if not seen:
        sys.exit("gallery: no theme is built: scripts/themes --all")
    (ROOT / "docs/visibility.md").write_text(page_of(seen), encoding="utf-8")
    (OUT / "index.html").write_text(gallery_of(seen), encoding="utf-8")
    print(f"gallery: {OUT / 'index.html'}, docs/visibility.md")


if __name__ == "__main__":
    main()
