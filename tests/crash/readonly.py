"""R19: check writes nothing. Under strace: no call of it could change a file of the site; and it works on a read-only mount."""

import os
import re
import shutil
import subprocess
import tempfile

from crash import Site, Tally, arguments, need_strace

CHANGES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
ALWAYS = ("rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "link", "linkat", "symlink",
          "symlinkat", "truncate", "ftruncate", "chmod", "fchmod", "fchmodat", "chown", "fchown", "fchownat", "setxattr", "fsetxattr",
          "utimensat", "mknod", "mknodat")


def main():
    arguments()
    need_strace()
    site = Site()
    tally = Tally("check writes nothing")
    for pages in ("as they are", "injected"):
        if pages == "injected":
            site.inject()
        with tempfile.NamedTemporaryFile("r", prefix="beian-strace-") as log:
            subprocess.run(["strace", "-f", "-qq", "-o", log.name, *site.command("-j2", verb="check")], capture_output=True)
            wrong = []
            calls = 0
            for line in log:
                calls += 1
                name = line.split(None, 1)[1].split("(", 1)[0]
                opens = name in ("open", "openat", "openat2", "creat") and (CHANGES.search(line) or name == "creat")
                if name in ALWAYS or opens and "/dev/" not in line:
                    wrong.append(line.strip())
            if calls < 100:
                wrong.append("strace saw hardly a call")
        tally.point(f"pages {pages}", wrong)
    if os.geteuid() == 0 and shutil.which("mount") is not None:
        bound = site.top / "bound"
        bound.mkdir()
        if subprocess.run(["mount", "--bind", site.root, bound], capture_output=True).returncode == 0:
            try:
                subprocess.run(["mount", "-o", "remount,ro,bind", bound], check=True)
                done = subprocess.run([*site.command(verb="check")[:-1], str(bound)], capture_output=True)
                wrong = [] if done.returncode == 0 else [f"check ends with {done.returncode}: {done.stderr.decode()!r}"]
                done = subprocess.run([*site.command(verb="remove")[:-1], str(bound)], capture_output=True)
                if done.returncode != 2 or b"Read-only file system" not in done.stderr:
                    wrong.append(f"remove ends with {done.returncode}: {done.stderr.decode()!r}")
                tally.point("a read-only mount", wrong)
            finally:
                subprocess.run(["umount", bound], check=True)
        else:
            print("SKIPPED the read-only mount: this container may not mount")
    site.remove()
    tally.end(least=2)


main()
