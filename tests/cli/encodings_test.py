"""Pages in GB18030 are read, found fault with and edited as their twins in UTF-8: every character of two bytes, and every 37th of four,
beside each piece of markup, in text, attributes, names, comments and scripts. Python's codec says what is the same text.

Run by ctest; by hand: BEIAN=build/test/beian python3 tests/cli/encodings_test.py [-k NAME]
"""

import re
import unittest

from cli_test import GONGAN, ICP, Case

AROUND = ('<p title="{0}" lang=\'{0}\' id={0}>{0}<b>{0}</b>{0}<!--{0}-->{0}<i {0}="{0}>" {0}>{0}</i>{0}&amp;{0}&{0};{0}</p >'
          '{0}<script>"{0}</b>{0}"</script>{0}<textarea>{0}</textarea>{0}<![CDATA[{0}]]>{0}</{0}>{0}<br/>{0}\r\n{0}\n')
FOOTER = f'<footer><a href="http://www.miitbeian.gov.cn/">{ICP}</a></footer>'


def characters():
    for code in [*range(0x80, 0xd800), *range(0xe000, 0x10000), *range(0x10000, 0x110000, 0x25)]:
        coded = chr(code).encode("gb18030")
        if len(coded) == 2 or code % 37 == 0:
            yield chr(code)


class Gb18030(Case):
    def test_every_character_beside_every_piece_of_markup(self):
        pages = {}
        chars = list(characters())
        self.assertGreaterEqual(sum(len(c.encode("gb18030")) == 2 for c in chars), 23_900)
        for at in range(0, len(chars), 200):
            body = "".join(AROUND.format(c) for c in chars[at:at + 200])
            pages[f"{at:06}.html"] = (f'<!DOCTYPE html><html><head><meta charset="CHARSET"><title>t</title></head><body>{body}'
                                      f'{FOOTER}</body></html>')
        for name, text in pages.items():
            self.write("gb/" + name, text.replace("CHARSET", "gb18030").encode("gb18030"))
            self.write("utf/" + name, text.replace("CHARSET", "utf-8  ").encode())
        found = {}
        for kind in ("gb", "utf"):
            report = self.report(1, "check", "--icp", ICP, kind)
            self.assertEqual(report["summary"]["pages"], len(pages))
            self.assertEqual(report["summary"]["refused"], 0)
            found[kind] = [(f["rule"], f["path"], f["line"], f["column"], f["message"]) for f in report["findings"]]
            for f in report["findings"]:
                if f["rule"] != "icp-link-stale":
                    continue
                raw = (self.folder / kind / f["path"]).read_bytes()[f["begin"]:f["end"]]
                self.assertIn(b"www.miitbeian.gov.cn", raw)
        self.assertEqual(len([f for f in found["gb"] if f[0] == "icp-link-stale"]), len(pages))
        self.assertEqual(found["gb"], found["utf"])

        for kind in ("gb", "utf"):
            before = {name: (self.folder / kind / name).read_bytes() for name in pages}
            self.expect(0, "inject", "--icp", ICP, "--gongan", GONGAN, "--rule", "icp-link-stale=off", "-q", kind)
            for name, old in before.items():
                new = (self.folder / kind / name).read_bytes()
                begin, end = re.search(rb"<div data-beian.*?</div>", new, re.S).span()
                self.assertTrue(new[:begin] + new[end:] == old, name)
                self.assertTrue(kind == "utf" or new[begin:end].isascii())
            self.expect(0, "remove", "-q", kind)
            for name, old in before.items():
                self.assertTrue((self.folder / kind / name).read_bytes() == old, name)


if __name__ == "__main__":
    unittest.main()
