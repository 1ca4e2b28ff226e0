"""MkDocs with its own theme and the plugin: two pages and the 404 page. Then the same with `hooks:` in the plugin's place."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from five_steps import Generator, expect, run  # noqa: E402



def as_hook(project):
    (project.site / "beian.py").write_text("from beian_footer.mkdocs import on_post_build\n", encoding="utf-8")
    with project.edited("mkdocs.yml", lambda text: text.replace("plugins:\n  - beian-footer\n", "hooks:\n  - beian.py\n")):
        runs = project.runs()
        code, output = project.build()
        expect(code == 0 and project.runs() == runs + 1 and "data-beian" in (project.output / "index.html").read_text(encoding="utf-8"), "as a hook it does the same", output)


run(Generator(
    name="mkdocs", title="MkDocs", package="mkdocs", hook="plugin: `on_post_build`", output="site", toolchain="python",
    build=["mkdocs", "build"],
    pages=["404.html", "care/index.html", "index.html"],
    footer=("mkdocs.yml", "© 2024 云杉木作"),
    dev=["mkdocs", "serve", "--dev-addr", "127.0.0.1:{port}"],
    dev_change=("docs/index.md", "每一张桌子"),
    also=as_hook,
))
