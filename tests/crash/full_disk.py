"""R8: a real disk that is too small, in every size: tmpfs from “the pages just fit” upward. Short writes happen here.

Needs the right to mount (root, or a container that has it); else it is skipped, and says so.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile

from crash import Site, Tally, arguments, skip


def main():
    options = arguments()
    if os.geteuid() != 0 or shutil.which("mount") is None:
        skip("only root can mount a disk of a given size")
    where = pathlib.Path(tempfile.mkdtemp(prefix="beian-disk-"))
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", where], capture_output=True).returncode != 0:
        where.rmdir()
        skip("this container may not mount")
    subprocess.run(["umount", where], check=True)
    site = Site()
    tally = Tally("the disk is full")
    whole = site.root
    content = sum(-(-len(p) // 4096) * 4 for p in site.pages.values())  # KiB, in blocks
    step = 4 if options.full else 32
    fitted = failed = 0
    try:
        # From less than the pages need beside themselves, to more than all of it needs.
        for size in range(content + 4, content + (1100 if options.full else 500), step):
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", where], check=True)
            try:
                site.root = where / "public"
                try:
                    shutil.copytree(site.master, site.root)
                except (OSError, shutil.Error):
                    continue  # not even the old pages fit
                done = site.inject()
                wrong = site.judge()
                if done.returncode == 0:
                    fitted += 1
                    if not site.all_new():
                        wrong.append("ends with 0, and a page is still old")
                elif done.returncode == 2 and b"No space left on device" in done.stderr:
                    failed += 1
                else:
                    wrong.append(f"ends with {done.returncode}: {done.stderr.decode()!r}")
                tally.point(f"{size} KiB", wrong)
            finally:
                site.root = whole
                subprocess.run(["umount", where], check=True)
    finally:
        where.rmdir()
        site.remove()
    if not fitted or not failed:
        tally.wrong.append(f"{fitted} sizes were enough and {failed} were not: the sweep must cross the line")
    tally.end(least=8)


main()
