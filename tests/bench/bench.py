#!/usr/bin/env python3
"""beian beside other programs on real pages: one Markdown table and one chart of ratios.

    scripts/bench [--corpus FOLDER] [--pages N] [--rounds N] [--output FILE]

Without --corpus the pages of scripts/corpus, fetched where they are missing; --pages takes every k-th page so that about N are left. The
runs are interleaved, a round of each after the other, and the best round counts. Two times are given: elapsed, which others on the machine
disturb, and of the processor (user and system), which they disturb less. A program that is not installed has no row, and is named below
the table. Writers work on a fresh copy in memory (/dev/shm where there is one). Needs a release build; peers that cannot be built here are named.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
NUMBER = "京ICP备2024990001号-1"
BADGE = '<div><a href="https://beian.miit.gov.cn/">' + NUMBER + "</a></div>"
IN_MEMORY_PAGES = 4000  # of the corpus at most: some peers take a second for ten
READERS = [
    ("floor: walk, open, read", ["{floor}", "read", "{site}"]),
    ("ripgrep -j1", ["rg", "-j1", "-uu", "-F", "--files-without-match", "beian.miit.gov.cn", "{site}"]),
    ("ripgrep -j2", ["rg", "-j2", "-uu", "-F", "--files-without-match", "beian.miit.gov.cn", "{site}"]),
    ("grep -rLF", ["grep", "-rLF", "beian.miit.gov.cn", "{site}"]),
    ("beian check -j1", ["{beian}", "check", "-j1", "--icp", NUMBER, "{site}"]),
    ("beian check -j2", ["{beian}", "check", "-j2", "--icp", NUMBER, "{site}"]),
]
AGAIN = [
    ("floor: walk, stat", ["{floor}", "stat", "{site}"]),
    ("beian check -j1, nothing has changed", ["{beian}", "check", "-j1", "--icp", NUMBER, "--cache", "{cache}", "{site}"]),
]
WRITERS = [
    ("floor: read, write, rename", ["{floor}", "rewrite", "{site}"]),
    ("sed -i", ["sh", "-c", "find \"$1\" -type f -name '*.htm*' -print0 | xargs -0 sed -i 's|</body>|" + BADGE + "&|'", "sh", "{site}"]),
    ("perl -0777 -pi", ["sh", "-c", "find \"$1\" -type f -name '*.htm*' -print0 | xargs -0 perl -0777 -pi -e 's|</body>|" + BADGE + "$&|'", "sh",
                        "{site}"]),
    ("cp -r", ["cp", "-r", "{site}", "{site}.copy"]),
    ("beian inject -j1", ["{beian}", "inject", "-j1", "--icp", NUMBER, "{site}"]),
]


def run(command, peak):
    """Elapsed and processor seconds, and the peak in MB."""
    started = time.monotonic()
    child = subprocess.Popen([peak, peak + ".kb", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        sys.exit(f"bench: {command[0]} ended with {child.returncode}")
    return time.monotonic() - started, usage.ru_utime + usage.ru_stime, int(pathlib.Path(peak + ".kb").read_text()) / 1000


def pages_of(folder):
    return sorted(p for p in folder.rglob("*") if p.suffix in (".html", ".htm", ".xhtml") and p.is_file() and not p.is_symlink())


def sample(corpus, most, to):
    pages = pages_of(corpus)
    step = max(1, len(pages) // most)
    size = 0
    for page in pages[::step]:
        target = to / page.relative_to(corpus)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, target)
        size += page.stat().st_size
    return len(pages[::step]), size


def measure(programs, names, rounds, site, fresh):
    best, missing = {}, [name for name, command in programs if not shutil.which(command[0].format(**names))]
    for _ in range(rounds):
        for name, command in programs:
            if name in missing:
                continue
            if fresh:
                for old in (site, pathlib.Path(f"{site}.copy")):
                    shutil.rmtree(old, ignore_errors=True)
                shutil.copytree(fresh, site)
            taken = run([part.format(**names, site=site) for part in command], names["peak"])
            best[name] = tuple(map(min, taken, best.get(name, taken)))
    return best, missing


def table(best, pages, size):
    floor = next(iter(best.values()))
    lines = ["| program | elapsed s | × floor | processor s | × floor | MB/s | pages/s | peak MB |", "|---|---|---|---|---|---|---|---|"]
    for name, (elapsed, cpu, memory) in best.items():
        lines.append(f"| {name} | {elapsed:.3f} | {elapsed / floor[0]:.2f} | {cpu:.3f} | {cpu / floor[1]:.2f} | {size / 1e6 / elapsed:.0f} | "
                     f"{pages / elapsed:.0f} | {memory:.0f} |")
    return "\n".join(lines)


def chart(groups):
    rows = [(name, cpu / next(iter(best.values()))[1]) for best in groups for name, (_, cpu, _) in best.items()]
    longest = max(ratio for _, ratio in rows)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="720" height="{24 * len(rows) + 40}" font-family="sans-serif" font-size="13">',
           f'<rect width="720" height="{24 * len(rows) + 40}" fill="#fff"/>',
           '<text x="10" y="20" fill="#222">processor time as a multiple of the floor (shorter is better)</text>']
    for i, (name, ratio) in enumerate(rows):
        y = 34 + 24 * i
        colour = "#c0392b" if name.startswith("beian") else "#95a5a6"
        out.append(f'<text x="200" y="{y + 13}" text-anchor="end" fill="#222">{name}</text><rect x="208" y="{y}" width="{ratio / longest * 430:.1f}" '
                   f'height="17" fill="{colour}"/><text x="{214 + ratio / longest * 430:.1f}" y="{y + 13}" fill="#222">{ratio:.2f}</text>')
    return "\n".join(out + ["</svg>", ""])


def build_peers(folder):
    """Programs for pages in memory: those whose tools are here. What is missing is named."""
    peers, missing = {}, []
    core = ROOT / "build/release/plugin/libbeian_core.a"
    made = pathlib.Path(folder) / "in_memory"
    subprocess.run(["g++", "-std=c++20", "-O2", f"-I{ROOT / 'plugin'}", f"-I{ROOT / 'tests'}", str(ROOT / "tests/tools/in_memory.cc"), str(core), "-o", str(made)], check=True)
    peers["beian"] = [str(made)]
    if shutil.which("cargo"):
        env = {**os.environ, "CARGO_TARGET_DIR": str(pathlib.Path(folder) / "cargo")}
        done = subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT / "tests/bench/peers/lol_html", env=env)
        if done.returncode == 0:
            peers["lol_html"] = [str(pathlib.Path(folder) / "cargo/release/lol_html_peer")]
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "gumbo", "libxml-2.0"], capture_output=True, text=True)
    if flags.returncode == 0:
        trees = pathlib.Path(folder) / "trees"
        subprocess.run(["g++", "-std=c++20", "-O2", str(ROOT / "tests/bench/peers/trees.cc"), "-o", str(trees), *flags.stdout.split()], check=True)
        peers["trees"] = [str(trees)]
    if shutil.which("npm"):
        at = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "beian/parsers"
        at.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(["npm", "install", "--prefix", str(at), "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", "parse5@8.1.1",
                               "htmlparser2@12.0.0", "cheerio@1.2.0", "html-rewriter-wasm@0.4.1"])
        if done.returncode == 0:
            peers["parsers"] = ["node", str(ROOT / "tests/bench/peers/parsers.mjs")]
            peers["packages"] = [str(at / "node_modules")]
    for name in ("lol_html", "trees", "parsers"):
        if name not in peers:
            missing.append(name)
    return peers, missing


def in_memory(peers, site, rounds):
    """(name, seconds, pages changed or None), best round of each."""
    rows = []
    for action in ("check", "inject"):
        seconds, _, _, changed = subprocess.run([*peers["beian"], action, str(site), str(rounds)], capture_output=True, text=True, check=True).stdout.split()
        rows.append((f"beian {action}, all rules" + (", proof" if action == "inject" else ""), float(seconds), changed))
    if "lol_html" in peers:
        seconds, _, _, changed = subprocess.run([*peers["lol_html"], str(site), str(rounds), BADGE], capture_output=True, text=True, check=True).stdout.split()
        rows.append(("lol_html 2.7.2 (Rust): append to body", float(seconds), changed))
    if "trees" in peers:
        for line in subprocess.run([*peers["trees"], str(site)], capture_output=True, text=True, check=True).stdout.splitlines():
            name, seconds = line.split("\t")
            rows.append((name, float(seconds), ""))
    if "parsers" in peers:
        done = subprocess.run([*peers["parsers"], str(site), *peers["packages"], BADGE], capture_output=True, text=True)
        for line in done.stdout.splitlines():
            name, seconds = line.split("\t")
            rows.append((name, float(seconds), ""))
    return rows


def memory_table(rows, size):
    inject = rows[1][1]
    lines = ["| program | seconds | ÷ beian inject | MB/s | pages changed |", "|---|---|---|---|---|"]
    for name, seconds, changed in rows:
        lines.append(f"| {name} | {seconds:.3f} | {seconds / inject:.1f} | {size / 1e6 / seconds:.0f} | {changed} |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=4000, help="of the corpus, about so many (4000)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--output", type=pathlib.Path, help="FILE.md, and FILE.svg beside it; default: standard output, no chart")
    args = parser.parse_args()
    corpus = args.corpus
    if corpus is None:
        corpus = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "beian/corpus"
        subprocess.run([ROOT / "scripts/corpus"], check=True, stdout=subprocess.DEVNULL)
    beian = os.environ.get("BEIAN", str(ROOT / "build/release/beian"))
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        floor = os.path.join(folder, "floor")
        subprocess.run(["g++", "-std=c++20", "-O2", str(ROOT / "tests/bench/peers/floor.cc"), "-o", floor], check=True)
        peak = os.path.join(folder, "peak")
        subprocess.run(["g++", "-std=c++20", "-O2", str(ROOT / "tests/bench/peers/peak.cc"), "-o", peak], check=True)
        names = {"floor": floor, "beian": beian, "peak": peak}
        site = pathlib.Path(folder) / "site"
        pages, size = sample(corpus, args.pages, site)
        read, missing = measure(READERS, names, args.rounds, site, None)
        written, more = measure(WRITERS, names, args.rounds, pathlib.Path(folder) / "work", site)
        good = pathlib.Path(folder) / "good"
        shutil.copytree(site, good)
        subprocess.run([beian, "inject", "-q", "--icp", NUMBER, str(good)], check=False)
        cache = os.path.join(folder, "cache")
        time.sleep(2.5)  # a page is remembered once it is older than the coarsest clock
        subprocess.run([beian, "check", "-q", "--icp", NUMBER, "--cache", cache, str(good)], check=False)
        again, none = measure(AGAIN, {**names, "cache": cache}, args.rounds, good, None)
        peers, without = build_peers(folder)
        few = pathlib.Path(folder) / "few"
        few_pages, few_size = sample(corpus, min(args.pages, IN_MEMORY_PAGES), few)
        memory_rows = in_memory(peers, few, args.rounds)
    text = (f"{pages} pages, {size / 1e6:.0f} MB; best of {args.rounds} interleaved rounds.\n\n### Reading\n\n{table(read, pages, size)}\n\n"
            f"### Writing\n\n{table(written, pages, size)}\n\n### Again, with --cache\n\n{table(again, pages, size)}\n\n"
            f"### In memory, one thread, output thrown away: {few_pages} pages, {few_size / 1e6:.0f} MB\n\n{memory_table(memory_rows, few_size)}\n")
    if missing + more + none + without:
        text += f"\nNot installed, so not measured: {', '.join(missing + more + none + without)}.\n"
    if args.output is None:
        print(text)
        return
    args.output.write_text(f"{text}\n![ratios]({args.output.with_suffix('.svg').name})\n")
    args.output.with_suffix(".svg").write_text(chart([read, written]))


if __name__ == "__main__":
    main()
