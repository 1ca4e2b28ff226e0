"""VitePress: a home page, a page, a page with a sidebar (which hides the theme's footer), and the 404 page, which has no footer."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="vitepress", title="VitePress", package="vitepress", hook="`buildEnd`", output=".vitepress/dist",
    pages=["404.html", "about.html", "guide/care.html", "index.html"],
    footer=(".vitepress/config.mts", "© 2024 云杉木作"),
    dev_shows='id="app"',  # the pages are made in the browser
    typed=[".vitepress/config.mts"],
))
