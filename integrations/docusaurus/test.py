"""Docusaurus with its classic preset: a page, a page of the docs with a sidebar, the 404 page."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="docusaurus", title="Docusaurus", package="@docusaurus/core", hook="plugin: `postBuild`", output="build", heavy=True,
    pages=["404.html", "docs/care/index.html", "index.html"],
    footer=("docusaurus.config.ts", "© 2024 云杉木作"),
    dev=["npm", "run", "dev", "--", "--host", "127.0.0.1", "--port", "{port}"],
    dev_shows='id="__docusaurus"',  # the pages are made in the browser
    typed=["docusaurus.config.ts"],
))
