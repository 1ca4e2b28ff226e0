"""Vite: two pages with a script, bundled."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="vite", title="Vite", package="vite", hook="plugin: `closeBundle`", output="dist",
    pages=["about.html", "index.html"],
    footer=("index.html", "© 2024 云杉木作"),
    dev_change=("index.html", "每一张桌子"),
    typed=["vite.config.ts"],
))
