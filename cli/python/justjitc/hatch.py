"""hatchling: compiles the modules of a wheel.

    [tool.hatch.build.targets.wheel.hooks.justjitc]
    dependencies = ["justjitc"]
    modules = ["pkg/**/*.py"]      # default: those of [tool.justjitc]
"""
from __future__ import annotations

import os
import shutil
import tempfile

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.plugin import hookimpl

from justjitc import command


class JustjitBuildHook(BuildHookInterface):
    """Puts the libraries beside their sources in the wheel, and gives it the tag of this Python and machine."""

    PLUGIN_NAME = "justjitc"

    def initialize(self, version: str, build_data: dict) -> None:
        if command.skipped() or self.target_name != "wheel":
            return
        self.folder = tempfile.mkdtemp(prefix="justjitc-")
        exclude = [word for pattern in self.config.get("exclude", ()) for word in ("--exclude", pattern)]
        made = command.build(self.config.get("modules", ()), "-d", self.folder, *exclude, cwd=self.root)
        for module in made:
            build_data["force_include"][module.output] = os.path.relpath(module.output, self.folder)
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict, artifact_path: str) -> None:
        shutil.rmtree(getattr(self, "folder", ""), ignore_errors=True)


@hookimpl
def hatch_register_build_hook():
    return JustjitBuildHook
