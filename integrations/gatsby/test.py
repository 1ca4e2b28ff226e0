"""Gatsby: a page and the 404 page, which Gatsby writes twice."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="gatsby", title="Gatsby", package="gatsby", hook="`onPostBuild`", output="public", heavy=True,
    pages=["404.html", "404/index.html", "index.html"],
    skipped=["_gatsby/slices/_gatsby-scripts-1.html"],  # a fragment
    footer=("src/components/page.js", "© 2024 云杉木作"),
    dev=["npm", "run", "dev", "--", "-H", "127.0.0.1", "-p", "{port}"],
    dev_shows='id="___gatsby"',  # the pages are made in the browser
    environment={"GATSBY_TELEMETRY_DISABLED": "1"},
))
