"""R10: what beian meets in a site's folder that is no page: links of every kind, pipes, sockets, devices, mounts.

Each layout is a function that puts something into public/. After inject, check and remove: not one byte, mode or time of a tree
beside the site has changed, nothing was created there, and no run waited (a pipe without a writer holds who opens it). The last
layout is a race: a page is swapped for a link to the tree, and back, as fast as a thread can, while inject runs again and again.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import threading

from crash import Site, Tally, arguments, page

LAYOUTS = []


def layout(function):
    LAYOUTS.append(function)
    return function


@layout
def file_link_absolute(root, outside): (root / "link.html").symlink_to(outside / "page.html")
@layout
def file_link_relative(root, outside): (root / "a/link.html").symlink_to("../../outside/page.html")
@layout
def folder_link_absolute(root, outside): (root / "folder").symlink_to(outside)
@layout
def folder_link_relative(root, outside): (root / "a/folder").symlink_to("../../outside/deep")
@layout
def link_to_parent(root, outside): (root / "up").symlink_to("..")
@layout
def link_to_itself(root, outside): (root / "loop.html").symlink_to("loop.html")
@layout
def links_in_a_circle(root, outside):
    (root / "x").symlink_to("a/y")
    (root / "a/y").symlink_to("../x")
@layout
def chain_that_ends_outside(root, outside):
    (root / "one.html").symlink_to("two.html")
    (root / "two.html").symlink_to("a/three.html")
    (root / "a/three.html").symlink_to(outside / "page.html")
@layout
def dangling_link(root, outside): (root / "gone.html").symlink_to(outside / "not-there.html")
@layout
def link_to_proc_root(root, outside): (root / "proc").symlink_to("/proc/self/root")
@layout
def link_to_proc_cwd(root, outside): (root / "cwd.html").symlink_to("/proc/self/cwd/outside/page.html")
@layout
def page_is_a_pipe(root, outside): os.mkfifo(root / "pipe.html")
@layout
def page_is_a_socket(root, outside):
    # The address of a socket may be too long from the root of the system, so it is bound from inside the folder.
    here = os.getcwd()
    os.chdir(root)
    try:
        with socket.socket(socket.AF_UNIX) as s:
            s.bind("socket.html")
    finally:
        os.chdir(here)
@layout
def page_is_a_device(root, outside):
    try:
        os.mknod(root / "null.html", 0o644 | 0o020000, os.makedev(1, 3))
    except PermissionError:
        os.mkfifo(root / "null.html")
@layout
def page_is_a_folder(root, outside): (root / "folder.html").mkdir()
@layout
def hard_link_to_outside(root, outside): os.link(outside / "page.html", root / "hard.html")
@layout
def staging_is_a_link(root, outside): (root / ".beian").symlink_to(outside)
@layout
def staging_is_a_file(root, outside): (root / ".beian").write_text("not a folder")


def sentinel(outside):
    """All of the tree in one value: names, kinds, modes, links, bytes, times; hard links may be counted differently."""
    out = []
    for path in sorted(outside.rglob("*")):
        st = path.lstat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.is_symlink() else ""
        out.append((str(path), st.st_mode, st.st_uid, st.st_size, st.st_mtime_ns, content))
    return out


def make(site):
    site.restore()
    outside = site.top / "outside"
    shutil.rmtree(outside, ignore_errors=True)
    (outside / "deep").mkdir(parents=True)
    (outside / "page.html").write_bytes(page(100))
    (outside / "deep/page.html").write_bytes(page(101))
    (outside / "7").write_text("has the name of a staged page")
    return outside


def race(site, rounds):
    """The swapped page must be old, new, or a link; the tree never changes."""
    outside = make(site)
    before = sentinel(outside)
    wrong = []
    victim = site.root / "a/p1.html"
    spare, link = site.top / "spare.html", site.top / "link"
    link.symlink_to(outside / "page.html")
    swaps = [0]
    stop = threading.Event()

    def swap():
        while not stop.is_set():
            try:
                os.rename(victim, spare)
                os.symlink(outside / "page.html", victim)
                os.unlink(victim)
                os.rename(spare, victim)
                swaps[0] += 1
            except FileNotFoundError:
                break
            except FileExistsError:  # beian put the new page there while the name was free
                os.unlink(victim)
                os.rename(spare, victim)
                swaps[0] += 1

    thread = threading.Thread(target=swap)
    thread.start()
    runs = 0
    try:
        while (swaps[0] < rounds or runs < rounds // 10) and thread.is_alive():
            verb = ("inject", "remove", "check")[runs % 3]
            done = subprocess.run(site.command("-j2", verb=verb), capture_output=True, timeout=60)
            runs += 1
            if done.returncode not in (0, 1, 2):
                wrong.append(f"{verb} ends with {done.returncode}")
    finally:
        stop.set()
        thread.join()
    if sentinel(outside) != before:
        wrong.append("a file outside has changed")
    print(f"{swaps[0]} swaps, {runs} runs")
    if swaps[0] < rounds:
        wrong.append("the race ended early")
    return wrong


def main():
    options = arguments()
    site = Site()
    tally = Tally("links and special files")

    @layout
    def icon_is_a_link(root, outside):
        (root / next(iter(site.ours))).symlink_to(outside / "page.html")

    for put in LAYOUTS:
        outside = make(site)
        put(site.root, outside)
        before = sentinel(outside)
        wrong = []
        for verb in ("check", "inject", "inject", "remove"):
            try:
                done = subprocess.run(site.command("-j2", verb=verb), capture_output=True, timeout=20)
            except subprocess.TimeoutExpired:
                wrong.append(f"{verb} waits for something")
                continue
            if done.returncode not in (0, 1, 2):
                wrong.append(f"{verb} ends with {done.returncode}: {done.stderr.decode()!r}")
            if sentinel(outside) != before:
                wrong.append(f"{verb} changed a file outside")
        tally.point(put.__name__, wrong)
    tally.point("race", race(site, 10000 if options.full else 500))
    site.remove()
    tally.end(least=20)


main()
