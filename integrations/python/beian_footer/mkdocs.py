"""MkDocs: a plugin, `plugins: [search, beian-footer]`; or as a hook, `hooks: [beian.py]`, with beian.py: `from beian_footer.mkdocs import on_post_build`.

on_post_build comes when all files are written, after every rebuild of `mkdocs serve` too; there nothing is done.
"""
from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority

from beian_footer import BeianError, after_build


class Options(Config):
    icp: Any = config_options.Type((str, list), default=[])
    gongan: Any = config_options.Type((str, list), default=[])
    config: Any = config_options.Optional(config_options.Type(str))
    command: Any = config_options.Choice(("inject", "check"), default="inject")
    lang: Any = config_options.Optional(config_options.Choice(("zh", "en")))
    quiet: Any = config_options.Type(bool, default=False)
    args: Any = config_options.ListOfItems(config_options.Type(str), default=[])


class BeianFooter(BasePlugin[Options]):
    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"

    @event_priority(-100)  # behind plugins that still write pages
    def on_post_build(self, *, config: Any) -> None:
        if not self.serving:
            _run(config, self.config)


def on_post_build(config: Any) -> None:
    """For `hooks:`, where no command is known: `mkdocs serve` builds into a folder of its own below the system's temporary folder."""
    if not os.path.basename(config["site_dir"].rstrip(os.sep)).startswith("mkdocs_"):
        _run(config, {})


def _run(site: Any, options: Mapping[str, Any]) -> None:
    try:
        after_build(site["site_dir"], cwd=os.path.dirname(site["config_file_path"] or "") or None, **options)
    except BeianError as error:
        raise PluginError(str(error)) from error
