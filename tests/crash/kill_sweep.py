"""R7: a run of inject on 20 pages is killed at every system call that it makes, one point a run.

Killed at any of them, each page is exactly its old or its new bytes, and the next run ends with 0, all pages new, .beian gone.
Quick: every call that changes something, and every seventh of the rest.
"""

import subprocess

from crash import Site, Tally, arguments, count_syscalls, need_strace

CHANGING = {"openat2", "openat", "write", "pwrite64", "writev", "renameat", "renameat2", "unlinkat", "mkdirat", "fchmod", "fchown",
            "fsetxattr", "flock", "close", "fsync", "fdatasync", "syncfs"}


def main():
    options = arguments()
    need_strace()
    site = Site()
    tally = Tally("killed at a system call")
    counts = count_syscalls(site.command("-j1"))
    number = 0
    for name, count in sorted(counts.items()):
        for when in range(1, count + 1):
            number += 1
            if not options.full and name not in CHANGING and number % 7 != 0:
                continue
            site.restore()
            done = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}", "-e",
                                   f"inject={name}:signal=KILL:when={when}", *site.command("-j1")], capture_output=True)
            wrong = site.judge(leftovers=True)
            if done.returncode not in (-9, 137, 0):
                wrong.append(f"ends with {done.returncode}")
            tally.point(f"{name} {when}", wrong + site.heals())
    site.remove()
    tally.end(least=200)


main()
