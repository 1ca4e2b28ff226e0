"""Starlight, with Astro's hook: a splash page, a page with a sidebar, the 404 page.

Its configuration is not held against types: Starlight publishes TypeScript sources, which a strict compiler refuses."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="starlight", title="Starlight", package="@astrojs/starlight", hook="Astro's integration", output="dist", install="astro",
    pages=["404.html", "guides/care/index.html", "index.html"],
    footer=("src/components/Footer.astro", "© 2024 云杉木作"),
    same_bytes=False,  # seen once, on a busy machine: its style sheet in another order, and so under another name
    dev_change=("src/content/docs/index.mdx", "每一张桌子"),
    environment={"ASTRO_TELEMETRY_DISABLED": "1"},
))
