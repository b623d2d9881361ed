"""Calling the compiler from Python: in a process of its own, with its messages as objects."""
from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from typing import Iterable, NamedTuple


class CompileError(Exception):
    """What the compiler said about sources that it could not compile."""


class Module(NamedTuple):
    """A module that was built: its dotted name, its source and its library."""

    name: str
    source: str
    output: str


def command() -> list[str]:
    """The words that start the compiler: $JUSTJITC, the one of this package, or the one in PATH."""
    given = os.environ.get("JUSTJITC")
    if given:
        return [given]
    if importlib.util.find_spec("justjitc._compiler"):
        return [sys.executable, "-m", "justjitc"]
    found = shutil.which("justjitc")
    if not found:
        raise CompileError("there is no compiler: install a wheel of justjitc, or name one in the variable JUSTJITC")
    return [found]


def _shown(message: dict) -> str:
    place = message["file"] + (f":{message['line']}" if message["line"] else "")
    text = f"{place or 'justjitc'}: {message['severity']}: {message['message']}"
    return text + (f"\n  hint: {message['hint']}" if message["hint"] else "")


def build(sources: Iterable[str], *options: str, cwd: str | None = None) -> list[Module]:
    """Compiles as `justjitc SOURCES OPTIONS` does. Warnings go to standard error; CompileError when a module fails."""
    done = subprocess.run([*command(), *sources, *options, "--message-format=json"], stdout=subprocess.PIPE, text=True, cwd=cwd,
                          encoding="utf-8", stdin=subprocess.DEVNULL)
    messages = [json.loads(line) for line in done.stdout.splitlines()]
    diagnostics = [m for m in messages if m["reason"] == "diagnostic"]
    if done.returncode:
        said = "\n".join(_shown(m) for m in diagnostics if m["severity"] == "error")
        raise CompileError(said or f"the compiler ended with exit code {done.returncode}")
    for message in diagnostics:
        print(_shown(message), file=sys.stderr)
    return [Module(m["name"], m["source"], m["output"]) for m in messages if m["reason"] == "module"]


def skipped() -> bool:
    """Has the user asked for the pure package (JUSTJITC_SKIP=1)?"""
    return os.environ.get("JUSTJITC_SKIP", "") not in ("", "0")
