"""Rspress: a home page with a footer, a page, the 404 page."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="rspress", title="Rspress", package="rspress", hook="plugin: `afterBuild`", output="doc_build", heavy=True,
    pages=["404.html", "guide/care.html", "index.html"],
    footer=("rspress.config.ts", "© 2024 云杉木作"),
    dev=["npm", "run", "dev", "--", "--host", "127.0.0.1", "--port", "{port}"],
    dev_shows='id="root"',  # the pages are made in the browser
))
