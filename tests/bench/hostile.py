#!/usr/bin/env python3
"""Pages made to be slow: seconds per 10 MB for `beian check` and `beian inject`, one line a page.

    tests/bench/hostile.py [--size MB] [--seconds LIMIT] [NAME...]      BEIAN=path of the program (build/release/beian)

A report, not a test: times depend on the machine. What to look for is a line that grows when --size does (each page is also measured
at a quarter of the size: `growth` is the ratio of the times per byte, about 1 where the work is linear), and lines that say `refused`
(the page's structure is given up at a budget of work, which is the promise for the worst of them).
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ICP = "京ICP备2024990001号-1"
HEAD = b"<!doctype html><meta charset=utf-8><title>t</title><body>"
TAIL = b"</body></html>"
BADGE_LINK = '<a href="http://www.miibeian.gov.cn">京ICP备2024990001号-1</a>'


def repeat(unit):
    unit = unit if isinstance(unit, bytes) else unit.encode()
    return lambda size: unit * max(1, size // len(unit))


def counted(pattern):
    """The pattern with a running number in it, until the size is reached."""
    def make(size):
        out, length, n = [], 0, 0
        while length < size:
            piece = (pattern % n).encode()
            out.append(piece)
            length += len(piece)
            n += 1
        return b"".join(out)
    return make


def halves(first, second, share=2):
    """One generator for the first part, another for the rest."""
    return lambda size: first(size // share) + second(size - size // share)


def fixed(text, then):
    return lambda size: text.encode() + then(size)


def quotes(size):
    return b'<a title="' * (size // 20) + b"<a title='" * (size // 20)


GENERATORS = {
    # markup that never ends, or is none
    "nested div": repeat("<div>"),
    "nested unknown": repeat("<x>"),
    "nested span": repeat("<span>"),
    "start tags a": repeat("<a "),
    "open angle": repeat("<"),
    "end tag starts": repeat("</"),
    "comment starts": repeat("<!--"),
    "comment pairs": repeat("<!-->"),
    "comment dashes": fixed("<!--", repeat("-")),
    "comment bangs": fixed("<!--", repeat("--!")),
    "bogus comments": repeat("<?"),
    "declarations": repeat("<!"),
    "doctypes": repeat("<!doctype html>"),
    "cdata in svg": fixed("<svg>", repeat("<![CDATA[")),
    "unclosed quotes": quotes,
    "attributes of one tag": fixed("<div ", counted("a%d=b ")),
    "attributes of two b": lambda size: b"<b " + counted("a%d ")(size // 2) + b"><b " + counted("b%d ")(size // 2) + b">",
    "one attribute, often": fixed("<div ", repeat("a=b ")),
    "NUL": repeat(b"\0"),
    "CR": repeat(b"\r"),
    # raw text
    "script starts": fixed("<script>", repeat("<script")),
    "script escapes": fixed("<script>", repeat("<!--<script")),
    "script dashes": fixed("<script><!--", repeat("-")),
    "title ends": fixed("<title>", repeat("</titl")),
    "textareas": repeat("<textarea></textarea>"),
    "underscores in a script": fixed("<script>", repeat("_")),
    # references
    "numeric references": repeat("&#"),
    "long reference": fixed("&#", repeat("9")),
    "references": repeat("&#22791;"),
    "named references": repeat("&notin"),
    "references in an attribute": lambda size: b'<div style="' + repeat("&#1;")(size) + b'">',
    # the tree
    "reconstruct b id": halves(counted("<b id=%d>"), repeat("</p>"), 20),
    "reconstruct in p": fixed("<p>" + "".join(f"<b id={i}>" for i in range(500)), repeat("<p>x")),
    "reconstruct 3 b": fixed("<p><b><b><b>", repeat("<p>x")),
    "formatting list": counted("<b id=%d>"),
    "formatting, long attributes": counted("<b id=%d " + "x " * 500 + ">"),
    "marks": repeat("<object><b>"),
    "adoption, a in div": repeat("<a><div>"),
    "adoption, unknown between": lambda size: b"<a>" + b"<x>" * (size // 8) + b"<div>" * (size // 8) + b"</a>",
    "adoption, often": fixed("<div>" * 50000, repeat("<b><div></b>")),
    "nobr": repeat("<nobr>"),
    "nested tables": repeat("<table><tr><td>"),
    "table, foster": fixed("<table>", repeat("<b>x")),
    "table text": fixed("<table>", repeat("x<!---->")),
    "templates": repeat("<template>"),
    "selects": repeat("<select><option>"),
    "svg": repeat("<svg>"),
    "svg ends": lambda size: b"<svg>" * (size // 10) + b"</x>" * (size // 8),
    "math": repeat("<math><mi>"),
    "foreignObject": repeat("<svg><foreignObject>"),
    "lists": repeat("<ul><li>"),
    "li behind inlines": fixed("<li>" + "<span>" * 100000, repeat("<li>")),
    "p ends in depth": lambda size: b"<p>" + b"<x>" * (size // 6) + b"</y>" * (size // 8),
    "forms": lambda size: b"<div>" * (size // 10) + b"<form></form>" * (size // 26),
    "b open, text in depth": fixed("<b>", repeat("<div>x")),
    "headings": repeat("<h1>"),
    "buttons": repeat("<button>"),
    "ruby": repeat("<ruby><rt>"),
    # numbers
    "ICP备": repeat("ICP备"),
    "京ICP备号": repeat("京ICP备号"),
    "numbers": repeat(ICP + " "),
    "numbers in links": repeat(BADGE_LINK),
    "one link, many numbers": fixed('<a href="https://beian.miit.gov.cn/">x</a>' * 4000, repeat(ICP + " ")),
    "digits": fixed("京ICP备", repeat("1")),
    "digits and spaces": fixed("京ICP备", repeat("1 ")),
    "B2-": repeat("B2-"),
    "A1.B2.": repeat("A1.B2."),
    "合字": repeat("合字B2-"),
    "公网安备": repeat("公网安备1"),
    "备": repeat("备"),
    "brackets": repeat("京ICP备("),
    "masks": repeat("京ICP备XXX"),
    "zero-width": fixed("京ICP", repeat("\u200b")),
    "spaces": fixed("京ICP", repeat("\u3000")),
    "hyphens": fixed(ICP[:-2], repeat("-")),
    "inline tags in a number": repeat("京<b>ICP</b>备<i>20240</i>00001号"),
    "many own badges": repeat("<div data-beian>x</div>"),
    "wrong links in depth": lambda size: b"<div>" * (size // 10) + repeat(BADGE_LINK)(size // 2),
    "wrong links, each in p": repeat("<p>" + BADGE_LINK),
    "footers": repeat("<footer>"),
    "footers, closed": repeat("<footer></footer>"),
    "underlines": repeat("__"),
    # encodings
    "broken UTF-8": repeat(b"\xe4\xba"),
    "GB18030": fixed("<meta charset=gb18030>", repeat(b"\x81\x30\x81\x30")),
    "metas": repeat("<meta charset=gbk>"),
    "late metas": fixed(" " * 2000, repeat("<meta charset=gbk>")),
}


def run(program, command, page, limit):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "index.html").write_bytes(page)
        started = time.monotonic()
        try:
            done = subprocess.run([program, command, "-j1", "--icp", ICP, folder], capture_output=True, timeout=limit)
        except subprocess.TimeoutExpired:
            return limit, "over the limit"
        seconds = time.monotonic() - started
    if done.returncode < 0:
        return seconds, f"signal {-done.returncode}"
    # The report is long where the page has a finding in each line: only its words count here.
    return seconds, "refused" if b"page-undecidable" in done.stdout else "written" if b"badge" in done.stdout else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=float, default=10, help="MB of each page (10)")
    parser.add_argument("--seconds", type=float, default=60, help="limit of one run (60)")
    parser.add_argument("names", nargs="*", metavar="NAME")
    args = parser.parse_args()
    root = pathlib.Path(__file__).resolve().parents[2]
    program = os.environ.get("BEIAN", str(root / "build/release/beian"))
    unknown = [name for name in args.names if name not in GENERATORS]
    if unknown:
        sys.exit(f"hostile: no page {unknown[0]!r}; there are: {', '.join(GENERATORS)}")
    size = int(args.size * 1e6)
    print(f"{len(args.names or GENERATORS)} pages of {args.size:g} MB; seconds per 10 MB\n{'':32}{'check':>8}{'inject':>8}{'growth':>8}")
    worst = 0.0
    for name in args.names or GENERATORS:
        pages = {part: HEAD + GENERATORS[name](part) + TAIL for part in (size, size // 4)}
        per_10mb, said = {}, ""
        for command in ("check", "inject"):
            for part, page in pages.items():
                seconds, words = run(program, command, page, args.seconds)
                per_10mb[command, part] = seconds * 1e7 / len(page)
                if part == size:
                    said = words or said
        growth = max(per_10mb[c, size] / per_10mb[c, size // 4] for c in ("check", "inject"))
        worst = max(worst, per_10mb["check", size], per_10mb["inject", size])
        print(f"{name:32}{per_10mb['check', size]:8.2f}{per_10mb['inject', size]:8.2f}{growth:8.1f}  {said}", flush=True)
    print(f"slowest: {worst:.2f} s per 10 MB")


if __name__ == "__main__":
    main()
