"""Next with `output: 'export'` and the app router: it has no hook, so npm's `postbuild` follows its build."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, run  # noqa: E402

run(Generator(
    name="next", title="Next (export)", package="next", hook="npm: `postbuild`", output="out", heavy=True,
    pages=["404.html", "about.html", "index.html"],
    footer=("app/layout.js", "© 2024 云杉木作"),
    same_bytes=False,  # each build has an id of its own
    dev=["npm", "run", "dev", "--", "-H", "127.0.0.1", "-p", "{port}"],
    dev_change=("app/page.js", "每一张桌子"),
    environment={"NEXT_TELEMETRY_DISABLED": "1"},
))
