"""`beian render --for`: what a real nginx and a real HTMLRewriter make of the snippet, judged by `beian check` on what was served.

nginx gets its listening sockets from here (as it does from itself when it is upgraded), so no port is guessed and nobody waits for it.
"""
import gzip
import html
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import urllib.request
import zlib

import gates
from gates import BEIAN, GONGAN, ICP, NUMBERS, PAGE

NASTY = "it's $5 \\ $1 {env.HOME} {$HOME} `y` ${x} &amp; </b> 公司"
SCRIPT = '<script>document.title = "<body></body>".length</script>'
PAGES = {
    "plain.html": PAGE.format(""),
    "upper.html": PAGE.format("").replace("</body>", "</BODY>"),
    "code.html": PAGE.format("<pre>&lt;/body></pre>"),
    "footer.html": PAGE.format("<footer>页脚</footer>"),
    "gbk.html": PAGE.replace("utf-8", "gbk").format("<p>国标</p>").encode("gbk"),
    "long.html": PAGE.format("<p>长</p>" * 50_000),
}


def picture():
    """A PNG of noise, so that the badge with it in is far longer than a token of nginx may be."""
    noise, rows = 1, b""
    for _ in range(40):
        rows += b"\0"
        for _ in range(36 * 3):
            noise = (noise * 1103515245 + 12345) & 0x7FFFFFFF
            rows += bytes([noise >> 16 & 255])
    chunk = lambda name, data: struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))  # noqa: E731
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 36, 40, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Snippets(gates.Case):
    def setUp(self):
        super().setUp()
        self.write("beian.toml", NUMBERS)
        for name, page in PAGES.items():
            self.write(f"source/{name}", page)

    def snippet(self, server, *options, language="en"):
        return self.run_command(BEIAN, "render", "--for", server, "--lang", language, *options)

    def check(self, pages, *options, code=0):
        """Was each page's badge put in once, and does the program pass what was served?"""
        public = self.folder / "public"
        shutil.rmtree(public, ignore_errors=True)
        for name, page in pages.items():
            self.write(f"public/{name}", page)
            self.assertEqual(len(re.findall(rb"<[^>]*\sdata-beian[\s=>]", page)), 1, name)
        return self.run_command(BEIAN, "check", *options, code=code)


