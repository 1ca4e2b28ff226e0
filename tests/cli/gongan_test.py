"""The police platform's HTML as the setting `gongan`, in all places where a setting may stand.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/cli/gongan_test.py [-k NAME]
"""

import unittest

from cli_test import GONGAN, ICP, Case

OLD = ('<div style="width:300px;margin:0 auto; padding:20px 0;"><a target="_blank" '
       'href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010102990001" style="display:inline-block;">'
       '<img src="" style="float:left;"/><p style="float:left;">京公网安备 11010102990001号</p></a></div>')
NEW = ('<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001" rel="noreferrer" target="_blank">'
       '京公网安备11010102990001</a>')


class Gongan(Case):
    def badge(self, *args, **kwargs):
        self.expect(0, "render", *args, **kwargs)
        return self.out

    def setUp(self):
        super().setUp()
        self.wanted = self.badge("--gongan", GONGAN)

    def test_on_the_command_line(self):
        self.assertEqual(self.badge("--gongan", OLD), self.wanted)
        self.assertEqual(self.badge("--gongan", NEW), self.wanted)
        self.write("copied/gongan.html", NEW)
        self.assertEqual(self.badge("--gongan", "copied/gongan.html"), self.wanted)
        self.assertEqual(self.badge("--gongan", str(self.folder / "copied/gongan.html")), self.wanted)

    def test_in_the_environment(self):
        self.assertEqual(self.badge(env={"BEIAN_GONGAN": f"{OLD}\n<!-- a,b -->"}), self.wanted)
        self.write("gongan.html", OLD.encode("gbk"))
        self.assertEqual(self.badge(env={"BEIAN_GONGAN": "gongan.html"}), self.wanted)

    def test_in_the_config_from_its_own_folder(self):
        self.write("project/gongan.html", OLD)
        self.write("project/beian.toml", 'gongan = "gongan.html"\n')
        self.write("project/docs/x")
        self.assertEqual(self.badge(cwd=self.folder / "project/docs"), self.wanted)
        self.write("project/beian.toml", f"gongan = '''\n{NEW}\n'''\n")
        self.assertEqual(self.badge(cwd=self.folder / "project/docs"), self.wanted)
        self.write("gongan.html", OLD.replace("110101", "110102"))
        self.write("project/beian.toml", 'gongan = "gongan.html"\n')
        self.assertEqual(self.badge(cwd=self.folder / "project"), self.wanted)

    def test_a_page_with_the_platforms_html_passes(self):
        self.write("public/index.html", "<!DOCTYPE html><meta charset=utf-8><title>t</title><body>"
                   f'<a href="https://beian.miit.gov.cn/">{ICP}</a> {NEW}')
        self.expect(0, "check", "--icp", ICP, "--gongan", NEW)

    def test_errors_say_where_and_what_to_do(self):
        self.write("gongan.html", OLD.replace("recordcode=11010102990001", "recordcode=11010102990009"))
        self.write("beian.toml", 'gongan = "gongan.html"\n')
        self.expect(2, "render")
        self.assertIn("beian.toml:1:10: gongan.html: ", self.err)
        self.assertIn("its link asks for 11010102990009", self.err)
        self.expect(2, "render", "--lang", "zh")
        self.assertIn("链接查询的却是 11010102990009", self.err)
        (self.folder / "beian.toml").unlink()
        for value, words in (
            (NEW.replace("京公网安备11010102990001", ""), "shows no public-security number"),
            (NEW + "<p>沪公网安备31010102990002号</p>", "two public-security numbers"),
            ("none.html", "no file has that name"),
        ):
            with self.subTest(value=value):
                self.expect(2, "render", "--gongan", value)
                self.assertIn("--gongan: ", self.err)
                self.assertIn(words, self.err)
        self.write("big.html", NEW + " " * 65536)
        self.expect(2, "render", "--gongan", "big.html")
        self.assertIn("larger than 64 KB", self.err)
        closed = self.write("closed.html", NEW)
        closed.chmod(0)
        self.expect(2, "render", "--gongan", "closed.html", prefix=self.as_nobody())
        self.assertIn("cannot read the file closed.html", self.err)


if __name__ == "__main__":
    unittest.main()
