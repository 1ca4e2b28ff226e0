"""HonKit with its default theme, which has no footer: two chapters."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="honkit", title="HonKit", package="honkit", hook="plugin: `finish`", output="_book", heavy=True, packages=["honkit"],
    pages=["care.html", "index.html"],
    footer=("care.md", "© 2024 云杉木作"),
    same_bytes=False,  # the time of the build stands in the pages
    dev=["npm", "run", "dev", "--", "--port", "{port}"],
    dev_change=("README.md", "每一张桌子"),
))
