"""The browser of these tests: which it is, and whether it can run here at all, asked of itself and not of beian.

A machine without one, or one that gives it no user namespaces to lock its processes in, skips what needs it, and says so.
"""

import functools
import os
import pathlib
import shutil
import subprocess
import tempfile

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NOBODY = 65534  # whom beian lets it run as when it is root


@functools.lru_cache(None)
def browser():
    """(its path, None), or (None, why not)."""
    path = os.environ.get("BEIAN_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        return None, "no Chromium"
    with tempfile.TemporaryDirectory(prefix="beian-browser-") as folder:
        become = {}
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
            become = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        said = ""
        for _ in range(2):  # what is busy may be slow to start; what is forbidden stays so
            try:
                done = subprocess.run([path, "--headless", "--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={folder}", "--dump-dom", "data:text/html,<p>there"],
                                      capture_output=True, text=True, timeout=120, cwd="/", env={**os.environ, "HOME": folder, "TMPDIR": folder}, **become)
            except subprocess.TimeoutExpired:
                said = "it does not start in two minutes"
                continue
            if "<p>there" in done.stdout:
                return path, None
            said = (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1]
    return None, f"{path} does not run here: {said}"


def alone(folder):
    """A program in `folder` that starts the browser without a way to other machines: pages look alike with and without a network."""
    os.chmod(folder, 0o755)  # read by “nobody”
    script = pathlib.Path(folder) / "chromium-alone"
    script.write_text(f"#!/bin/sh\nexec '{browser()[0]}' --host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1' \"$@\"\n", encoding="utf-8")
    script.chmod(0o755)
    return str(script)
