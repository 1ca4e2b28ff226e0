"""What the crash tests share: a small site of which every page is known before and after, and the judge of what is left.

A script of this folder does something bad to a run of `beian inject` — kills it, lets a system call fail, fills the disk — and
asks the judge. The judge knows two things of each page: its old bytes, and its new ones (from one run that nothing disturbed).
Whatever happened, each page must be the one or the other, and nothing else may stand in the folder but what beian says that it
makes: the icon's copy, and .beian of a run that could not end.

Run by ctest, quick; `--full` is what scripts/stress runs. Every script ends with one line: points tried, and what went wrong.
"""

import argparse
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

ICP = "京ICP备2024990001号-1"
GONGAN = "京公网安备11010102990001号"
SKIPPED = 77  # ctest: SKIP_RETURN_CODE
BEIAN = os.path.abspath(os.environ.get("BEIAN", "build/release/beian"))
FINE = ('<a href="https://beian.miit.gov.cn/">' + ICP + "</a> "
        '<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001">' + GONGAN + "</a>")


def skip(why):
    print(f"SKIPPED: {why}")
    sys.exit(SKIPPED)


def arguments(**more):
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true", help="every point, not a part of them")
    parser.add_argument("--seed", type=int, default=1)
    for name, default in more.items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(default), default=default)
    return parser.parse_args()


def png():
    """A drawing of 36 x 40 pixels."""
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    rows = b"".join(b"\0" + bytes([y * 6 % 256, 40, 90]) * 36 for y in range(40))
    header = struct.pack(">IIBBBBB", 36, 40, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def page(number, footer="", fill=0):
    body = "".join(f"<p>第 {i} 段：{number}</p>\n" for i in range(1 + fill))
    return (f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>第 {number} 页</title></head>\n'
            f"<body>\n{body}<footer>{footer}</footer>\n</body></html>\n").encode()


def twenty_pages():
    """Pages to insert into, of several sizes and depths; one with a dead link to repair; one that is right."""
    pages = {}
    for i in range(18):
        folder = ("", "a/", "a/b/", "c/")[i % 4]
        pages[f"{folder}p{i}.html"] = page(i, fill=(0, 10, 300)[i % 3])
    pages["old.html"] = page(18, FINE.replace("https://beian.miit.gov.cn/", "http://www.miitbeian.gov.cn/"))
    pages["fine.html"] = page(19, FINE)
    return pages


class Site:
    """A folder with the pages, made anew for each point; a config with an icon beside it."""

    def __init__(self, pages=None, where=None):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="beian-crash-", dir=where))
        self.root = self.top / "public"
        self.pages = pages or twenty_pages()
        (self.top / "icon.png").write_bytes(png())
        (self.top / "beian.toml").write_text(f'icp = "{ICP}"\ngongan = "{GONGAN}"\nroot = "public"\n[badge]\nicon = "icon.png"\n',
                                             encoding="utf-8")
        self.master = self.top / "master"
        self.put(self.master)
        self.restore()
        done = self.inject()
        assert done.returncode == 0, done.stderr.decode()
        self.new = {name: (self.root / name).read_bytes() for name in self.pages}
        self.ours = {str(path.relative_to(self.root)): path.read_bytes() for path in self.root.rglob("*")
                     if path.is_file() and str(path.relative_to(self.root)) not in self.pages}
        assert sum(self.new[name] != old for name, old in self.pages.items()) == len(self.pages) - ("fine.html" in self.pages)
        self.restore()

    def put(self, folder):
        for name, content in self.pages.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def restore(self):
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.master, self.root)

    def command(self, *more, verb="inject"):
        return [BEIAN, verb, "--config", str(self.top / "beian.toml"), "--lang", "en", "--color", "never", "-q", *more, str(self.root)]

    def inject(self, *more, prefix=(), **kwargs):
        return subprocess.run([*prefix, *self.command("-j1", *more)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **kwargs)

    def judge(self, leftovers=False):
        """What is wrong with the folder as it is now: a list of sentences. `leftovers`: .beian may be there."""
        wrong = []
        seen = set()
        for path in self.root.rglob("*"):
            if path.is_dir() and not path.is_symlink():
                if path.name == ".beian" and not leftovers:
                    wrong.append(".beian is left")
                continue
            name = str(path.relative_to(self.root))
            if name.startswith(".beian/"):
                continue
            seen.add(name)
            content = path.read_bytes()
            if name in self.pages:
                if content not in (self.pages[name], self.new[name]):
                    wrong.append(f"{name} is neither old nor new: {len(content)} bytes")
            elif self.ours.get(name) != content:
                wrong.append(f"{name} should not be there, or not with these bytes")
        wrong += [f"{name} is gone" for name in self.pages if name not in seen]
        return wrong

    def all_new(self):
        return all((self.root / name).read_bytes() == new for name, new in self.new.items())

    def heals(self):
        """Runs again, undisturbed: what is wrong after that."""
        done = self.inject()
        wrong = self.judge()
        if done.returncode != 0:
            wrong.append(f"the next run ends with {done.returncode}: {done.stderr.decode()}")
        elif not self.all_new():
            wrong.append("the next run left a page old")
        return wrong

    def remove(self):
        shutil.rmtree(self.top, ignore_errors=True)


class Tally:
    """Counts points and keeps what went wrong; ends the script."""

    def __init__(self, what):
        self.what = what
        self.points = 0
        self.wrong = []

    def point(self, name, wrong):
        self.points += 1
        self.wrong += [f"{name}: {each}" for each in wrong]

    def end(self, least):
        """`least`: fewer points than this, and the test has tested nothing."""
        for line in self.wrong[:20]:
            print(line)
        if len(self.wrong) > 20:
            print(f"… and {len(self.wrong) - 20} more")
        print(f"{self.what}: {self.points} points, {len(self.wrong)} wrong")
        if self.points < least:
            print(f"too few points: at least {least} were expected")
        sys.exit(1 if self.wrong or self.points < least else 0)


def need_strace():
    if shutil.which("strace") is None:
        skip("strace is not installed")
    probe = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=close", "true"], capture_output=True)
    if probe.returncode != 0:
        skip("strace may not trace here: " + probe.stderr.decode().strip())


def count_syscalls(command):
    """How often each system call is made by `command`: {name: count}, without execve and exits."""
    with tempfile.NamedTemporaryFile("r", prefix="beian-strace-") as log:
        subprocess.run(["strace", "-f", "-qq", "-o", log.name, *command], capture_output=True, check=True)
        counts = {}
        for line in log:
            name = line.split(None, 1)[1].split("(", 1)[0]
            if name.isidentifier() and name not in ("execve", "exit_group", "exit"):
                counts[name] = counts.get(name, 0) + 1
    return counts
