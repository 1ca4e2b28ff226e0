"""Packed copies and service workers' lists that real generators write, and what a real nginx then sends.

Four sites are built here, by Hugo and Jekyll with gzip and Brotli behind them, by Vite with its plugins for service workers and for
packing, and by Astro with one that packs. On each:
  - a tool that changes pages alone (beian's own output, written over the page) leaves nginx with gzip_static sending the old one,
    and check says so before any visitor does;
  - after inject nginx sends the badge, whatever the visitor's browser accepts, and check has nothing to say.

    scripts/themes --install vite-pwa astro-compressor;  BEIAN=build/dev/beian python3 tests/twins/twins_test.py [-v]
"""
import gzip
import hashlib
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "gates"))
import gates
from gates import BEIAN, NUMBERS

LAYOUT = '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{}</title>{}</head>\n<body><main><h1>云杉木作</h1><p>手工家具，按尺寸定做。{}</p></main><footer>© 2024 云杉木作</footer></body></html>\n'
WORDS = "白蜡木与黑胡桃木，榫卯，木蜡油。" * 40  # packers leave small files alone
NGINX = """daemon off; {user} worker_processes 1; pid {folder}/pid; error_log stderr warn; {modules} events {{}}
http {{ {temp} access_log off; types {{ text/html html; text/javascript js; }}
server {{ listen 127.0.0.1:{port}; root {root}; gzip_static on; {brotli} }} }}
"""
BROTLI = pathlib.Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


