"""Programs with the packages that they need from the index, as they are and compiled: what counts.py and the suites share.

The first lines of a program say which: `# install:` names the requirements, `# pure:` those that are built from their sdist,
`# environment:` variables of that build, `# compile:` what of it is compiled, with the program itself, by one command.
"""
from __future__ import annotations

import pathlib
import re
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from index import index_is_reached, install  # noqa: E402
from support import Toolchain, run  # noqa: E402


def directive(source: pathlib.Path, key: str) -> list[str]:
    found = re.search(rf"^# {key}: *(.+)$", source.read_text(), re.M)
    return found.group(1).split() if found else []


def units(suite: str, names: list[str]) -> list[pathlib.Path]:
    """The programs of units/ that belong to a suite; those named, when any are."""
    found = [s for s in sorted((HERE / "units").glob("*.py")) if suite in directive(s, "suites")]
    unknown = set(names) - {s.stem for s in found}
    if unknown:
        raise SystemExit(f"not a unit of {suite}: {', '.join(sorted(unknown))}")
    return [s for s in found if not names or s.stem in names]


class Installed:
    """The folders of programs below one folder, which is kept: nothing is fetched twice."""

    def __init__(self, tools: Toolchain, folder: str | None = None):
        self.tools = tools
        self.folder = pathlib.Path(folder).resolve() if folder else pathlib.Path(tools.justjitc).resolve().parent / "bench"
        self.pip = self.folder / "pip"

    def reached(self) -> bool:
        """Whether packages can be had; says so when not."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if index_is_reached(self.tools, self.pip, "pip"):
            return True
        print("SKIPPED: the package index cannot be reached")
        return False

    def plain(self, source: pathlib.Path, maker: bool = False) -> pathlib.Path:
        """A program and its packages as they are; `maker`: with the wheels that their makers have compiled."""
        pure = [] if maker else directive(source, "pure")
        variables = dict(v.split("=", 1) for v in directive(source, "environment"))
        folder = self.folder / source.stem / ("maker" if maker else "interpreted")
        key, ready = f"{directive(source, 'install')} {pure} {variables}", folder / "installed"
        if not ready.exists() or ready.read_text() != key:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            install(self.pip, folder, directive(source, "install"), pure, variables)
            ready.write_text(key)
        shutil.copy(source, folder)
        binary = [path for target in directive(source, "compile") for path in folder.glob(f"{target}/**/*.so")]
        if bool(binary) != maker:
            raise RuntimeError(f"{folder}: {binary[0] if binary else 'nothing is compiled'}")
        return folder

    def compiled(self, source: pathlib.Path, *options: str) -> pathlib.Path:
        """A copy of the plain folder, compiled anew."""
        plain = self.plain(source)
        folder = plain.with_name("compiled")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(plain, folder, ignore=shutil.ignore_patterns("__pycache__", "cachegrind.*"))
        targets = [path for name in [*directive(source, "compile"), source.name] for path in sorted(folder.glob(name))]
        done = run([self.tools.justjitc, "--quiet", "--strict", "--no-config", *options, *targets], timeout=3600)
        if not done.ok:
            raise RuntimeError(f"the compiler: {done.status}\n{done.stderr[-2000:]}")
        return folder
