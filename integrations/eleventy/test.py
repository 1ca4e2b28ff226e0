"""Eleventy: two pages with a layout; its development server writes the pages to the same folder, without badges."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="eleventy", title="Eleventy", package="@11ty/eleventy", hook="plugin: `eleventy.after`", output="_site",
    pages=["about/index.html", "index.html"],
    footer=("_includes/page.njk", "© 2024 云杉木作"),
    dev=["npm", "run", "dev", "--", "--port={port}"],
    dev_change=("index.md", "每一张桌子"),
))
