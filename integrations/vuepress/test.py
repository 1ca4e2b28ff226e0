"""VuePress 2 with its default theme: a home page with a footer, a page with a sidebar, the 404 page."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="vuepress", title="VuePress 2", package="vuepress", hook="plugin: `onGenerated`", output="docs/.vuepress/dist", heavy=True,
    pages=["404.html", "care.html", "index.html"],
    footer=("docs/README.md", "© 2024 云杉木作"),
    dev_shows='id="app"',  # the pages are made in the browser
    typed=["docs/.vuepress/config.ts"],
))
