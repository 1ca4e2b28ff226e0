"""A wheel for one kind of machine where the program is in it; for all of them where it is not.

    cp build/static/beian integrations/python/beian_footer/_program/beian       (scripts/release does this in a folder of its own)
    BEIAN_PLATFORM=manylinux_2_17_x86_64 pip wheel --no-deps integrations/python

Everything else is in pyproject.toml, which cannot say what depends on a file being there.
"""
import os
import pathlib

from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.dist import Distribution

WITH_PROGRAM = pathlib.Path(__file__).resolve().parent.joinpath("beian_footer", "_program", "beian").is_file()


class WithProgram(Distribution):
    def has_ext_modules(self):  # what is installed is no longer the same on every machine
        return WITH_PROGRAM


class Tagged(bdist_wheel):
    """The program speaks to no Python: any version will do, and no ABI is asked for."""

    def get_tag(self):
        _, _, platform = super().get_tag()
        return "py3", "none", (os.environ.get("BEIAN_PLATFORM") or platform) if WITH_PROGRAM else "any"


setup(distclass=WithProgram, cmdclass={"bdist_wheel": Tagged})
