"""Sphinx with its own theme: two pages, the index, the search page. It has no development server."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="sphinx", title="Sphinx", package="Sphinx", hook="extension: `build-finished`", output="_build/html", toolchain="python",
    build=["sphinx-build", "--builder", "html", ".", "_build/html"],
    pages=["care.html", "genindex.html", "index.html", "search.html"],
    footer=("conf.py", "2024 云杉木作"),
    dev=None,
))
