"""What the test programs under tests/ share: running processes, compiling a module, counting and reporting.

Standard library only; runs on Debian's python3. Nothing here knows a particular kind of test.
"""
from __future__ import annotations

import argparse
import concurrent.futures
import functools
import hashlib
import os
import pathlib
import signal
import subprocess
import sys
from typing import Callable, Iterable, Sequence

TESTS = pathlib.Path(__file__).resolve().parent
ROOT = TESTS.parent


class Toolchain:
    """A compiler and the interpreter it was built for."""

    def __init__(self, justjitc: str, python: str):
        self.justjitc = os.path.abspath(justjitc)
        self.python = python
        # the file that decides what the compiler does: part of cache keys
        if not os.access(self.justjitc, os.X_OK):
            raise SystemExit(f"no compiler at {justjitc}: run ./x build")

    @functools.cached_property
    def suffix(self) -> str:
        """The file name suffix of this Python's extension modules."""
        return self.ask("import _imp; print(_imp.extension_suffixes()[0])")

    @functools.cached_property
    def library(self) -> pathlib.Path:
        """The folder of this Python's standard library."""
        return pathlib.Path(self.ask("import os; print(os.path.dirname(os.__file__))"))

    @functools.cached_property
    def minor(self) -> int:
        return int(self.ask("import sys; print(sys.version_info[1])"))

    @functools.cached_property
    def is_debug(self) -> bool:
        return self.ask("import sys; print(hasattr(sys, 'gettotalrefcount'))") == "True"

    @functools.cached_property
    def fingerprint(self) -> str:
        digest = hashlib.sha256()
        with open(self.justjitc, "rb") as file:
            digest.update(file.read())
        digest.update(self.ask("import sys; print(sys.version)").encode())
        return digest.hexdigest()[:16]

    def ask(self, expression: str) -> str:
        return subprocess.run([self.python, "-I", "-S", "-c", expression], capture_output=True, text=True, check=True,
                              stdin=subprocess.DEVNULL).stdout.strip()

    def compile(self, source, output, *options: str, strict: bool = True, timeout: float = 300) -> Outcome:
        command = [self.justjitc, str(source), "-o", str(output), *options]
        if strict:
            command.append("--strict")
        return run(command, timeout=timeout)


class Outcome:
    """How a process ended. A signal is told by name, a timeout by the word."""

    def __init__(self, status: str, stdout: bytes, stderr: bytes):
        self.status = status
        self.stdout = stdout.decode("utf-8", "backslashreplace")
        self.stderr = stderr.decode("utf-8", "backslashreplace")

    @property
    def ok(self) -> bool:
        return self.status == "exit 0"


def clean_environment(home: pathlib.Path) -> dict:
    """What a tested program sees. A compiler that was built with --coverage has its modules write where LLVM_PROFILE_FILE says."""
    counts = {k: v for k, v in os.environ.items() if k == "LLVM_PROFILE_FILE"}
    return {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", **counts}


def run(command: Sequence[str], *, timeout: float = 120, env: dict | None = None, cwd=None, stdin: bytes = b"",
        preexec: Callable | None = None) -> Outcome:
    """Runs a command in a process group of its own and ends the whole group when the time is over."""
    process = subprocess.Popen([str(c) for c in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=env, cwd=cwd, start_new_session=True, preexec_fn=preexec)
    try:
        out, err = process.communicate(stdin, timeout=timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        return Outcome(f"timeout after {timeout:g} s", out, err)
    code = process.returncode
    status = f"exit {code}" if code >= 0 else f"killed by {signal.Signals(-code).name}"
    return Outcome(status, out, err)


class Tally:
    """Counts results and prints those that need to be seen."""

    def __init__(self, verbose: bool = False):
        self.passed = self.failed = self.skipped = 0
        self.verbose = verbose
        self.failures: list[str] = []

    def passes(self, name: str) -> None:
        self.passed += 1
        if self.verbose:
            print(f"ok      {name}", flush=True)

    def fails(self, name: str, why: str) -> None:
        self.failed += 1
        self.failures.append(name)
        print(f"FAILED  {name}\n{indent(why)}", flush=True)

    def skips(self, name: str, why: str) -> None:
        self.skipped += 1
        print(f"SKIPPED {name}: {why}", flush=True)

    def check(self, name: str, why: str | None) -> None:
        """`why` is None when all is well."""
        if why is None:
            self.passes(name)
        else:
            self.fails(name, why)

    def finish(self) -> int:
        """The last line every test program prints; tests/all.py adds them up."""
        if self.failures:
            print("failed: " + " ".join(self.failures[:200]))
        print(f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped", flush=True)
        return 1 if self.failed else 0


def indent(text: str, limit: int = 60) -> str:
    lines = text.rstrip("\n").split("\n")
    if len(lines) > limit:
        lines = lines[:limit] + [f"... {len(lines) - limit} more lines"]
    return "\n".join("        " + line for line in lines)


def parallel(function: Callable, items: Iterable, jobs: int) -> Iterable:
    """Results in the order of completion as (item, result)."""
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        futures = {pool.submit(function, item): item for item in items}
        for future in concurrent.futures.as_completed(futures):
            yield futures[future], future.result()


def add_toolchain_options(parser: argparse.ArgumentParser) -> None:
    default = "/usr/bin/python3.11"
    parser.add_argument("--justjitc", default=str(ROOT / "build/justjitc"), help="the compiler")
    parser.add_argument("--python", default=default if os.path.exists(default) else sys.executable,
                        help="the interpreter it was built for")
    parser.add_argument("-j", "--jobs", type=int, default=2, help="processes at once")
    parser.add_argument("-v", "--verbose", action="store_true", help="name what passes, too")
