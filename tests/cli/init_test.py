"""beian init: generator, output folder, theme and numbers of projects as generators and their users make them; the line of hook.

The configs are written for this test, with the structure and the comments that the generators' own starters have.
Run by ctest; by hand: BEIAN=build/dev/beian python3 tests/cli/init_test.py [-k NAME]
"""

import json
import os
import pty
import select
import tomllib
import unittest

from cli_test import BEIAN, GONGAN, ICP, PAGE, Case

SHOWN = f'<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="generator" content="{{}}"><title>t</title></head><body><p>x</p><footer><a href="https://beian.miit.gov.cn/">{ICP}</a></footer></body></html>'

HEXO = """# Hexo Configuration
## Docs: https://hexo.io/docs/configuration.html

# Site
title: 小站
url: https://example.cn   # 备案: 京ICP备2023000001号-1

# Directory
source_dir: source
public_dir: {public}
new_post_name: :title.md # File name of new posts

# Extensions
## Themes: https://hexo.io/themes/
theme: {theme}
"""
NEXT = """footer:
  since: 2018
  # Beian ICP and gongan information for Chinese users. See: https://beian.miit.gov.cn, https://beian.mps.gov.cn
  beian:
    enable: true
    icp: 京ICP备2024990001号-1
    # The digit in the num of gongan beian.
    gongan_id: 11010102990001
    # The full num of gongan beian.
    gongan_num: 京公网安备 11010102990001号
    gongan_icon_url:
"""
PACKAGE = '{{\n  "name": "site",\n  "scripts": {{\n    "dev": "{dev}",\n    "{name}": "{build}"\n  }},\n  "devDependencies": {{}}\n}}\n'


