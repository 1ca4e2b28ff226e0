"""R14: what a stranger writes into beian.toml, its template or the platform's HTML never becomes markup of its own on a page.

Every text and address that can be configured × more than 200 payloads. Each is refused at start (2, a message, pages untouched) or
ends up on the page; then parse5 must see our elements and attributes and no others, the configured text as text, and only https
addresses. Quick: every fourth pair, by --seed; all of them with BEIAN_FULL=1 (scripts/stress).

    BEIAN=build/release/beian python3 tests/cli/injection_test.py
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

BEIAN = os.path.abspath(os.environ.get("BEIAN", "build/release/beian"))
FULL = os.environ.get("BEIAN_FULL") == "1"
SEED = int(os.environ.get("BEIAN_SEED", "1"))
JUDGE = pathlib.Path(__file__).parent.parent / "differential"
ICP = "京ICP备2024990001号-1"
GONGAN = "京公网安备11010102990001号"
PAGE = '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="{0}"><title>t</title></head>\n<body><p>你好</p></body></html>\n'

BREAKERS = ["", '"', "'", ">", '">', "'>", "-->", "--!>", "]]>", "</a>", "</div>", "</span>", "</body>", "</title>", "</style>",
            "</script>", "</textarea>", "<!--", "<", "&lt;", "&#60;", "&#x3c;", "\\", "`", "{{icp}}", "{{", "}}", "%0a", "\t", "\n",
            "\u202e", "\u2066", "\u200b", "\ufeff", "\x01", "\x7f", "＜", "𠮷", "\u0130"]
PAYLOADS = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", " onmouseover=alert(1) x=",
            "<iframe srcdoc='<script>1</script>'>", "<base href=//evil.example/>"]
ADDRESSES = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
             "\x01javascript:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)", "data:text/html,<script>1</script>",
             "data:text/html;base64,PHNjcmlwdD4=", "vbscript:msgbox(1)", "file:///etc/passwd", "//evil.example/", "http://evil.example/",
             "https://beian.miit.gov.cn@evil.example/", "https://beian.miit.gov.cn.evil.example/", "https:evil.example", "blob:https://x/1",
             "\u202ehttps://evil.example", "https://beian.miit.gov.cn/\"onclick=\"alert(1)", "ftp://beian.miit.gov.cn/", "about:blank"]


def payloads():
    out = [b + p for b in BREAKERS for p in PAYLOADS]
    return list(dict.fromkeys(out + BREAKERS[1:] + ADDRESSES))


def toml(value):
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def snippet(code="11010102990001", text=GONGAN, href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001"):
    return f'<a href="{href}" rel="noreferrer" target="_blank">{text}</a>'


# What is set, and how the rest of the config looks: field → payload → lines of beian.toml.
NUMBERS = f'icp = "{ICP}"\ngongan = "{GONGAN}"\n'
FIELDS = {
    "icp": lambda p: f"icp = {toml(p)}\n",
    "icp behind a number": lambda p: f"icp = {toml(ICP + p)}\n",
    "gongan": lambda p: f'icp = "{ICP}"\ngongan = {toml(p)}\n',
    "the platform's HTML, its text": lambda p: f'icp = "{ICP}"\ngongan = {toml(snippet(text=GONGAN + p))}\n',
    "the platform's HTML, its address": lambda p: f'icp = "{ICP}"\ngongan = {toml(snippet(href=p))}\n',
    "owner": lambda p: NUMBERS + f"owner = {toml(p)}\n",
    "badge.class": lambda p: NUMBERS + f"[badge]\nclass = {toml(p)}\n",
    "badge.icon": lambda p: NUMBERS + f"[badge]\nicon = {toml(p)}\n",
    "csp": lambda p: NUMBERS + f"csp = {toml(p)}\n",
    "badge.template": lambda p: NUMBERS + f"[badge]\ntemplate = {toml('<div>' + p + '{{icp}} {{gongan}}</div>')}\n",
    "badge.template, an address": lambda p: NUMBERS + "[badge]\ntemplate = " + toml(
        f'<div><a href="{p}">x</a> <a href="{{{{icp_url}}}}">{{{{icp}}}}</a> <a href="{{{{gongan_url}}}}">{{{{gongan}}}}</a></div>') + "\n",
    "badge.template, an attribute": lambda p: NUMBERS + "[badge]\ntemplate = " + toml(
        f'<div class="{p}"><a href="{{{{icp_url}}}}">{{{{icp}}}}</a> <a href="{{{{gongan_url}}}}">{{{{gongan}}}}</a></div>') + "\n",
    "a template in Markdown": lambda p: NUMBERS + f'[badge]\ntemplate = "footer.md"\n',
}


def main():
    if shutil.which("node") is None or not (JUDGE / "node_modules/parse5").is_dir():
        print("SKIPPED: parse5 is not installed (npm ci in tests/differential)")
        return 77
    everything = payloads()
    assert len(everything) >= 200, len(everything)
    top = pathlib.Path(tempfile.mkdtemp(prefix="beian-injection-"))
    cases, refused, wrong, number = [], 0, [], 0
    for field, config in FIELDS.items():
        for payload in everything:
            number += 1
            if not FULL and number % 4 != SEED % 4:
                continue
            shutil.rmtree(top, ignore_errors=True)
            (top / "public").mkdir(parents=True)
            pages = {}
            for name, charset in (("utf-8.html", "utf-8"), ("gbk.html", "gbk")):
                pages[name] = PAGE.format(charset).encode(charset)
                (top / "public" / name).write_bytes(pages[name])
            (top / "beian.toml").write_text('root = "public"\n' + config(payload), encoding="utf-8")
            (top / "footer.md").write_text(
                f"{payload} [{{{{icp}}}}]({{{{icp_url}}}}) [{{{{gongan}}}}]({{{{gongan_url}}}})\n", encoding="utf-8")
            done = subprocess.run([BEIAN, "inject", "--lang", "en", "-q"], cwd=top, capture_output=True, timeout=60)
            name = f"{field}: {payload!r}"
            if done.returncode == 2:
                refused += 1
                if not done.stderr.startswith(b"beian: error: "):
                    wrong.append(f"{name}: refused without a word: {done.stderr!r}")
                if any((top / "public" / page).read_bytes() != old for page, old in pages.items()):
                    wrong.append(f"{name}: refused, and a page has changed")
                continue
            if done.returncode not in (0, 1):
                wrong.append(f"{name}: ends with {done.returncode}: {done.stderr!r}")
                continue
            for page, charset in (("utf-8.html", "utf-8"), ("gbk.html", "gbk")):
                text = (top / "public" / page).read_bytes().decode(charset)
                cases.append({"name": f"{name} in {page}", "page": text, "plain": "emplate" not in field,
                              "texts": [payload] if field == "owner" and payload.isprintable() and payload == payload.strip() else []})
    shutil.rmtree(top, ignore_errors=True)
    judged = subprocess.run(["node", str(JUDGE / "badge_judge.mjs")], input=json.dumps(cases).encode(), capture_output=True)
    print("\n".join(judged.stdout.decode().splitlines()[-30:]))
    print(judged.stderr.decode(), end="")
    for line in wrong[:20]:
        print(line)
    print(f"{len(FIELDS)} fields x {len(everything)} payloads: {refused} refused at start, {len(cases)} pages judged, {len(wrong)} wrong")
    return 0 if judged.returncode == 0 and not wrong and refused > 100 and len(cases) > 100 else 1


sys.exit(main())
