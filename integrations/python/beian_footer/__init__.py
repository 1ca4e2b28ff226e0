"""Puts Chinese filing numbers into the pages of a built site, or checks them, by the native program beian.

    from beian_footer import inject, check
    result = inject("public", icp="京ICP备2024990001号-1")
    print(result.output); raise SystemExit(result.exit_code)

The program is what BEIAN_BIN names, else the one in this package, else `beian` on PATH. Options are those of the command line; numbers are better kept in
beian.toml. `after_build` is for hooks of generators: it prints what beian says, and raises where something is wrong.
"""
from __future__ import annotations

import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from typing import Any, Union

Path = Union[str, "os.PathLike[str]"]
Numbers = Union[str, Sequence[str], None]


class BeianError(Exception):
    """The build is not right, or beian could not do its work; what was wrong has been printed."""


@dataclasses.dataclass(frozen=True)
class Result:
    exit_code: int
    """0: nothing wrong. 1: errors were found. 2: the work could not be done."""
    report: dict[str, Any] | None
    """As `beian --format json` writes it; None where the work could not begin."""
    output: str
    """What a person reads."""


def inject(path: Path | None = None, **options: Any) -> Result:
    """Inserts what is missing, mends what can be mended safely, reports the rest. Options: see `check`."""
    return _run("inject", path, **options)


def check(path: Path | None = None, **options: Any) -> Result:
    """Reports what is wrong; changes nothing. Options: icp, gongan, config, lang, quiet, cwd, args (more of the command line)."""
    return _run("check", path, **options)


def after_build(path: Path, command: str = "inject", **options: Any) -> None:
    """For hooks: runs beian on the pages in `path`; raises BeianError, whose message is the last line of what was printed."""
    if command not in ("inject", "check"):
        raise BeianError("beian: error: command: “inject” or “check” is expected / 应为 inject 或 check")
    result = _run(command, path, **options)
    (sys.stdout if result.exit_code == 0 else sys.stderr).write(result.output)
    if result.exit_code != 0:
        last = (result.output.rstrip().splitlines() or [""])[-1]
        raise BeianError(last if last.startswith("beian:") else f"beian: {last}")


def _on_path() -> str | None:
    """`beian` on PATH that is a program: the command that this package installs would only come back here."""
    found = shutil.which("beian")
    if found is None:
        return None
    with open(found, "rb") as file:
        return None if b"beian_footer.__main__" in file.read(4096) else found


def _program() -> str:
    named = os.environ.get("BEIAN_BIN", "")
    own = pathlib.Path(__file__).with_name("_program") / ("beian.exe" if os.name == "nt" else "beian")
    if named:
        found = named if pathlib.Path(named).is_file() else None
    else:
        found = str(own) if own.is_file() else _on_path()
    if found is None:
        where = f"BEIAN_BIN: {named}: no such file / 没有这个文件" if named else "the program beian was not found: set BEIAN_BIN or put it on PATH / 没有找到 beian 程序：请设置 BEIAN_BIN 或放入 PATH"
        raise BeianError(f"beian: error: {where}")
    return found


def _run(command: str, path: Path | None, *, icp: Numbers = None, gongan: Numbers = None, config: Path | None = None, lang: str | None = None,
         quiet: bool = False, cwd: Path | None = None, args: Sequence[str] = ()) -> Result:
    with tempfile.TemporaryDirectory(prefix="beian-") as folder:
        report = pathlib.Path(folder, "report.json")
        line = [_program(), command, "--format", "text", "--format", f"json={report}"]
        for flag, numbers in (("--icp", icp), ("--gongan", gongan)):
            line += [f"{flag}={number}" for number in ([numbers] if isinstance(numbers, str) else numbers or [])]
        line += [f"--config={os.fspath(config)}"] if config else []
        line += [f"--lang={lang}"] if lang else []
        line += ["--quiet"] if quiet else []
        line += [*args, *([os.path.join(".", os.fspath(path)) if os.fspath(path).startswith("-") else os.fspath(path)] if path is not None else [])]
        try:
            done = subprocess.run(line, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        except OSError as error:
            raise BeianError(f"beian: error: {line[0]}: cannot be run / 无法运行: {error.strerror}") from error
        output = done.stdout.decode("utf-8", "replace")
        if done.returncode not in (0, 1, 2):
            raise BeianError(f"beian: error: {line[0]}: exit code {done.returncode} / 退出码 {done.returncode}\n{output}")
        return Result(done.returncode, _read(report), output)


def _read(report: pathlib.Path) -> dict[str, Any] | None:
    try:
        return json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # none was begun, or only half of one was written
        return None
