"""A build backend for pyproject.toml: setuptools' own, with the modules of [tool.justjitc] compiled.

    [build-system]
    requires = ["setuptools", "justjitc"]
    build-backend = "justjitc.build"

    [tool.justjitc]
    modules = ["pkg/**/*.py"]
"""
from __future__ import annotations

import tomllib

from setuptools import build_meta as _meta
from setuptools.dist import Distribution

from justjitc.setuptools import justjitize


def _extensions() -> list:
    with open("pyproject.toml", "rb") as file:
        table = tomllib.load(file).get("tool", {}).get("justjitc", {})
    # The other keys are read, and checked, by the compiler.
    if "modules" not in table:
        raise SystemExit("error: justjitc.build: pyproject.toml names no modules in [tool.justjitc]")
    return justjitize(table["modules"], exclude=table.get("exclude", ()))


class _Backend(_meta._BuildMetaBackend):
    """Each hook of setuptools' backend runs setup(); the extensions join when its configuration has been read."""

    def run_setup(self, setup_script: str = "setup.py") -> None:
        extensions = _extensions()
        original = Distribution.parse_config_files

        def parse_config_files(distribution, *args, **kwargs):
            original(distribution, *args, **kwargs)
            distribution.ext_modules = [*(distribution.ext_modules or ()), *extensions]

        Distribution.parse_config_files = parse_config_files
        try:
            super().run_setup(setup_script)
        finally:
            Distribution.parse_config_files = original


_backend = _Backend()
build_sdist = _backend.build_sdist
build_wheel = _backend.build_wheel
get_requires_for_build_sdist = _backend.get_requires_for_build_sdist
get_requires_for_build_wheel = _backend.get_requires_for_build_wheel
prepare_metadata_for_build_wheel = _backend.prepare_metadata_for_build_wheel
if hasattr(_backend, "build_editable"):
    build_editable = _backend.build_editable
    get_requires_for_build_editable = _backend.get_requires_for_build_editable
    prepare_metadata_for_build_editable = _backend.prepare_metadata_for_build_editable
