"""The package index: whether it can be reached, and installing from it into a folder."""
from __future__ import annotations

import os
import pathlib
import tempfile
from typing import Iterable

from support import Toolchain, run


def index_is_reached(tools: Toolchain, environment: pathlib.Path, probe: str) -> bool:
    """Makes the environment whose pip installs into others, and tries it with a distribution."""
    pip = [environment / "bin/python", "-m", "pip"]
    if not pip[0].exists() or not run([*pip, "--version"]).ok:
        made = run([tools.python, "-m", "venv", "--clear", environment], timeout=300)
        if not made.ok:
            raise SystemExit(f"{tools.python} makes no virtual environment: {made.stdout}{made.stderr}")
    with tempfile.TemporaryDirectory() as folder:
        return run([*pip, "download", "-q", "--disable-pip-version-check", "--no-deps", "-d", folder, probe], timeout=300).ok


def install(environment: pathlib.Path, target: pathlib.Path, requirements: Iterable[str], pure: Iterable[str] = (),
            variables: dict[str, str] | None = None) -> None:
    """Installs into a folder; those named by `pure` from their sdist."""
    command = [environment / "bin/python", "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-compile", "--target", target]
    done = run([*command, *(f"--no-binary={name}" for name in pure), *requirements], timeout=900, env={**os.environ, **(variables or {})})
    if not done.ok:
        raise RuntimeError(f"not to be had from the package index: {' '.join(requirements)}\n{done.stderr[-1500:]}")
