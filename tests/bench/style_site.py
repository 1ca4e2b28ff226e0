"""Writes a site like one of VitePress, with a real-size style sheet, to measure what visibility costs.

  python3 tests/bench/style_site.py FOLDER [--pages 1000] [--css 120000] [--kind hidden|shown|plain]

`shown`: the footer with the numbers is displayed; `hidden`: the sheet hides it; `plain`: the pages link to no sheet.
Then, for instance:  valgrind --tool=callgrind --callgrind-out-file=/dev/null build/release/beian check FOLDER -j 1 …
"""

import argparse
import pathlib
import random

LINKS = ('<a href="https://beian.miit.gov.cn/" target="_blank" rel="noreferrer">京ICP备2024990001号-1</a> '
         '<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001">京公网安备11010102990001号</a>')
WORDS = "VP nav bar side doc link item title text icon menu group content container aside outline local search code".split()
VALUES = ["display:none", "display:flex", "display:block", "position:relative", "position:absolute", "opacity:0",
          "transition:opacity .25s", "color:var(--vp-c-text-1)", "color:#3c3c43", "padding:0 24px", "width:100%",
          "margin:0 auto", "font-size:14px", "overflow:hidden", "border-top:1px solid var(--vp-c-gutter)", "z-index:10",
          "background-color:var(--vp-c-bg)", "line-height:24px", "visibility:hidden", "max-width:1152px", "height:0"]


def sheet(size, rng):
    out = [".VPFooter{position:relative;z-index:1}.VPFooter.has-sidebar{display:none}"]
    length = 0
    while length < size:
        name = "".join(w.capitalize() for w in rng.sample(WORDS, 2))
        scope = f"[data-v-{rng.randrange(16**8):08x}]"
        selector = rng.choice([f".VP{name}{scope}", f".VP{name}.has-sidebar{scope}", f".VP{name} .{rng.choice(WORDS)}{scope}",
                               f".vp-doc {rng.choice(['h1', 'p', 'li', 'a', 'td', 'code'])}", f".VP{name}{scope}>a:hover",
                               f".dark .VP{name}{scope}", f".{rng.choice(WORDS)}+.{rng.choice(WORDS)}{scope}"])
        rule = selector + "{" + ";".join(rng.sample(VALUES, rng.randrange(1, 6))) + "}"
        if rng.random() < 0.2:
            rule = f"@media (min-width:{rng.choice([640, 768, 960, 1280])}px){{{rule}}}"
        out.append(rule)
        length += len(rule)
    return "\n".join(out)


def page(kind, rng):
    link = "" if kind == "plain" else '<link rel="preload stylesheet" href="/assets/style.css" as="style">'
    side = "".join(f'<div class="VPSidebarItem level-1 is-link" data-v-b3fd67f8><a class="VPLink link" href="/guide/{i}.html" '
                   f'data-v-b3fd67f8><p class="text" data-v-b3fd67f8>第 {i} 章</p></a></div>' for i in range(40))
    text = "".join(f'<h2 id="h{i}" tabindex="-1">小节 {i} <a class="header-anchor" href="#h{i}">&#8203;</a></h2><p>'
                   + "这里是正文，" * rng.randrange(10, 60) + '<code>code()</code></p><div class="language-js"><pre><code>'
                   + '<span class="line"><span style="--shiki-light:#D73A49">const</span> a = 1</span>\n' * 12 + "</code></pre></div>"
                   for i in range(8))
    hidden = " has-sidebar" if kind == "hidden" else ""
    return ('<!DOCTYPE html>\n<html lang="zh-CN" dir="ltr"><head><meta charset="utf-8"><title>章</title>'
            f'<meta name="generator" content="VitePress v1.6.3">{link}'
            '<script type="module" src="/assets/app.js"></script></head><body><div id="app"><div class="Layout" data-v-5d98c3a5>'
            f'<span tabindex="-1"></span><header class="VPNav" data-v-ae24b3ad><div class="VPNavBar">导航</div></header>'
            f'<aside class="VPSidebar" data-v-319d5ca6><nav class="nav">{side}</nav></aside><div class="VPContent has-sidebar" id="VPContent">'
            f'<main class="main"><div class="vp-doc"><div>{text}</div></div></main></div>'
            f'<footer class="VPFooter{hidden}" data-v-5d98c3a5 data-v-e315a0ad><div class="container" data-v-e315a0ad>'
            f'<p class="message" data-v-e315a0ad>{LINKS}</p></div></footer></div></div></body></html>\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--css", type=int, default=120_000)
    parser.add_argument("--kind", choices=["hidden", "shown", "plain"], default="shown")
    options = parser.parse_args()
    rng = random.Random(1)
    (options.folder / "assets").mkdir(parents=True, exist_ok=True)
    (options.folder / "assets/style.css").write_text(sheet(options.css, rng), encoding="utf-8")
    for i in range(options.pages):
        (options.folder / f"{i}.html").write_text(page(options.kind, rng), encoding="utf-8")


if __name__ == "__main__":
    main()
