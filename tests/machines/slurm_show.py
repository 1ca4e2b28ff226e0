#!/usr/bin/env python3
"""A large site over four parts of a real Slurm, held against one run: the same bytes, and how long each takes.

    BEIAN=build/release/beian tests/machines/slurm_show.py COUNT [FOLDER [check|inject]]

COUNT pages are made in FOLDER (a temporary one in /dev/shm; about 5 KB a page there), which must have room for one copy; SITE names a
folder that make_site.py has made, to be used instead by check. What is shown:

  check    one process; four parts at once; merge; a part killed half-way and submitted again; the parts one after the other
  inject   one process; four parts at once, one killed half-way and submitted again; the folder afterwards

Prints a table as Markdown; fails where anything differs.
"""
import hashlib
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import make_site
import slurm_cluster

ROOT = pathlib.Path(__file__).resolve().parents[2]
BEIAN = os.path.abspath(os.environ.get("BEIAN") or ROOT / "build/release/beian")
NUMBERS = ("--icp", make_site.ICP, "--gongan", make_site.GONGAN)
FORMATS = ("text", "json", "ndjson", "sarif", "junit", "github", "gitlab", "html")
PARTS = 4


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def equal(what, a, b):
    if a != b:
        sys.exit(f"DIFFERS: {what}")


def digest_of_tree(folder):
    """Of every file's name and bytes."""
    whole = hashlib.sha256()
    for top, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(top, name)
            with open(path, "rb") as file:
                whole.update(os.path.relpath(path, folder).encode() + b"\0" + hashlib.sha256(file.read()).digest())
    return whole.hexdigest()


class Show:
    def __init__(self, count, top):
        self.count, self.top = count, pathlib.Path(top)
        self.times = self.top / "times"

    def fresh(self):
        shutil.rmtree(self.top / "public", ignore_errors=True)
        make_site.make(self.count, self.top / "public")

    def timed(self, *words):
        begin = time.monotonic()
        code = subprocess.run(words, cwd=self.top, stdout=subprocess.DEVNULL).returncode
        return time.monotonic() - begin, code

    def outputs(self, name):
        return [word for kind in FORMATS for word in ("--format", f"{kind}={name}.{kind}")]

    def bytes_of(self, name):
        return {kind: hashlib.sha256((self.top / f"{name}.{kind}").read_bytes()).hexdigest() for kind in FORMATS}

    def slurm(self, cluster, command, only="", **env):
        """Runs the parts and merge; the seconds of the parts, and of all of them from the first to the last."""
        self.times.write_text("")
        script = self.top / "beian-slurm"
        shutil.copy(ROOT / "integrations/slurm/beian-slurm", script)
        given = {"BEIAN_BIN": str(ROOT / "tests/machines/timed.sh"), "KILL_PROGRAM": BEIAN, "TIMES": str(self.times), "LANG": "C.UTF-8", **env}
        if only:
            given["SHARDS_ONLY"] = only
        merge = cluster.run(script, command, "public", PARTS, *NUMBERS, cwd=self.top, env=given).strip()
        code = cluster.wait(merge)
        rows = [line.split() for line in self.times.read_text().splitlines()]
        return code, {who: int(ms) / 1000 for who, ms in rows}

    def merged(self, *more):
        return self.timed(BEIAN, "merge", *sorted((self.top / "beian-reports").glob("[0-9]*.json")), *more, *self.outputs("merged"))

    def kill(self, call, at, name):
        return {"KILL_PART": "2", "KILL_CALL": call, "KILL_AT": str(at), "KILL_ONCE": str(self.top / name)}

    def check(self, cluster):
        single, code = self.timed(BEIAN, "check", "public", *NUMBERS, *self.outputs("single"))
        expected = self.bytes_of("single")
        row("check, one process, all formats", f"{single:.1f} s")
        begin = time.monotonic()
        got, times = self.slurm(cluster, "check")
        row("four parts at once", f"{max(times[str(i)] for i in range(1, PARTS + 1)):.1f} s the slowest; {time.monotonic() - begin:.1f} s with Slurm and its merge")
        merge, got = self.merged()
        equal("exit code of merge", got, code)
        equal("reports", self.bytes_of("merged"), expected)
        row("merge, all formats", f"{merge:.1f} s, all {len(FORMATS)} reports the same bytes")
        got, _ = self.slurm(cluster, "check", **self.kill("close", self.count // 8, "killed-check"))
        equal("merge without the killed part", got, 2)
        got, _ = self.slurm(cluster, "check", "2")
        equal("exit code after it", got, code)
        self.merged()
        equal("reports after it", self.bytes_of("merged"), expected)
        row("a part killed half-way, submitted again", "the same bytes")
        plain, _ = self.timed(BEIAN, "check", "public", *NUMBERS, "-q")
        row("check, one process, no report", f"{plain:.1f} s")
        got, times = self.slurm(cluster, "check", "1-4%1")
        equal("exit code", got, code)
        parts = [times[str(i)] for i in range(1, PARTS + 1)]
        row("four parts, one after the other", " + ".join(f"{t:.1f}" for t in parts) + f" = {sum(parts):.1f} s")

    def inject(self, cluster):
        single, code = self.timed(BEIAN, "inject", "public", *NUMBERS, *self.outputs("single"))
        row("inject, one process, all formats", f"{single:.1f} s")
        expected, tree = self.bytes_of("single"), digest_of_tree(self.top / "public")
        self.fresh()
        begin = time.monotonic()
        got, times = self.slurm(cluster, "inject")
        row("four parts at once", f"{max(times[str(i)] for i in range(1, PARTS + 1)):.1f} s the slowest; {time.monotonic() - begin:.1f} s with Slurm and its merge --finish")
        equal("exit code", got, code)
        equal("the folder", digest_of_tree(self.top / "public"), tree)
        equal("the report", hashlib.sha256((self.top / "beian-reports/report.html").read_bytes()).hexdigest(), expected["html"])
        row("the folder and the report", "the same bytes")
        self.fresh()
        got, _ = self.slurm(cluster, "inject", **self.kill("renameat", max(2, self.count // 400), "killed-inject"))
        equal("merge without the killed part", got, 2)
        self.slurm(cluster, "inject", "2")
        equal("the folder after a kill", digest_of_tree(self.top / "public"), tree)
        row("a part killed half-way, submitted again", "the folder has the same bytes")


def main(count, folder, *only):
    why = slurm_cluster.missing()
    if why:
        sys.exit(f"SKIPPED: {why}")
    with tempfile.TemporaryDirectory(prefix="beian-show-", dir=folder) as top, tempfile.TemporaryDirectory(prefix="beian-slurm-") as state:
        show = Show(count, top)
        if os.environ.get("SITE"):
            (show.top / "public").symlink_to(os.path.abspath(os.environ["SITE"]))
        else:
            show.fresh()
        row(f"{count:,} pages, {os.cpu_count()} processors", "")
        row("---", "---")
        with slurm_cluster.Cluster(state, PARTS) as cluster:
            for name in only or ("check", "inject"):
                {"check": show.check, "inject": show.inject}[name](cluster)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        row("most memory of any process", f"{peak} MB")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3, 4) or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    main(int(sys.argv[1]), *(sys.argv[2:] or ["/dev/shm"]))
