"""Sphinx: an extension, `extensions = ["beian_footer.sphinx"]`; options in conf.py: `beian_footer = {"icp": "…"}`.

build-finished comes when all pages are written, and after a build that failed, with its exception.
"""
from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from beian_footer import BeianError, after_build


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_config_value("beian_footer", {}, "", types=(dict,))
    app.connect("build-finished", build_finished, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def build_finished(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.format != "html" or app.builder.name in ("htmlhelp", "devhelp", "qthelp", "applehelp", "epub"):
        return
    try:
        after_build(app.outdir, **{"cwd": app.confdir, **app.config.beian_footer})
    except BeianError as error:
        raise ExtensionError(str(error)) from error
