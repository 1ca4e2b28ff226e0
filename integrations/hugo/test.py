"""Builds the smallest real Hugo site with the hook and judges the result, then breaks it in two ways and expects the build to fail."""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

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


if __name__ == "__main__":
    if not shutil.which("hugo"):
        print("SKIPPED: hugo is not installed")
    elif not BEIAN:
        sys.exit("beian was not found: set BEIAN_BIN or put it on PATH")
    else:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(HERE / "site", pathlib.Path(folder, "site"), ignore=shutil.ignore_patterns("public", "resources"))
            test(pathlib.Path(folder, "site"))
