#!/usr/bin/env python3
"""Instructions that check and inject take for the bundled site, against those kept in instructions.json.

    tests/bench/instructions.py            compare; 0: within the tolerance
    tests/bench/instructions.py --update   keep what is counted now

    BEIAN=path of the program (build/release/beian)

Counted by callgrind, so the figure is the same on a busy machine: this is the guard against code that became slower unnoticed. It is no
timing, and no test of one. Wanted is a release build for x86-64, with one instruction set (BEIAN_SIMD=ssse3) on every machine; anything
else is skipped, visibly (exit 77). A count moves by a few per cent with the compiler and its library, hence the tolerance. A change that
earns more instructions keeps the new figures, and says so in its commit.
"""
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEPT = pathlib.Path(__file__).with_name("instructions.json")
COPIES = 4
TOLERANCE = 0.10
SKIPPED = 77
NUMBER = "京ICP备2024990001号-1"


def skip(why):
    print(f"SKIPPED: {why}")
    sys.exit(SKIPPED)


def count(program, command, site, log):
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "BEIAN_SIMD": "ssse3"}
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", f"--log-file={log}", program, command, "-j1",
         "--config", str(site / "beian.toml"), str(site / "public")], env=environment, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"instructions: beian {command} ended with {done.returncode}: {done.stderr}")
    found = re.search(r"Collected : (\d+)", pathlib.Path(log).read_text())
    if not found:
        sys.exit(f"instructions: callgrind gave no count of beian {command}")
    return int(found.group(1))


def measure(program):
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder)
        (site / "beian.toml").write_text(f'icp = "{NUMBER}"\n', encoding="utf-8")
        for copy in range(COPIES):
            shutil.copytree(ROOT / "fixtures/site/public", site / "public" / str(copy))
        for command in ("check", "inject"):
            counts[command] = count(program, command, site, str(site / "log"))
    return counts


def main():
    program = os.environ.get("BEIAN", str(ROOT / "build/release/beian"))
    if platform.machine() != "x86_64":
        skip("the figures are for x86-64")
    if not shutil.which("valgrind"):
        skip("valgrind is not installed (scripts/setup test)")
    if not os.access(program, os.X_OK):
        skip(f"{program} is not built (cmake --preset release && cmake --build --preset release)")
    now = measure(program)
    if "--update" in sys.argv[1:]:
        KEPT.write_text(json.dumps(now, indent=1) + "\n")
    if not KEPT.exists():
        print(now)
        skip(f"no figures are kept yet: {pathlib.Path(__file__).name} --update")
    kept = json.loads(KEPT.read_text())
    worse = False
    for command, instructions in now.items():
        ratio = instructions / kept[command]
        worse = worse or ratio > 1 + TOLERANCE
        print(f"{command:8}{instructions:14,} instructions, {ratio:.3f} of those kept")
        if ratio < 1 - TOLERANCE:
            print(f"{command} takes fewer: keep the new figures with --update")
    if worse:
        print(f"more than {TOLERANCE:.0%} beyond the figures kept in {KEPT.relative_to(ROOT)}")
    sys.exit(1 if worse else 0)


if __name__ == "__main__":
    main()
