"""Netlify's build plugin, run by @netlify/build, the program that Netlify's machines run. It has no development server.

The site's script `build` is for this test alone: offline, and without the list of plugins that it would ask the network for."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="netlify", title="Netlify build plugin", package="@netlify/build", hook="`onPostBuild`", output="public", heavy=True, packages=["netlify"],
    pages=["about.html", "index.html"],
    footer=("pages/index.html", "© 2024 云杉木作"),
    dev=None,
))
