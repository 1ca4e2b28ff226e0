#!/usr/bin/env python3
"""A site of as many pages as you like, small ones, of which every fiftieth or so is wrong in one of four ways.

    tests/machines/make_site.py COUNT FOLDER

The same count gives the same bytes. Folders hold a thousand pages each; beside them a sitemap that promises one page too many, and a
service worker's list with the digests of the first pages, one of them wrong.
"""
import hashlib
import pathlib
import sys

ICP, GONGAN = "京ICP备2024990001号-1", "京公网安备11010102990001号"
LINKS = f'<a href="https://beian.miit.gov.cn/">{ICP}</a> <a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001">{GONGAN}</a>'
WRONG = {17: "", 53: LINKS.replace("beian.miit.gov.cn", "www.miitbeian.gov.cn"), 101: f"<!-- {LINKS} -->", 151: LINKS.replace("0001号-1", "0003号-2")}
PAGE = ('<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>{0}</title></head>\n<body><main class="k{1}"><h1>{0}</h1>'
        "<p>云杉木作第 {0} 页</p></main>\n<footer>{2}</footer></body></html>\n")


def page(i):
    wrong = next((footer for step, footer in WRONG.items() if i % (step * 4) == step), LINKS)
    return PAGE.format(i, i % 7, wrong).encode()


def make(count, folder):
    folder = pathlib.Path(folder)
    for first in range(0, count, 1000):
        part = folder / f"{first // 100000:02}" / f"{first // 1000:04}"
        part.mkdir(parents=True)
        for i in range(first, min(first + 1000, count)):
            (part / f"{i}.html").write_bytes(page(i))
    urls = "".join(f"<url><loc>https://a.cn/00/0000/{i}.html</loc></url>\n" for i in (0, 1, count))
    (folder / "sitemap.xml").write_text(f'<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n')
    digests = "".join(f'{{url:"00/0000/{i}.html",revision:"{hashlib.md5(page(i) if i != 5 else b"").hexdigest()}"}},' for i in range(min(count, 60)))
    (folder / "sw.js").write_text(f"precacheAndRoute([{digests}])\n")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    make(int(sys.argv[1]), sys.argv[2])