class Nginx(Snippets):
    def serve(self, locations):
        """nginx with an upstream that compresses, and a proxy in front with these locations; answers with get(path)."""
        nginx = self.need_program("nginx", "nginx-light")
        listeners = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
        upstream, front = (listener.getsockname()[1] for listener in listeners)
        blocks = ""
        for name, snippet in locations.items():
            self.write(f"{name}.conf", snippet)
            blocks += f"location /{name}/ {{ proxy_pass http://127.0.0.1:{upstream}/; include {self.folder}/{name}.conf; }}\n"
        temp = "".join(f"{kind}_temp_path {self.folder}/temp;" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        config = self.write("nginx.conf", f"""daemon off; {"user root; " if os.geteuid() == 0 else ""}worker_processes 1; pid {self.folder}/pid; error_log stderr warn; events {{}}
http {{ {temp} access_log off; types {{ text/html html; text/javascript js; }}
server {{ listen 127.0.0.1:{upstream}; root {self.folder}/source; gzip on; gzip_min_length 1; gzip_proxied any; gzip_http_version 1.0; }}
server {{ listen 127.0.0.1:{front}; {blocks} }} }}
""")
        for listener in listeners:
            listener.set_inheritable(True)
        log = open(self.folder / "nginx.log", "w+")
        server = subprocess.Popen([nginx, "-p", self.folder, "-e", "stderr", "-c", config], pass_fds=[listener.fileno() for listener in listeners],
                                  env={**os.environ, "NGINX": "".join(f"{listener.fileno()};" for listener in listeners)}, stdout=log, stderr=log)
        for listener in listeners:
            listener.close()

        def end():
            server.terminate()
            server.wait(30)
            log.close()
        self.addCleanup(end)

        def get(path):
            request = urllib.request.Request(f"http://127.0.0.1:{front}{path}", headers={"Accept-Encoding": "gzip"})
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:
                    body = answer.read()
                    return gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body
            except OSError as error:
                server.poll()
                log.flush()
                raise AssertionError(f"{error}; nginx: {server.returncode}\n{(self.folder / 'nginx.log').read_text()}") from error
        return get

    def test_the_badge_is_in_every_served_page_once_and_the_check_passes(self):
        get = self.serve({"en": self.snippet("nginx"), "zh": self.snippet("nginx", language="zh")})
        for language in ("en", "zh"):
            self.check({name: get(f"/{language}/{name}") for name in PAGES})

    def test_a_string_may_hold_what_nginx_gives_a_meaning(self):
        get = self.serve({"owner": self.snippet("nginx", "--owner", NASTY)})
        page = get("/owner/plain.html")
        self.assertIn(f"版权所有 {NASTY}", html.unescape(page.decode()))
        self.check({"plain.html": page}, "--owner", NASTY)

    def test_a_badge_that_is_longer_than_a_token_comes_in_pieces(self):
        self.write("icon.png", picture())
        snippet = self.snippet("nginx", "--badge-icon", "icon.png", "--owner", "$" * 3000)
        self.assertGreater(len(snippet), 9000)
        page = self.serve({"icon": snippet})("/icon/plain.html")
        self.assertIn("$" * 3000, html.unescape(page.decode()))
        self.check({"plain.html": page}, "--badge-icon", "icon.png", "--owner", "$" * 3000)

    def test_the_traps_that_it_names_are_real(self):
        snippet = self.snippet("nginx")
        self.write("source/script.html", PAGE.format(SCRIPT))
        self.write("source/mark.html", PAGE.format(SCRIPT + "<!--beian-->"))
        self.write("source/twice.html", PAGE.format(gates.BADGE))
        self.write("source/app.js", 'x = "</body>"')
        get = self.serve({
            "as-is": snippet,
            "compressed": snippet.replace('proxy_set_header Accept-Encoding "";\n', "proxy_set_header Accept-Encoding gzip;\n"),
            "mark": snippet.replace("sub_filter '</body>'", "sub_filter '<!--beian-->'").replace("</body>';", "';"),
        })
        self.assertNotIn(b"data-beian", get("/compressed/plain.html"))
        inside = get("/as-is/script.html")
        self.assertLess(inside.index(b"data-beian"), inside.index(b"</script>"))
        self.assertIn("stands only in a script", self.check({"script.html": inside}, code=1))
        self.check({"mark.html": get("/mark/mark.html")})
        self.assertEqual(get("/as-is/app.js"), b'x = "</body>"')
        self.assertIn("number-duplicate", self.check({"twice.html": get("/as-is/twice.html")}))


class Worker(Snippets):
    def rewrite(self, snippet, pages):
        """What the worker answers for each page, run in Cloudflare's HTMLRewriter by rewriter.mjs."""
        module = self.need("rewriter", "node_modules/html-rewriter-wasm/dist/html_rewriter.js")
        self.write("worker.mjs", snippet)
        for name, page in pages.items():
            self.write(f"asked/{name}", page)
        (self.folder / "answered").mkdir(exist_ok=True)
        self.run_command("node", gates.ROOT / "tests/gates/rewriter.mjs", module, self.folder / "worker.mjs", self.folder / "asked", self.folder / "answered")
        return {name: (self.folder / "answered" / name).read_bytes() for name in pages}

    def test_node_reads_it(self):
        self.need_program("node", "nodejs")
        for language in ("en", "zh"):
            self.run_command("node", "--check", self.write(f"{language}.mjs", self.snippet("worker", "--owner", NASTY, language=language)))

    def test_the_badge_is_in_every_answer_once_and_the_check_passes(self):
        pages = {**PAGES, "script.html": PAGE.format(SCRIPT), "no-end.html": PAGE.format("").replace("</body></html>", "")}
        for language in ("en", "zh"):
            self.check(self.rewrite(self.snippet("worker", "--owner", NASTY, language=language), pages), "--owner", NASTY)

    def test_what_has_a_badge_or_is_no_page_stays_as_it_is(self):
        badge = self.run_command(BEIAN, "render").strip()
        pages = {"own.html": PAGE.format(badge), "app.js": "x = '<body></body>'", "data.json": json.dumps("<body></body>")}
        self.assertEqual(self.rewrite(self.snippet("worker"), pages), {name: page.encode() for name, page in pages.items()})


class Caddy(Snippets):
    """What holds without a Caddy: its lexer takes everything between two backticks. tests/gates/caddy_test.py asks the real one."""

    def test_the_string_is_one_token_without_placeholders(self):
        snippet = self.snippet("caddy", "--owner", NASTY)
        code = "\n".join(line for line in snippet.splitlines() if not line.startswith("#"))
        self.assertEqual(code.count("`"), 4)
        search, replace = re.findall("`([^`]*)`", code)
        self.assertEqual(search, "</body>")
        self.assertNotRegex(replace, r"[{}\\]")
        self.assertIn(NASTY, html.unescape(replace))
        self.check({"plain.html": PAGES["plain.html"].replace(search, replace).encode()}, "--owner", NASTY)


class Refusals(Snippets):
    def test_another_server_and_a_badge_that_needs_a_file(self):
        self.assertIn("Did you mean “nginx”?", self.run_command(BEIAN, "render", "--for", "ngnix", code=2))
        self.assertIn("--badge-style none", self.run_command(BEIAN, "render", "--for", "nginx", "--badge-style", "class", code=2))
        self.write("beian.toml", 'show = "forbidden"\n' + NUMBERS)
        self.run_command(BEIAN, "render", "--for", "nginx", code=2)

    def test_without_styles(self):
        for server in ("nginx", "caddy", "worker"):
            snippet = self.snippet(server, "--badge-style", "none", "--badge-class", "beian")
            code = "\n".join(line for line in snippet.splitlines() if not line.startswith(("#", "//")))
            self.assertNotIn("style=", code)
            self.assertRegex(code, r'class=\\?"beian\\?"')
            self.assertTrue(code.isascii() or server == "worker")


if __name__ == "__main__":
    gates.main()
