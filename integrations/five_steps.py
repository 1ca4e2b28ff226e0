"""What every hook of a generator is held to, with the real generator, as its users install and run it.

A hook's test.py describes its generator and site; here are the five steps:

  build    the build passes and wrote the pages that we expect; the hook and its types agree with the generator's own
  pages    every page passes `beian check` by the native program and holds one badge
  again    a second build gives the same bytes, and a second inject writes no file
  broken   a footer with another site's number, and a configuration without numbers, fail the build with the finding in its output
  dev      the development server serves a page, follows a change, and never runs the hook

The generator comes from `scripts/themes --install NAME`, at the versions of fixtures/themes/installs; beian-footer is packed as npm
would publish it (for Python and Ruby: built and installed by pip and gem). A project is laid out beside the installs, so that node_modules is made of hard links: neither a copy, which would
take longer than the build, nor a symbolic link, which generators resolve and then refuse to serve.

`test.py -v` shows what the commands printed. BEIAN_RECORD=FOLDER writes what was seen to FOLDER/NAME.json; scripts/integrations makes docs/integrations.md of it.
"""
import collections.abc
import contextlib
import dataclasses
import hashlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

INTEGRATIONS = pathlib.Path(__file__).resolve().parent
BEIAN = os.environ.get("BEIAN_BIN") or shutil.which("beian")
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache", "beian")
INSTALLS = CACHE / "themes" / ".installs"
OTHER = "沪ICP备2024990002号-3"

# Preloaded into every Node process of a build: what the hook measured of itself (User Timing), one line a run.
PROBE = """process.on('exit', () => {
  for (const { duration } of performance.getEntriesByName('beian')) require('fs').appendFileSync(process.env.BEIAN_PROBE, duration + '\\n');
});
"""


@dataclasses.dataclass
class Generator:
    name: str                                    # of the folder below integrations/
    title: str                                   # as it calls itself
    package: str                                 # whose version is stated
    hook: str                                    # where it hooks in, for the table
    output: str                                  # the folder it writes to
    pages: list[str]                             # which show a badge
    footer: tuple[str, str]                      # a file of the site, and the text in it behind which another site's number is put
    skipped: list[str] = dataclasses.field(default_factory=list)  # HTML files that are no pages: redirects
    excluded: list[str] = dataclasses.field(default_factory=list)  # HTML files that beian.toml leaves out
    install: str = ""                            # of fixtures/themes/installs, default: the name
    toolchain: str = "npm"                       # how it comes and where the hook is put: "npm", "python", "ruby" (Debian's own) or "program": no hook, the commands are chained
    build: list[str] = dataclasses.field(default_factory=lambda: ["npm", "run", "build"])
    numbers: tuple[str, str] = ("beian.toml", r"(?m)^icp .*\n^gongan .*\n")  # the file with the numbers, and what is cut out of it
    dev: list[str] | None = dataclasses.field(default_factory=lambda: ["npm", "run", "dev", "--", "--host", "127.0.0.1", "--port", "{port}"])  # None: it has none
    dev_path: str = "/"
    dev_shows: str = "云杉"                       # what a page of the development server holds
    dev_change: tuple[str, str] | None = None    # a file of the site, and a text in it that dev_path shows
    typed: list[str] = dataclasses.field(default_factory=list)  # files of the site that TypeScript checks
    same_bytes: bool = True                      # false where the generator writes something new each time, with the reason in the test
    packages: list[str] = dataclasses.field(default_factory=list)  # folders of integrations/ that are packages of their own
    heavy: bool = False                          # waits for scripts/integrations --all
    environment: dict[str, str] = dataclasses.field(default_factory=dict)
    also: collections.abc.Callable = lambda project: None  # what this generator asks for besides


class Failed(Exception):
    pass


def expect(condition, what, output=""):
    if not condition:
        raise Failed(f"{what}\n{output}")
    print(f"ok: {what}", flush=True)
    if output and "-v" in sys.argv:
        print(output)


def state(folder, pattern="*"):
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob(pattern)) if p.is_file()}


def npm_pack(folder, destination):
    if folder.name == "npm":
        return subprocess.run(["node", str(folder / "pack.mjs"), str(destination)], check=True, capture_output=True, text=True).stdout.strip()
    told = subprocess.run(["npm", "pack", str(folder), "--json", "--ignore-scripts", "--pack-destination", str(destination)], check=True, capture_output=True, text=True)
    return str(destination / json.loads(told.stdout)[0]["filename"])


