#!/usr/bin/env python3
"""Writes plugin/html/tag_table.inc: every tag name that the tree rules of the HTML standard mention, with what they say of it.

One row a name: X(identifier, "name", properties). Run from the project's root after a change here.
"""

SPECIAL = """address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details
dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img
input keygen li link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script search
section select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp""".split()
SCOPE = "applet caption html table td th marquee object template".split()
FORMATTING = "a b big code em font i nobr s small strike strong tt u".split()
IMPLIED_END = "dd dt li optgroup option p rb rp rt rtc".split()
THOROUGHLY = IMPLIED_END + "caption colgroup tbody td tfoot th thead tr".split()
HEADING = "h1 h2 h3 h4 h5 h6".split()
BLOCK_START = """address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup
main menu nav ol p search section summary ul""".split()
BLOCK_END = [n for n in BLOCK_START if n != "p"] + "button listing pre".split()
BREAKOUT = """b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol
p pre ruby s small span strong strike sub sup table tt u ul var""".split()
# Elements whose boxes break a line of text (Rendering section): a number is never read across their edges.
BREAKS_TEXT = """address article aside blockquote body br button caption center col colgroup dd details dialog dir div dl dt fieldset
figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe input legend li listing main menu nav
object ol optgroup option p plaintext pre search section select summary table tbody td textarea tfoot th thead title tr ul video
audio canvas xmp template""".split()
# Elements whose content no visitor reads as text of the page: raw text, fallback content, or nothing at all.
NOT_SHOWN = """script style template noscript noembed noframes iframe title head textarea select datalist object applet audio video
canvas xmp svg math""".split()
OTHERS = """dialog legend ruby rb rp rt rtc optgroup option datalist audio video canvas picture span label output progress meter
abbr cite dfn kbd samp var sub sup q time data del ins mark bdi bdo map slot image isindex math svg mi mo mn ms mtext mglyph
malignmark annotation-xml foreignobject desc style""".split()

PROPERTIES = [("special", SPECIAL), ("scope", SCOPE), ("formatting", FORMATTING), ("implied_end", IMPLIED_END),
              ("implied_end_thoroughly", THOROUGHLY), ("heading", HEADING), ("block_start", BLOCK_START),
              ("block_end", BLOCK_END), ("breakout", BREAKOUT), ("breaks_text", BREAKS_TEXT), ("not_shown", NOT_SHOWN)]


def identifier(name):
    return {"template": "template_", "object": "object", "small": "small"}.get(name, name.replace("-", "_"))


names = sorted(set(OTHERS).union(*(set(p) for _, p in PROPERTIES)))
with open("plugin/html/tag_table.inc", "w") as out:
    out.write("// Made by scripts/gen_tag_table.py; not edited by hand.\n")
    for name in names:
        props = " | ".join(f"prop::{p}" for p, members in PROPERTIES if name in members) or "0"
        out.write(f'X({identifier(name)}, "{name}", {props})\n')
