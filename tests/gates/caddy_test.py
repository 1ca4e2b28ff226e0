"""`beian render --for caddy`, served by a real Caddy. It needs the plugin replace-response, so it is no package of Debian's or of a registry:

    xcaddy build --with github.com/caddyserver/replace-response
    BEIAN_CADDY=./caddy BEIAN=build/dev/beian python3 tests/gates/caddy_test.py

Without BEIAN_CADDY it is looked for on PATH.
"""
import html
import http.client
import os
import shutil
import signal
import socket
import subprocess

import gates
from gates import PAGE
from servers_test import NASTY, PAGES, SCRIPT, Snippets, picture


class Caddy(Snippets):
    def serve(self, snippets):
        """Caddy in front of the files, each snippet behind a socket of its own; answers with get(name, path)."""
        caddy = os.environ.get("BEIAN_CADDY") or shutil.which("caddy")
        if not caddy or "http.handlers.replace_response" not in self.run_command(caddy, "list-modules"):
            self.skip("no Caddy with the plugin replace-response: BEIAN_CADDY names one")
        sites = "".join(f"http:// {{\nbind unix/{self.folder}/{name}.socket\nroot {self.folder}/source\n{snippet}\nfile_server\n}}\n" for name, snippet in snippets.items())
        config = self.write("Caddyfile", "{\nadmin off\nauto_https off\norder replace after encode\n}\n" + sites)
        # `start` returns once it serves.
        with open(self.folder / "caddy.log", "w") as log:
            done = subprocess.run([caddy, "start", "--config", config, "--adapter", "caddyfile", "--pidfile", self.folder / "pid"], stdout=log, stderr=log, timeout=120,
                                  env={**os.environ, "HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder)})
        self.assertEqual(done.returncode, 0, (self.folder / "caddy.log").read_text())
        self.addCleanup(os.kill, int((self.folder / "pid").read_text()), signal.SIGTERM)

        def get(name, path):
            connection = http.client.HTTPConnection("localhost", timeout=60)
            connection.sock = socket.socket(socket.AF_UNIX)
            connection.sock.connect(str(self.folder / f"{name}.socket"))
            connection.request("GET", path)
            answer = connection.getresponse()
            self.assertEqual(answer.status, 200, path)
            body = answer.read()
            connection.close()
            return body
        return get

    def test_the_badge_is_in_every_served_page_once_and_the_check_passes(self):
        self.write("icon.png", picture())
        self.write("source/app.js", 'x = "</body>"')
        self.write("source/script.html", PAGE.format(SCRIPT))
        get = self.serve({"en": self.snippet("caddy"), "zh": self.snippet("caddy", language="zh"), "owner": self.snippet("caddy", "--owner", NASTY, "--badge-icon", "icon.png")})
        pages = [name for name in PAGES if name != "upper.html"]
        for language in ("en", "zh"):
            self.check({name: get(language, f"/{name}") for name in pages})
        page = get("owner", "/plain.html")
        self.assertIn(f"版权所有 {NASTY}", html.unescape(page.decode()))
        self.check({"plain.html": page}, "--owner", NASTY, "--badge-icon", "icon.png")
        # What its comments say of it.
        self.assertEqual(get("en", "/app.js"), b'x = "</body>"')
        self.assertEqual(get("en", "/script.html").count(b"data-beian"), 2)
        self.assertEqual(get("en", "/upper.html"), PAGES["upper.html"].encode())


if __name__ == "__main__":
    gates.main()