def packed_for_npm(project):
    generator, modules = project.generator, project.site / "node_modules"
    subprocess.run(["cp", "-al", str(INSTALLS / generator.install / "node_modules"), str(modules)], check=True)
    for package in ["npm", *generator.packages]:
        project.unpack(npm_pack(INTEGRATIONS / package, project.folder), modules)
    (project.folder / "probe.cjs").write_text(PROBE)
    return {"NODE_OPTIONS": f"--require={project.folder}/probe.cjs", "BEIAN_PROBE": str(project.folder / "times")}


def packed_for_python(project):
    """The package built and installed by pip, into a folder of its own beside the generator's environment."""
    source, library = project.folder / "source", project.folder / "library"
    shutil.copytree(INTEGRATIONS / "python", source, ignore=shutil.ignore_patterns("__pycache__", "test.py"))
    subprocess.run([str(INSTALLS / "pip/bin/pip"), "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--target", str(library), str(source)], check=True)
    return {"PATH": f"{INSTALLS / project.generator.install / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(library)}


def packed_for_ruby(project):
    """The gem built and installed, into a folder of its own beside Debian's."""
    source, gems = project.folder / "source", project.folder / "gems"
    shutil.copytree(INTEGRATIONS / project.generator.name, source)
    gem = lambda *command: subprocess.run(["gem", *command], cwd=source, check=True, capture_output=True, text=True).stdout  # noqa: E731
    gem("build", *(file.name for file in source.glob("*.gemspec")), "--output", "hook.gem")
    gem("install", "--local", "--ignore-dependencies", "--no-document", "--install-dir", str(gems), "hook.gem")
    return {"GEM_PATH": f"{gems}:{gem('environment', 'path').strip()}"}


def packed_for_program(project):
    """Nothing is put into the generator: `beian` is found on PATH, or by npm's scripts in a package."""
    modules = project.site / "node_modules"
    for package in project.generator.packages:
        (modules / ".bin").mkdir(parents=True, exist_ok=True)
        project.unpack(npm_pack(INTEGRATIONS / package, project.folder), modules)
    return {"PATH": f"{project.folder}:{os.environ['PATH']}"}


BESIDE = {"npm": "typescript", "python": "pip"}  # what the tests of a toolchain need besides
PACKED = {"npm": packed_for_npm, "python": packed_for_python, "ruby": packed_for_ruby, "program": packed_for_program}


class Project:
    """A site of the generator's with the hook as its users install it, and how its commands are run."""

    def __init__(self, generator, folder):
        self.generator, self.folder, self.site = generator, folder, folder / "site"
        self.output = self.site / generator.output
        shutil.copytree(INTEGRATIONS / generator.name / "site", self.site)
        self.variables = PACKED[generator.toolchain](self)
        # The hook finds the program as it always does, and leaves a line each time it runs it.
        self.program = folder / "beian"
        self.program.write_text(f'#!/bin/sh\necho run >> "{folder}/runs"\nexec "{BEIAN}" "$@"\n')
        self.program.chmod(0o755)

    def unpack(self, archive, modules):
        with tempfile.TemporaryDirectory(dir=self.folder) as place:
            subprocess.run(["tar", "xf", archive, "-C", place], check=True)
            package = pathlib.Path(place, "package")
            described = json.loads((package / "package.json").read_text(encoding="utf-8"))
            package.rename(modules / described["name"])
        for name, target in described.get("bin", {}).items():
            (modules / described["name"] / target).chmod(0o755)
            (modules / ".bin" / name).symlink_to(pathlib.Path("..", described["name"], target))

    def environment(self):
        fixed = {"LC_ALL": "C.UTF-8", "CI": "true", "NO_COLOR": "1", "FORCE_COLOR": "0", "DO_NOT_TRACK": "1", "NO_UPDATE_NOTIFIER": "1", "SOURCE_DATE_EPOCH": "1735689600"}
        return {**os.environ, **fixed, **self.variables, "BEIAN_BIN": str(self.program), **self.generator.environment}

    def run(self, *command):
        done = subprocess.run(command, cwd=self.site, env=self.environment(), capture_output=True, text=True, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout + done.stderr

    def build(self):
        return self.run(*self.generator.build)

    def beian(self, command):
        done = subprocess.run([BEIAN, command, str(self.output), "--config", str(self.config()), "--format", "json"], capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr, done.stdout

    def config(self):
        """The site's numbers, where the native program finds them without the generator."""
        own = self.site / "beian.toml"
        return own if own.exists() else INTEGRATIONS / "hugo" / "site" / "beian.toml"

    def runs(self):
        file = self.folder / "runs"
        return file.read_text().count("run") if file.exists() else 0

    @contextlib.contextmanager
    def edited(self, name, change):
        file = self.site / name
        before = file.read_text(encoding="utf-8")
        after = change(before)
        assert after != before, f"{name}: nothing to change"
        file.write_text(after, encoding="utf-8")
        try:
            yield
        finally:
            file.write_text(before, encoding="utf-8")


def step_build(project):
    generator = project.generator
    code, output = project.build()
    expect(code == 0, "the build passes", output)
    expect(project.runs() == 1, "the hook ran beian once", output)
    pages = sorted(str(p.relative_to(project.output)) for p in project.output.rglob("*.html") if p.is_file())
    expect(pages == sorted(generator.pages + generator.skipped + generator.excluded), "the generator wrote the pages that we expect", "\n".join(pages))
    check_types(project)


def check_types(project):
    if project.generator.toolchain != "npm":
        return
    compiler = INSTALLS / "typescript" / "node_modules"
    if not compiler.exists():
        raise Failed("TypeScript is not installed: scripts/themes --install typescript")
    hook = INTEGRATIONS / project.generator.name
    sources = [file for kind in ("*.cjs", "*.js", "*.cts", "*.d.ts") for file in sorted(hook.glob(kind))]
    files = [*project.generator.typed, *(shutil.copy(file, project.site) and file.name for file in sources)]
    if not files:
        return
    done = subprocess.run(
        ["node", str(compiler / "typescript/bin/tsc"), "--noEmit", "--strict", "--skipLibCheck", "--allowJs", "--checkJs", "--module", "nodenext", "--target", "es2022",
         "--moduleResolution", "nodenext", "--typeRoots", str(compiler / "@types"), "--types", "node", *files], cwd=project.site, capture_output=True, text=True)
    for file in sources:
        (project.site / file.name).unlink()
    expect(done.returncode == 0, f"TypeScript agrees: {' '.join(files)}", done.stdout)


def step_pages(project):
    generator = project.generator
    code, output, stdout = project.beian("check")
    expect(code == 0, "every page passes the native program's check", output)
    summary = json.loads(stdout)["summary"]
    expect((summary["pages"], summary["skipped"], summary["errors"], summary["refused"]) == (len(generator.pages), len(generator.skipped), 0, 0),
           f"{len(generator.pages)} pages were checked, {len(generator.skipped)} skipped", str(summary))
    for name in generator.pages + generator.skipped + generator.excluded:
        text = (project.output / name).read_text(encoding="utf-8")
        badges = len(re.findall(r"<[^>]*\sdata-beian[\s=>]", text))
        expect(badges == (1 if name in generator.pages else 0), f"{name} holds {badges} badge(s)")


def step_again(project):
    before = state(project.output)
    code, output = project.build()
    expect(code == 0, "a second build passes", output)
    if project.generator.same_bytes:
        after = state(project.output)
        expect(before == after, "and gives the same bytes", "\n".join(name for name in before.keys() | after.keys() if before.get(name) != after.get(name)))
    times = {p: p.stat().st_mtime_ns for p in project.output.rglob("*")}
    code, output, _ = project.beian("inject")
    expect(code == 0 and {p: p.stat().st_mtime_ns for p in project.output.rglob("*")} == times, "a second inject writes no file", output)


def step_broken(project):
    name, text = project.generator.footer
    with project.edited(name, lambda before: before.replace(text, f"{text} {OTHER}", 1)):
        code, output = project.build()
    expect(code != 0 and "number-unexpected" in output and OTHER in output, f"another site's number in the footer fails the build (exit code {code}), and the output holds the finding", output)
    name, pattern = project.generator.numbers
    with project.edited(name, lambda before: re.sub(pattern, "", before)):
        code, output = project.build()
    expect(code != 0 and "no filing number is configured" in output, f"a configuration without numbers fails the build (exit code {code}), and the output says so", output)


def fetch(port, path):
    with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
            return answer.read().decode("utf-8")
    return None


def wait_for(server, log, port, path, text, saved=None):
    """The page, once it holds the text; asked for again and again, because no server says reliably when it is ready.

    Nor does one say when it begins to watch: some serve a page before, and never hear of a file that was saved in between. So `saved`,
    a file, is saved again every five seconds, as an author does who sees nothing happen.
    """
    end, next_save = time.monotonic() + 240, time.monotonic() + 5
    page = None
    while time.monotonic() < end and server.poll() is None:
        page = fetch(port, path)
        if page is not None and text in page:
            return page
        if saved and time.monotonic() > next_save:
            saved.write_bytes(saved.read_bytes())
            next_save = time.monotonic() + 5
        time.sleep(0.1)
    raise Failed(f"the development server did not show “{text}”\n{page}\n{log.read_text(encoding='utf-8', errors='replace')}")


def step_dev(project):
    generator = project.generator
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    runs, log = project.runs(), project.folder / "dev.log"
    command = [part.replace("{port}", str(port)) for part in generator.dev]
    with open(log, "w") as out:
        server = subprocess.Popen(command, cwd=project.site, env={**project.environment(), "CI": ""}, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True)
    try:
        page = wait_for(server, log, port, generator.dev_path, generator.dev_shows)
        expect("data-beian" not in page, "the development server serves a page, without a badge")
        if generator.dev_change:
            name, text = generator.dev_change
            with project.edited(name, lambda before: before.replace(text, "改过的文字", 1)):
                wait_for(server, log, port, generator.dev_path, "改过的文字", project.site / name)
                expect(True, "and follows a change")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
    expect(project.runs() == runs, "the hook never ran")


STEPS = {"build": step_build, "pages": step_pages, "again": step_again, "broken": step_broken, "dev": step_dev}


def seconds_of_the_hook(project):
    """What it measured of itself in the first two builds; else what one run of the program takes."""
    file = project.folder / "times"
    if file.exists():
        return min(float(line) / 1000 for line in file.read_text().split()[:2])
    began = time.monotonic()
    subprocess.run([BEIAN, "inject", str(project.output), "--config", str(project.config())], capture_output=True)
    return time.monotonic() - began


def version_of(generator):
    if generator.toolchain == "npm":
        return json.loads((INSTALLS / generator.install / "node_modules" / generator.package / "package.json").read_text(encoding="utf-8"))["version"]
    if generator.toolchain == "python":
        asked = [str(INSTALLS / generator.install / "bin/python"), "-c", f"import importlib.metadata as m; print(m.version('{generator.package}'))"]
    else:
        asked = [generator.package, "version" if generator.package == "hugo" else "--version"]
    return re.search(r"\d+\.\d+[\w.-]*", subprocess.run(asked, check=True, capture_output=True, text=True).stdout)[0]


def record(generator, project, results):
    folder = os.environ.get("BEIAN_RECORD")
    if not folder:
        return
    row = {"name": generator.name, "title": generator.title, "version": version_of(generator), "pages": len(generator.pages), "hook": generator.hook, "steps": results,
           "seconds": seconds_of_the_hook(project)}
    pathlib.Path(folder, f"{generator.name}.json").write_text(json.dumps(row, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def run(generator):
    generator.install = generator.install or {"python": "python"}.get(generator.toolchain, generator.name)
    if generator.heavy and not os.environ.get("BEIAN_HEAVY"):
        print(f"SKIPPED: {generator.title} takes long; scripts/integrations --all runs this")
        return
    if generator.toolchain in ("ruby", "program"):
        if not shutil.which(generator.package):
            print(f"SKIPPED: {generator.title} is not installed")
            return
    else:
        missing = [name for name in (generator.install, BESIDE[generator.toolchain]) if not (INSTALLS / name / "stamp").exists()]
        if missing:
            print(f"SKIPPED: {generator.title} is not installed: scripts/themes --install {' '.join(missing)}")
            return
    if not BEIAN:
        sys.exit("beian was not found: set BEIAN_BIN or put it on PATH")
    place = CACHE / "integrations"
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place, prefix=f"{generator.name}.", ignore_cleanup_errors=True) as folder:
        project, results, failed = Project(generator, pathlib.Path(folder)), {}, False
        for name, step in STEPS.items():
            if name == "dev" and generator.dev is None:
                continue
            began = time.monotonic()
            print(f"== {name}", flush=True)
            try:
                step(project)
                results[name] = "pass"
            except Failed as error:
                results[name], failed = "FAIL", True
                print(f"FAILED: {error}")
            print(f"   [{time.monotonic() - began:.1f} s]", flush=True)
        if not failed:
            try:
                generator.also(project)
            except Failed as error:
                failed = True
                print(f"FAILED: {error}")
        record(generator, project, results)
    if failed:
        sys.exit(1)
