"""--archive: pages in tar and zip files get the bytes that their unpacked folder gets, and what is no page stays as it was.

    BEIAN=build/release/beian python3 tests/cli/archive_test.py
"""

import gzip
import io
import os
import pathlib
import shutil
import sys
import tarfile
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "crash"))
from crash import png
from cli_test import GONGAN, ICP, PAGE, Case

NUMBERS = ("--icp", ICP, "--gongan", GONGAN)
HIDDEN = PAGE.replace("</head>", '<link rel="stylesheet" href="/css/site.css"></head>').replace(
    "</body>", '<footer class="gone">旧页脚</footer></body>')
FORMATS = {"gnu.tar": tarfile.GNU_FORMAT, "pax.tar": tarfile.PAX_FORMAT, "ustar.tar": tarfile.USTAR_FORMAT}


class Archives(Case):
    def site(self):
        """A page may stand before the sheet that hides its footer, and names need not be ASCII."""
        self.write("public/a/hidden.html", HIDDEN)
        self.write("public/css/site.css", ".gone{display:none}")
        self.write("public/img.png", png())
        self.write("public/index.html")
        self.write("public/博客/首页.html", PAGE.replace("你好", "x" * 100_000))
        self.write("public/z.bin", os.urandom(300_000))
        (self.folder / "public/a/link.html").symlink_to("hidden.html")
        os.utime(self.folder / "public/index.html", (1_500_000_000, 1_500_000_000))
        (self.folder / "public/index.html").chmod(0o640)

    def pack(self, name, names=None, form=tarfile.GNU_FORMAT, mode="w", top="public"):
        with tarfile.open(self.folder / name, mode, format=form) as tar:
            tar.add(self.folder / "public", top, recursive=False)
            for path in names or sorted(str(p.relative_to(self.folder / "public")) for p in (self.folder / "public").rglob("*")):
                tar.add(self.folder / "public" / path, f"{top}/{path}", recursive=False)

    def members(self, name):
        """Name, kind, bytes and everything else that a tar says of each member."""
        out = []
        with tarfile.open(self.folder / name) as tar:
            for each in tar:
                data = tar.extractfile(each).read() if each.isfile() else None
                out.append(((each.name, each.type, each.mode, each.uid, each.gid, each.uname, each.gname, int(each.mtime), each.linkname), data))
        return out

    def injected_folder(self, *more):
        shutil.copytree(self.folder / "public", self.folder / "unpacked/public", symlinks=True)
        self.expect(0, "inject", "unpacked/public", *NUMBERS, *more)
        return self.folder / "unpacked"

    def test_tars_get_the_bytes_of_their_unpacked_folder_and_keep_all_else(self):
        self.site()
        unpacked = self.injected_folder()
        for name, form in FORMATS.items():
            for top in ("public", "."):
                self.pack(name, form=form, top=top)
                before = self.members(name)
                self.expect(1, "check", "--archive", name, *NUMBERS)
                self.expect(0, "inject", "--archive", name, "-o", "out-" + name, *NUMBERS)
                after = self.members("out-" + name)
                self.assertEqual([each[0] for each in after], [each[0] for each in before], name)
                changed = 0
                for (about, old), (_, new) in zip(before, after):
                    if new is None:
                        continue
                    path = about[0].removeprefix("public").removeprefix(".").lstrip("/")
                    self.assertEqual(new, (unpacked / "public" / path).read_bytes(), about[0])
                    changed += new != old
                self.assertEqual(changed, 3)
                self.expect(0, "check", "--archive", "out-" + name, *NUMBERS)
        self.assertIn(b"<footer class=\"gone\">\xe6\x97\xa7\xe9\xa1\xb5\xe8\x84\x9a</footer>", dict((a[0], d) for a, d in after)["./a/hidden.html"])

    def test_each_packing_and_the_new_name_says_which(self):
        self.site()
        for mode, ending in (("w:gz", "tar.gz"), ("w:bz2", "tar.bz2"), ("w:xz", "tar.xz")):
            self.pack("in." + ending, mode=mode)
            self.expect(0, "inject", "--archive", "in." + ending, "-o", "out." + ending, *NUMBERS)
            with tarfile.open(self.folder / ("out." + ending), "r:" + ending[4:]) as tar:
                self.assertIn(b"data-beian", tar.extractfile("public/index.html").read())
        self.expect(0, "inject", "--archive", "in.tar.gz", "-o", "out.tar.zst", *NUMBERS)
        self.assertEqual((self.folder / "out.tar.zst").read_bytes()[:4], b"\x28\xb5\x2f\xfd")
        self.expect(0, "check", "--archive", "out.tar.zst", *NUMBERS)
        self.expect(2, "inject", "--archive", "in.tar.gz", "-o", "out.zip", *NUMBERS)
        self.assertFalse((self.folder / "out.zip").exists())

    def test_the_same_archive_gives_the_same_bytes(self):
        self.site()
        self.pack("in.tar.gz", mode="w:gz")
        for name in ("one.tar.gz", "two.tar.gz"):
            self.expect(0, "inject", "--archive", "in.tar.gz", "-o", name, *NUMBERS, "-j", "1" if name[0] == "o" else "7")
        self.assertEqual((self.folder / "one.tar.gz").read_bytes(), (self.folder / "two.tar.gz").read_bytes())

    def test_zip(self):
        self.site()
        (self.folder / "public/a/link.html").unlink()
        unpacked = self.injected_folder()
        with zipfile.ZipFile(self.folder / "in.zip", "w", zipfile.ZIP_DEFLATED) as out:
            for path in sorted((self.folder / "public").rglob("*"), reverse=True):
                out.write(path, path.relative_to(self.folder))
        self.expect(0, "inject", "--archive", "in.zip", "-o", "out.zip", *NUMBERS)
        with zipfile.ZipFile(self.folder / "in.zip") as old, zipfile.ZipFile(self.folder / "out.zip") as new:
            self.assertIsNone(new.testzip())
            about = lambda z: [(i.filename, i.date_time, i.external_attr >> 16) for i in z.infolist()]
            self.assertEqual(about(new), about(old))
            for name in new.namelist():
                if not name.endswith("/"):
                    self.assertEqual(new.read(name), (unpacked / name).read_bytes(), name)
        self.expect(0, "check", "--archive", "out.zip", *NUMBERS)

    def test_the_folder_in_the_archive_can_be_named(self):
        self.write("public/index.html")
        self.write("public/docs/index.html")
        self.pack("in.tar", top="job/public")
        report = self.report(1, "check", "--archive", "in.tar", "job/public", *NUMBERS)
        self.assertEqual({f["path"] for f in report["findings"]}, {"index.html", "docs/index.html"})
        report = self.report(1, "check", "--archive", "in.tar", "job/public/docs", *NUMBERS)
        self.assertEqual({f["path"] for f in report["findings"]}, {"index.html"})
        self.expect(2, "check", "--archive", "in.tar", "elsewhere", *NUMBERS)
        self.expect(2, "check", "--archive", "in.tar", "../x", *NUMBERS)

    def test_files_of_the_badge_stand_at_the_end(self):
        self.site()
        self.write("icon.png", png())
        more = ("--badge-icon", "icon.png", "--badge-style", "class")
        unpacked = self.injected_folder(*more)
        self.pack("in.tar")
        self.expect(0, "inject", "--archive", "in.tar", "-o", "out.tar", *NUMBERS, *more)
        members = self.members("out.tar")
        self.assertEqual(len(members), len(self.members("in.tar")) + 2)
        for about, data in members[-2:]:
            self.assertEqual(data, (unpacked / about[0]).read_bytes())
            self.assertTrue(about[0].startswith("public/beian-"), about[0])
        self.assertEqual(dict((a[0], d) for a, d in members)["public/index.html"], (unpacked / "public/index.html").read_bytes())

    def test_packed_copies_are_made_anew_or_the_run_ends(self):
        self.write("public/index.html")
        self.write("public/index.html.gz", gzip.compress(PAGE.encode()))
        self.write("public/old.html.gz", gzip.compress(b"another page"))
        self.write("public/old.html")
        self.pack("in.tar", ["index.html", "index.html.gz", "old.html", "old.html.gz"])
        report = self.report(1, "check", "--archive", "in.tar", *NUMBERS)
        self.assertEqual([f["path"] for f in report["findings"] if f["rule"] == "precompressed-stale"], ["old.html"])
        self.expect(0, "inject", "--archive", "in.tar", "-o", "out.tar", *NUMBERS)
        data = {about[0]: data for about, data in self.members("out.tar")}
        for name in ("index.html", "old.html"):
            self.assertEqual(gzip.decompress(data[f"public/{name}.gz"]), data[f"public/{name}"])
        self.expect(0, "check", "--archive", "out.tar", *NUMBERS)
        self.pack("bad.tar", ["index.html.gz", "index.html"])
        self.expect(2, "inject", "--archive", "bad.tar", "-o", "bad-out.tar", *NUMBERS)
        self.assertIn("index.html.gz", self.err)
        self.assertFalse((self.folder / "bad-out.tar").exists())

    def test_packed_copies_are_left_out_where_that_is_asked_for(self):
        self.write("public/a.html", PAGE)
        self.write("public/b.html", "<p>part of a page")
        for name in ("a.html", "b.html"):
            self.write(f"public/{name}.gz", gzip.compress((self.folder / "public" / name).read_bytes()))
        for order, kept in ((["a.html", "a.html.gz", "b.html", "b.html.gz"], ["public/a.html", "public/b.html", "public/b.html.gz"]),
                            (["a.html.gz", "a.html", "b.html"], ["public/a.html", "public/b.html"])):
            self.pack("in.tar", order)
            self.expect(0, "inject", "--archive", "in.tar", "-o", "out.tar", *NUMBERS, "--twins", "remove")
            self.assertEqual([about[0] for about, data in self.members("out.tar") if data is not None], kept)

    def test_other_files_are_held_to_the_rules(self):
        self.write("public/index.html")
        self.write("public/sitemap.xml", "<urlset><url><loc>https://x.cn/</loc></url><url><loc>https://x.cn/gone/</loc></url></urlset>")
        self.pack("in.tar")
        report = self.report(1, "check", "--archive", "in.tar", *NUMBERS)
        self.assertEqual([f["path"] for f in report["findings"] if f["rule"] == "sitemap-page-missing"], ["sitemap.xml"])
        self.write("public/sw.js", 'x=[{url:"index.html",revision:"0cc175b9c0f1b6a831c399e269772661"}]')
        self.pack("in.tar")
        self.expect(2, "check", "--archive", "in.tar", *NUMBERS)
        self.assertIn("sw.js", self.err)

    def test_scope_home(self):
        self.write("public/index.html", '<!doctype html><meta http-equiv="refresh" content="0; url=/zh/">')
        self.write("public/zh/index.html")
        self.write("public/zh/a.html")
        self.pack("in.tar")
        report = self.report(1, "check", "--archive", "in.tar", "--scope", "home", *NUMBERS)
        self.assertEqual({f["path"] for f in report["findings"]}, {"zh/index.html"})

    def refused(self, words):
        """Not checked and not injected: exit 2, and what stood under the output's name stands there still."""
        self.write("out.tar", "before")
        self.expect(2, "check", "--archive", "in.tar", *NUMBERS)
        self.assertIn(words, self.err)
        self.expect(2, "inject", "--archive", "in.tar", "-o", "out.tar", *NUMBERS)
        self.assertEqual((self.folder / "out.tar").read_bytes(), b"before")
        self.assertEqual([p.name for p in self.folder.iterdir() if ".beian-" in p.name], [])

    def one_more(self, member, data=b""):
        with tarfile.open(self.folder / "in.tar", "w") as tar:
            page = tarfile.TarInfo("public/index.html")
            page.size = len(PAGE.encode())
            tar.addfile(page, io.BytesIO(PAGE.encode()))
            tar.addfile(member, io.BytesIO(data))

    def test_members_that_lead_outside_are_refused(self):
        for name in ("../evil.html", "/etc/evil.html", "public/../../evil", "public\\evil"):
            self.one_more(tarfile.TarInfo(name))
            self.refused("outside of the folder")
        for kind, target in ((tarfile.SYMTYPE, "../../x"), (tarfile.SYMTYPE, "/etc"), (tarfile.LNKTYPE, "../x")):
            member = tarfile.TarInfo("public/link")
            member.type, member.linkname = kind, target
            self.one_more(member)
            self.refused("outside of the folder")

    def test_members_through_a_link_and_pages_with_two_names_are_refused(self):
        with tarfile.open(self.folder / "in.tar", "w") as tar:
            link = tarfile.TarInfo("public/a")
            link.type, link.linkname = tarfile.SYMTYPE, "b"
            tar.addfile(link)
            tar.addfile(tarfile.TarInfo("public/a/x.html"))
        self.refused("through a link")
        hard = tarfile.TarInfo("public/second.html")
        hard.type, hard.linkname = tarfile.LNKTYPE, "public/index.html"
        self.one_more(hard)
        self.refused("hard links")
        self.one_more(tarfile.TarInfo("public/index.html"))
        self.refused("twice")

    def test_bombs_are_refused_before_they_are_unpacked(self):
        with open(self.folder / "in.tar", "wb") as out:
            bomb = tarfile.TarInfo("public/bomb.bin")
            bomb.size = 1 << 41
            out.write(bomb.tobuf(tarfile.GNU_FORMAT))
        self.refused("unpacks to more")
        self.one_more(tarfile.TarInfo("public/x"))
        page = tarfile.TarInfo("public/huge.html")
        page.size = (64 << 20) + 1
        self.one_more(page, b"x" * page.size)
        self.refused("cannot be a page")

    def test_torn_ones_and_others_are_refused(self):
        self.site()
        self.pack("whole.tar")
        whole = (self.folder / "whole.tar").read_bytes()
        for size in (1, 700, 20_000, 250_880, len(whole) // 2):
            self.write("in.tar", whole[:size])
            self.refused("archive")
        packed = gzip.compress(whole)
        self.write("in.tar", packed[:-4])
        self.refused("archive")
        self.write("in.tar", "no archive at all")
        self.refused("archive")
        with tarfile.open(self.folder / "in.tar", "w") as tar:
            tar.addfile(tarfile.TarInfo("public/readme.txt"))
        self.expect(2, "check", "--archive", "in.tar", *NUMBERS)
        self.assertIn("no-pages", self.out)

    def test_a_page_that_cannot_be_mended_leaves_exit_1_and_an_archive(self):
        self.write("public/index.html")
        self.write("public/x.html", PAGE.replace("你好", "京ICP备2024990002号-1"))
        self.pack("in.tar")
        self.expect(1, "inject", "--archive", "in.tar", "-o", "out.tar", "--icp", ICP)
        self.assertIn(b"data-beian", dict((a[0], d) for a, d in self.members("out.tar"))["public/index.html"])

    def test_the_archive_itself_may_be_renewed(self):
        self.site()
        self.pack("in.tar.gz", mode="w:gz")
        (self.folder / "in.tar.gz").chmod(0o640)
        self.expect(0, "inject", "--archive", "in.tar.gz", "-o", "in.tar.gz", *NUMBERS)
        self.assertEqual((self.folder / "in.tar.gz").stat().st_mode & 0o777, 0o640)
        self.expect(0, "check", "--archive", "in.tar.gz", *NUMBERS)

    def test_usage(self):
        self.site()
        self.pack("in.tar")
        self.expect(2, "inject", "--archive", "in.tar", *NUMBERS)
        self.assertIn("-o FILE", self.err)
        self.expect(2, "inject", "public", "-o", "out.tar", *NUMBERS)
        self.expect(2, "check", "--archive", "in.tar", "a", "b", *NUMBERS)
        self.expect(2, "check", "--archive", "in.tar", "--shard", "1/2", *NUMBERS)
        self.expect(2, "check", "--archive", "gone.tar", *NUMBERS)
        self.expect(2, "check", "--archive", "public", *NUMBERS)


if __name__ == "__main__":
    unittest.main()