class Site(gates.Case):
    """A built site in `public`; what the tests below are held to."""
    public = None

    def setUp(self):
        super().setUp()
        self.nginx = self.need_program("nginx", "nginx-light")
        self.write("beian.toml", NUMBERS)
        self.build()
        self.public = self.folder / "public"
        self.pages = sorted(self.public.rglob("*.html"))
        self.assertGreater(len(self.pages), 1)
        for page in self.pages:
            self.assertIn(".gz", self.twins(page), f"{page.name} was not packed by the generator: nothing is shown")
            self.assertNotIn(b"data-beian", page.read_bytes())

    def pack(self):
        """The line that people have in their deployment."""
        for tool in ("gzip -9 -k -n", "brotli -k"):
            self.need_program(tool.split()[0], tool.split()[0])
            self.run_command("sh", "-c", f"find public -name '*.html' -exec {tool} {{}} +")

    def twins(self, page):
        return {suffix for suffix in (".gz", ".br", ".zst") if page.with_name(page.name + suffix).exists()}

    def unpacked(self, page, suffix):
        tool = {".gz": "gzip", ".br": "brotli", ".zst": "zstd"}[suffix]
        return subprocess.run([self.need_program(tool, tool), "-dc", page.with_name(page.name + suffix)], capture_output=True, check=True).stdout

    def serve(self):
        """nginx on `public`; it gets its socket from here, so that no port is guessed. Answers with get(page, coding)."""
        listener = socket.create_server(("127.0.0.1", 0))
        listener.set_inheritable(True)
        brotli = BROTLI.exists()
        config = self.write("nginx.conf", NGINX.format(
            user="user root;" if os.geteuid() == 0 else "", folder=self.folder, root=self.public, port=listener.getsockname()[1],
            modules=f"load_module {BROTLI};" if brotli else "", brotli="brotli_static on;" if brotli else "",
            temp="".join(f"{kind}_temp_path {self.folder}/temp;" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))))
        port = listener.getsockname()[1]
        with open(self.folder / "nginx.log", "w") as log:
            server = subprocess.Popen([self.nginx, "-p", self.folder, "-e", "stderr", "-c", config], pass_fds=[listener.fileno()],
                                      env={**os.environ, "NGINX": f"{listener.fileno()};"}, stdout=log, stderr=log)
        listener.close()
        self.addCleanup(lambda: (server.terminate(), server.wait(30)))

        def get(file, coding):
            request = urllib.request.Request(f"http://127.0.0.1:{port}/{file.relative_to(self.public)}", headers={"Accept-Encoding": coding})
            with urllib.request.urlopen(request, timeout=60) as answer:
                body, sent = answer.read(), answer.headers["Content-Encoding"] or "identity"
            if sent == "br":
                body = subprocess.run([self.need_program("brotli", "brotli"), "-dc"], input=body, capture_output=True, check=True).stdout
            return sent, gzip.decompress(body) if sent == "gzip" else body
        return get

    def codings(self, page):
        there = self.twins(page)
        return ["identity", "gzip"] + (["br"] if ".br" in there and BROTLI.exists() else [])

    def report(self, command, code, *options):
        done = subprocess.run([BEIAN, command, "public", "--format", "json", *options], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return json.loads(done.stdout)["findings"]

    def inject_pages_alone(self):
        """What a tool does that does not know of packed copies."""
        for page in self.pages:
            done = subprocess.run([BEIAN, "inject", "--stdin-filename", page.relative_to(self.folder)], cwd=self.folder, input=page.read_bytes(), capture_output=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            page.write_bytes(done.stdout)

    def test_pages_alone_are_not_enough_and_check_says_so(self):
        self.inject_pages_alone()
        get = self.serve()
        for page in self.pages:
            self.assertEqual(get(page, "identity")[1], page.read_bytes())
            sent, body = get(page, "gzip")
            self.assertEqual(sent, "gzip")
            self.assertNotIn(b"data-beian", body)  # what nearly every visitor gets
        stale = {(f["path"], f["message"].split()[0]) for f in self.report("check", 1) if f["rule"] == "precompressed-stale" and f["path"].endswith(".html")}
        expected = {(str(page.relative_to(self.public)), page.name + suffix) for page in self.pages for suffix in self.twins(page)}
        self.assertEqual(stale, expected)
        self.report("inject", 0)
        self.is_right(get)

    def test_after_inject_every_visitor_gets_the_badge(self):
        before = {f["rule"] for f in self.report("check", 1)}
        self.assertIn("icp-missing", before)
        self.assertNotIn("precompressed-stale", before)  # as the generator left them they are right
        there = {page: self.twins(page) for page in self.pages}
        self.report("inject", 0)
        self.assertEqual({page: self.twins(page) for page in self.pages}, there)
        self.is_right(self.serve())
        self.report("remove", 0)
        self.assertEqual([f for f in self.report("check", 1) if f["rule"] in ("precompressed-stale", "precache-stale")], [])

    def is_right(self, get):
        for page in self.pages:
            for coding in self.codings(page):
                sent, body = get(page, coding)
                self.assertEqual((sent, body), (coding, page.read_bytes()))
                self.assertEqual(len(re.findall(rb"<[^>]*\sdata-beian[\s=>]", body)), 1)
            for suffix in self.twins(page):
                self.assertEqual(self.unpacked(page, suffix), page.read_bytes())
        self.assertEqual([f for f in self.report("check", 0) if f["severity"] != "note"], [])


class Hugo(Site):
    def build(self):
        hugo = self.need_program("hugo", "hugo")
        self.write("site/hugo.toml", 'baseURL = "https://example.org/"\ntitle = "云杉木作"\ndisableKinds = ["RSS", "taxonomy", "term"]\n')
        for name in ("single", "list"):
            self.write(f"site/layouts/_default/{name}.html", LAYOUT.format("{{ .Title }}", "", "{{ .Content }}"))
        self.write("site/content/_index.md", f"---\ntitle: 首页\n---\n{WORDS}\n")
        self.write("site/content/about.md", f"---\ntitle: 关于\n---\n{WORDS}\n")
        self.run_command(hugo, "--quiet", "--minify", "--source", "site", "--destination", self.folder / "public")
        self.pack()


class Jekyll(Site):
    """With the few lines of a plugin that packs when the site is written, as jekyll-gzip does."""
    def build(self):
        jekyll = self.need_program("jekyll", "jekyll")
        self.write("site/_config.yml", "title: 云杉木作\nplugins: []\n")
        self.write("site/_layouts/page.html", LAYOUT.format("{{ page.title }}", "", "{{ content }}"))
        self.write("site/_plugins/pack.rb", 'require "zlib"\nJekyll::Hooks.register :site, :post_write do |site|\n  Dir[File.join(site.dest, "**/*.html")].each do |page|\n'
                   '    Zlib::GzipWriter.open(page + ".gz", Zlib::BEST_COMPRESSION) { |gz| gz.mtime = File.mtime(page); gz.orig_name = File.basename(page); gz.write File.binread(page) }\n  end\nend\n')
        for name in ("index", "about"):
            self.write(f"site/{name}.md", f"---\nlayout: page\ntitle: {name}\n---\n{WORDS}\n")
        self.run_command(jekyll, "build", "--quiet", "--disable-disk-cache", "--source", "site", "--destination", self.folder / "public")


class Node(Site):
    def modules(self, install, package):
        self.need_program("node", "nodejs")
        modules = self.need(install, f"node_modules/{package}").parent
        (self.folder / "node_modules").symlink_to(modules)
        return modules


class VitePwa(Node):
    def build(self):
        self.modules("vite-pwa", "vite")
        for name in ("index", "about"):
            self.write(f"{name}.html", LAYOUT.format(name, '<script type="module" src="/main.js"></script>', WORDS))
        self.write("main.js", 'document.title += " · 云杉木作";\n')
        self.write("package.json", '{"type":"module"}')
        self.write("vite.config.js", """import { VitePWA } from "vite-plugin-pwa";
import { compression } from "vite-plugin-compression2";
export default {
  build: { outDir: "public", rollupOptions: { input: ["index.html", "about.html"] } },
  publicDir: false,
  plugins: [VitePWA({ injectRegister: "auto", manifest: { name: "云杉木作" }, workbox: { globPatterns: ["**/*.{js,html}"] } }), compression({ algorithms: ["gzip", "brotliCompress"] })],
};
""")
        self.run_command("node", "node_modules/vite/bin/vite.js", "build", "--logLevel", "error")

    def digests(self):
        """What the service worker believes of the pages, and what they are."""
        worker = (self.public / "sw.js").read_text(encoding="utf-8")
        said = dict(re.findall(r'url:"([\w/.-]+\.html)",revision:"(\w{32})"', worker))
        self.assertEqual(said.keys(), {str(page.relative_to(self.public)) for page in self.pages})
        return said, {name: hashlib.md5((self.public / name).read_bytes()).hexdigest() for name in said}

    def test_returning_visitors_get_it_too(self):
        said, right = self.digests()
        self.assertEqual(said, right)
        self.inject_pages_alone()
        said, right = self.digests()
        self.assertTrue(all(said[name] != right[name] for name in said))  # browsers that have the site keep the old pages
        self.assertEqual({f["path"] for f in self.report("check", 1) if f["rule"] == "precache-stale"}, {"sw.js"})
        self.report("inject", 0)
        said, right = self.digests()
        self.assertEqual(said, right)
        worker, get = self.public / "sw.js", self.serve()
        for coding in self.codings(worker):
            self.assertEqual(get(worker, coding)[1], worker.read_bytes())


class Astro(Node):
    def build(self):
        self.modules("astro-compressor", "astro")
        for name in ("index", "about"):
            self.write(f"src/pages/{name}.astro", "---\n---\n" + LAYOUT.format(name, "", WORDS))
        self.write("package.json", '{"type":"module"}')
        self.write("astro.config.mjs", """import compressor from "astro-compressor";
export default { outDir: "public", publicDir: "static", integrations: [compressor({ gzip: true, brotli: true })] };
""")
        self.run_command("node", "node_modules/astro/astro.js", "build", "--silent", env={"ASTRO_TELEMETRY_DISABLED": "1"})


del Site, Node  # they are no sites
if __name__ == "__main__":
    if not BROTLI.exists():
        print("SKIPPED: libnginx-mod-http-brotli-static is not installed: what is sent as Brotli is not asked (scripts/setup test)", flush=True)
    gates.main()