class Init(Case):
    def init(self, *args, **kwargs):
        self.expect(0, "init", *args, **kwargs)
        return self.settings()

    def settings(self):
        text = (self.folder / "beian.toml").read_text()
        self.assertTrue(text.startswith("#:schema ./beian.schema.json\n"), text)
        return tomllib.loads(text)

    def package(self, build, dev="x dev", name="build"):
        self.write("package.json", PACKAGE.format(dev=dev, name=name, build=build))

    def test_hexo_with_the_settings_of_theme_next(self):
        self.write("_config.yml", HEXO.format(public="public", theme="next"))
        self.write("_config.next.yml", NEXT)
        self.package("hexo generate")
        self.assertEqual(self.init(), {"icp": ICP, "gongan": GONGAN, "root": "public"})
        self.assertIn("Hexo (_config.yml), theme next (_config.yml:15)", self.out)
        self.assertIn(f"{ICP} (_config.next.yml:6)", self.out)
        self.assertIn(f"{GONGAN} (_config.next.yml:8)", self.out)
        self.assertNotIn("2023000001", self.out)  # a comment
        self.assertIn('"postbuild": "beian inject"', self.out)
        self.assertNotIn("postbuild", (self.folder / "package.json").read_text())  # printed, not added

    def test_hexo_with_the_settings_of_theme_butterfly_in_html(self):
        self.write("_config.yml", HEXO.format(public="docs", theme="butterfly"))
        self.write("_config.butterfly.yml", f'footer:\n  custom_text: <a href="https://beian.miit.gov.cn/">{ICP}</a>  # 自定义\n')
        self.assertEqual(self.init(), {"icp": ICP, "root": "docs"})
        self.assertIn("public_dir", (self.folder / "_config.yml").read_text())
        self.assertIn("_config.yml:10", (self.folder / "beian.toml").read_text())

    def test_hugo_in_three_languages_and_split(self):
        files = {
            "hugo.toml": f"baseURL = 'https://example.cn/'\npublishDir = 'dist'\ntheme = 'LoveIt'\n[params.footer]\n  icp = '<a target=\"_blank\" href=\"https://beian.miit.gov.cn/\">{ICP}</a>'\n",
            "config.yaml": f"baseURL: https://example.cn/\npublishDir: dist\ntheme: LoveIt\nparams:\n  footer:\n    icp: {ICP} # 备案号\n",
            "hugo.json": json.dumps({"baseURL": "https://example.cn/", "publishDir": "dist", "theme": "LoveIt", "params": {"icp": ICP}}, ensure_ascii=False, indent=1),
            "config/_default/hugo.toml": f'publishDir = "dist"\n[module]\n[[module.imports]]\n  path = "github.com/x/LoveIt"\n[params]\nbeian = "{ICP}"\n',
        }
        for name, text in files.items():
            with self.subTest(name):
                self.tearDown()
                self.setUp()
                self.write(name, text)
                self.assertEqual(self.init(), {"icp": ICP, "root": "dist"})
                self.assertRegex(self.out, rf"Hugo \({name}\), theme LoveIt \({name}:\d\)")
                self.assertIn("hugo --minify && beian inject", self.out)

    def test_zola_is_not_hugo(self):
        self.write("config.toml", f'base_url = "https://example.cn"\ntheme = "even"\n[extra]\nicp = "{ICP}"\n')
        self.assertEqual(self.init(), {"icp": ICP, "root": "public"})
        self.assertIn("Zola (config.toml), theme even", self.out)
        self.assertIn("zola build && beian inject", self.out)

    def test_vitepress_in_a_folder_of_docs(self):
        self.write("docs/.vitepress/config.mts", f"""import {{ defineConfig }} from 'vitepress'
// https://vitepress.dev/reference/site-config
export default defineConfig({{
  title: "文档",
  themeConfig: {{
    /* footer: {{ message: '京ICP备2023000001号-1' }}, */
    footer: {{ message: '<a href="https://beian.miit.gov.cn/">{ICP}</a>', copyright: '{GONGAN}' }}
  }}
}})
""")
        self.package("vitepress build docs", name="docs:build")
        self.assertEqual(self.init(), {"icp": ICP, "gongan": GONGAN, "root": "docs/.vitepress/dist"})
        self.assertIn("docs/.vitepress/config.mts:7", self.out)
        self.assertIn('"postdocs:build": "beian inject"', self.out)

    def test_the_output_that_the_config_says(self):
        rows = [
            ("VitePress", ".vitepress/config.ts", "export default { outDir: './public' }\n", "public"),
            ("VuePress", "docs/.vuepress/config.js", "module.exports = { dest: 'dist/docs' }\n", "docs/dist/docs"),
            ("Docusaurus", "website/docusaurus.config.ts", "const config = {};\nexport default config;\n", "website/build"),
            ("Starlight", "astro.config.mjs", "import starlight from '@astrojs/starlight';\nexport default {};\n", "dist"),
            ("Astro", "astro.config.mjs", "export default defineConfig({ outDir: './site' });\n", "site"),
            ("Eleventy", "eleventy.config.js", "export const config = {\n  dir: { input: 'content', output: \"www\" }\n};\n", "www"),
            ("Eleventy", ".eleventy.js", "module.exports = () => ({ dir: { input: 'src' } });\n", "_site"),
            ("Jekyll", "_config.yml", "title: x\ntheme: minima\ndestination: ./out # kramdown\n", "out"),
            ("MkDocs", "mkdocs.yml", "site_name: x\ntheme:\n  name: material\nsite_dir: html\n", "html"),
            ("Sphinx", "docs/source/conf.py", "project = 'x'\nextensions = []\nhtml_theme = 'furo'\n", "docs/build/html"),
            ("Sphinx", "conf.py", "project = 'x'\nextensions = []\nhtml_theme = 'alabaster'\n", "_build/html"),
            ("Pelican", "pelicanconf.py", "SITENAME = 'x'\nTHEME = 'notmyidea'\nOUTPUT_PATH = 'www/'\n", "www"),
            ("Nuxt", "nuxt.config.ts", "export default defineNuxtConfig({})\n", ".output/public"),
            ("Next.js", "next.config.mjs", "export default { output: 'export' };\n", "out"),
            ("Gatsby", "gatsby-config.js", "module.exports = {};\n", "public"),
            ("Rspress", "rspress.config.ts", "export default defineConfig({ root: 'docs' });\n", "doc_build"),
            ("mdBook", "book.toml", '[book]\ntitle = "x"\n[build]\nbuild-dir = "html"\n', "html"),
        ]
        for name, file, text, output in rows:
            with self.subTest(f"{name} {file}"):
                self.tearDown()
                self.setUp()
                self.write(file, text)
                self.assertEqual(self.init(), {"root": output})
                self.assertIn(f"Found: {name} ({file})", self.out)

    def test_themes(self):
        for file, text, theme in (("mkdocs.yml", "site_name: x\ntheme:\n  name: material\n  language: zh\n", "material"),
                                  ("mkdocs.yml", "theme: readthedocs\n", "readthedocs"),
                                  ("_config.yml", "title: x\nremote_theme: mmistakes/minimal-mistakes@4.26\n", "minimal-mistakes@4.26"),
                                  ("conf.py", "extensions = []\nhtml_theme = 'sphinx_rtd_theme'\n", "sphinx_rtd_theme"),
                                  ("pelicanconf.py", "THEME = 'themes/flex'\n", "flex")):
            with self.subTest(theme):
                self.tearDown()
                self.setUp()
                self.write(file, text)
                self.init()
                self.assertIn(f"theme {theme} ({file}:", self.out)

    def test_numbers_in_a_component_a_data_file_and_a_kept_theme(self):
        self.write("astro.config.mjs", "export default {};\n")
        self.write("src/components/Footer.astro", f"<footer>\n  <a href='https://beian.miit.gov.cn/'>{ICP}</a>\n</footer>\n")
        self.assertEqual(self.init()["icp"], ICP)
        self.assertIn("src/components/Footer.astro:2", self.out)
        self.tearDown()
        self.setUp()
        self.write("_config.yml", HEXO.format(public="public", theme="kept"))
        self.write("themes/kept/_config.yml", f"icp: {ICP}\n")
        self.write("themes/other/_config.yml", "icp: 京ICP备2023000001号-1\n")
        self.assertEqual(self.init()["icp"], ICP)

    def test_what_is_nobodys_number_is_named_and_not_taken(self):
        self.write("_config.yml", HEXO.format(public="public", theme="fluid"))
        self.write("_config.fluid.yml", "footer:\n  beian:\n    icp_text: 京ICP证123456号\n    police_text: 京公网安备12345678号\n    other: 京ICP备XXXXXXXX号\n")
        settings = self.init()
        self.assertNotIn("gongan", settings)
        self.assertIn("Not taken: 京ICP备XXXXXXXX号 (_config.fluid.yml:5)", self.out)

    def test_the_output_alone(self):
        self.write("public/index.html", SHOWN.format("Hugo 0.111.3"))
        self.assertEqual(self.init(), {"icp": ICP, "root": "public"})
        self.assertIn("Hugo (public/index.html)", self.out)
        self.expect(0, "check")  # as written, it is a config that finds the site

    def test_a_comment_in_a_page_is_no_generator(self):
        self.write("dist/index.html", PAGE.replace("</head>", '<!-- <meta name="generator" content="Hugo 1"> --></head>'))
        self.init()
        self.assertIn("unknown generator", self.out)

    def test_region(self):
        self.write("mkdocs.yml", "copyright: 粤ICP备2024990001号-1 粤公网安备44030002990001号\n")
        self.init()
        self.assertIn("Guangdong (粤)", (self.folder / "beian.toml").read_text())
        self.tearDown()
        self.setUp()
        self.write("mkdocs.yml", f"copyright: 苏ICP备2024990001号-1 {GONGAN}\n")
        self.init("--lang", "zh")
        text = (self.folder / "beian.toml").read_text()
        self.assertIn("江苏等省", text)
        self.assertIn("江苏，公安备案号属北京", text)

    def test_never_over_what_is_there(self):
        self.write("hugo.toml", "baseURL = 'https://example.cn/'\n")
        self.write("beian.toml", "# mine\n")
        self.expect(2, "init")
        self.assertIn("stays as it is", self.err)
        (self.folder / "beian.toml").unlink()
        os.symlink("nowhere.toml", self.folder / "beian.toml")
        self.expect(2, "init")
        self.assertFalse((self.folder / "nowhere.toml").exists())
        (self.folder / "beian.toml").unlink()
        self.write("beian.schema.json", "{}")
        self.init()
        self.assertEqual((self.folder / "beian.schema.json").read_text(), "{}")

    def test_options_over_what_was_found(self):
        self.write("hugo.toml", f"baseURL = 'https://example.cn/'\n[params]\nicp = '{ICP}'\n")
        other = "沪ICP备2024990002号-3"
        self.assertEqual(self.init("--icp", other, "--root", "www"), {"icp": other, "root": "www"})

    def test_in_another_folder(self):
        self.write("site/mkdocs.yml", f"copyright: {ICP}\n")
        self.expect(0, "init", "site")
        self.assertEqual(tomllib.loads((self.folder / "site/beian.toml").read_text()), {"icp": ICP, "root": "site"})
        self.expect(2, "init", "nowhere")

    def test_text_of_a_config_cannot_break_out_of_the_toml(self):
        self.write("_config.yml", 'title: x\ntheme: "a\\"\\nicp = 1"\ndestination: \'a"b]\'\n')
        self.assertEqual(self.init(), {"root": 'a"b]'})

    def test_schema_is_the_programs(self):
        self.write("hugo.toml", "x = 1\n")
        self.init()
        made = self.run_beian("--generate", "schema").stdout
        self.assertEqual((self.folder / "beian.schema.json").read_bytes(), made)


