"""Pelican: a plugin, `PLUGINS = ["beian_footer.pelican"]`; options in pelicanconf.py: `BEIAN_FOOTER = {"icp": "…"}`.

`finalized` comes when all files are written, after every change under --autoreload too; there nothing is done.
"""
from __future__ import annotations

import os
import re
import sys
from typing import Any

from pelican import signals

from beian_footer import after_build


def register() -> None:
    signals.finalized.connect(finalized)


def finalized(site: Any) -> None:
    if not _autoreload(sys.argv[1:]):
        config = site.settings.get("PATH") or "."
        after_build(site.output_path, **{"cwd": os.path.abspath(config), **site.settings.get("BEIAN_FOOTER", {})})


def _autoreload(arguments: list[str]) -> bool:
    """Nothing in the settings says so. Short options may stand together, but not behind one that takes a value: -rl, and not -oresult."""
    return any(argument == "--autoreload" or re.fullmatch("-[vqDdl]*r[vqDdlr]*", argument) for argument in arguments)
