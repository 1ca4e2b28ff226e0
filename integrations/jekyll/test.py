"""Jekyll with the gem: two pages and a layout."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="jekyll", title="Jekyll", package="jekyll", hook="gem: `:site, :post_write`", output="_site", toolchain="ruby",
    build=["jekyll", "build"],
    pages=["care.html", "index.html"],
    footer=("_layouts/page.html", "© 2024 云杉木作"),
    dev=["jekyll", "serve", "--host", "127.0.0.1", "--port", "{port}"],
    dev_change=("index.md", "每一张桌子"),
))