class Hook(Case):
    VITEPRESS = "export default {}\n"

    def added(self, build, **more):
        self.write(".vitepress/config.js", self.VITEPRESS)
        before = PACKAGE.format(dev="vitepress dev", name=more.get("name", "build"), build=build)
        self.write("package.json", before)
        self.expect(0, "init", "--write")
        return before, (self.folder / "package.json").read_text()

    def test_one_line_more_and_no_other_byte(self):
        before, after = self.added("vitepress build")
        line = '    "postbuild": "beian inject",\n'
        self.assertEqual(after.replace(line, ""), before)
        self.assertEqual(json.loads(after)["scripts"]["postbuild"], "beian inject")
        self.assertIn("added to package.json", self.out)

    def test_of_pnpm_and_of_a_script_with_a_post_already(self):
        self.write("pnpm-lock.yaml", "")
        before, after = self.added("vitepress build")
        self.assertEqual(after, before.replace("vitepress build", "vitepress build && beian inject"))

    def test_the_packages_own_program(self):
        self.write(".vitepress/config.js", self.VITEPRESS)
        self.write("package.json", '{"scripts":{"build":"vitepress build"},"devDependencies":{"beian-footer":"*"}}')
        self.expect(0, "init", "--write")
        self.assertEqual(json.loads((self.folder / "package.json").read_text())["scripts"],
                         {"build": "vitepress build", "postbuild": "beian-footer inject"})

    def test_nothing_twice(self):
        before, once = self.added("vitepress build")
        self.expect(0, "init", "--write")  # beian.toml is there: the hook alone
        self.assertIn("stays as it is", self.out)
        self.assertIn("runs beian already", self.out)
        self.assertEqual((self.folder / "package.json").read_text(), once)

    def test_later(self):
        self.write(".vitepress/config.js", self.VITEPRESS)
        self.write("package.json", PACKAGE.format(dev="d", name="build", build="vitepress build"))
        self.expect(0, "init")
        self.assertIn("package.json:5", self.out)
        kept = (self.folder / "beian.toml").read_text()
        self.expect(0, "init", "--write")
        self.assertIn("postbuild", (self.folder / "package.json").read_text())
        self.assertEqual((self.folder / "beian.toml").read_text(), kept)

    def test_a_package_that_is_not_understood_stays(self):
        for text in ("{", "[]", '{"scripts": {"build": 1}}', '{"scripts": {"build": "vitepress\\u0020build"}}'):
            with self.subTest(text):
                self.tearDown()
                self.setUp()
                self.write(".vitepress/config.js", self.VITEPRESS)
                self.write("package.json", text)
                self.expect(0, "init", "--write")
                self.assertEqual((self.folder / "package.json").read_text(), text)

    def test_line_ends_and_indentation_of_the_file(self):
        self.write(".vitepress/config.js", self.VITEPRESS)
        before = '{\r\n\t"scripts": {\r\n\t\t"build": "vitepress build"\r\n\t}\r\n}\r\n'.encode()
        self.write("package.json", before)
        self.expect(0, "init", "--write")
        self.assertEqual((self.folder / "package.json").read_bytes().replace(b'\t\t"postbuild": "beian inject",\r\n', b""), before)

    def test_a_makefile_and_a_script(self):
        self.write("hugo.toml", "baseURL = '/'\n")
        makefile = "site:\n\t@hugo \\\n\t\t--minify  # small\n\nserve:\n\thugo server\n"
        self.write("Makefile", makefile)
        self.expect(0, "init", "--write")
        self.assertEqual((self.folder / "Makefile").read_text(), makefile.replace("--minify", "--minify && beian inject"))
        self.tearDown()
        self.setUp()
        self.write("mkdocs.yml", "site_name: x\n")
        script = self.write("build.sh", "#!/bin/sh\nset -e\npip install mkdocs\nmkdocs build --strict\n")
        script.chmod(0o751)
        self.expect(0, "init", "--write")
        self.assertEqual(script.read_text(), "#!/bin/sh\nset -e\npip install mkdocs\nmkdocs build --strict && beian inject\n")
        self.assertEqual(script.stat().st_mode & 0o777, 0o751)

    def test_a_file_of_a_ci_service_is_named_not_touched(self):
        self.write("hugo.toml", "baseURL = '/'\n")
        text = ("name: Deploy\njobs:\n  build:\n    steps:\n      - name: Install hugo\n        run: sudo dpkg -i /tmp/hugo.deb\n"
                "      - uses: peaceiris/actions-hugo@v3\n      - name: Build with hugo\n        run: hugo --gc --minify\n")
        self.write(".github/workflows/hugo.yml", text)
        self.expect(0, "init", "--write")
        self.assertIn(".github/workflows/hugo.yml:9", self.out)
        self.assertIn("hugo --gc --minify && beian inject", self.out)
        self.assertEqual((self.folder / ".github/workflows/hugo.yml").read_text(), text)


