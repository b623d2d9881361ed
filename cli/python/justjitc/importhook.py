"""Compiling on first import.

    import justjitc.importhook
    justjitc.importhook.install("pkg", "other.*")

A module that matches is compiled into the user's cache and loaded from there; `__file__`, tracebacks and data files are those of its
source. Everything else is imported as ever. A module that cannot be compiled runs interpreted; the first one is a warning.
"""
from __future__ import annotations

import fnmatch
import hashlib
import importlib.machinery
import importlib.util
import os
import subprocess
import sys
import warnings
from typing import Callable

from justjitc import command

_SUFFIX = importlib.machinery.EXTENSION_SUFFIXES[0]
_warned = False


class JustjitWarning(UserWarning):
    """A module runs interpreted although the import hook was asked to compile it."""


class _Loader(importlib.machinery.ExtensionFileLoader):
    """Loads a library from the cache under the name and path of its source."""

    def __init__(self, name: str, library: str, source: str):
        super().__init__(name, library)
        self.source = source

    def exec_module(self, module) -> None:
        module.__file__ = self.source  # the runtime looks for the source, and names it in tracebacks, from here
        super().exec_module(module)

    def get_source(self, name: str) -> str:
        with open(self.source, "rb") as file:
            return importlib.util.decode_source(file.read())

    def is_package(self, name: str) -> bool:
        return os.path.basename(self.source) == "__init__.py"


def cache_folder() -> str:
    """Where compiled modules are kept: $JUSTJITC_CACHE, else `justjitc/modules` in the user's cache directory."""
    given = os.environ.get("JUSTJITC_CACHE")
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return given or os.path.join(base, "justjitc", "modules")


def _compiler_identity() -> str:
    words = command.command()
    path = words[0] if len(words) == 1 else importlib.util.find_spec("justjitc._compiler").origin
    status = os.stat(path)
    return f"{path} {status.st_size} {status.st_mtime_ns}"


def _settings(source: str) -> bytes:
    """The pyproject.toml that the compiler will read."""
    folder = os.path.dirname(os.path.abspath(source))
    while True:
        path = os.path.join(folder, "pyproject.toml")
        if os.path.isfile(path):
            with open(path, "rb") as file:
                return file.read()
        if folder == os.path.dirname(folder):
            return b""
        folder = os.path.dirname(folder)


def compiled(name: str, source: str) -> str:
    """The library of a module, made if it is not in the cache yet. CompileError, or OSError, when it cannot be had."""
    with open(source, "rb") as file:
        parts = [_compiler_identity().encode(), name.encode(), _SUFFIX.encode(), _settings(source), file.read()]
    key = hashlib.sha256(b"".join(b"%d:%s" % (len(p), p) for p in parts)).hexdigest()
    last = "__init__" if os.path.basename(source) == "__init__.py" else name.rpartition(".")[2]
    library = os.path.join(cache_folder(), key[:2], key[2:], last + _SUFFIX)
    if not os.path.exists(library):
        os.makedirs(os.path.dirname(library), exist_ok=True)
        # the compiler renames its result into place: several processes may do this at once
        done = subprocess.run([*command.command(), source, "-o", library, f"--module-name={name}"], capture_output=True, text=True,
                              encoding="utf-8", errors="replace", stdin=subprocess.DEVNULL)
        if done.returncode:
            raise command.CompileError(done.stderr.strip())
    return library


class Finder:
    """Stands before the other finders and answers for the modules that `wanted` is true of (name, path of the source)."""

    def __init__(self, wanted: Callable[[str, str], bool], names: Callable[[str], bool] = lambda name: True):
        self.wanted, self.names = wanted, names

    def find_spec(self, name, path=None, target=None):
        if not self.names(name):
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is None or type(spec.loader) is not importlib.machinery.SourceFileLoader or not self.wanted(name, spec.origin):
            return None
        try:
            library = compiled(name, spec.origin)
        except (command.CompileError, OSError) as error:
            _warn(name, error)
            return None
        return importlib.util.spec_from_file_location(name, library, loader=_Loader(name, library, spec.origin),
                                                      submodule_search_locations=spec.submodule_search_locations)


def _warn(name: str, error: Exception) -> None:
    global _warned
    if not _warned:
        _warned = True
        warnings.warn(f"{name} runs interpreted, and so may others, which are not named: {error}", JustjitWarning, stacklevel=2)


def _matches(pattern: str, name: str) -> bool:
    return name == pattern or name.startswith(pattern + ".") or fnmatch.fnmatchcase(name, pattern)


def install(*patterns: str) -> Finder:
    """Compiles modules on first import whose dotted name is one of the patterns, lies in such a package, or matches it."""
    finder = Finder(lambda name, source: True, lambda name: any(_matches(p, name) for p in patterns))
    sys.meta_path.insert(0, finder)
    return finder


def uninstall(finder: Finder) -> None:
    """Takes back what install did; modules that are loaded stay."""
    sys.meta_path.remove(finder)


def run(arguments: list[str]) -> None:
    """`python -m justjitc run PROGRAM ARGUMENT...`: a script and the modules below its folder."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print("usage: python -m justjitc run PROGRAM.py [ARGUMENT...]", file=sys.stderr)
        raise SystemExit(0 if arguments else 2)
    program = arguments[0]
    folder = os.path.dirname(os.path.abspath(program))
    sys.argv[:] = arguments
    sys.path[0] = folder
    sys.meta_path.insert(0, Finder(lambda name, source: os.path.abspath(source).startswith(folder + os.sep) and "site-packages" not in source))
    try:
        library = compiled("__main__", program)
    except FileNotFoundError as error:
        raise SystemExit(f"justjitc: cannot open {program!r}: {error.strerror}") from None
    except (command.CompileError, OSError) as error:
        _warn(program, error)
        import runpy
        runpy.run_path(program, run_name="__main__")
        return
    spec = importlib.util.spec_from_file_location("__main__", library, loader=_Loader("__main__", library, program))
    module = importlib.util.module_from_spec(spec)
    module.__spec__ = None  # as for a script
    sys.modules["__main__"] = module
    spec.loader.exec_module(module)
