#!/usr/bin/env python3
"""Writes plugin/html/named_refs.inc: the named character references of the HTML standard, sorted by name.

The names and values are the standard's; Python's own library carries them (html.entities.html5). Run from the project's root.
"""
from html.entities import html5

with open("plugin/html/named_refs.inc", "w") as out:
    out.write("// Made by scripts/gen_named_refs.py; not edited by hand.\n")
    for name in sorted(html5, key=lambda n: n.encode()):
        points = [ord(c) for c in html5[name]] + [0]
        out.write(f'{{"{name}", {points[0]:#x}, {points[1]:#x}}},\n')
