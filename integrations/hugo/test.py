"""The smallest real Hugo site: with build.sh, then by each way that the README shows (make, npm's script, CI's line) in the five steps.

The three chain the same commands, with --minify, so one development server is looked at, not three.
"""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
import five_steps  # noqa: E402
from five_steps import Generator  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
BEIAN = os.environ.get("BEIAN_BIN") or shutil.which("beian")
PAGES = ["first/index.html", "index.html", "posts/first/index.html", "posts/index.html", "posts/second/index.html"]


def run(*command, cwd, **environment):
    done = subprocess.run(command, cwd=cwd, env={**os.environ, "BEIAN_BIN": BEIAN, **environment}, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr, done.stdout


def state(folder):
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def expect(condition, what, output=""):
    if not condition:
        sys.exit(f"FAILED: {what}\n{output}")
    print(f"ok: {what}")


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def test(site):
    build = str(HERE / "build.sh")
    public = site / "public"

    code, output, _ = run(build, str(site), cwd="/")
    expect(code == 0, "the build passes", output)
    expect(sorted(name for name in state(public) if name.endswith(".html")) == PAGES, "Hugo wrote the pages that we expect", str(state(public).keys()))

    code, output, stdout = run(BEIAN, "check", "--format", "json", cwd=site)
    expect(code == 0, "the check passes", output)
    summary = json.loads(stdout)["summary"]
    expect(summary["skipped"] == 1 and summary["refused"] == 0 and summary["errors"] == 0, "only the redirect was skipped", str(summary))
    for name in PAGES:
        badges = len(re.findall(r"<[^>]*\sdata-beian[\s=>]", (public / name).read_text(encoding="utf-8")))
        expect(badges == (0 if name == "first/index.html" else 1), f"{name} holds {badges} badge(s)")
    second = (public / "posts/second/index.html").read_text(encoding="utf-8")
    expect(second.index("data-beian") > second.index("</main>"), "the badge stands in the site's footer, not in the article's")

    before = state(public)
    code, output, _ = run(build, str(site), cwd="/")
    expect(code == 0 and state(public) == before, "a second build gives the same bytes", output)
    times = {p: p.stat().st_mtime_ns for p in public.rglob("*")}
    code, output, _ = run(BEIAN, "inject", cwd=site)
    expect(code == 0 and {p: p.stat().st_mtime_ns for p in public.rglob("*")} == times, "a second inject writes no file", output)

    config = site / "hugo.toml"
    config.write_text(config.read_text(encoding="utf-8") + '[params]\nfiling = "沪ICP备2024990002号-3"\n', encoding="utf-8")
    code, output, _ = run(build, str(site), cwd="/", BEIAN_COMMAND="check")
    expect(code == 1 and "number-unexpected" in output, "another site's number in the footer fails the build, and the output names the finding", output)
    replace(config, "沪ICP备2024990002号-3", "")

    shutil.rmtree(public)
    code, output, _ = run(build, str(site), cwd="/", BEIAN_COMMAND="check")
    expect(code == 1 and "icp-missing" in output and "gongan-missing" in output, "a footer without numbers fails a build that only checks", output)

    replace(site / "beian.toml", "京ICP备2024990001号-1", "京ICP备20249号-1")
    code, output, _ = run(build, str(site), cwd="/")
    expect(code == 2 and "京ICP备20249号-1" in output, "a malformed number in beian.toml fails the build, and the output names it", output)
    expect("data-beian" not in (public / "index.html").read_text(encoding="utf-8"), "and no page was written")

    code, output, _ = run(build, str(site), cwd="/", BEIAN_BIN="/nowhere/beian")
    expect(code == 2 and "BEIAN_BIN" in output, "without the program the build fails and says how to name it", output)


def ci_line():
    """As the README has it."""
    [line] = re.findall(r"^ +- (hugo .*)$", (HERE / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    return line


def test_ways():
    ways = {
        "npm": (["npm", "run", "build"], ["npm"]),
        "CI's line": (["sh", "-e", "-c", ci_line()], []),
        "make": (["make", "site"], []),
    }
    for way, (build, packages) in ways.items():
        if not shutil.which(build[0]):
            print(f"SKIPPED: {build[0]} is not installed")
            continue
        print(f"== {way}", flush=True)
        five_steps.run(Generator(
            name="hugo", title="Hugo", package="hugo", hook="`hugo --minify && beian inject`: Makefile, npm script, CI line", output="public", toolchain="program",
            build=build, packages=packages,
            pages=[name for name in PAGES if name != "first/index.html"], skipped=["first/index.html"],
            footer=("layouts/_default/baseof.html", "<footer>{{ site.Title }}"),
            dev=["hugo", "server", "--bind", "127.0.0.1", "--port", "{port}", "--baseURL", "http://127.0.0.1/"] if way == "make" else None,
            dev_shows="最小的站", dev_path="/posts/first/", dev_change=("content/posts/first.md", "文章自己的页脚"),
        ))


if __name__ == "__main__":
    if not shutil.which("hugo"):
        print("SKIPPED: hugo is not installed")
    elif not BEIAN:
        sys.exit("beian was not found: set BEIAN_BIN or put it on PATH")
    else:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(HERE / "site", pathlib.Path(folder, "site"), ignore=shutil.ignore_patterns("public", "resources"))
            test(pathlib.Path(folder, "site"))
        test_ways()
