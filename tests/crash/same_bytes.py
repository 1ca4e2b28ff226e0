"""R16: the same pages and the same report, whatever the number of threads, the locale, the time zone, the order in which the system
lists a folder, or the run."""

import hashlib
import os
import random
import subprocess

from crash import Site, Tally, arguments


def digest(site):
    out = hashlib.sha256()
    for path in sorted(site.root.rglob("*")):
        if path.is_file():
            out.update(str(path.relative_to(site.root)).encode() + b"\0" + path.read_bytes())
    return out.hexdigest()


def main():
    options = arguments()
    rng = random.Random(options.seed)
    site = Site()
    tally = Tally("the same bytes")
    runs = []
    for jobs in (1, 2, 3, 4, 8, 16):
        for language in ("C", "C.UTF-8", "zh_CN.UTF-8", "tr_TR.UTF-8"):
            for zone in ("UTC", "Asia/Shanghai", "America/St_Johns"):
                runs.append((jobs, language, zone))
    if not options.full:
        runs = rng.sample(runs, 20)
    expected = None
    for jobs, language, zone in runs:
        site.restore()
        # Another order of creation is another order of listing on most file systems.
        names = list(site.pages)
        rng.shuffle(names)
        for name in names:
            (site.root / name).unlink()
        for name in names:
            (site.root / name).write_bytes(site.pages[name])
        said = []
        for verb in ("check", "inject", "check"):
            command = [*site.command(f"-j{jobs}", "--format", "json", verb=verb)]
            command.remove("-q")
            done = subprocess.run(command, capture_output=True, env={**os.environ, "LC_ALL": language, "LANG": language, "TZ": zone})
            said.append((done.returncode, done.stdout))
        found = (digest(site), said)
        expected = expected or found
        wrong = []
        if found[0] != expected[0]:
            wrong.append("other pages")
        if found[1] != expected[1]:
            wrong.append("another report")
        if not said[1][1].startswith(b"{"):
            wrong.append("no report")
        tally.point(f"-j{jobs} LANG={language} TZ={zone}", wrong)
    site.remove()
    tally.end(least=len(runs))


main()
