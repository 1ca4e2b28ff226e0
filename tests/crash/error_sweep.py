"""R8: system calls of a run of inject on 20 pages fail, one by one, once and from then on.

Whatever fails: each page is its old or its new bytes. Ends the run with 0, then nothing was lost: all pages are new. Else it ends
with 2 and says the system's reason, and where the failing call is not the one that would clear it away, .beian is gone. The next
run, undisturbed, mends everything. EINTR is no error: a run that met it once does its work.
"""

import os
import errno
import subprocess

from crash import Site, Tally, arguments, count_syscalls, need_strace

ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EACCES", "EMFILE", "EINTR")
CALLS = ("openat", "openat2", "read", "write", "fchmod", "fchown", "flistxattr", "fsetxattr", "fsync", "syncfs", "renameat", "close",
         "mkdirat", "unlinkat", "newfstatat", "flock", "getdents64")
# Of these POSIX says that a signal may interrupt them, and Linux that they can then be made again.
INTERRUPTIBLE = ("openat", "openat2", "read", "write", "fchmod", "fchown", "flock", "fsync", "renameat")
# Without these the run's own folder cannot be taken away, so it may be left.
CLEARING = ("unlinkat", "openat", "openat2", "getdents64", "close", "newfstatat", "flock")


def judge(site, done, name, error, persistent):
    wrong = site.judge(leftovers=persistent or name in CLEARING)
    mute = persistent and name == "write"  # then its words cannot be written either
    said = done.stderr.decode("utf-8", "replace")
    if b"error while loading shared libraries" in done.stderr or done.returncode == 127:
        return wrong  # the call was the loader's: the program never began
    if done.returncode == 0:
        if not site.all_new():
            wrong.append("ends with 0, and a page is still old")
    elif done.returncode == 2:
        reason = os.strerror(getattr(errno, error))
        if not mute and reason not in said and "changed by something else" not in said:
            wrong.append(f"ends with 2, without “{reason}”: {said!r}")
    else:
        wrong.append(f"ends with {done.returncode}: {said!r}")
    if error == "EINTR" and name in INTERRUPTIBLE and done.returncode != 0:
        wrong.append(f"one EINTR stopped it: {said!r}")
    return wrong


def main():
    options = arguments()
    need_strace()
    site = Site()
    tally = Tally("a system call failed")
    counts = count_syscalls(site.command("-j1"))
    number = 0
    for name in CALLS:
        for when in range(1, counts.get(name, 0) + 1):
            for error in ERRORS:
                for persistent in (False, True) if error != "EINTR" else (False,):
                    number += 1
                    if not options.full and number % 29 != options.seed % 29:
                        continue
                    site.restore()
                    done = subprocess.run(
                        ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}", "-e",
                         f"inject={name}:error={error}:when={when}{'+' if persistent else ''}", *site.command("-j1")],
                        capture_output=True, timeout=60)
                    wrong = judge(site, done, name, error, persistent)
                    tally.point(f"{name} {when}{'+' if persistent else ''} {error}", wrong + site.heals())
    site.remove()
    tally.end(least=100)


main()
