"""Nuxt 3, generated: two pages, and the 200 and 404 pages that hold no content but the app."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="nuxt", title="Nuxt 3 (generate)", package="nuxt", hook="module: `close`", output=".output/public", heavy=True,
    pages=["200.html", "404.html", "about/index.html", "index.html"],
    footer=("app.vue", "© 2024 云杉木作"),
    same_bytes=False,  # each build has an id of its own
    dev_change=("pages/index.vue", "每一张桌子"),
))
