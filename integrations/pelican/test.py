"""Pelican with a theme of the site's own: the index and an article; its development server regenerates into the same folder."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="pelican", title="Pelican", package="pelican", hook="plugin: `finalized`", output="output", install="pelican", toolchain="python",
    build=["pelican", "-s", "pelicanconf.py", "-o", "output"],
    pages=["index.html", "table.html"],
    footer=("theme/templates/base.html", "© 2024 云杉木作"),
    dev=["pelican", "-s", "pelicanconf.py", "-o", "output", "-rl", "-b", "127.0.0.1", "-p", "{port}"],
    dev_path="/table.html",
    dev_shows="每一张桌子",
    # That it follows a change is not asked: on some machines its own watcher hears of none, however often the file is saved.
))
