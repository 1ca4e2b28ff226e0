"""Astro: a page of its own language, a page in Markdown, one layout."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="astro", title="Astro", package="astro", hook="integration: `astro:build:done`", output="dist",
    pages=["about/index.html", "index.html"],
    footer=("src/layouts/Page.astro", "© 2024 云杉木作"),
    dev_change=("src/pages/index.astro", "每一张桌子"),
    typed=["astro.config.ts"],
    environment={"ASTRO_TELEMETRY_DISABLED": "1"},
))
