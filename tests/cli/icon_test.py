"""The icon of our own badge: where its copy goes, how pages refer to it, what becomes of it.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/cli/icon_test.py [-k NAME]
"""

import base64
import re
import struct
import unittest
import zlib

from cli_test import GONGAN, ICP, Case

PAGE = "<!DOCTYPE html><meta charset=utf-8><title>t</title><body><p>x</p><footer>f</footer>"


def png(width, height, shade=0x80):
    """A picture of one colour."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + bytes([shade] * width)) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Icon(Case):
    def setUp(self):
        super().setUp()
        self.write("assets/gongan.png", png(36, 40))
        self.write("beian.toml", f'icp = "{ICP}"\ngongan = "{GONGAN}"\nroot = "public"\n[badge]\nicon = "assets/gongan.png"\n')
        for name in ("index.html", "a/b/index.html", "404.html"):
            self.write("public/" + name, PAGE)
        self.write("public/based.html", PAGE.replace("<title>", "<base href='/x/'><title>"))

    def text(self, name):
        return (self.folder / "public" / name).read_text(encoding="utf-8")

    def src(self, name):
        return re.search(r'<img src="([^"]*)"', self.text(name))[1]

    def copies(self):
        return sorted(p.name for p in (self.folder / "public").glob("beian-icon-*"))

    def test_the_copy_is_made_once_and_pages_refer_to_it(self):
        before = {name: self.text(name) for name in ("index.html", "a/b/index.html", "404.html", "based.html")}
        self.expect(0, "inject")
        [copy] = self.copies()
        self.assertRegex(copy, r"^beian-icon-[0-9a-f]{16}\.png$")
        self.assertEqual((self.folder / "public" / copy).read_bytes(), png(36, 40))
        self.assertEqual((self.folder / "public" / copy).stat().st_mode & 0o444, 0o444)
        self.assertEqual(self.src("index.html"), copy)
        self.assertEqual(self.src("a/b/index.html"), "../../" + copy)
        inline = "data:image/png;base64," + base64.b64encode(png(36, 40)).decode()
        self.assertEqual(self.src("404.html"), inline)
        self.assertEqual(self.src("based.html"), inline)
        self.assertRegex(self.text("index.html"), r'<a href="https://beian\.mps[^>]*><img [^>]*width="18" height="20"[^>]*>京公网安备')
        self.assertFalse((self.folder / "public/.beian").exists())

        self.expect(0, "check")
        self.assertNotIn("icon", self.out)
        state = (self.folder / "public" / copy).stat()
        self.expect(0, "inject")
        self.assertEqual((self.folder / "public" / copy).stat(), state)

        self.expect(0, "remove")
        self.assertEqual(self.copies(), [])
        self.assertEqual({name: self.text(name) for name in before}, before)

    def test_a_lost_or_torn_copy_is_an_error_and_comes_back(self):
        self.expect(0, "inject")
        [copy] = self.copies()
        (self.folder / "public" / copy).unlink()
        self.expect(1, "check")
        self.assertIn("icon-broken", self.out)
        self.expect(0, "inject")
        self.assertEqual(self.copies(), [copy])
        (self.folder / "public" / copy).write_bytes(b"torn")
        self.expect(0, "inject")
        self.assertEqual((self.folder / "public" / copy).read_bytes(), png(36, 40))

    def test_remove_leaves_what_is_not_ours_any_more(self):
        self.expect(0, "inject")
        [copy] = self.copies()
        (self.folder / "public" / copy).write_bytes(b"edited")
        other = "beian-icon-0123456789abcdef.png"
        self.write("public/" + other, "somebody's")
        self.expect(0, "remove")
        self.assertEqual(self.copies(), sorted([copy, other]))

    def test_remove_of_some_pages_keeps_the_copy(self):
        self.expect(0, "inject")
        self.expect(0, "remove", "public/index.html")
        self.assertEqual(len(self.copies()), 1)
        self.expect(0, "check", "public/a")
        self.assertNotIn("icon-broken", self.out)

    def test_another_icon_or_none_changes_the_badges(self):
        self.expect(0, "inject")
        self.write("assets/gongan.png", png(40, 40, 0x20))
        self.expect(0, "inject")
        self.assertIn(self.src("index.html"), self.copies())
        self.assertIn('width="20" height="20"', self.text("index.html"))
        self.expect(0, "inject", "--badge-icon-as", "inline")
        self.assertTrue(self.src("index.html").startswith("data:image/png;base64,"))
        self.expect(0, "inject", env={"BEIAN_BADGE_ICON": ""}, *["--badge-icon", ""])
        self.assertNotIn("<img", self.text("index.html"))

    def test_a_badge_without_icon_gets_one(self):
        self.expect(0, "inject", "--badge-icon", "")
        self.expect(0, "check")
        self.assertIn("icon-missing", self.out)
        self.expect(0, "inject")
        self.assertNotIn("icon-missing", self.out)
        self.assertEqual(self.src("index.html"), self.copies()[0])

    def test_no_copy_where_no_page_shows_it(self):
        for page in (self.folder / "public").rglob("*.html"):
            page.write_text(PAGE.replace("f</footer>", f'<a href="https://beian.miit.gov.cn/">{ICP}</a> <a href="https://'
                            f'beian.mps.gov.cn/#/query/webSearch?code=11010102990001">{GONGAN}</a></footer>'), encoding="utf-8")
        self.expect(0, "inject")
        self.assertEqual(self.copies(), [])

    def test_render_and_pages_in_other_encodings(self):
        self.expect(0, "render")
        self.assertIn('<img src="data:image/png;base64,', self.out)
        self.write("public/gbk.html", PAGE.replace("utf-8", "gbk").encode("gbk"))
        self.expect(0, "inject")
        (self.folder / "public/gbk.html").read_bytes().decode("ascii")

    def test_errors_name_the_file_and_the_remedy(self):
        for name, data, words in (
            ("none.png", None, "there is no file none.png"),
            ("page.png", b"<html>login</html>", "page.png is no PNG"),
            ("torn.png", png(36, 40)[:-30], "torn.png is no PNG"),
            ("wide.png", png(400, 40), "wide.png is 10 times as wide"),
            ("big.png", bytes(262145), "larger than 256 KB"),
        ):
            with self.subTest(name=name):
                if data is not None:
                    self.write(name, data)
                self.expect(2, "inject", "--badge-icon", name)
                self.assertIn("--badge-icon: ", self.err)
                self.assertIn(words, self.err)
                self.assertNotIn("data-beian", self.text("index.html"))
        self.write("project/beian.toml", f'gongan = "{GONGAN}"\n[badge]\nicon = "../assets/gongan.png"\n')
        self.expect(2, "render", cwd=self.folder / "project")
        self.assertIn("outside the folder of beian.toml", self.err)
        self.expect(2, "inject", "--badge-icon-as", "inlin")
        self.assertIn("inline", self.err)

    def test_pages_stay_as_they_are_where_the_copy_cannot_be_made(self):
        self.expect(0, "render")
        self.expect(0, "inject", "public/a")
        [copy] = [p.name for p in (self.folder / "public/a").glob("beian-icon-*")]
        (self.folder / "public" / copy).mkdir()
        (self.folder / "public" / copy / "x").touch()
        self.expect(2, "inject")
        self.assertIn(copy, self.err)
        self.assertNotIn("data-beian", self.text("index.html"))


if __name__ == "__main__":
    unittest.main()
