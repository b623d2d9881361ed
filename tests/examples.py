"""The programs of examples/: each is compiled and must print what it prints interpreted. With --demo: shows it."""
from __future__ import annotations

import argparse
import os
import pathlib
import shutil
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from support import ROOT, Tally, Toolchain, add_toolchain_options, run  # noqa: E402

EXAMPLES = ROOT / "examples"


def call(tools: Toolchain, folder: pathlib.Path, name: str):
    """Runs main() of the module and gives its output and the time it took."""
    code = (f"import sys; sys.dont_write_bytecode = True; sys.path.insert(0, {str(folder)!r}); import {name}, time\n"
            f"t = time.perf_counter(); {name}.main(); t = time.perf_counter() - t\n"
            f"print(t, file=sys.stderr)")
    outcome = run([tools.python, "-I", "-c", code], cwd=folder)
    seconds = float(outcome.stderr.split()[-1]) if outcome.ok else 0.0
    return outcome, seconds


def one(tools: Toolchain, source: pathlib.Path, work: pathlib.Path, show: bool) -> str | None:
    name = source.stem
    interpreted, compiled = work / name / "interpreted", work / name / "compiled"
    for folder in interpreted, compiled:
        folder.mkdir(parents=True)
        shutil.copy(source, folder)
    began = time.perf_counter()
    output = compiled / (name + tools.suffix)
    done = tools.compile(compiled / source.name, output)
    seconds = time.perf_counter() - began
    if not done.ok:
        return f"the compiler: {done.status}\n{done.stderr}"
    expected, slow = call(tools, interpreted, name)
    actual, fast = call(tools, compiled, name)
    if (expected.status, expected.stdout) != (actual.status, actual.stdout):
        return f"interpreted: {expected.status}\n{expected.stdout}{expected.stderr}\n" \
               f"compiled: {actual.status}\n{actual.stdout}{actual.stderr}"
    if show:
        print(f"\n$ justjitc examples/{source.name}     # {seconds:.2f} s, {os.path.getsize(output)} bytes")
        print(actual.stdout, end="")
        print(f"interpreted {slow * 1000:8.1f} ms\ncompiled    {fast * 1000:8.1f} ms   "
              f"{slow / fast:.1f} times as fast, same output")
    return None if expected.ok else f"{expected.status}\n{expected.stderr}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    add_toolchain_options(parser)
    parser.add_argument("--demo", action="store_true", help="show what happens")
    options = parser.parse_args()
    tools = Toolchain(options.justjitc, options.python)
    tally = Tally(options.verbose)
    work = pathlib.Path(tempfile.mkdtemp(prefix="justjitc-examples-"))
    try:
        for source in sorted(EXAMPLES.glob("*.py")):
            tally.check(f"examples/{source.name}", one(tools, source, work, options.demo))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
