"""mdBook, whose build and beian are chained: two chapters, and a line in theme/header.hbs.

mdBook comes from crates.io (cargo install mdbook --locked), not from Debian, so it is not among what scripts/setup installs.
"""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="mdbook", title="mdBook", package="mdbook", hook="`mdbook build && beian inject`", output="book", toolchain="program",
    build=["sh", "-e", "-c", "mdbook build && beian inject"],
    pages=["404.html", "care.html", "index.html", "print.html"], excluded=["toc.html"],
    footer=("theme/header.hbs", "© 2024 云杉木作"),
    dev=None,
))
