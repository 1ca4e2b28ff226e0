"""beian inject --archive beside tar x, beian inject and tar c: the same pages, the time, the memory.

    python3 tests/bench/archive.py [--pages 50000] [--beian build/release/beian] [--packing gz|zst|none]

Writes a site, packs it, puts the badge in by both ways, compares every member, and prints a row for each way. Exit 1
where the two archives do not hold the same.
"""

import argparse
import io
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time

NUMBERS = ["--icp", "京ICP备2024990001号-1", "--gongan", "京公网安备11010102990001号"]
TAR = {"gz": ("tar.gz", "-z"), "zst": ("tar.zst", "--zstd"), "none": ("tar", "--no-auto-compress")}


def page(number, rng):
    text = "".join(f"<h2>第 {i} 节</h2><p>{''.join(chr(rng.randrange(0x4e00, 0x9000)) for _ in range(rng.randrange(150, 350)))}</p>"
                   for i in range(8))
    links = "".join(f'<li><a href="/d{(number + i) % 100}/p{number + i}.html">第 {number + i} 页</a></li>' for i in range(30))
    return (f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>第 {number} 页</title>'
            f'<link rel="stylesheet" href="/site.css"></head><body><nav><ul>{links}</ul></nav><main>{text}</main>'
            f'<footer class="footer"><p>© 2024</p></footer></body></html>\n')


def timed(*command):
    """Seconds, of them of a processor, and the largest resident size of the process in MiB."""
    start = time.monotonic()
    child = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command[0]} ended with {child.returncode}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def members(file):
    packed = subprocess.run(["zstd", "-dqc", file], stdout=subprocess.PIPE, check=True).stdout if file.suffix == ".zst" else None
    with tarfile.open(file, fileobj=io.BytesIO(packed) if packed else None) as tar:
        return {m.name: tar.extractfile(m).read() if m.isfile() else m.type for m in tar}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=50_000)
    parser.add_argument("--beian", type=pathlib.Path, default=pathlib.Path("build/release/beian"))
    parser.add_argument("--packing", choices=TAR, default="gz")
    wanted = parser.parse_args()
    beian = wanted.beian.resolve()
    ending, flag = TAR[wanted.packing]
    work = pathlib.Path(tempfile.mkdtemp(prefix="beian-archive-"))
    try:
        rng = random.Random(1)
        for i in range(wanted.pages):
            path = work / f"public/d{i % 100}/p{i}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page(i, rng))
        (work / "public/site.css").write_text(".footer{color:#333}")
        packed = work / f"in.{ending}"
        timed("tar", flag, "--sort=name", "-cf", packed, "-C", work, "public")
        shutil.rmtree(work / "public")
        size = packed.stat().st_size
        ours, work_of_ours, peak = timed(beian, "inject", "--archive", packed, "-o", work / f"ours.{ending}", "-q", *NUMBERS)
        (work / "x").mkdir()
        steps = [timed("tar", flag, "-xf", packed, "-C", work / "x"), timed(beian, "inject", work / "x/public", "-q", *NUMBERS),
                 timed("tar", flag, "--sort=name", "-cf", work / f"theirs.{ending}", "-C", work / "x", "public")]
        theirs = sum(seconds for seconds, _, _ in steps)
        work_of_theirs = sum(work for _, work, _ in steps)
        print(f"{wanted.pages} pages, {size / 2**20:.1f} MiB as {ending}")
        print(f"inject --archive          {ours:6.2f} s, {work_of_ours:6.2f} s of processors, peak {peak:6.1f} MiB")
        print(f"tar x + inject + tar c    {theirs:6.2f} s, {work_of_theirs:6.2f} s of processors, peak {max(m for _, _, m in steps):6.1f} MiB"
              f"   = {' + '.join(f'{s:.2f}' for s, _, _ in steps)} s")
        print(f"ratio                     {ours / theirs:6.2f}    {work_of_ours / work_of_theirs:6.2f}")
        same = members(work / f"ours.{ending}") == members(work / f"theirs.{ending}")
        print("the same members" if same else "THE MEMBERS DIFFER")
        return 0 if same else 1
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    sys.exit(main())
