"""setuptools: `setup(ext_modules=justjitize(["pkg/**/*.py"], exclude=["tests"]))`.

An extension module here is a Python source file; `build_ext` hands all of them to one call of the compiler and puts the results where
setuptools wants them. Sources stay beside them, unless sources=False: then a .pyi takes their place.
"""
from __future__ import annotations

import glob
import os
import shutil
import sys
import tempfile
from typing import Iterable, Sequence

from setuptools import Extension
from setuptools.command.build_ext import build_ext as _build_ext
from setuptools.command.build_py import build_py as _build_py

from justjitc import command, stubs


class JustjitExtension(Extension):
    """One module to compile."""

    def __init__(self, name: str, source: str, options: Sequence[str], optional: bool, keep_source: bool):
        super().__init__(name, [source], optional=optional)
        self.justjitc_options = tuple(options)
        self.keep_source = keep_source


class BuildExt(_build_ext):
    """Compiles the modules of justjitize; other extensions are built as ever."""

    def build_extensions(self) -> None:
        ours = [e for e in self.extensions if isinstance(e, JustjitExtension)]
        self._compile(ours)
        others = [e for e in self.extensions if not isinstance(e, JustjitExtension)]
        if others:
            self.extensions, every = others, self.extensions
            try:
                super().build_extensions()
            finally:
                self.extensions = every

    def _compile(self, extensions: list[JustjitExtension]) -> None:
        groups: dict[tuple, list[JustjitExtension]] = {}
        for extension in extensions:
            groups.setdefault((extension.justjitc_options, extension.optional), []).append(extension)
        for (options, optional), group in groups.items():
            jobs = [f"-j{self.parallel}"] if isinstance(self.parallel, int) and self.parallel > 0 else []
            more = [*options, *jobs, *(["--keep-going"] if optional else [])]
            with tempfile.TemporaryDirectory(prefix="justjitc-") as folder:
                try:
                    command.build([e.sources[0] for e in group], "-d", folder, *more)
                except command.CompileError as error:
                    if not optional:
                        raise SystemExit(f"error: justjitc: {error}") from None
                    print(f"warning: justjitc: {error}\nwarning: what failed stays pure Python", file=sys.stderr)
                for extension in group:
                    self._deliver(extension, folder)

    def _deliver(self, extension: JustjitExtension, folder: str) -> None:
        suffix = os.path.basename(self.get_ext_filename("x"))[1:]
        made = os.path.join(folder, *_place(extension).split("/")) + suffix
        target = self.get_ext_fullpath(extension.name)
        if not os.path.exists(made):  # optional, and it failed
            return
        os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
        shutil.copyfile(made, target + ".tmp")
        shutil.copymode(made, target + ".tmp")
        os.replace(target + ".tmp", target)

    def get_outputs(self) -> list[str]:
        return [path for path in super().get_outputs() if os.path.exists(path) or not self._optional(path)]

    def _optional(self, path: str) -> bool:
        return any(self.get_ext_fullpath(e.name) == path for e in self.extensions if e.optional)

    def copy_extensions_to_source(self) -> None:
        every = self.extensions
        self.extensions = [e for e in every if not e.optional or os.path.exists(self._built(e))]
        try:
            super().copy_extensions_to_source()
        finally:
            self.extensions = every

    def _built(self, extension: Extension) -> str:
        return os.path.join(self.build_lib, self.get_ext_filename(self.get_ext_fullname(extension.name)))


class BuildPy(_build_py):
    """Leaves out the sources of modules that ship without them, and writes their .pyi."""

    def build_module(self, module: str, module_file: str, package: str):
        for extension in self.distribution.ext_modules or ():
            if isinstance(extension, JustjitExtension) and not extension.keep_source and \
                    os.path.normpath(extension.sources[0]) == os.path.normpath(module_file):
                parts = package.split(".") if isinstance(package, str) else list(package)
                target = os.path.splitext(self.get_module_outfile(self.build_lib, parts, module))[0] + ".pyi"
                self.mkpath(os.path.dirname(target))
                with open(module_file, "rb") as source, open(target, "w", encoding="utf-8") as stub:
                    stub.write(stubs.stub(source.read()))
                # without this marker type checkers do not look for stubs here (PEP 561)
                if os.path.basename(target) == "__init__.pyi" and len(parts) == 1:
                    open(os.path.join(os.path.dirname(target), "py.typed"), "a").close()
                return target, 1
        return super().build_module(module, module_file, package)


def _place(extension: JustjitExtension) -> str:
    """Where the compiler's tree has the module, without suffix."""
    return extension.name.replace(".", "/")


def _sources(patterns: Iterable[str], exclude: Iterable[str]) -> list[str]:
    left_out = {os.path.normpath(p) for pattern in exclude for p in glob.glob(pattern, recursive=True)}
    found = {os.path.normpath(p) for pattern in patterns for p in glob.glob(pattern, recursive=True)}
    return sorted(p for p in found if p.endswith(".py") and p not in left_out and
                  not any(p.startswith(folder + os.sep) or part == folder for folder in left_out for part in p.split(os.sep)))


def _dotted(source: str) -> str:
    """The extension's name: that of the module; a package is its __init__."""
    folder, name = os.path.split(os.path.splitext(source)[0])
    while folder and os.path.exists(os.path.join(folder, "__init__.py")):
        folder, last = os.path.split(folder)
        name = last + "." + name
    return name


def justjitize(modules: Iterable[str], *, exclude: Iterable[str] = (), optional: bool = False, sources: bool = True, strict: bool = False,
               optimize: int | None = None, target_cpu: str | None = None, profile: str | None = None, options: Sequence[str] = ()) -> list[Extension]:
    """The extension modules for the files that match. With JUSTJITC_SKIP=1 there are none: the package stays pure."""
    if command.skipped():
        return []
    from setuptools.dist import Distribution
    _teach(Distribution)
    more = [*options, *(["--strict"] if strict else []), *([f"-O{optimize}"] if optimize is not None else []),
            *([f"--target-cpu={target_cpu}"] if target_cpu else []), *([f"--profile={profile}"] if profile else [])]
    found = _sources(modules, exclude)
    if not found:
        raise SystemExit(f"error: justjitc: no file matches {', '.join(modules)}")
    return [JustjitExtension(_dotted(source), source, more, optional, sources) for source in found]


def _teach(distribution: type) -> None:
    """Makes every distribution of this process use the commands above, unless its setup.py has its own."""
    if getattr(distribution, "_justjitc", False):
        return
    original = distribution.get_command_class

    def get_command_class(self, name):
        ours = {"build_ext": BuildExt, "build_py": BuildPy}.get(name)
        wanted = any(isinstance(e, JustjitExtension) for e in self.ext_modules or ())
        if ours and wanted and name not in self.cmdclass:
            self.cmdclass[name] = ours
        return original(self, name)

    distribution.get_command_class = get_command_class
    distribution._justjitc = True