class Asking(Case):
    def talk(self, answers, env=None):
        """init on a terminal of its own; answers are typed as its questions come."""
        program = os.path.abspath(BEIAN)
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            os.execve(program, ["beian", "init"], {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **(env or {})})
        seen = b""
        asked = 0
        while True:
            try:
                if not select.select([terminal], [], [], 30)[0]:
                    break
                seen += os.read(terminal, 4096)
            except OSError:
                break
            text = seen.decode(errors="ignore")
            if text.endswith((": ", "] ")) and asked < len(answers):
                os.write(terminal, answers[asked].encode() + b"\n")
                asked += 1
        _, status = os.waitpid(pid, 0)
        os.close(terminal)
        self.assertEqual(asked, len(answers), seen.decode())
        self.assertEqual(os.waitstatus_to_exitcode(status), 0, seen.decode())
        return seen.decode(), tomllib.loads((self.folder / "beian.toml").read_text())

    def test_what_is_not_known_is_asked_again_until_it_is_a_number(self):
        self.write("hugo.toml", "baseURL = '/'\n")
        seen, settings = self.talk(["1234", ICP, GONGAN])
        self.assertIn("“1234” is no such number", seen)
        self.assertEqual(settings, {"icp": ICP, "gongan": GONGAN, "root": "public"})

    def test_what_was_found_is_confirmed_or_put_right(self):
        self.write("mkdocs.yml", f"copyright: {ICP}\n")
        _, settings = self.talk(["n", "沪ICP备2024990002号-1", ""])
        self.assertEqual(settings, {"icp": "沪ICP备2024990002号-1", "root": "site"})

    def test_the_folder_of_an_unknown_generator(self):
        _, settings = self.talk(["", "", "www"])
        self.assertEqual(settings, {"root": "www"})

    def test_not_in_ci(self):
        self.write("hugo.toml", "baseURL = '/'\n")
        _, settings = self.talk([], env={"CI": "true"})
        self.assertEqual(settings, {"root": "public"})


if __name__ == "__main__":
    unittest.main()
